import type { PlaneCrs } from "../../../shared/geodesy/crs.ts";
import { isCultivated, isStateOwned } from "../../../shared/land/land-class.ts";
import { sumExact } from "../../../shared/land/mu.ts";
import { borderOf, classify, mayBeRidges, type Part, type Verdict } from "./classify.ts";
import { type Region, regionAreaM2, regionPerimeterM } from "./grid.ts";
import { cutByGroup, type GroupShare, groupOfPatch } from "./groups.ts";
import { cutByHistory, type HistoryShare } from "./history.ts";
import { patchName, type SurveyPatch } from "./layers.ts";
import { findOmissions } from "./omissions.ts";
import { splitByWidth } from "./opening.ts";
import type { Disposition, PatchResult, PieceResult } from "./patch-result.ts";
import { openScene, type PatchScene, type RunTools, ringsOfRole } from "./patch-scene.ts";
import { pieceOf } from "./piece.ts";

/**
 * The account of a patch that the overlay gave up on: listed with its area, so that one bad feature
 * never stops a run.
 */
export function unprocessedPatch(patch: SurveyPatch, error: unknown): PatchResult {
  const result = emptyResult(patch);
  result.disposition = isCultivated(patch.dlbm) ? "unprocessed" : "other_class";
  result.reason = `套图计算失败:${error instanceof Error ? error.message : String(error)}`;
  result.findings.push(findingOf("unprocessed", patch, result.reason, result.planarM2));
  return result;
}

/** Works one survey patch through D14–D21. A shape without area is listed, not thrown. */
export function processPatch(tools: RunTools, crs: PlaneCrs, patch: SurveyPatch): PatchResult {
  const result = emptyResult(patch);
  noteRepair(patch, result);
  if (patch.feature.region.length === 0) {
    result.disposition = isCultivated(patch.dlbm) ? "unprocessed" : "other_class";
    result.reason = "图形没有面积,无法处理";
    result.findings.push(findingOf("unprocessed", patch, result.reason, 0));
    return result;
  }
  const [disposition, reason] = dispositionOf(tools, patch);
  result.disposition = disposition;
  result.reason = reason;
  const scene = openScene(tools, patch);
  if (disposition === "reconciled") {
    reconcilePatch(scene, crs, result);
    return result;
  }
  const household = ringsOfRole(scene, "household");
  const free = tools.engine.difference(scene.region, household);
  result.householdM2 = result.planarM2 - regionAreaM2(free);
  if (disposition === "other_class") {
    result.findings.push(...findOmissions(scene, household, result.householdM2));
    if (isCollective(patch)) result.resourceGroup = groupOfPatch(scene).code;
  }
  return result;
}

function reconcilePatch(scene: PatchScene, crs: PlaneCrs, result: PatchResult): void {
  const { engine, offsetter, settings } = scene.tools;
  const contracted = ringsOfRole(scene, "household", "other_contract");
  const { inside: covered, outside: leftOver } = engine.split(scene.region, contracted);
  result.otherContractM2 = otherContractAreaM2(scene, covered);
  result.householdM2 = regionAreaM2(covered) - result.otherContractM2;
  const byWidth = splitByWidth(engine, offsetter, leftOver, settings.minWidthM);
  const { inside: core, outside: slivers } = byWidth;
  const ridgesPossible = mayBeRidges(scene, regionAreaM2(leftOver));
  const folded: Folded[] = [];
  for (const share of cutByHistory(scene, core)) {
    for (const group of cutByGroup(scene, share.region)) {
      for (const polygon of engine.parts(group.region)) {
        const part: Part = { region: polygon, share, border: borderOf(scene, polygon) };
        const verdict = classify(scene, part, ridgesPossible);
        if (verdict.class === "sliver") folded.push({ region: polygon, share, group, verdict });
        else result.pieces.push(pieceOf(scene, crs, part, group, verdict));
      }
    }
  }
  const because = `宽不足 ${settings.minWidthM} m,套合误差`;
  const verdict: Verdict = { class: "sliver", subClass: "", because };
  for (const share of cutByHistory(scene, slivers)) {
    for (const group of cutByGroup(scene, share.region)) {
      folded.push({ region: group.region, share, group, verdict });
    }
  }
  result.pieces.push(...foldSlivers(scene, crs, folded));
  result.leftOverM2 = sumExact(result.pieces.map((piece) => piece.planarM2));
  result.balanceErrorM2 =
    result.planarM2 - result.householdM2 - result.otherContractM2 - result.leftOverM2;
}

