import { plotClasses, plotClassName } from "../../shared/land/land-class.ts";
import { formatAreaM2, formatMu, sumExact } from "../../shared/land/mu.ts";
import type { ReconcileReport, RunTotals } from "../core/reconcile/report.ts";
import { textTable } from "./text-table.ts";

const shownRows = 10;

const exceptionWords = {
  none: "",
  valid: "[已登记例外]",
  reopened: "[例外登记后数值变了,请重看]",
} as const;

const changeWords = {
  new: "新增",
  gone: "消失",
  changed: "变化",
  would_change: "已出图而保留原图形",
} as const;

/** The identities of D20 as an account that adds up. */
function balanceLines(totals: RunTotals): string[] {
  const mu = (areaM2: number) => `${formatMu(areaM2)} 亩`;
  return [
    `三调合计 ${mu(totals.surveyM2)} = 耕地 ${mu(totals.cultivatedM2)} + 其他地类 ${mu(totals.otherM2)}`,
    `耕地 = 国有 ${mu(totals.stateOwnedM2)} + 不在核对范围 ${mu(totals.excludedM2)} + 未处理 ${mu(totals.unprocessedM2)} + 集体耕地 ${mu(totals.collectiveCultivatedM2)}`,
    `集体耕地 = 农户承包 ${mu(totals.householdCoveredM2)}(其中合同内 ${mu(totals.otherContractM2)})+ 剩余 ${mu(totals.leftOverM2)},平衡差 ${totals.balanceErrorM2.toFixed(4)} m²`,
  ];
}

/** What the left-over is made of, class by class. */
export function classLines(groups: ReconcileReport["groups"]): string[] {
  const rows = plotClasses.map((name) => {
    const totals = groups.map(({ byClass }) => byClass[name]);
    return [
      plotClassName(name),
      String(totals.reduce((sum, { pieces }) => sum + pieces, 0)),
      formatMu(sumExact(totals.map(({ planarM2 }) => planarM2))),
    ];
  });
  return textTable(["类别", "块数", "亩"], rows);
}

function groupLines({ groups }: ReconcileReport): string[] {
  const rows = groups.map(({ code, name, plots, byClass }) => [
    code,
    name,
    String(plots),
    formatMu(byClass.unconfirmed.planarM2),
    formatMu(sumExact([byClass.added_edge.planarM2, byClass.added_block.planarM2])),
    formatMu(byClass.undetermined.planarM2),
  ]);
  return textTable(["组代码", "组名称", "图斑", "未确权(亩)", "新增(亩)", "待定(亩)"], rows);
}

function listed<Item>(
  title: string,
  items: readonly Item[],
  say: (item: Item) => string,
): string[] {
  if (items.length === 0) return [];
  const rest =
    items.length > shownRows ? [`  ……另有 ${items.length - shownRows} 个,见 --json`] : [];
  return [
    `${title} ${items.length} 个:`,
    ...items.slice(0, shownRows).map((item) => `  ${say(item)}`),
    ...rest,
  ];
}

function findingLines(report: ReconcileReport): string[] {
  return [
    ...listed(
      "未处理的要素",
      report.unprocessed,
      ({ layer, feature, reason, planarM2 }) =>
        `${layer} ${feature}:${reason}(${formatMu(planarM2)} 亩)`,
    ),
    ...listed(
      "承包地块落在非耕地上(疑似漏调)",
      report.omissions,
      ({ subject, reason, planarM2, exception }) =>
        `${subject}:${reason}(${formatMu(planarM2)} 亩)${exceptionWords[exception]}`,
    ),
    ...listed(
      "互相重叠的承包地块",
      report.parcelOverlaps,
      ({ subject, otherSubject, planarM2, exception }) =>
        `${subject} 与 ${otherSubject}(${formatAreaM2(planarM2)} m²)${exceptionWords[exception]}`,
    ),
    ...listed(
      "互相重叠的三调图斑",
      report.surveyOverlaps,
      ({ subject, otherSubject, planarM2, exception }) =>
        `${subject} 与 ${otherSubject}(${formatAreaM2(planarM2)} m²)${exceptionWords[exception]}`,
    ),
    ...listed("修复后采用的图形", report.repaired, ({ subject, reason }) => `${subject}:${reason}`),
    changeCounts(report),
    ...listed(
      "其中已有图斑的变化",
      report.plotChanges.filter(({ kind }) => kind !== "new"),
      ({ kind, code, reason }) => `${code} ${changeWords[kind]}:${reason}`,
    ),
  ];
}

function changeCounts({ plotChanges }: ReconcileReport): string {
  const kinds = ["new", "gone", "changed", "would_change"] as const;
  const counts = kinds.map(
    (kind) => `${changeWords[kind]} ${plotChanges.filter((change) => change.kind === kind).length}`,
  );
  return `与上次核对相比:${counts.join(",")}`;
}

function fitLine({ householdOnFarmlandShare: share }: ReconcileReport): string {
  const percent = share === null ? "—" : `${(share * 100).toFixed(1)}%`;
  return `确权承包地落在三调耕地和园地上的比例:${percent}(低于 60%,或与随意摆放差不多时停止)`;
}

const statusWords = {
  accepted: "已采用",
  proposed: "试算,未改动图斑(--dry-run)",
  failed: "检查未通过,本次核对作废",
} as const;

/** What a run found, for people. */
export function reconcileLines(report: ReconcileReport): string[] {
  const { run } = report;
  const plots = report.groups.reduce((sum, group) => sum + group.plots, 0);
  return [
    `第 ${run.id} 次核对(${statusWords[run.status]}):${report.groups.length} 个组,非承包地图斑 ${plots} 块,用时 ${run.seconds.toFixed(1)} 秒`,
    fitLine(report),
    ...balanceLines(report.totals),
    "",
    ...classLines(report.groups),
    "",
    ...groupLines(report),
    "",
    ...findingLines(report),
    ...report.problems,
    ...report.notices,
    `Turf 复核 ${run.turfCheck.patches} 块,最大差 ${run.turfCheck.maxDifferenceM2.toFixed(6)} m²`,
    `结果指纹 ${run.resultSha256}`,
  ];
}
