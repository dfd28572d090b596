import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "../contract/errors.ts";
import {
  rectangularSheetBounds,
  rectangularSheetNeighbours,
  rectangularSheetOf,
} from "./sheet-number.ts";

test("worked example of sheets.md §2: northing first, one decimal", () => {
  expect(rectangularSheetOf(531_020.111, 3_386_012.345)).toBe("3386.0-531.0");
  expect(rectangularSheetBounds("3386.0-531.0")).toEqual({
    westM: 531_000,
    southM: 3_386_000,
    eastM: 532_000,
    northM: 3_387_000,
  });
});

test("a point on an edge belongs to the sheet in the north or east", () => {
  expect(rectangularSheetOf(532_000, 3_387_000)).toBe("3387.0-532.0");
  expect(rectangularSheetOf(531_999.9999, 3_386_999.9999)).toBe("3386.0-531.0");
});

test("eight neighbours", () => {
  expect(rectangularSheetNeighbours("3386.0-531.0")).toEqual({
    northWest: "3387.0-530.0",
    north: "3387.0-531.0",
    northEast: "3387.0-532.0",
    west: "3386.0-530.0",
    east: "3386.0-532.0",
    southWest: "3385.0-530.0",
    south: "3385.0-531.0",
    southEast: "3385.0-532.0",
  });
});

test.each(["", "3386-531", "3386.0-531", "3386.5-531.0", "531.0-3386.0", "3386.0-531.0 "])(
  "“%s” is no sheet number",
  (code) => {
    expect(() => rectangularSheetBounds(code)).toThrow(AppError);
  },
);

test("an easting that still has its zone prefix is refused", () => {
  expect(() => rectangularSheetOf(38_531_020, 3_386_012)).toThrow(/带号/);
  expect(() => rectangularSheetOf(Number.NaN, 3_386_012)).toThrow(AppError);
});

test("property: number to limits and back; the north-east's south-west is the sheet", () => {
  const east = fc.double({ min: 200_000, max: 800_000, noNaN: true });
  const north = fc.double({ min: 1_900_000, max: 6_000_000, noNaN: true });
  fc.assert(
    fc.property(east, north, (eastM, northM) => {
      const code = rectangularSheetOf(eastM, northM);
      const bounds = rectangularSheetBounds(code);
      expect(bounds.westM <= eastM && eastM < bounds.eastM).toBe(true);
      expect(bounds.southM <= northM && northM < bounds.northM).toBe(true);
      expect(rectangularSheetOf(bounds.westM, bounds.southM)).toBe(code);
      const { northEast } = rectangularSheetNeighbours(code);
      expect(rectangularSheetNeighbours(northEast).southWest).toBe(code);
    }),
  );
});
