import { describe, expect, it } from "vitest";
import { createClipperEngine } from "./clipper-engine.ts";
import { type GridRing, type Region, regionAreaM2 } from "./grid.ts";
import { turfEngine } from "./turf-engine.ts";

const engine = await createClipperEngine();
const ring = (...xy: number[]): GridRing => Int32Array.of(...xy);
const square = (x: number, y: number, size: number) =>
  ring(x, y, x + size, y, x + size, y + size, x, y + size);
const reversed = (xy: GridRing): GridRing => {
  const points = Array.from({ length: xy.length / 2 }, (_, i) => [xy[2 * i]!, xy[2 * i + 1]!]);
  return Int32Array.from(points.reverse().flat());
};

describe("Clipper2 as engine", () => {
  it("D13: splits what Clipper2's own intersection gets wrong, and no square centimetre is counted twice", () => {
    // Found in a made township: a vertex of one parcel lies 0.006 mm beside a side of the other.
    const scenes: [Region, Region][] = [
      [
        [ring(358610, 1188040, 202190, 1255930, 0, 0)],
        [
          ring(325820, 1197640, 260530, 1222550, 72640, 207890),
          ring(291390, 1210560, 315760, 1202280, 339240, 1191450, 248840, 1981960),
        ],
      ],
      [
        [ring(856820, 100920, 537830, 93570, 0, 0)],
        [
          ring(516430, 85900, 597160, 86890, 556210, 91640),
          ring(508470, 83890, 538450, 91460, 569390, 90410, 518260, 291180),
        ],
      ],
    ].map(([subject, clip]) => [subject!.map(turned), clip!.map(turned)]);
    for (const [subject, clip] of scenes) {
      const { inside, outside } = engine.split(subject, clip);
      const turf = turfEngine.split(subject, clip);
      expect(regionAreaM2(inside)).toBeCloseTo(regionAreaM2(turf.inside), 2);
      expect(regionAreaM2(outside)).toBeCloseTo(regionAreaM2(turf.outside), 2);
      expect(regionAreaM2(inside) + regionAreaM2(outside)).toBeCloseTo(regionAreaM2(subject), 2);
      expect(engine.intersection(subject, clip)).toEqual(inside);
    }
  });

  it("counts what overlapping clips cover once", () => {
    const field = [square(0, 0, 100_000)];
    const twice = [square(0, 0, 60_000), square(40_000, 0, 60_000)];
    const { inside, outside } = engine.split(field, twice);
    expect(regionAreaM2(inside)).toBe(60);
    expect(regionAreaM2(outside)).toBe(40);
  });

  it("an empty side costs nothing and changes nothing", () => {
    const field = [square(0, 0, 100_000)];
    expect(engine.split(field, [])).toEqual({ inside: [], outside: field });
    expect(engine.split([], field)).toEqual({ inside: [], outside: [] });
    expect(engine.union([])).toEqual([]);
    expect(engine.repair([])).toEqual([]);
    expect(engine.offset([], 1)).toEqual([]);
    expect(engine.parts([])).toEqual([]);
  });

  it("keeps coordinates on both sides of zero and beyond 31 bits of sum", () => {
    const wide = [square(-1_000_000_000, -1_000_000_000, 2_000_000_000)];
    const half = [ring(0, -1_000_000_000, 1_000_000_000, -1_000_000_000, 0, 1_000_000_000)];
    const { inside, outside } = engine.split(wide, half);
    expect(regionAreaM2(inside)).toBeCloseTo(1e10, 0);
    expect(regionAreaM2(outside)).toBeCloseTo(3e10, 0);
  });

  it("repairs by the even-odd rule whatever the direction of the rings", () => {
    const outer = square(0, 0, 100_000);
    const hole = square(20_000, 20_000, 40_000);
    for (const rings of [
      [outer, hole],
      [outer, reversed(hole)],
      [reversed(outer), hole],
    ]) {
      expect(regionAreaM2(engine.repair(rings))).toBe(84);
    }
    const bowTie = ring(0, 0, 100_000, 100_000, 100_000, 0, 0, 100_000);
    expect(regionAreaM2(engine.repair([bowTie]))).toBe(50);
  });
});

describe("Clipper2 on regions", () => {
  it("gives parts with their holes, and an island in a hole as a part of its own", () => {
    const region = engine.repair([
      square(0, 0, 100_000),
      square(10_000, 10_000, 50_000),
      square(20_000, 20_000, 10_000),
      square(200_000, 0, 10_000),
    ]);
    const parts = engine.parts(region);
    expect(parts.map((part) => [part.length, regionAreaM2(part)])).toEqual([
      [2, 75],
      [1, 1],
      [1, 1],
    ]);
  });

  it("offsets by a distance in metres and loses what is too thin to shrink", () => {
    const field = [square(0, 0, 100_000)];
    expect(regionAreaM2(engine.offset(field, 1))).toBe(144);
    expect(regionAreaM2(engine.offset(field, -1))).toBe(64);
    expect(engine.offset(field, -5)).toEqual([]);
  });

  it("D9: equal regions come out equal, whatever vertex or ring they start with", () => {
    const a = engine.difference(
      [ring(0, 0, 90_000, 3, 100_000, 99_999, 7, 100_000)],
      [square(10_000, 10_000, 5_000), square(50_000, 50_000, 9_000)],
    );
    const b = engine.difference(
      [ring(100_000, 99_999, 7, 100_000, 0, 0, 90_000, 3)],
      [square(50_000, 50_000, 9_000), square(10_000, 10_000, 5_000)],
    );
    expect(a).toEqual(b);
  });
});

/** Counter-clockwise, as regions are. */
function turned(xy: GridRing): GridRing {
  return regionAreaM2([xy]) < 0 ? reversed(xy) : xy;
}
