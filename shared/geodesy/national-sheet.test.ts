import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "../contract/errors.ts";
import { toPlane } from "./gauss-kruger.ts";
import {
  nationalSheetBounds,
  nationalSheetNeighbours,
  nationalSheetOf,
  sheetDirections,
} from "./sheet-number.ts";

const degrees = (deg: number, min = 0, sec = 0): number => deg + min / 60 + sec / 3600;

describe("worked examples of sheets.md §1", () => {
  test.each([
    [degrees(114, 33, 45), degrees(39, 22, 30), "J50I090055"],
    [degrees(116, 28, 15), degrees(39, 54, 30), "J50I014238"],
    [degrees(114, 20, 15), degrees(30, 35, 40), "H50I203033"],
    [degrees(104, 3, 59.9), degrees(30, 39, 36.1), "H48I193199"],
    [degrees(102, 42, 45), degrees(25, 2, 30), "G48I426069"],
    [degrees(126, 32, 6), degrees(45, 48, 12), "L52I317052"],
  ])("%d, %d lies on %s", (lonDeg, latDeg, code) => {
    expect(nationalSheetOf(lonDeg, latDeg)).toBe(code);
  });

  test("the row letter I and the scale letter I are told apart by position", () => {
    expect(nationalSheetOf(112, 33)).toBe("I49I432385");
    expect(nationalSheetBounds("I49I432385")).toMatchObject({ westDeg: 112, southDeg: 33 });
  });

  test("H50I203033: limits, and its corners in EPSG:4547", () => {
    const bounds = nationalSheetBounds("H50I203033");
    expect(bounds.westDeg).toBe(degrees(114, 20));
    expect(bounds.southDeg).toBeCloseTo(degrees(30, 35, 25), 12);
    const crs = { centralMeridianDeg: 114, zoneWidthDeg: 3, falseEastingM: 500_000 } as const;
    const corners = [
      [bounds.westDeg, bounds.southDeg, 531_970.1385, 3_385_597.4053],
      [bounds.westDeg, bounds.northDeg, 531_967.8589, 3_386_367.2901],
      [bounds.eastDeg, bounds.northDeg, 532_966.8602, 3_386_370.2947],
      [bounds.eastDeg, bounds.southDeg, 532_969.2111, 3_385_600.4094],
    ] as const;
    for (const [lonDeg, latDeg, eastM, northM] of corners) {
      const [east, north] = toPlane(crs, lonDeg, latDeg);
      expect(Math.abs(east - eastM)).toBeLessThan(1e-4);
      expect(Math.abs(north - northM)).toBeLessThan(1e-4);
    }
  });
});

describe("edges and borders", () => {
  test("a point on an edge belongs to the sheet in the north or east", () => {
    expect(nationalSheetOf(114, 36)).toBe("J50I576001");
    expect(nationalSheetOf(114 - 1e-9, 36 - 1e-9)).toBe("I49I001576");
  });

  test("neighbours cross the borders of 1:1,000,000 sheets", () => {
    expect(nationalSheetNeighbours("J50I576576")).toEqual({
      northWest: "J50I575575",
      north: "J50I575576",
      northEast: "J51I575001",
      west: "J50I576575",
      east: "J51I576001",
      southWest: "I50I001575",
      south: "I50I001576",
      southEast: "I51I001001",
    });
    expect(nationalSheetNeighbours("J50I001001")).toMatchObject({
      northWest: "K49I576576",
      north: "K50I576001",
      west: "J49I001576",
    });
  });

  test.each([
    "",
    "J50I9005",
    "J50I0900555",
    "J50H090055",
    "j50I090055",
    "W50I090055",
    "J00I090055",
    "J61I090055",
    "J50I000055",
    "J50I577055",
    "J50I090000",
    "J50I090577",
  ])("“%s” is no sheet code", (code) => {
    expect(() => nationalSheetBounds(code)).toThrow(
      expect.objectContaining({ code: "value.invalid" }),
    );
  });

  test("places without a number are refused", () => {
    expect(() => nationalSheetOf(114, -0.1)).toThrow(AppError);
    expect(() => nationalSheetOf(114, 89)).toThrow(AppError);
    expect(() => nationalSheetOf(Number.NaN, 39)).toThrow(AppError);
    expect(() => nationalSheetOf(114, Number.NaN)).toThrow(AppError);
  });
});

describe("properties", () => {
  const lon = fc.double({ min: 73, max: 136, noNaN: true });
  const lat = fc.double({ min: 3, max: 54, noNaN: true });

  test("a point lies within the limits of its sheet", () => {
    fc.assert(
      fc.property(lon, lat, (lonDeg, latDeg) => {
        const bounds = nationalSheetBounds(nationalSheetOf(lonDeg, latDeg));
        expect(bounds.westDeg).toBeLessThanOrEqual(lonDeg + 1e-10);
        expect(bounds.eastDeg).toBeGreaterThan(lonDeg);
        expect(bounds.southDeg).toBeLessThanOrEqual(latDeg + 1e-10);
        expect(bounds.northDeg).toBeGreaterThan(latDeg);
      }),
    );
  });

  test("code to limits and back, from the south-west corner and the middle", () => {
    fc.assert(
      fc.property(lon, lat, (lonDeg, latDeg) => {
        const code = nationalSheetOf(lonDeg, latDeg);
        const { westDeg, southDeg, eastDeg, northDeg } = nationalSheetBounds(code);
        expect(nationalSheetOf(westDeg, southDeg)).toBe(code);
        expect(nationalSheetOf((westDeg + eastDeg) / 2, (southDeg + northDeg) / 2)).toBe(code);
      }),
    );
  });

  test("a neighbour's limits join, and its opposite neighbour is the sheet itself", () => {
    const directions = Object.keys(sheetDirections) as (keyof typeof sheetDirections)[];
    // Rows and columns at the borders of 1:1,000,000 sheets come up often.
    const place = fc.constantFrom(1, 2, 288, 575, 576);
    const letter = fc.constantFrom(..."BCDEFGHIJKLMN");
    fc.assert(
      fc.property(letter, fc.integer({ min: 1, max: 60 }), place, place, (row, zone, c, d) => {
        const pad = (value: number, count: number) => String(value).padStart(count, "0");
        const code = `${row}${pad(zone, 2)}I${pad(c, 3)}${pad(d, 3)}`;
        const neighbours = nationalSheetNeighbours(code);
        expect(new Set(Object.values(neighbours)).size).toBe(8);
        for (const [i, direction] of directions.entries()) {
          const back = nationalSheetNeighbours(neighbours[direction]);
          expect(back[directions[directions.length - 1 - i]!]).toBe(code);
        }
        const bounds = nationalSheetBounds(code);
        expect(nationalSheetBounds(neighbours.north).southDeg).toBe(bounds.northDeg);
        const eastern = nationalSheetBounds(neighbours.east).westDeg;
        expect(Math.abs(eastern - bounds.eastDeg) % 360).toBe(0);
      }),
    );
  });
});
