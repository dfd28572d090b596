import { groupedYuanText } from "../../../../shared/ledger/money/amount-words.ts";
import type { RowAccount } from "../../../../shared/ledger/money/settlement.ts";
import type { WorkbookColumn, WorkbookSheet } from "../../formats/xlsx-writer.ts";
import { dayText } from "../contracts/contract-paper.ts";
import type { OfficePaper } from "../office-paper.ts";

/** One claim, debt or bill of a list; numbers of documents and telephones stay in the register (A8). */
export interface MoneyListLine {
  readonly number: string;
  readonly party: string;
  readonly typeName: string;
  readonly formedOn: string | null;
  readonly stateName: string;
  readonly account: RowAccount;
}

interface ListColumn {
  readonly title: string;
  readonly widthMm: number;
  readonly text?: (line: MoneyListLine) => string;
  readonly fen?: (account: RowAccount) => number;
}

const columns: readonly ListColumn[] = [
  { title: "编号", widthMm: 26, text: ({ number }) => number },
  { title: "对象", widthMm: 30, text: ({ party }) => party },
  { title: "类型", widthMm: 40, text: ({ typeName }) => typeName },
  { title: "形成日期", widthMm: 24, text: ({ formedOn }) => formedOn ?? "" },
  { title: "底数(元)", widthMm: 24, fen: ({ baseFen }) => baseFen },
  { title: "现金", widthMm: 21, fen: ({ cashFen }) => cashFen },
  { title: "减免", widthMm: 21, fen: ({ forgivenFen }) => forgivenFen },
  { title: "抵销", widthMm: 21, fen: ({ setOffFen }) => setOffFen },
  { title: "划转抵债", widthMm: 21, fen: ({ transferredFen }) => transferredFen },
  { title: "核销", widthMm: 21, fen: ({ writtenOffFen }) => writtenOffFen },
  { title: "余额(元)", widthMm: 24, fen: ({ balanceFen }) => balanceFen },
  { title: "状态", widthMm: 18, text: ({ stateName }) => stateName },
];

const sumOf = (lines: readonly MoneyListLine[], fen: (account: RowAccount) => number) =>
  lines.reduce((sum, { account }) => sum + fen(account), 0);

/** The list as paper, with its sums; claims and debts are lists of their own, never netted (A5). */
export function moneyListPaper(
  title: string,
  unitName: string,
  lines: readonly MoneyListLine[],
  asOf: string,
): OfficePaper {
  const rows = lines.map((line) => ({
    cells: columns.map(({ text, fen }) => ({
      text: fen === undefined ? (text?.(line) ?? "") : groupedYuanText(fen(line.account)),
    })),
  }));
  const total = {
    cells: columns.map(({ fen }, at) => ({
      text: fen === undefined ? (at === 0 ? "合计" : "") : groupedYuanText(sumOf(lines, fen)),
      bold: true,
    })),
  };
  return {
    title,
    subtitles: [`${unitName}    截至 ${dayText(asOf)}    共 ${lines.length} 笔    单位:元`],
    isLandscape: true,
    footer: "底数 = 现金 + 减免 + 抵销 + 划转抵债 + 核销 + 余额",
    blocks: [
      {
        kind: "table",
        columns: columns.map(({ title: name, widthMm, fen }) => ({
          title: name,
          widthMm,
          align: fen === undefined ? "left" : "right",
        })),
        rows: [...rows, total],
      },
      { kind: "signatures", names: ["制表人", "审核人", "负责人", "日期"] },
    ],
  };
}

/** The same list as a sheet, sums left to the spreadsheet. */
export function moneyListSheet(
  title: string,
  unitName: string,
  lines: readonly MoneyListLine[],
  asOf: string,
): WorkbookSheet {
  return {
    name: title,
    titleLines: [title, `${unitName}    截至 ${dayText(asOf)}`],
    columns: columns.map(
      ({ title: heading, widthMm, fen }, at): WorkbookColumn => ({
        heading,
        key: `c${at}`,
        kind: fen === undefined ? "text" : "number",
        ...(fen === undefined ? {} : { numberFormat: "#,##0.00" }),
        widthCharacters: Math.round(widthMm / 1.9),
      }),
    ),
    rows: lines.map((line) => ({
      values: Object.fromEntries(
        columns.map(({ text, fen }, at) => [
          `c${at}`,
          fen === undefined ? (text?.(line) ?? "") : fen(line.account) / 100,
        ]),
      ),
    })),
    paper: "A4",
    isLandscape: true,
  };
}
