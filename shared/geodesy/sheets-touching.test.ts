import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Ring } from "../geometry/types.ts";
import { toDegrees, toPlane } from "./gauss-kruger.ts";
import {
  nationalSheetBounds,
  nationalSheetNeighbours,
  nationalSheetOf,
  nationalSheetsTouching,
} from "./sheet-number.ts";

const crs = { centralMeridianDeg: 114, zoneWidthDeg: 3, falseEastingM: 500_000 } as const;
const home = "H50I203033";
const around = nationalSheetNeighbours(home);

/** A point of the plane by its place in the home sheet: 0, 0 is its south-west corner, 1, 1 the north-east. */
function at(right: number, up: number): readonly [number, number] {
  const { westDeg, southDeg, eastDeg, northDeg } = nationalSheetBounds(home);
  return toPlane(crs, westDeg + (eastDeg - westDeg) * right, southDeg + (northDeg - southDeg) * up);
}

const ringAt = (...places: (readonly [number, number])[]): Ring =>
  Float64Array.from(places.flatMap(([right, up]) => at(right, up)));

const boxAt = (west: number, south: number, east: number, north: number): Ring =>
  ringAt([west, south], [east, south], [east, north], [west, north]);

describe("national sheets that a plot touches", () => {
  test("a plot inside one sheet", () => {
    expect(nationalSheetsTouching(crs, [[boxAt(0.2, 0.2, 0.4, 0.4)]])).toEqual([home]);
  });

  test("a plot over a corner lies on four, sorted", () => {
    const codes = nationalSheetsTouching(crs, [[boxAt(0.9, 0.9, 1.1, 1.1)]]);
    expect(codes).toEqual([home, around.north, around.east, around.northEast].sort());
  });

  test("an edge through a sheet counts though no vertex lies there", () => {
    // From the middle of the west neighbour to the middle of the east one, straight through home.
    const strip = ringAt([-0.5, 0.5], [1.5, 0.5], [1.5, 0.51], [-0.5, 0.51]);
    expect(nationalSheetsTouching(crs, [[strip]])).toEqual([around.west, home, around.east].sort());
  });

  test("a sheet whose corner lies in the bounding box only does not count", () => {
    const triangle = ringAt([0.2, 0.2], [1.2, 0.2], [0.2, 1.2]);
    expect(nationalSheetsTouching(crs, [[triangle]])).toEqual(
      [home, around.east, around.north].sort(),
    );
  });

  test("a hole over a whole sheet takes it out, a smaller one does not", () => {
    const outer = boxAt(-0.5, -0.5, 1.5, 1.5);
    const whole = boxAt(-0.1, -0.1, 1.1, 1.1);
    expect(nationalSheetsTouching(crs, [[outer, whole]])).toEqual(Object.values(around).sort());
    const part = boxAt(0.1, 0.1, 0.9, 0.9);
    expect(nationalSheetsTouching(crs, [[outer, part]])).toHaveLength(9);
  });

  test("a concave plot that goes around a sheet's corner leaves that sheet out", () => {
    const bracket = ringAt([0.5, 0.5], [1.5, 0.5], [1.5, 0.8], [0.8, 0.8], [0.8, 1.5], [0.5, 1.5]);
    expect(nationalSheetsTouching(crs, [[bracket]])).toEqual(
      [home, around.east, around.north].sort(),
    );
  });

  test("a plot that ends on the sheet's edge is not on the next sheet", () => {
    expect(nationalSheetsTouching(crs, [[boxAt(0.5, 0.3, 1, 0.6)]])).toEqual([home]);
  });

  test("a plot of half a square metre over a corner still lies on its four sheets", () => {
    const codes = nationalSheetsTouching(crs, [[boxAt(0.9996, 0.9996, 1.0004, 1.0004)]]);
    expect(codes).toHaveLength(4);
  });

  test("the parts of a plot are taken together", () => {
    const codes = nationalSheetsTouching(crs, [
      [boxAt(0.1, 0.1, 0.2, 0.2)],
      [boxAt(1.1, 0.1, 1.2, 0.2)],
      [],
    ]);
    expect(codes).toEqual([home, around.east].sort());
    expect(nationalSheetsTouching(crs, [])).toEqual([]);
  });

  test("property: every point well inside a triangle lies on one of its sheets", () => {
    const place = fc.double({ min: -1.5, max: 2.5, noNaN: true });
    const point = fc.tuple(place, place);
    fc.assert(
      fc.property(
        point,
        point,
        point,
        fc.double({ min: 0.1, max: 0.8, noNaN: true }),
        (...given) => {
          const [a, b, c, share] = given;
          const triangle = ringAt(a, b, c);
          const mix = (from: number, over: number, to: number) =>
            triangle[from]! * share * 0.9 +
            triangle[over]! * (1 - share) +
            triangle[to]! * share * 0.1;
          const inside = toDegrees(crs, mix(0, 2, 4), mix(1, 3, 5));
          const twiceM2 =
            (triangle[2]! - triangle[0]!) * (triangle[5]! - triangle[1]!) -
            (triangle[4]! - triangle[0]!) * (triangle[3]! - triangle[1]!);
          fc.pre(Math.abs(twiceM2) > 1000);
          expect(nationalSheetsTouching(crs, [[triangle]])).toContain(nationalSheetOf(...inside));
        },
      ),
    );
  });
});
