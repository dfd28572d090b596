import { landClassName, type PlotClass, parcelKindName } from "../../../shared/land/land-class.ts";
import { muOf } from "../../../shared/land/mu.ts";
import { type BorderStretch, commonBorderM, walkBorder } from "./border.ts";
import { type Region, regionAreaM2 } from "./grid.ts";
import { type HistoryShare, isBaselineMargin } from "./history.ts";
import type { Parcel } from "./layers.ts";
import { isNarrowerThan } from "./opening.ts";
import { overlapToleranceM2 } from "./overlaps.ts";
import type { PatchScene } from "./patch-scene.ts";
import { ridgeDeductionFactor, ridgeWidthM, touchDistanceM } from "./settings.ts";
import { sharedAreaM2 } from "./shared-area.ts";

export interface Verdict {
  class: PlotClass;
  /** 22, 23, 99 (DKLB), missed, no_history, baseline_margin, suspected, or empty. */
  subClass: string;
  /** What led there, in plain Chinese, after what the survey says. */
  because: string;
}

/** One connected part on its way to a class. */
export interface Part {
  region: Region;
  share: HistoryShare;
  border: readonly BorderStretch[];
}

/** Left-over of a terraced patch that is no more than its ridges (D18). */
export function mayBeRidges(scene: PatchScene, leftOverM2: number): boolean {
  const { ridgeShare, deductionM2 } = scene.patch;
  return ridgeShare > 0 && leftOverM2 <= ridgeDeductionFactor * deductionM2;
}

/** The walk along a part's border that class, neighbours and group all rest on. */
export function borderOf(scene: PatchScene, region: Region): BorderStretch[] {
  const under = new Set<number>();
  scene.parcels.forEach((parcel, owner) => {
    if (parcel.item.role !== "registered" && parcel.item.role !== "unknown") return;
    if (sharedAreaM2(region, parcel.region) > overlapToleranceM2) under.add(owner);
  });
  return walkBorder(region, scene.sides(), 1, under);
}

/** D17–D19 for one connected part that is wide enough to be more than a sliver. */
export function classify(scene: PatchScene, part: Part, ridgesPossible: boolean): Verdict {
  const { settings, offsetter } = scene.tools;
  if (muOf(regionAreaM2(part.region)) < settings.minAreaMu) {
    return { class: "sliver", subClass: "", because: `不足 ${settings.minAreaMu} 亩` };
  }
  if (isNarrowerThan(offsetter, part.region, settings.minWidthM)) {
    return { class: "sliver", subClass: "", because: `宽不足 ${settings.minWidthM} m` };
  }
  if (ridgesPossible && isNarrowerThan(offsetter, part.region, ridgeWidthM)) {
    return { class: "ridge", subClass: "", because: "剩余不超过田坎扣除面积,疑似田坎" };
  }
  switch (part.share.history) {
    case "registered":
      return {
        class: "unconfirmed",
        subClass: part.share.dklb,
        because: `确权库登记为${parcelKindName(part.share.dklb)}`,
      };
    case "arable_before":
      return isEdge(scene, part)
        ? { class: "overflow", subClass: "", because: "二调耕地,只与一户承包地相接,疑似溢出" }
        : { class: "unconfirmed", subClass: "missed", because: "二调耕地" };
    case "not_arable_before":
      return classifyNotArable(scene, part);
    case "unknown":
      return classifyUnknown(scene, part);
  }
}

function classifyNotArable(scene: PatchScene, part: Part): Verdict {
  if (isBaselineMargin(scene, part.region)) {
    const { baselineToleranceM } = scene.tools.settings;
    return {
      class: "undetermined",
      subClass: "baseline_margin",
      because: `二调非耕地,但紧邻原耕地且窄于 ${baselineToleranceM} m,不足为凭`,
    };
  }
  return addedOf(scene, part, "", "二调非耕地");
}

function classifyUnknown(scene: PatchScene, part: Part): Verdict {
  const { settings, layers } = scene.tools;
  if (layers.hasBaseline) {
    return { class: "undetermined", subClass: "no_history", because: "二调此处无图形" };
  }
  if (settings.noBaselineRule === "b") {
    return addedOf(scene, part, "suspected", "未导入二调,按口径B疑似新增");
  }
  return { class: "undetermined", subClass: "no_history", because: "未导入二调,缺历史依据" };
}

function addedOf(scene: PatchScene, part: Part, subClass: string, because: string): Verdict {
  return isEdge(scene, part)
    ? { class: "added_edge", subClass, because: `${because},只与一户承包地相接` }
    : { class: "added_block", subClass, because };
}

/**
 * Touches the land of exactly one household and is narrow or small (D19). Corners count only when more
 * than twice the touching distance runs along them, else every strip would touch its diagonal neighbour.
 */
function isEdge(scene: PatchScene, part: Part): boolean {
  const { settings, offsetter } = scene.tools;
  const household = (owner: number): string => {
    const parcel: Parcel = scene.parcels[owner]!.item;
    return parcel.role === "household" ? parcel.household : "";
  };
  const touched = [...commonBorderM(part.border, household)].filter(
    ([key, lengthM]) => key !== "" && lengthM > 2 * touchDistanceM,
  );
  if (touched.length !== 1) return false;
  return (
    muOf(regionAreaM2(part.region)) < settings.edgeAreaMu ||
    isNarrowerThan(offsetter, part.region, settings.edgeWidthM)
  );
}

/** "三调旱地,二调非耕地,未被确权地块覆盖,宽 14.2 m" */
export function reasonText(scene: PatchScene, verdict: Verdict, meanWidthM: number): string {
  const name = scene.patch.dlmc ?? landClassName(scene.patch.dlbm);
  const covered = ["22", "23", "99"].includes(verdict.subClass);
  const coverage = covered ? "" : ",未被确权地块覆盖";
  return `三调${name},${verdict.because}${coverage},宽 ${meanWidthM.toFixed(1)} m`;
}
