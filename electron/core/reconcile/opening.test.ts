import { describe, expect, it } from "vitest";
import { createClipperEngine } from "./clipper-engine.ts";
import { type GridRing, type Region, regionAreaM2, regionPerimeterM } from "./grid.ts";
import { isNarrowerThan, openRegion, splitByWidth } from "./opening.ts";

const engine = await createClipperEngine();
const box = (x: number, y: number, width: number, height: number): GridRing =>
  Int32Array.from(
    [x, y, x + width, y, x + width, y + height, x, y + height].map((m) => Math.round(m * 10_000)),
  );

/** A field of 60 m × 40 m at the end of a web of gaps 0.6 m wide between parcels of 10 m × 20 m. */
function fieldInWeb(): { region: Region; webKm: number } {
  const gapsUp = Array.from({ length: 41 }, (_, i) => box(60 + i * 10, 0, 0.6, 400));
  const gapsAcross = Array.from({ length: 21 }, (_, i) => box(60, i * 20, 400.6, 0.6));
  const region = engine.union([box(0, 0, 60.3, 40), ...gapsUp, ...gapsAcross]);
  return { region, webKm: (regionPerimeterM(region) - 160) / 2 / 1000 };
}

describe("opening (D16)", () => {
  it("D16: a wide field tied to kilometres of gap web stays whole, and the web goes", () => {
    const { region, webKm } = fieldInWeb();
    expect(webKm).toBeGreaterThan(20);
    const meanWidthM = (2 * regionAreaM2(region)) / regionPerimeterM(region);
    expect(meanWidthM).toBeLessThan(2);
    const { inside: core, outside: web } = splitByWidth(engine, engine, region, 2);
    expect(engine.parts(core)).toHaveLength(1);
    expect(regionAreaM2(core)).toBeGreaterThan(2400);
    expect(regionAreaM2(core)).toBeLessThan(2430);
    expect(regionAreaM2(web)).toBeCloseTo(regionAreaM2(region) - regionAreaM2(core), 2);
  });

  it("keeps a strip as wide as asked with its own corners, and drops one a centimetre narrower", () => {
    const wide = [box(0, 0, 100, 2.01)];
    expect(openRegion(engine, engine, wide, 2)).toEqual(wide);
    expect(openRegion(engine, engine, [box(0, 0, 100, 1.99)], 2)).toEqual([]);
  });

  it("takes the thin neck from between two fields", () => {
    const dumbbell = engine.union([box(0, 0, 30, 30), box(30, 10, 40, 1), box(70, 0, 30, 30)]);
    const core = openRegion(engine, engine, dumbbell, 2);
    expect(engine.parts(core)).toHaveLength(2);
    expect(regionAreaM2(core)).toBeCloseTo(1800, 1);
  });

  it("nothing left is all sliver", () => {
    const strip = [box(0, 0, 100, 1)];
    expect(splitByWidth(engine, engine, strip, 2)).toEqual({ inside: [], outside: strip });
    expect(splitByWidth(engine, engine, [], 2)).toEqual({ inside: [], outside: [] });
  });

  it("tells whether a region is narrower than a width everywhere", () => {
    expect(isNarrowerThan(engine, [box(0, 0, 100, 4.9)], 5)).toBe(true);
    expect(isNarrowerThan(engine, [box(0, 0, 100, 5.1)], 5)).toBe(false);
    expect(isNarrowerThan(engine, [box(0, 0, 100, 0.1)], 0)).toBe(false);
  });
});
