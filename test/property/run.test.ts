import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reconcile } from "../../electron/core/reconcile/reconcile.ts";
import type { ReconcileReport } from "../../electron/core/reconcile/report.ts";
import type { ReconcileSettings } from "../../electron/core/reconcile/settings.ts";
import { quietContext } from "../../shared/contract/progress.ts";
import {
  box,
  group1,
  group2,
  type LandScene,
  landProject,
  type Shape,
} from "../support/land-project.ts";
import { starRing } from "./arbitrary-land.ts";

/** Each run needs a project file and worker threads, so scenes are few and rich. */
const numRuns = 4;

async function run(scene: LandScene, settings: Partial<ReconcileSettings> = {}) {
  const { project, close } = landProject(scene);
  try {
    return await reconcile(
      project,
      { workers: 1, forceReason: "性质测试", ...settings },
      quietContext,
    );
  } finally {
    close();
  }
}

const pointsOf = (ring: Float64Array): Shape =>
  Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i]!, ring[2 * i + 1]!] as const);

const parcelShape = starRing({ middleM: [380, 180], radiusM: [4, 60] }).map(pointsOf);

/** Two fields, random parcels of every class, a baseline and two groups. */
const landScene: fc.Arbitrary<LandScene> = fc
  .tuple(
    fc.array(fc.tuple(parcelShape, fc.constantFrom("10", "10", "10", "21", "22")), {
      minLength: 3,
      maxLength: 9,
    }),
    fc.integer({ min: 40, max: 360 }),
    fc.integer({ min: 40, max: 160 }),
  )
  .map(([parcels, groupLine, baselineLine]) => ({
    survey: [
      { shape: box(0, 0, 210, 180), bsm: "1" },
      { shape: box(210, 0, 190, 180), bsm: "2", dlbm: "0101", kcxs: 0.1, kcmj: 3420 },
    ],
    parcels: parcels.map(([shape, dklb], i) => ({
      shape,
      dklb,
      dkbm: `${group1}${String(i + 1).padStart(5, "0")}`,
    })),
    baseline: [
      { shape: box(-20, -20, 440, baselineLine), dlbm: "013" },
      { shape: box(-20, baselineLine - 20, 440, 160), dlbm: "031" },
    ],
    groups: [
      { shape: box(-50, -50, groupLine + 50, 300), code: group1 },
      { shape: box(groupLine, -50, 500, 300), code: group2 },
    ],
  }));

/** Applies a change to every shape of a scene. */
function reshaped(scene: LandScene, change: (shape: Shape) => Shape): LandScene {
  const each = <T extends { shape: Shape }>(items: readonly T[] = []): T[] =>
    items.map((item) => ({ ...item, shape: change(item.shape) }));
  return {
    survey: scene.survey.map((patch) => ({ ...patch, shape: change(patch.shape as Shape) })),
    parcels: each(scene.parcels),
    baseline: each(scene.baseline),
    groups: each(scene.groups),
  };
}

/** The same land, written by another hand: features in another order, rings turned and begun elsewhere. */
function rewritten(scene: LandScene, start: number): LandScene {
  const {
    survey,
    parcels,
    baseline = [],
    groups = [],
  } = reshaped(scene, (shape) => {
    const from = start % shape.length;
    const begun = [...shape.slice(from), ...shape.slice(0, from)];
    return start % 2 === 0 ? begun : begun.toReversed();
  });
  return {
    survey: survey.toReversed(),
    parcels: parcels.toReversed(),
    baseline: baseline.toReversed(),
    groups: groups.toReversed(),
  };
}

const moved =
  (dx: number, dy: number) =>
  (shape: Shape): Shape =>
    shape.map(([x, y]) => [x + dx, y + dy] as const);

const mirrored = (shape: Shape): Shape => shape.map(([x, y]) => [400 - x, y] as const).toReversed();

/** Areas of every group and class, without what the place on the map decides. */
function areasOf({ totals, groups }: ReconcileReport) {
  return {
    totals,
    groups: groups.map(({ code, byClass, byHistory }) => [
      code,
      ...[...Object.values(byClass), ...Object.values(byHistory)].map((area) => area.planarM2),
    ]),
  };
}

describe("a run of random land", () => {
  test("D13, D20: areas balance, and both divisions of the left-over give the same sum", async () => {
    await fc.assert(
      fc.asyncProperty(landScene, async (scene) => {
        const { run: made, totals, groups } = await run(scene);
        expect(made.status).toBe("accepted");
        expect(Math.abs(totals.balanceErrorM2)).toBeLessThanOrEqual(1e-6 * totals.surveyM2);
        expect(totals.collectiveCultivatedM2).toBeCloseTo(
          totals.householdCoveredM2 +
            totals.otherContractM2 +
            totals.leftOverM2 +
            totals.balanceErrorM2,
          6,
        );
        const sum = (areas: { planarM2: number }[]) =>
          areas.reduce((total, { planarM2 }) => total + planarM2, 0);
        const byClass = groups.flatMap((group) => Object.values(group.byClass));
        const byHistory = groups.flatMap((group) => Object.values(group.byHistory));
        expect(sum(byClass)).toBeCloseTo(totals.leftOverM2, 6);
        expect(sum(byHistory)).toBeCloseTo(totals.leftOverM2, 6);
      }),
      { numRuns },
    );
  });

  test("D9: order of features, first vertex and direction of rings do not change the result", async () => {
    await fc.assert(
      fc.asyncProperty(landScene, fc.nat({ max: 20 }), async (scene, start) => {
        const one = await run(scene);
        const other = await run(rewritten(scene, start));
        expect(other.run.resultSha256).toBe(one.run.resultSha256);
      }),
      { numRuns },
    );
  });

  test("D9: any number of workers gives the same result", async () => {
    await fc.assert(
      fc.asyncProperty(landScene, fc.integer({ min: 2, max: 5 }), async (scene, workers) => {
        const one = await run(scene);
        const many = await run(scene, { workers });
        expect(many.run.resultSha256).toBe(one.run.resultSha256);
      }),
      { numRuns: 3 },
    );
  });

  test("land moved by whole metres keeps every area to the last digit", async () => {
    const metres = fc.integer({ min: -20_000, max: 20_000 });
    await fc.assert(
      fc.asyncProperty(landScene, metres, metres, async (scene, dx, dy) => {
        const one = await run(scene);
        const other = await run(reshaped(scene, moved(dx, dy)));
        expect(areasOf(other)).toEqual(areasOf(one));
      }),
      { numRuns },
    );
  });

  test("mirrored land has the same areas, to the rounding of the grid", async () => {
    await fc.assert(
      fc.asyncProperty(landScene, async (scene) => {
        const one = await run(scene);
        const other = await run(reshaped(scene, mirrored));
        expect(Math.abs(other.totals.leftOverM2 - one.totals.leftOverM2)).toBeLessThan(0.05);
        expect(other.totals.householdCoveredM2).toBeCloseTo(one.totals.householdCoveredM2, 1);
      }),
      { numRuns },
    );
  });
});
