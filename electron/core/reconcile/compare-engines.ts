import { type Region, regionAreaM2, regionPerimeterM } from "./grid.ts";
import type { SurveyPatch } from "./layers.ts";
import { openScene, type RunTools, ringsOfRole } from "./patch-scene.ts";
import { turfEngine } from "./turf-engine.ts";

/** One patch computed twice (D13). */
export interface PatchComparison {
  patchUid: string;
  /** What Turf said when it gave up on the patch; the areas are then NaN. */
  failure: string | null;
  clipperLeftOverM2: number;
  turfLeftOverM2: number;
  differenceM2: number;
  toleranceM2: number;
}

/** max(0.01 m², 0.1 mm × perimeter), D13. */
export function engineToleranceM2(perimeterM: number): number {
  return Math.max(0.01, 0.0001 * perimeterM);
}

/** Takes the contracted land away from one patch with Clipper2 and with Turf. */
export function comparePatch(tools: RunTools, patch: SurveyPatch): PatchComparison {
  const scene = openScene(tools, patch);
  const contracted = ringsOfRole(scene, "household", "other_contract");
  const clipper = tools.offsetter.difference(scene.region, contracted);
  const clipperLeftOverM2 = regionAreaM2(clipper);
  const turf = turfLeftOver(scene.region, contracted);
  return {
    patchUid: patch.uid,
    failure: turf.failure,
    clipperLeftOverM2,
    turfLeftOverM2: turf.areaM2,
    differenceM2: Math.abs(clipperLeftOverM2 - turf.areaM2),
    toleranceM2: engineToleranceM2(regionPerimeterM(scene.region) + regionPerimeterM(clipper)),
  };
}

function turfLeftOver(
  region: Region,
  contracted: Region,
): { areaM2: number; failure: string | null } {
  try {
    return { areaM2: regionAreaM2(turfEngine.difference(region, contracted)), failure: null };
  } catch (error) {
    return { areaM2: Number.NaN, failure: error instanceof Error ? error.message : String(error) };
  }
}
