import { expect, test } from "vitest";
import type { VillagePlan } from "./plan-types.ts";
import { presets } from "./presets.ts";
import { coreAreaM2 } from "./raster-measure.ts";
import { parcelRing } from "./shapes.ts";
import { patchBsm, patchRing, surveyCorners } from "./survey-rows.ts";
import { createTerrain } from "./terrain.ts";
import { type TruthSituation, villageTruth } from "./truth.ts";
import { planVillage } from "./village-plan.ts";

const seed = 11;
const preset = presets.sample;
const terrain = createTerrain(seed);
const villages = [0, 1, 2].map((index) => planVillage(seed, preset, index, terrain));

/** Classes whose area is what parcels leave of a patch. */
const leftOverClasses = new Set([
  "unconfirmed",
  "added_edge",
  "added_block",
  "undetermined",
  "overflow",
  "ridge",
]);

/** What household parcels leave of a patch, slivers opened away, counted on a raster of 0.5 m. */
function measuredM2(village: VillagePlan, bsm: string): number {
  const patch = village.patches.find((other) => patchBsm(village, other) === bsm)!;
  const ring = patchRing(terrain, preset, patch, surveyCorners(village));
  const household = village.parcels
    .filter((parcel) => parcel.parcelClass === "10" || parcel.parcelClass === "21")
    .map((parcel) => parcelRing(terrain, parcel));
  return coreAreaM2(ring, household);
}

test("D16: designed areas are what an independent raster measures", () => {
  let checked = 0;
  for (const village of villages) {
    const byPatch = new Map<string, TruthSituation[]>();
    for (const situation of villageTruth(village, terrain, preset).situations) {
      if (!leftOverClasses.has(situation.expected.class)) continue;
      byPatch.set(situation.patch, [...(byPatch.get(situation.patch) ?? []), situation]);
    }
    for (const [bsm, situations] of byPatch) {
      const designed = situations.reduce((sum, situation) => sum + situation.planar_m2, 0);
      const tolerance = situations.reduce((sum, situation) => sum + situation.tolerance_m2, 0);
      const difference = Math.abs(measuredM2(village, bsm) - designed);
      const rasterM2 = designed * 0.01 + 10;
      expect(difference, situations[0]!.kind).toBeLessThan(tolerance + rasterM2);
      checked++;
    }
  }
  expect(checked).toBeGreaterThan(30);
});

test("D16, T5: registration error leaves slivers only in wholly registered patches", () => {
  let checked = 0;
  for (const village of villages) {
    for (const bsm of villageTruth(village, terrain, preset).coveredPatches) {
      expect(measuredM2(village, bsm), bsm).toBeLessThan(60);
      checked++;
    }
  }
  expect(checked).toBeGreaterThan(100);
});

test("designed widths and areas keep clear of the limits that decide their class (D17, D19)", () => {
  for (const village of villages) {
    for (const situation of villageTruth(village, terrain, preset).situations) {
      const { kind, planar_m2: areaM2 } = situation;
      if (kind === "added_edge" || kind === "overflow_small") expect(areaM2).toBeLessThan(370);
      if (kind === "forgotten_strip" || kind === "added_part") expect(areaM2).toBeGreaterThan(600);
    }
  }
});
