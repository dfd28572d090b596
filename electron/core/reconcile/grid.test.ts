import { describe, expect, it } from "vitest";
import {
  frameAt,
  regionAreaM2,
  regionBox,
  regionPerimeterM,
  reversedRing,
  ringTwiceArea,
  snapRing,
  toMultiPolygon,
} from "./grid.ts";

const frame = frameAt(500_000.7, 4_100_000.2);

describe("the 0.1 mm grid", () => {
  it("counts from whole metres, so that a shift by metres shifts nothing in the frame", () => {
    expect(frame).toEqual({ originX: 5_000_000_000, originY: 41_000_000_000 });
    const ring = Float64Array.of(
      500_000.7,
      4_100_000.2,
      500_010.12345,
      4_100_000.2,
      500_005,
      4_100_009,
    );
    const moved = ring.map((value, i) => value + (i % 2 === 0 ? 12_000 : -7_000));
    expect(snapRing(moved, frameAt(512_000.7, 4_093_000.2))).toEqual(snapRing(ring, frame));
  });

  it("snaps to the nearest unit and drops vertices that fall together, the last on the first too", () => {
    const ring = Float64Array.of(
      500_000.00004,
      4_100_000,
      500_000.00001,
      4_100_000.00002,
      500_010,
      4_100_000,
      500_010,
      4_100_010.00006,
      500_000.00003,
      4_099_999.99999,
    );
    expect([...snapRing(ring, frame)!]).toEqual([0, 0, 100_000, 0, 100_000, 100_001]);
  });

  it("gives nothing for a ring without three places", () => {
    const flat = Float64Array.of(500_000, 4_100_000, 500_000.00001, 4_100_000, 500_001, 4_100_000);
    expect(snapRing(flat, frame)).toHaveLength(0);
    expect(snapRing(new Float64Array(0), frame)).toHaveLength(0);
  });

  it("measures area with sign, border and box", () => {
    const outer = Int32Array.of(0, 0, 100_000, 0, 100_000, 50_000, 0, 50_000);
    const hole = reversedRing(Int32Array.of(10_000, 10_000, 20_000, 10_000, 20_000, 20_000));
    expect(ringTwiceArea(outer)).toBe(1e10);
    expect(ringTwiceArea(reversedRing(outer))).toBe(-1e10);
    expect(regionAreaM2([outer, hole])).toBe(49.5);
    expect(regionPerimeterM([outer, hole])).toBeCloseTo(30 + 2 + Math.SQRT2, 9);
    expect(regionBox([outer, hole])).toEqual([0, 0, 100_000, 50_000]);
    expect(regionBox([])).toEqual([Infinity, Infinity, -Infinity, -Infinity]);
  });

  it("is exact for a square of 6 km", () => {
    const side = 60_000_000;
    const square = Int32Array.of(0, 0, side, 0, side, side, 0, side);
    expect(regionAreaM2([square])).toBe(36_000_000);
  });

  it("goes back to metres", () => {
    const ring = Int32Array.of(1, 2, 100_000, 0, 0, 100_000);
    const [[metres]] = toMultiPolygon([[ring]], frame) as [[Float64Array]];
    expect([...metres]).toEqual([
      500_000.0001, 4_100_000.0002, 500_010, 4_100_000, 500_000, 4_100_010,
    ]);
  });
});