interface Folded {
  region: Region;
  share: HistoryShare;
  group: GroupShare;
  verdict: Verdict;
}

/** Slivers of one group and history become one piece of many parts: thousands of rows help nobody. */
function foldSlivers(scene: PatchScene, crs: PlaneCrs, folded: readonly Folded[]): PieceResult[] {
  const bundles = new Map<string, Folded[]>();
  for (const sliver of folded) {
    const key = `${sliver.group.code}|${sliver.share.history}|${sliver.share.dklb}`;
    bundles.set(key, [...(bundles.get(key) ?? []), sliver]);
  }
  return [...bundles.values()].map((bundle) => {
    const { share, group, verdict } = bundle[0]!;
    const region = bundle.flatMap((sliver) => sliver.region);
    return pieceOf(scene, crs, { region, share, border: [] }, group, verdict);
  });
}

/** Land under both a household and another contract counts as the household's. */
function otherContractAreaM2(scene: PatchScene, covered: Region): number {
  if (!scene.parcels.some(({ item }) => item.role === "other_contract")) return 0;
  return regionAreaM2(scene.tools.engine.difference(covered, ringsOfRole(scene, "household")));
}

function isCollective(patch: SurveyPatch): boolean {
  return patch.qsxz !== "" && !isStateOwned(patch.qsxz);
}

function dispositionOf(tools: RunTools, patch: SurveyPatch): [Disposition, string | null] {
  if (!isCultivated(patch.dlbm)) return ["other_class", null];
  if (isStateOwned(patch.qsxz)) return ["state_owned", `权属性质 ${patch.qsxz},国有土地`];
  if (patch.qsxz === "") return ["no_owner", "权属性质为空,请向自然资源所核实"];
  const owner = patch.qsdwdm === "" ? patch.zldwdm : patch.qsdwdm;
  const village = (tools.settings.codeMap[owner] ?? owner).slice(0, 12);
  if (tools.layers.sharesOnlyVillages.has(village)) {
    return ["shares_only", "确权确股不确地,不作套图核对,请手工登记"];
  }
  return ["reconciled", null];
}

function emptyResult(patch: SurveyPatch): PatchResult {
  return {
    uid: patch.uid,
    dlbm: patch.dlbm,
    disposition: "other_class",
    reason: null,
    resourceGroup: null,
    planarM2: regionAreaM2(patch.feature.region),
    borderM: regionPerimeterM(patch.feature.region),
    householdM2: 0,
    otherContractM2: 0,
    leftOverM2: 0,
    balanceErrorM2: 0,
    pieces: [],
    findings: [],
  };
}

function noteRepair(patch: SurveyPatch, result: PatchResult): void {
  const before = patch.feature.areaBeforeM2;
  if (before === null) return;
  const text = `图形自相交或部分重叠,已修复:原 ${before.toFixed(2)} m²,修复后 ${result.planarM2.toFixed(2)} m²`;
  result.findings.push(findingOf("repaired", patch, text, result.planarM2));
}

function findingOf(
  kind: "unprocessed" | "repaired",
  patch: SurveyPatch,
  reason: string,
  planarM2: number,
): PatchResult["findings"][number] {
  return {
    kind,
    layer: "survey",
    subject: patchName(patch),
    otherSubject: null,
    groupCode: null,
    reason,
    planarM2,
  };
}
