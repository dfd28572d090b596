import { dateText } from "../../../shared/land/date-text.ts";
import { shortPlotCode } from "../../../shared/land/plot-code.ts";
import { type Objection, outcomeNames } from "../registers/posting/objections.ts";
import type { OfficePaper, PaperRow } from "./office-paper.ts";
import type { PostingFacts } from "./posting-facts.ts";
import { classSums, signedSum } from "./posting-table.ts";
import { type TableColumn, writeInRowMm } from "./table-sheet.ts";

const registerColumns: readonly TableColumn[] = [
  { title: "序号", widthMm: 12, align: "center" },
  { title: "异议人", widthMm: 30, align: "left" },
  { title: "收到日期", widthMm: 30, align: "left" },
  { title: "图斑号", widthMm: 34, align: "left" },
  { title: "异议内容、理由", widthMm: 62, align: "left" },
  { title: "处理结果(维持、更正、移送)及日期", widthMm: 48, align: "left" },
  { title: "处理人", widthMm: 26, align: "left" },
  { title: "异议人签字", widthMm: 26, align: "left" },
];

/** A page of rows to write in. */
const leastRows = 7;

/** 异议登记表: what was said so far, and rows to write in; it is kept, not posted. */
export function objectionRegister({ round, unitName, objections }: PostingFacts): OfficePaper {
  const written = objections.map(objectionRow);
  const blank = Array.from({ length: Math.max(2, leastRows - written.length) }, (_, index) => ({
    cells: registerColumns.map((_column, column) => ({
      text: column === 0 ? String(written.length + index + 1) : "",
    })),
  }));
  return {
    title: "公示异议登记表",
    subtitles: [`${unitName}  第 ${round.number} 轮公示  ${periodText(round)}`],
    blocks: [
      {
        kind: "table",
        columns: registerColumns,
        rows: [...written, ...blank],
        rowMm: writeInRowMm + 2,
      },
      { kind: "paragraph", text: "来人、来信、来电都要登记;本表留存归档,不张贴。" },
      { kind: "signatures", names: ["登记人", "村(组)负责人", "监委会", "日期"] },
    ],
    footer: "留存归档,不张贴",
    isLandscape: true,
  };
}

function objectionRow(objection: Objection, index: number): PaperRow {
  const { objectorName, objectedOn, isLate, plotCodes, content, outcome, outcomeOn } = objection;
  const result =
    outcome === null
      ? ""
      : [
          `${outcomeNames[outcome]} ${outcomeOn === null ? "" : dateText(outcomeOn)}`,
          objection.outcomeNote,
        ];
  const cells = [
    String(index + 1),
    objectorName,
    `${dateText(objectedOn)}${isLate ? "\n(期满后)" : ""}`,
    plotCodes.map(shortPlotCode).join("\n"),
    content,
    typeof result === "string" ? result : result.filter((part) => part !== "").join("\n"),
    objection.decidedBy,
    "",
  ];
  return { cells: cells.map((text) => ({ text })) };
}

function periodText({ startedOn, lastDay }: PostingFacts["round"]): string {
  if (startedOn === null || lastDay === null) return "____年__月__日至____年__月__日";
  return `${dateText(startedOn)}至${dateText(lastDay)}`;
}

const sumColumns: readonly TableColumn[] = [
  { title: "认定类别", widthMm: 60, align: "left" },
  { title: "块数", widthMm: 40, align: "right" },
  { title: "签字面积(亩)", widthMm: 60, align: "right" },
];

/** 无异议证明, or what came of the objections; only what is true is printed, else there is no such paper. */
export function postingProof(facts: PostingFacts): OfficePaper | null {
  const { statement, round } = facts;
  if (statement === null) return null;
  const plots = facts.groups.flatMap((group) => group.plots);
  const sums = [
    ...classSums(plots),
    { name: "合计", count: plots.length, signedMu: signedSum(plots) },
  ];
  return {
    title: statement.title,
    blocks: [
      { kind: "space", heightMm: 6 },
      { kind: "paragraph", text: `\u3000\u3000${statement.sentence}`, sizePt: 14 },
      { kind: "paragraph", text: "\u3000\u3000特此证明。", sizePt: 14 },
      { kind: "space", heightMm: 4 },
      {
        kind: "table",
        columns: sumColumns,
        rows: sums.map(({ name, count, signedMu }) => ({
          cells: [name, String(count), signedMu].map((text) => ({ text, bold: name === "合计" })),
        })),
        rowMm: 9,
        sizePt: 12,
      },
      {
        kind: "paragraph",
        text: `张贴照片 ${round.photos === 0 ? "______" : round.photos} 张,随本证明存档。`,
      },
      { kind: "space", heightMm: 10 },
      {
        kind: "signatures",
        names: ["村民委员会(盖章)", "村(组)负责人", "监委会", "乡镇核", "日期"],
      },
    ],
    footer: "公示结果不代替依法决议",
  };
}
