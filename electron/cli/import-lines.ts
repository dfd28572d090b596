import { formatMu } from "../../shared/land/mu.ts";
import type { HouseholdReport } from "../core/exchange/import-household.ts";
import type { MeasuredReport } from "../core/exchange/import-measured.ts";
import type { ImportReport, PreviewRow } from "../core/exchange/import-report.ts";
import type { NoticeReport } from "../core/exchange/notice-tally.ts";
import { textTable } from "./text-table.ts";

const previewRows = 3;
const previewColumns = 6;
const shownNotices = 12;

/** The first rows with the columns that are filled, so that garbled text is seen at once (T2). */
function previewLines(rows: readonly PreviewRow[]): string[] {
  const shown = rows.slice(0, previewRows);
  const names = Object.keys(shown[0]?.values ?? {})
    .filter((name) => shown.some(({ values }) => (values[name] ?? "") !== ""))
    .slice(0, previewColumns);
  if (names.length === 0) return [];
  const cells = shown.map(({ row, values }) => [
    String(row),
    ...names.map((name) => String(values[name] ?? "")),
  ]);
  const heading = ["行", ...names.map((name) => name.toUpperCase())];
  return ["  前几行:", ...textTable(heading, cells).map((line) => `    ${line}`)];
}

/** What the import has to say about rows: the first of each kind, and how many there are in all. */
export function noticeLines(notices: NoticeReport): string[] {
  const total = Object.values(notices.countsByCode).reduce((sum, count) => sum + count, 0);
  if (total === 0) return [];
  const shown = notices.first.slice(0, shownNotices);
  const lines = shown.map(({ row, message }) =>
    row === null || message.includes(`第 ${row} 行`)
      ? `    ${message}`
      : `    第 ${row} 行:${message}`,
  );
  const rest = total > shown.length ? [`    ……全部提示在窗口的“导入”里点开这一次可以看到。`] : [];
  return [`  提示 ${total} 条:`, ...lines, ...rest];
}

/** What the import of a layer did, for people. */
export function layerImportLines(report: ImportReport): string[] {
  const outside =
    report.within === null ? "" : `,范围 ${report.within} 以外 ${report.rowsOutside} 行未取`;
  const replaced = report.rowsReplaced > 0 ? `,替换原有 ${report.rowsReplaced} 条` : "";
  return [
    `${report.title}:${report.file}`,
    `  读 ${report.rowsRead} 行,存入 ${report.rowsStored},修复 ${report.rowsRepaired},跳过 ${report.rowsSkipped}${outside}${replaced}`,
    ...(report.planarAreaM2 > 0 ? [`  面积合计 ${formatMu(report.planarAreaM2)} 亩`] : []),
    `  文字编码:${report.encoding.name}(${report.encoding.reason})`,
    `  坐标系:${report.crs.text}(${report.crs.reason}),项目存为 ${report.crs.project}`,
    `  对应字段:${report.fieldsUsed.map(({ name, source }) => (name === source ? name : `${name}←${source}`)).join(" ")}`,
    ...(report.fieldsUnused.length > 0 ? [`  未用字段:${report.fieldsUnused.join(" ")}`] : []),
    ...previewLines(report.firstRows),
    ...noticeLines(report.notices),
  ];
}

/** What the import of the household register did, for people. */
export function householdImportLines(report: HouseholdReport): string[] {
  const rows = report.tables.map(({ title, source, rowsRead, rowsStored, rowsReplaced }) => [
    title,
    source,
    String(rowsRead),
    String(rowsStored),
    String(rowsReplaced),
  ]);
  return [
    `权属数据:${report.file}`,
    ...textTable(["表", "文件中的名称", "读", "存入", "替换"], rows).map((line) => `  ${line}`),
    ...noticeLines(report.notices),
  ];
}

/** What came of a file of measured boundaries, for people. */
export function measuredImportLines(report: MeasuredReport): string[] {
  const skipped = report.skipped.slice(0, shownNotices);
  return [
    `实测界线:${report.file}`,
    `  读 ${report.shapesRead} 圈,待定 ${report.proposed}:按编号对上 ${report.matchedByCode},按重叠对上 ${report.matchedByOverlap},没有对上 ${report.unmatched}`,
    ...(skipped.length === 0 ? [] : [`  跳过 ${report.skipped.length}:`]),
    ...skipped.map(({ row, reason }) => `    ${row}:${reason}`),
    `  坐标:${report.datumNote}`,
    "  图斑还没有变。请在窗口的“现场核查”里逐条对照前后面积,再决定采用不采用。",
  ];
}
