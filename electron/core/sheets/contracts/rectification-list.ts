import { groupedYuanText } from "../../../../shared/ledger/money/amount-words.ts";
import type { WorkbookColumn, WorkbookSheet } from "../../formats/xlsx-writer.ts";
import type { OfficePaper } from "../office-paper.ts";
import type { TableColumn } from "../table-sheet.ts";
import { dayText, given } from "./contract-paper.ts";

/** One problem contract in the 整改台账 (campaign.md A2). */
export interface RectificationLine {
  readonly villageName: string;
  readonly number: string | null;
  readonly lessee: string | null;
  /** Rules of the confirmed findings, `HT-20 租赁期超20年`. */
  readonly problems: readonly string[];
  /** 乡镇核定 2026-03-01 张三 */
  readonly confirmed: string;
  /** 撤、改、增…; empty while undecided. */
  readonly decision: string;
  readonly deadline: string | null;
  readonly responsible: string | null;
  readonly arrearsFen: number | null;
  readonly yearlyGainFen: number | null;
  /** 整改中, 已销号 2026-05-01 … */
  readonly state: string;
  readonly papers: string;
}

interface ListColumn {
  readonly title: string;
  readonly widthMm: number;
  readonly kind: "text" | "fen";
  readonly value: (line: RectificationLine) => string | number | null;
}

/** The columns of the list, for the PDF and the workbook alike. */
const listColumns: readonly ListColumn[] = [
  { title: "村", widthMm: 22, kind: "text", value: (line) => line.villageName },
  { title: "合同编号", widthMm: 26, kind: "text", value: (line) => given(line.number) },
  { title: "承包方", widthMm: 20, kind: "text", value: (line) => given(line.lessee) },
  { title: "问题", widthMm: 44, kind: "text", value: (line) => line.problems.join("\n") },
  { title: "核定", widthMm: 30, kind: "text", value: (line) => line.confirmed },
  { title: "整改方式", widthMm: 22, kind: "text", value: (line) => line.decision },
  { title: "期限", widthMm: 26, kind: "text", value: (line) => line.deadline ?? "" },
  { title: "责任人", widthMm: 16, kind: "text", value: (line) => line.responsible ?? "" },
  { title: "补缴欠款(元)", widthMm: 24, kind: "fen", value: (line) => line.arrearsFen },
  { title: "年增收(元)", widthMm: 24, kind: "fen", value: (line) => line.yearlyGainFen },
  { title: "状态", widthMm: 24, kind: "text", value: (line) => line.state },
  { title: "佐证", widthMm: 28, kind: "text", value: (line) => line.papers },
];

/** 整改台账 on A4 across, with the sums of both kinds of money kept apart. */
export function rectificationPaper(
  unitName: string,
  lines: readonly RectificationLine[],
  asOf: string,
): OfficePaper {
  const columns: TableColumn[] = [
    { title: "序号", widthMm: 10, align: "right" },
    ...listColumns.map(({ title, widthMm, kind }) => ({
      title,
      widthMm,
      align: kind === "fen" ? ("right" as const) : ("left" as const),
    })),
  ];
  const rows = lines.map((line, index) => ({
    cells: [{ text: String(index + 1) }, ...listColumns.map((column) => cellOf(column, line))],
  }));
  const total = (value: (line: RectificationLine) => number | null) =>
    groupedYuanText(lines.reduce((sum, line) => sum + (value(line) ?? 0), 0));
  return {
    title: "问题合同整改台账",
    subtitles: [`${unitName}    截至 ${dayText(asOf)}`],
    isLandscape: true,
    blocks: [
      { kind: "table", columns, rows },
      {
        kind: "paragraph",
        text: `共 ${lines.length} 份。补缴欠款合计 ${total((line) => line.arrearsFen)} 元(一次性),年增收合计 ${total((line) => line.yearlyGainFen)} 元(每年),两项不相加。`,
      },
      { kind: "signatures", names: ["填表人", "农经站负责人", "乡镇分管领导", "日期"] },
    ],
  };
}

/** The same list as a sheet of a workbook; money in yuan, so that Excel can add it up. */
export function rectificationSheet(
  unitName: string,
  lines: readonly RectificationLine[],
  asOf: string,
): WorkbookSheet {
  const columns = listColumns.map(
    ({ title, kind, widthMm }, index): WorkbookColumn => ({
      heading: title,
      key: `c${index}`,
      kind: kind === "fen" ? "number" : "text",
      ...(kind === "fen" ? { numberFormat: "#,##0.00" } : {}),
      widthCharacters: Math.round(widthMm / 1.9),
    }),
  );
  return {
    name: "整改台账",
    titleLines: ["问题合同整改台账", `${unitName}    截至 ${dayText(asOf)}`],
    columns,
    rows: lines.map((line) => ({
      values: Object.fromEntries(
        listColumns.map(({ kind, value }, index) => {
          const plain = value(line);
          return [`c${index}`, kind === "fen" && plain !== null ? Number(plain) / 100 : plain];
        }),
      ),
    })),
    paper: "A4",
    isLandscape: true,
  };
}

function cellOf({ kind, value }: ListColumn, line: RectificationLine) {
  const plain = value(line);
  if (plain === null) return { text: "" };
  return { text: kind === "fen" ? groupedYuanText(Number(plain)) : String(plain) };
}
