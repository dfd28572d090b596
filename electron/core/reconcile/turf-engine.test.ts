import { describe, expect, it } from "vitest";
import { createClipperEngine } from "./clipper-engine.ts";
import { type GridRing, regionAreaM2, reversedRing } from "./grid.ts";
import { turfEngine } from "./turf-engine.ts";

const engine = await createClipperEngine();
const square = (x: number, y: number, size: number): GridRing =>
  Int32Array.of(x, y, x + size, y, x + size, y + size, x, y + size);

describe("Turf as the second engine (D13)", () => {
  it("gives the same rings as Clipper2 where nothing is rounded", () => {
    const field = [square(0, 0, 100_000)];
    const parcels = [square(10_000, 10_000, 30_000), square(80_000, 80_000, 50_000)];
    expect(turfEngine.difference(field, parcels)).toEqual(engine.difference(field, parcels));
    expect(turfEngine.intersection(field, parcels)).toEqual(engine.intersection(field, parcels));
    const { inside, outside } = turfEngine.split(field, parcels);
    expect(regionAreaM2(inside)).toBe(13);
    expect(regionAreaM2(outside)).toBe(87);
  });

  it("puts crossings on the grid, holes clockwise", () => {
    const field = [square(0, 0, 100_001)];
    const slanted = [Int32Array.of(-3, 7, 50_000, 33_331, 20_000, 90_007)];
    const left = turfEngine.difference(field, slanted);
    expect(left.every((ring) => ring.every(Number.isInteger))).toBe(true);
    const holed = turfEngine.difference(field, [square(40_000, 40_000, 10)]);
    expect(holed.map((ring) => Math.sign(regionAreaM2([ring])))).toEqual([1, -1]);
  });

  it("an empty side costs nothing", () => {
    const field = [square(0, 0, 100_000)];
    expect(turfEngine.split(field, [])).toEqual({ inside: [], outside: field });
    expect(turfEngine.split([], field)).toEqual({ inside: [], outside: [] });
    expect(turfEngine.difference(field, field)).toEqual([]);
  });

  it("gives each hole to the smallest ring around it", () => {
    const island = square(30_000, 30_000, 20_000);
    const pond = reversedRing(square(35_000, 35_000, 5_000));
    const lake = reversedRing(square(20_000, 20_000, 40_000));
    const land = square(0, 0, 100_000);
    const parts = turfEngine.parts([pond, land, lake, island]);
    expect(parts.map((part) => regionAreaM2(part))).toEqual([84, 3.75]);
  });
});
