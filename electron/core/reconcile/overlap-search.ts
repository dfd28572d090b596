import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { landClassName } from "../../../shared/land/land-class.ts";
import { muOf } from "../../../shared/land/mu.ts";
import { type GridFrame, type GridRing, regionAreaM2, unitsPerM } from "./grid.ts";
import { groupOfParcel } from "./groups.ts";
import { type Parcel, patchName, type SurveyPatch } from "./layers.ts";
import { overlapAreaM2 } from "./overlaps.ts";
import type { FindingResult } from "./patch-result.ts";
import type { RunTools } from "./patch-scene.ts";
import { type RepairedFeature, regionInFrame } from "./repair.ts";
import { regionContains } from "./segment-index.ts";

interface Comparable {
  uid: string;
  key: string;
  feature: RepairedFeature;
  box: BoundingBox;
}

/** Neighbours that come later in content order, so that each pair is looked at once. */
function laterNeighbours<T extends Comparable>(item: T, near: readonly T[]): T[] {
  return near.slice(near.findIndex((other) => other.uid === item.uid) + 1);
}

/** Survey patches that share area with this one. */
export function surveyOverlaps(tools: RunTools, patch: SurveyPatch): FindingResult[] {
  const findings: FindingResult[] = [];
  for (const other of laterNeighbours(patch, tools.layers.survey.near(patch.box))) {
    const planarM2 = overlapAreaM2(patch.feature, other.feature);
    if (planarM2 === 0) continue;
    findings.push({
      kind: "survey_overlap",
      layer: "survey",
      subject: patchName(patch),
      otherSubject: patchName(other),
      groupCode: null,
      reason: `三调图斑互相重叠(${landClassName(patch.dlbm)} 与 ${landClassName(other.dlbm)})`,
      planarM2,
    });
  }
  return findings;
}

/** What is odd about one parcel: unreadable, repaired, overlapping another, or off the survey. */
export function checkParcel(tools: RunTools, parcel: Parcel): FindingResult[] {
  const finding = parcelFinding(parcel);
  const { region, areaBeforeM2 } = parcel.feature;
  if (region.length === 0) return [finding("unprocessed", "图形没有面积,无法处理", 0)];
  const planarM2 = regionAreaM2(region);
  const findings: FindingResult[] = [];
  if (parcel.role === "unknown") {
    const reason = `地块类别“${parcel.dklb}”不在代码表(10、21、22、23、99)中,未参与套图`;
    findings.push(finding("unprocessed", reason, planarM2));
  }
  if (areaBeforeM2 !== null) {
    const reason = `图形自相交,已修复:原 ${areaBeforeM2.toFixed(2)} m²,修复后 ${planarM2.toFixed(2)} m²`;
    findings.push(finding("repaired", reason, planarM2));
  }
  for (const other of laterNeighbours(parcel, tools.layers.parcels.near(parcel.box))) {
    const sharedM2 = overlapAreaM2(parcel.feature, other.feature);
    if (sharedM2 === 0) continue;
    const overlap = finding("parcel_overlap", "确权地块互相重叠", sharedM2);
    findings.push({ ...overlap, otherSubject: other.dkbm });
  }
  const outsideM2 = areaOffSurveyM2(tools, parcel);
  if (parcel.role === "household" && muOf(outsideM2) >= tools.settings.minAreaMu) {
    findings.push(finding("omission", "确权承包地,在三调图斑范围之外", outsideM2));
  }
  return findings;
}

function parcelFinding(parcel: Parcel) {
  return (kind: FindingResult["kind"], reason: string, planarM2: number): FindingResult => ({
    kind,
    layer: "parcels",
    subject: parcel.dkbm,
    otherSubject: null,
    groupCode: groupOfParcel(parcel),
    reason,
    planarM2,
  });
}

/** Area of a parcel that no survey patch covers; asked only when one of its vertices lies outside. */
function areaOffSurveyM2(tools: RunTools, parcel: Parcel): number {
  const { region, frame } = parcel.feature;
  const patches = tools.layers.survey.near(parcel.box);
  if (verticesLieOn(patches, region[0]!, frame)) return 0;
  const covers = patches.flatMap(({ feature }) => regionInFrame(feature, frame));
  return regionAreaM2(tools.offsetter.difference(region, covers));
}

function verticesLieOn(patches: readonly SurveyPatch[], ring: GridRing, frame: GridFrame): boolean {
  const liesOn = ({ box, feature }: SurveyPatch, x: number, y: number): boolean => {
    const eastM = (x + frame.originX) / unitsPerM;
    const northM = (y + frame.originY) / unitsPerM;
    if (eastM < box[0] || northM < box[1] || eastM > box[2] || northM > box[3]) return false;
    const dx = frame.originX - feature.frame.originX;
    const dy = frame.originY - feature.frame.originY;
    return regionContains(feature.region, x + dx, y + dy);
  };
  // A vertex mostly lies on the patch of the one before.
  let last: SurveyPatch | undefined;
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = [ring[i]!, ring[i + 1]!];
    if (last !== undefined && liesOn(last, x, y)) continue;
    last = patches.find((patch) => liesOn(patch, x, y));
    if (last === undefined) return false;
  }
  return true;
}
