import type { RunReport, RunSummary } from "../../../shared/contract/calls/run-calls.ts";
import type { CallOutput } from "../../../shared/contract/calls.ts";

/** `面积平衡:差 0.000 平方米(集体耕地 1,234,567.8 平方米)` */
export function balanceText({
  balanceErrorM2,
  collectiveCultivatedM2,
}: RunSummary["totals"]): string {
  const all = collectiveCultivatedM2.toLocaleString("en-US", { maximumFractionDigits: 1 });
  return `面积平衡:差 ${signless(balanceErrorM2.toFixed(3))} 平方米(集体耕地 ${all} 平方米)`;
}

/** A difference that rounds to nothing has no sign. */
function signless(text: string): string {
  return /^-0\.0*$/.test(text) ? text.slice(1) : text;
}

/** What the toast says when a run has ended. */
export function reportText({ summary, groups, plotChanges, problems }: RunReport): string {
  const plots = groups.reduce((sum, group) => sum + group.plots, 0);
  if (problems.length > 0) return `${problems[0]}本次作废,项目保持原样。`;
  return `${plots} 块图斑,${changesText(plotChanges)}。${balanceText(summary.totals)}。`;
}

const changeTitles = { new: "新增", gone: "消失", changed: "改变", would_change: "已锁定、只列出" };

export function changesText(changes: RunReport["plotChanges"]): string {
  const parts = Object.entries(changeTitles).flatMap(([kind, title]) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [`${title} ${count} 块`];
  });
  return parts.length === 0 ? "图斑没有变化" : parts.join(",");
}

export function changeTitle(kind: RunReport["plotChanges"][number]["kind"]): string {
  return changeTitles[kind];
}

/** What the toast says after the second engine has counted. */
export function crosscheckText(report: CallOutput<"run.crosscheck">): string {
  const { patches, patchesInRun, maxDifferenceM2, beyondTolerance, failures } = report;
  const counted = `复核 ${patches} 块(共 ${patchesInRun} 块),最大相差 ${maxDifferenceM2.toFixed(4)} 平方米`;
  const failed = failures.length === 0 ? "" : `;${failures.length} 块算不出,不计入`;
  return beyondTolerance.length === 0
    ? `${counted},都在允许范围内${failed}。`
    : `${counted},${beyondTolerance.length} 块超出允许值,请把项目文件交技术人员查看${failed}。`;
}
