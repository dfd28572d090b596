import {
  contractKindNames,
  termWordNames,
} from "../../../../shared/ledger/contracts/contract-words.ts";
import type { ContractValues } from "../../../../shared/ledger/contracts/facts.ts";
import { groupedYuanText } from "../../../../shared/ledger/money/amount-words.ts";
import type { PaperRow } from "../office-paper.ts";
import type { TableColumn } from "../table-sheet.ts";

/** A contract as a paper names it, with the names that its codes stand for. */
export interface PaperContract {
  readonly values: ContractValues;
  readonly villageName: string;
  /** Empty for a contract of the whole village. */
  readonly groupName: string;
}

/** One hit of a rule as it stands on paper: always 疑似 until people decided (A4). */
export interface PaperFinding {
  readonly rule: string;
  readonly title: string;
  /** 红, 橙, 黄, 提示 */
  readonly severityName: string;
  /** What triggered it, with the values. */
  readonly text: string;
  /** Law and article in force on the day, or that it was not checked (D33). */
  readonly basis: string;
}

/** Room for writing where the register has nothing; never "null". */
export const blank = "________";

/** A text of the register, or room to write it. */
export const given = (text: string | null): string => text?.trim() || blank;

/** Sums of money on paper: `1,234.50 元` in exact fen, or room to write. */
export function yuanOf(fen: number | null): string {
  return fen === null ? `${blank} 元` : `${groupedYuanText(fen)} 元`;
}

/** `2008年3月1日`; a term word as it is; room to write for nothing. */
export function dayText(date: string | null): string {
  if (date === null) return "____年__月__日";
  if (date === "long_term" || date === "not_agreed") return termWordNames[date];
  const [year = "", month = "", day = ""] = date.split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
}

export const muOf = (mu: string | null): string => `${mu ?? blank} 亩`;

/** `甲村第一村民小组` */
export const unitOf = ({ villageName, groupName }: PaperContract): string =>
  `${villageName}${groupName}`;

/** 东至、南至、西至、北至 in one line. */
export function neighboursOf({ east, south, west, north }: ContractValues): string {
  return `东至${given(east)},南至${given(south)},西至${given(west)},北至${given(north)}`;
}

const factColumns: readonly TableColumn[] = [
  { title: "项目", widthMm: 28, align: "left" },
  { title: "内容", widthMm: 142, align: "left" },
];

/** The terms of a contract as a table of two columns. */
export function contractTable(contract: PaperContract) {
  const { values } = contract;
  const lines: readonly [string, string][] = [
    ["合同编号", given(values.number)],
    ["合同名称", given(values.name)],
    ["合同类型", values.kind === null ? blank : contractKindNames[values.kind]],
    ["发包方", given(values.lessor)],
    ["承包方", given(values.lessee)],
    ["坐落", given(values.place)],
    ["四至", neighboursOf(values)],
    ["面积", `合同 ${muOf(values.contractMu)},实测 ${muOf(values.measuredMu)}`],
    ["用途", given(values.use)],
    ["期限", `${dayText(values.startOn)} 至 ${dayText(values.endOn)}`],
    ["价款", `单价 ${given(values.unitPriceYuan)} 元/亩·年,总价 ${yuanOf(values.totalFen)}`],
  ];
  const rows: PaperRow[] = lines.map(([title, text]) => ({
    cells: [{ text: title, bold: true }, { text }],
  }));
  return { kind: "table", columns: factColumns, rows } as const;
}
