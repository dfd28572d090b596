import type { WrittenFeature } from "../../electron/core/formats/shapefile-writer.ts";
import { ringSignedAreaM2 } from "../../shared/geometry/measure.ts";
import { baselineClassNames, surveyClassNames } from "../../shared/land/land-class-names.ts";
import { countyCode } from "./names.ts";
import { CornerIndex } from "./outline.ts";
import type { PatchPlan, VillagePlan } from "./plan-types.ts";
import type { Preset } from "./presets.ts";
import { baselineRing, groundRing, polygonOf } from "./shapes.ts";
import type { Terrain } from "./terrain.ts";

/** Mean radius of the ellipsoid near 38°N, m, and the squared eastings' scale of the projection. */
const earthRadiusM = 6_371_000;

/** Planar area of a ring in m². */
export function ringAreaM2(ring: Float64Array): number {
  return Math.abs(ringSignedAreaM2(ring));
}

/** Ellipsoid area from the planar one: Gauss-Krüger stretches lengths by 1 + y²/2R². */
function declaredAreaM2(planarM2: number, eastM: number): number {
  return planarM2 / (1 + ((eastM - 500_000) / earthRadiusM) ** 2);
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

export function patchBsm(village: VillagePlan, patch: PatchPlan): string {
  return `${countyCode}2110${String(village.index * 1000 + patch.number).padStart(8, "0")}`;
}

/** Corners of everything that the survey draws in a village, its groups' borders included. */
export function surveyCorners(village: VillagePlan): CornerIndex {
  const corners = new CornerIndex();
  for (const patch of village.patches) corners.add(patch.rect);
  for (const group of village.groups) corners.add(group.rect);
  return corners;
}

export function patchRing(
  terrain: Terrain,
  preset: Preset,
  patch: PatchPlan,
  corners: CornerIndex,
): Float64Array {
  return groundRing(terrain, patch.rect, corners, preset.surveySpacingDm);
}

/** Rows of DLTB of one village. */
export function* surveyRows(
  village: VillagePlan,
  terrain: Terrain,
  preset: Preset,
): Iterable<WrittenFeature> {
  const corners = surveyCorners(village);
  for (const patch of village.patches) {
    const ring = patchRing(terrain, preset, patch, corners);
    yield { geometry: polygonOf(ring), attributes: patchAttributes(village, patch, ring) };
  }
}

function patchAttributes(village: VillagePlan, patch: PatchPlan, ring: Float64Array) {
  const arable = patch.surveyClass.startsWith("01");
  const stateOwned = patch.ownership === "10" || patch.ownership === "20";
  const withGroup = village.role !== "without_group_layer" || patch.alone || patch.number % 2 === 0;
  const owner = withGroup && patch.group ? patch.group.code : `${village.code}00`;
  const areaM2 = round2(declaredAreaM2(ringAreaM2(ring), ring[0]!));
  const ridgeM2 = round2(areaM2 * patch.ridgeShare);
  return {
    BSM: patchBsm(village, patch),
    YSDM: "2001010100",
    TBYBH: String(patch.number),
    TBBH: String(patch.number),
    DLBM: patch.surveyClass,
    DLMC: surveyClassNames[patch.surveyClass] ?? "",
    QSXZ: patch.ownership,
    QSDWDM: stateOwned ? `${countyCode}0000000000000` : `${owner}00000`,
    QSDWMC: stateOwned ? "虚构县国有农场" : `${village.name}${patch.group?.name ?? ""}`,
    ZLDWDM: `${village.code}0000000`,
    ZLDWMC: village.name,
    TBMJ: areaM2,
    KCDLBM: patch.ridgeShare > 0 ? "1203" : "",
    KCXS: patch.ridgeShare,
    KCMJ: ridgeM2,
    TBDLMJ: round2(areaM2 - ridgeM2),
    GDLX: arable && patch.ridgeShare > 0 ? (patch.terraced ? "TT" : "PD") : "",
    GDPDJB: arable ? (patch.terraced ? "3" : patch.hill > 0.55 ? "2" : "1") : "",
    XZDWKD: patch.surveyClass === "1006" || patch.surveyClass === "1107" ? 6 : 0,
    ZZSXDM: arable ? "LS" : "",
    ZZSXMC: arable ? "种植粮食" : "",
    GDDB: arable ? 10 : null,
    FRDBS: "",
    CZCSXM: patch.surveyClass === "0702" ? "203" : "",
    SJNF: 2019,
    MSSM: "00",
    BZ: "虚构样例",
  };
}

/** Rows of the second survey's DLTB of one village: its own borders, cells without lanes. */
export function* baselineRows(village: VillagePlan, terrain: Terrain): Iterable<WrittenFeature> {
  const corners = new CornerIndex();
  for (const cell of village.baseline) corners.add(cell.rect);
  let number = 0;
  for (const cell of village.baseline) {
    number++;
    if (cell.baselineClass === null) continue;
    const ring = baselineRing(terrain, cell.rect, corners);
    yield {
      geometry: polygonOf(ring),
      attributes: {
        BSM: village.index * 1000 + number,
        YSDM: "2001010100",
        TBBH: String(number),
        DLBM: cell.baselineClass,
        DLMC: baselineClassNames[cell.baselineClass] ?? "",
        QSXZ: "30",
        ZLDWDM: `${village.code}0000000`,
        ZLDWMC: village.name,
        TBMJ: round2(declaredAreaM2(ringAreaM2(ring), ring[0]!)),
      },
    };
  }
}
