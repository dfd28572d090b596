import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../sample-data/generator/random.ts";
import { createClipperEngine } from "./clipper-engine.ts";
import { type Box, type GridRing, type Region, regionAreaM2, regionBox } from "./grid.ts";
import { outlineWithin } from "./outline.ts";
import { turfEngine } from "./turf-engine.ts";

const ring = (...coordinates: number[]): GridRing => Int32Array.from(coordinates);
const square = (x: number, y: number, side: number) =>
  ring(x, y, x + side, y, x + side, y + side, x, y + side);
const everything: Box = [-1_000_000, -1_000_000, 1_000_000, 1_000_000];

/** How often the rings wind around a point that lies on none of their sides. */
function windingNumber(rings: Region, x: number, y: number): number {
  let winding = 0;
  for (const r of rings) {
    for (let i = 0, j = r.length - 2; i < r.length; j = i, i += 2) {
      const [ax, ay, bx, by] = [r[j]!, r[j + 1]!, r[i]!, r[i + 1]!];
      if (ay > y === by > y) continue;
      if (x < ((bx - ax) * (y - ay)) / (by - ay) + ax) winding += by > ay ? 1 : -1;
    }
  }
  return winding;
}

describe("outlineWithin", () => {
  it("makes one ring of two that share a side", () => {
    const outline = outlineWithin([square(0, 0, 10), square(10, 0, 10)], everything);
    expect(outline).toEqual([ring(0, 0, 10, 0, 20, 0, 20, 10, 10, 10, 0, 10)]);
  });

  it("makes an outer ring and a hole of neighbours around a gap", () => {
    const around = [0, 1, 2, 3, 5, 6, 7, 8].map((i) =>
      square((i % 3) * 10, Math.floor(i / 3) * 10, 10),
    );
    const outline = outlineWithin(around, everything);
    expect(outline).toHaveLength(2);
    expect(regionAreaM2(outline)).toBe(regionAreaM2(around));
  });

  it("leaves overlapping and equal rings as they are: nothing runs both ways", () => {
    const rings = [square(0, 0, 10), square(5, 5, 10), square(5, 5, 10)];
    expect(outlineWithin(rings, everything)).toEqual(rings);
  });

  it("drops what lies beside the box and keeps what holds it", () => {
    const box: Box = [10, 10, 20, 20];
    expect(outlineWithin([square(30, 0, 50), square(0, 21, 9)], box)).toEqual([]);
    expect(outlineWithin([square(0, 0, 50)], box)).toEqual([square(0, 0, 50)]);
  });

  it("does not cut a corner of the box where a ring goes around it", () => {
    const around = ring(-1, 0, -1, 5, -1, 11, -1, 12, 5, 12, 9, 12, 9, 30, -30, 30, -30, 0);
    expect(windingNumber(outlineWithin([around], [0, 0, 10, 10]), 5, 5)).toBe(0);
  });

  it("winds around every point of the box as before, for nets of parcels with errors (D9, D13)", () => {
    const random = seededRandom(13);
    for (let round = 0; round < 200; round++) {
      const rings = netOfParcels(random, round % 3 === 0 ? 3 : 0);
      const [x, y] = [random.integer(-20, 500), random.integer(-20, 500)];
      const box: Box = [x, y, x + random.integer(1, 400), y + random.integer(1, 400)];
      const outline = outlineWithin(rings, box);
      for (let probe = 0; probe < 30; probe++) {
        const px = box[0] + random.next() * (box[2] - box[0]);
        const py = box[1] + random.next() * (box[3] - box[1]);
        expect(windingNumber(outline, px, py)).toBe(windingNumber(rings, px, py));
      }
    }
  });

  it("takes less than half of the sides of a net, and Clipper2 then leaves what Turf leaves (D13)", async () => {
    const engine = await createClipperEngine();
    const random = seededRandom(14);
    const rings = netOfParcels(random, 0).map((r) => r.map((value) => value * 1000));
    const field = square(33_000, 41_000, 377_000);
    const outline = outlineWithin(rings, regionBox([field]));
    const sides = (region: Region) => region.reduce((sum, r) => sum + r.length / 2, 0);
    expect(sides(outline)).toBeLessThan(sides(rings) / 2);
    const byClipper = regionAreaM2(engine.difference([field], rings));
    expect(byClipper).toBeGreaterThan(0);
    expect(byClipper).toBeCloseTo(regionAreaM2(turfEngine.difference([field], rings)), 1);
  });
});

/** Ten by ten cells of about 50 units with wandering corners, some missing, some moved off their place. */
function netOfParcels(random: ReturnType<typeof seededRandom>, moved: number): GridRing[] {
  const corner = Array.from({ length: 121 }, (_, i) => [
    (i % 11) * 50 + random.integer(-15, 15),
    Math.floor(i / 11) * 50 + random.integer(-15, 15),
  ]);
  const rings: GridRing[] = [];
  for (let cell = 0; cell < 100; cell++) {
    if (random.next() < 0.1) continue;
    const from = Math.floor(cell / 10) * 11 + (cell % 10);
    const corners = [from, from + 1, from + 12, from + 11].map((i) => corner[i]!);
    const shift = random.next() * 100 < moved ? 7 : 0;
    rings.push(ring(...corners.flatMap(([x, y]) => [x! + shift, y! - shift])));
  }
  return rings;
}
