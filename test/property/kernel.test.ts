import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { patchToleranceM2 } from "../../electron/core/reconcile/balance.ts";
import { createClipperEngine } from "../../electron/core/reconcile/clipper-engine.ts";
import { engineToleranceM2 } from "../../electron/core/reconcile/compare-engines.ts";
import { type Region, regionAreaM2, regionPerimeterM } from "../../electron/core/reconcile/grid.ts";
import { openRegion } from "../../electron/core/reconcile/opening.ts";
import { overlapToleranceM2 } from "../../electron/core/reconcile/overlaps.ts";
import {
  isSimpleRing,
  regionInFrame,
  repairFeature,
} from "../../electron/core/reconcile/repair.ts";
import { sharedAreaM2 } from "../../electron/core/reconcile/shared-area.ts";
import { turfEngine } from "../../electron/core/reconcile/turf-engine.ts";
import type { Ring } from "../../shared/geometry/types.ts";
import {
  evenOddAreaM2,
  polygonOf,
  type Side,
  sidesOf,
  starRing,
  tangledRing,
  turned,
} from "./arbitrary-land.ts";

const engine = await createClipperEngine();
const fieldRing = starRing({ middleM: [150, 150], radiusM: [20, 150] });
const parcelRing = starRing({ middleM: [300, 300], radiusM: [5, 60] });

/** A patch and its parcels in the patch's frame. */
function sceneOf(field: Ring, parcels: readonly Ring[]): { patch: Region; taken: Region } {
  const { frame, region } = repairFeature(engine, polygonOf(field));
  const taken = parcels.flatMap((ring) =>
    regionInFrame(repairFeature(engine, polygonOf(ring)), frame),
  );
  return { patch: region, taken };
}

const scene = fc
  .tuple(fieldRing, fc.array(parcelRing, { minLength: 1, maxLength: 8 }))
  .map(([field, parcels]) => sceneOf(field, parcels));

