import { describe, expect, it } from "vitest";
import { createClipperEngine } from "./clipper-engine.ts";
import { regionAreaM2, ringTwiceArea } from "./grid.ts";
import { isSimpleRing, regionInFrame, repairFeature } from "./repair.ts";

const engine = await createClipperEngine();
const east = 500_000;
const north = 4_100_000;
const ring = (...xy: number[]) =>
  Float64Array.from(xy, (value, i) => value + (i % 2 === 0 ? east : north));
const square = (x: number, y: number, size: number) =>
  ring(x, y, x + size, y, x + size, y + size, x, y + size);

describe("making features ready for overlay", () => {
  it("only turns a valid ring, and says nothing of a repair", () => {
    const clockwise = ring(0, 0, 0, 10, 10, 10, 10, 0);
    const { region, areaBeforeM2, frame } = repairFeature(engine, [[clockwise]]);
    expect(regionAreaM2(region)).toBe(100);
    expect(areaBeforeM2).toBeNull();
    expect(frame).toEqual({ originX: east * 10_000, originY: north * 10_000 });
  });

  it("keeps holes whatever their direction, and unites parts", () => {
    const withHole = repairFeature(engine, [[square(0, 0, 10), square(2, 2, 4)]]);
    expect(regionAreaM2(withHole.region)).toBe(84);
    expect(withHole.areaBeforeM2).toBeNull();
    const twoParts = repairFeature(engine, [[square(0, 0, 10)], [square(20, 0, 10)]]);
    expect(regionAreaM2(twoParts.region)).toBe(200);
    expect(twoParts.areaBeforeM2).toBeNull();
  });

  it("T4: a bow-tie keeps both wings and reports the area before", () => {
    const { region, areaBeforeM2 } = repairFeature(engine, [[ring(0, 0, 10, 10, 10, 0, 0, 10)]]);
    expect(regionAreaM2(region)).toBe(50);
    expect(areaBeforeM2).toBe(0);
  });

  it("parts that lie on each other count once and are reported", () => {
    const { region, areaBeforeM2 } = repairFeature(engine, [
      [square(0, 0, 10)],
      [square(5, 0, 10)],
    ]);
    expect(regionAreaM2(region)).toBe(150);
    expect(areaBeforeM2).toBe(200);
  });

  it("nothing comes of what has no area", () => {
    expect(repairFeature(engine, []).region).toEqual([]);
    expect(repairFeature(engine, [[]]).region).toEqual([]);
    expect(repairFeature(engine, [[ring(0, 0, 10, 0, 5, 0)]]).region).toEqual([]);
    expect(repairFeature(engine, [[ring(0, 0, 0.00001, 0, 0, 0.00001)]]).region).toEqual([]);
  });

  it("a spike is cut off", () => {
    const { region } = repairFeature(engine, [[ring(0, 0, 10, 0, 10, 10, 10, 30, 10, 10, 0, 10)]]);
    expect(regionAreaM2(region)).toBe(100);
    expect(ringTwiceArea(region[0]!)).toBeGreaterThan(0);
  });

  it("moves to another frame exactly", () => {
    const feature = repairFeature(engine, [[square(0.1234, 0.5678, 10)]]);
    const frame = { originX: (east - 100) * 10_000, originY: (north + 7) * 10_000 };
    const [moved] = regionInFrame(feature, frame);
    const [own] = feature.region;
    expect([...moved!]).toEqual([...own!].map((v, i) => v + (i % 2 === 0 ? 1_000_000 : -70_000)));
    expect(regionInFrame(feature, feature.frame)).toBe(feature.region);
  });
});

describe("isSimpleRing", () => {
  it("is true for a ring that never meets itself", () => {
    expect(isSimpleRing(Int32Array.of(0, 0, 9, 0, 9, 9, 5, 2, 0, 9))).toBe(true);
  });

  it.each([
    ["crosses itself", [0, 0, 9, 9, 9, 0, 0, 9]],
    ["touches a side with a vertex", [0, 0, 10, 0, 10, 10, 5, 0, 0, 10]],
    ["goes through a vertex twice", [0, 0, 5, 5, 10, 0, 10, 10, 5, 5, 0, 10]],
    ["runs back along a side", [0, 0, 10, 0, 10, 10, 10, 5, 0, 10]],
    ["is flat", [0, 0, 10, 0, 5, 0]],
    ["has two vertices", [0, 0, 10, 0]],
  ])("is false for a ring that %s", (_, xy) => {
    expect(isSimpleRing(Int32Array.from(xy))).toBe(false);
  });

  it("leaves rings of more than 400 sides to the engine", () => {
    const circle = Int32Array.from({ length: 802 }, (_, i) => {
      const angle = (Math.floor(i / 2) / 401) * 2 * Math.PI;
      return Math.round(1e6 * (i % 2 === 0 ? Math.cos(angle) : Math.sin(angle)));
    });
    expect(isSimpleRing(circle)).toBe(false);
    expect(isSimpleRing(circle.subarray(0, 800))).toBe(true);
  });
});
