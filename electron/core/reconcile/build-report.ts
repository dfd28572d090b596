import { createHash } from "node:crypto";
import { listedClasses } from "../../../shared/land/land-class.ts";
import { formatMu, muOf, sumExact } from "../../../shared/land/mu.ts";
import type { UnitNames } from "../project/unit-names.ts";
import type { GroupTotals, ReconcileReport, ReportedFinding } from "./report.ts";
import type { AccountedFinding, RunAccount } from "./run-account.ts";
import type { RunInputs } from "./run-inputs.ts";
import type { ReconcileSettings } from "./settings.ts";
import type { TurfCheck } from "./turf-check.ts";
import type { PlotPlan } from "./update-plots.ts";

export interface ReportParts {
  runId: number;
  status: ReconcileReport["run"]["status"];
  settings: ReconcileSettings;
  inputs: RunInputs;
  account: RunAccount;
  plan: PlotPlan;
  turfCheck: TurfCheck;
  problems: readonly string[];
  nameOf: UnitNames;
  plotCounts: ReadonlyMap<string, number>;
  seconds: number;
}

/** Puts the report together; lists are sorted by content so that equal runs read the same. */
export function buildReport(parts: ReportParts): ReconcileReport {
  const { account, settings, plan, turfCheck } = parts;
  const { workers: _workers, forceReason, engine, ...parameters } = settings;
  const { tally } = account;
  const groups = tally
    .groups(parts.nameOf)
    .map((group) => ({ ...group, plots: parts.plotCounts.get(group.code) ?? 0 }));
  return {
    run: {
      id: parts.runId,
      status: parts.status,
      engine,
      parameters,
      inputs: parts.inputs.batches,
      resultSha256: resultDigest(account, plan),
      turfCheck: { patches: turfCheck.patches, maxDifferenceM2: turfCheck.maxDifferenceM2 },
      forcedReason: forceReason,
      seconds: parts.seconds,
    },
    problems: [...parts.problems],
    householdOnFarmlandShare: tally.householdOnFarmlandShare(),
    totals: tally.totals(),
    groups,
    resources: tally.resources(),
    omissions: findingsOf(account, "omission"),
    parcelOverlaps: findingsOf(account, "parcel_overlap"),
    surveyOverlaps: findingsOf(account, "survey_overlap"),
    repaired: findingsOf(account, "repaired"),
    unprocessed: findingsOf(account, "unprocessed").map(({ layer, subject, reason, planarM2 }) => ({
      layer,
      feature: subject,
      reason,
      planarM2,
    })),
    plotChanges: plan.changes,
    notices: noticesOf(parts, groups),
  };
}

/** D9: one digest over pieces and plots in sorted order. */
function resultDigest(account: RunAccount, plan: PlotPlan): string {
  const plots = account.plotPieces.map(
    ({ piece }, index) => `${plan.codes[index] ?? ""}|${piece.digest}`,
  );
  const hash = createHash("sha256");
  for (const line of [...account.foldedDigests, ...plots].sort()) hash.update(line).update("\n");
  return hash.digest("hex");
}

function findingsOf(account: RunAccount, kind: AccountedFinding["kind"]): ReportedFinding[] {
  return account.findings
    .filter((finding) => finding.kind === kind)
    .map(({ layer, subject, otherSubject, groupCode, reason, planarM2, exception }) => ({
      layer,
      subject,
      otherSubject,
      group: groupCode,
      reason,
      planarM2,
      exception,
    }))
    .sort(bySubject);
}

function bySubject(a: ReportedFinding, b: ReportedFinding): number {
  const keyA = `${a.subject}|${a.otherSubject ?? ""}`;
  const keyB = `${b.subject}|${b.otherSubject ?? ""}`;
  return keyA < keyB ? -1 : Number(keyA > keyB);
}

function noticesOf(parts: ReportParts, groups: readonly GroupTotals[]): string[] {
  const { inputs, settings, account } = parts;
  const notices: string[] = [];
  if (!inputs.hasRegister) {
    notices.push("未导入权属数据:图上无户名,边延按地块判,股权村须手工标记");
  }
  if (!inputs.hasBaseline) {
    notices.push(
      settings.noBaselineRule === "b"
        ? "未导入二调:按口径B,未确权的耕地列为疑似新增地"
        : "未导入二调:按口径A,未确权的耕地列为待定",
    );
  }
  if (!inputs.hasGroups) notices.push("未导入组界:图斑归组按权属单位代码、相邻承包地推定");
  if (!inputs.hasContracts) notices.push("合同未核对");
  const muOfClasses = (names: readonly (keyof GroupTotals["byClass"])[]) =>
    muOf(sumExact(groups.flatMap((g) => names.map((name) => g.byClass[name].planarM2))));
  const undetermined = muOfClasses(["undetermined"]);
  const all = muOfClasses(listedClasses);
  if (all > 0 && undetermined > all / 2) {
    notices.push("一半以上的图斑为待定。可以:导入二调地类图斑;由县里选定口径B;或直接到现场核查");
  }
  const held = parts.plan.changes.filter(({ kind }) => kind === "would_change");
  if (held.length > 0) {
    const difference = sumExact(
      held.map(({ planarM2Before, planarM2After }) => (planarM2After ?? 0) - (planarM2Before ?? 0)),
    );
    notices.push(
      `${held.length} 块已出图或已有手续的图斑保留原图形,清单和图上的合计与本次核对相差 ${formatMu(difference)} 亩`,
    );
  }
  for (const { patchUid, failure } of parts.turfCheck.failures) {
    notices.push(`图斑 ${patchUid} Turf 无法复核:${failure}`);
  }
  const unprocessed = account.findings.filter(({ kind }) => kind === "unprocessed").length;
  if (unprocessed > 0) notices.push(`${unprocessed} 个图形未能处理,见未处理清单`);
  return notices;
}