describe("overlay of random land", () => {
  test("D13: patch = covered + left over, for any parcels", () => {
    fc.assert(
      fc.property(scene, ({ patch, taken }) => {
        const { inside, outside } = engine.split(patch, taken);
        const areaM2 = regionAreaM2(patch);
        const errorM2 = areaM2 - regionAreaM2(inside) - regionAreaM2(outside);
        expect(Math.abs(errorM2)).toBeLessThanOrEqual(
          patchToleranceM2(areaM2, regionPerimeterM(patch)),
        );
      }),
      { numRuns: 400 },
    );
  });

  test("D13: Turf takes away the same area as Clipper2", () => {
    fc.assert(
      fc.property(scene, ({ patch, taken }) => {
        const clipper = engine.difference(patch, taken);
        const turf = turfEngine.difference(patch, taken);
        const toleranceM2 = engineToleranceM2(regionPerimeterM(patch) + regionPerimeterM(clipper));
        const differenceM2 = Math.abs(regionAreaM2(clipper) - regionAreaM2(turf));
        expect(differenceM2).toBeLessThanOrEqual(toleranceM2);
      }),
      { numRuns: 60 },
    );
  });

  test("parts hold the whole region, and both engines nest the same holes", () => {
    fc.assert(
      fc.property(scene, ({ patch, taken }) => {
        const left = engine.difference(patch, taken);
        const parts = engine.parts(left);
        expect(regionAreaM2(parts.flat())).toBeCloseTo(regionAreaM2(left), 2);
        for (const [outer, ...holes] of parts) {
          expect(regionAreaM2([outer!])).toBeGreaterThan(0);
          for (const hole of holes) expect(regionAreaM2([hole])).toBeLessThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("D16: opening keeps a part of the region and never adds", () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 1, max: 8 }), ({ patch, taken }, widthM) => {
        const left = engine.difference(patch, taken);
        const core = openRegion(engine, engine, left, widthM);
        const outsideM2 = regionAreaM2(engine.difference(core, left));
        expect(outsideM2).toBeLessThanOrEqual(engineToleranceM2(regionPerimeterM(left)));
        expect(regionAreaM2(core)).toBeLessThanOrEqual(regionAreaM2(left) + 0.01);
      }),
      { numRuns: 100 },
    );
  });
});

describe("repair and what it rests on", () => {
  test("a ring that crosses itself keeps what it encloses an odd number of times", () => {
    fc.assert(
      fc.property(fc.array(tangledRing, { minLength: 1, maxLength: 3 }), (rings) => {
        const metres = rings.map((ring) => Float64Array.from(ring, (value) => value / 10_000));
        const { region } = repairFeature(engine, [metres]);
        expect(regionAreaM2(region)).toBeCloseTo(evenOddAreaM2(rings), 1);
      }),
      { numRuns: 400 },
    );
  });

  test("isSimpleRing agrees with comparing every two sides", () => {
    let simple = 0;
    fc.assert(
      fc.property(tangledRing, (ring) => {
        const expected = isSimpleByPairs(sidesOf(ring));
        if (expected) simple++;
        expect(isSimpleRing(ring)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
    expect(simple).toBeGreaterThan(50);
  });

  test("the area that two rings share, by their sides alone, is that of the engine's intersection", () => {
    const coarse = tangledRing.filter((ring) => isSimpleRing(ring)).map(turned);
    const anyPair = fc.oneof(fc.tuple(coarse, coarse), fc.tuple(fineRing, fineRing));
    let overlapping = 0;
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        const cutM2 = regionAreaM2(engine.intersection([a], [b]));
        if (cutM2 > overlapToleranceM2) overlapping++;
        const allowedM2 = engineToleranceM2(regionPerimeterM([a, b]));
        expect(Math.abs(sharedAreaM2([a], [b]) - cutM2)).toBeLessThanOrEqual(allowedM2);
      }),
      { numRuns: 600 },
    );
    expect(overlapping).toBeGreaterThan(50);
  });
});

const fineRing = starRing({ middleM: [60, 60], radiusM: [2, 30] }).map((ring) =>
  turned(Int32Array.from(ring, (metres) => Math.round(metres * 10_000))),
);

/** By the definition: sides meet only at the vertex that neighbours share. */
function isSimpleByPairs(sides: readonly Side[]): boolean {
  return sides.every((a, i) =>
    sides.every((b, j) => {
      if (j <= i) return true;
      const follows = j === i + 1;
      const closes = i === 0 && j === sides.length - 1;
      if (!follows && !closes) return !meet(a, b);
      // Neighbours: the end of one is the start of the other; a triangle's sides follow and close.
      return !runsBack(follows ? a : b, follows ? b : a);
    }),
  );
}

const cross = (ax: number, ay: number, bx: number, by: number) => Math.sign(ax * by - ay * bx);

function meet([ax, ay, bx, by]: Side, [cx, cy, dx, dy]: Side): boolean {
  const within = (a: number, b: number, c: number) => Math.min(a, b) <= c && c <= Math.max(a, b);
  const turns = [
    cross(bx - ax, by - ay, cx - ax, cy - ay),
    cross(bx - ax, by - ay, dx - ax, dy - ay),
    cross(dx - cx, dy - cy, ax - cx, ay - cy),
    cross(dx - cx, dy - cy, bx - cx, by - cy),
  ];
  if (turns[0] !== turns[1] && turns[2] !== turns[3]) return true;
  return (
    (turns[0] === 0 && within(ax, bx, cx) && within(ay, by, cy)) ||
    (turns[1] === 0 && within(ax, bx, dx) && within(ay, by, dy)) ||
    (turns[2] === 0 && within(cx, dx, ax) && within(cy, dy, ay)) ||
    (turns[3] === 0 && within(cx, dx, bx) && within(cy, dy, by))
  );
}

/** The second side goes back along the first: a spike. */
function runsBack([ax, ay, bx, by]: Side, [, , dx, dy]: Side): boolean {
  const [backX, backY, onX, onY] = [ax - bx, ay - by, dx - bx, dy - by];
  return cross(backX, backY, onX, onY) === 0 && backX * onX + backY * onY > 0;
}
