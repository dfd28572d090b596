import { shortPlotCode } from "../../../../shared/land/plot-code.ts";
import {
  capitalAmount,
  groupedYuanText,
  yuanText,
} from "../../../../shared/ledger/money/amount-words.ts";
import type { BillLine, RoundingUnit } from "../../../../shared/ledger/money/charge-rule.ts";
import { dayText } from "../contracts/contract-paper.ts";
import type { OfficePaper } from "../office-paper.ts";
import type { TableColumn } from "../table-sheet.ts";
import { exactLineYuan, exactSumYuan } from "./line-amount.ts";

/** Where money is paid to and whom to ask; without both no notice goes out. */
export interface PayPlace {
  readonly collectiveAccount: string;
  readonly telephone: string;
}

/** One bill as it stands on paper. */
export interface ChargeNotice {
  readonly number: string;
  readonly unitName: string;
  readonly payer: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly lines: readonly (BillLine & { readonly landClass: string; readonly grade: string })[];
  readonly amountFen: number;
  readonly roundingFen: RoundingUnit;
  readonly drawnUpOn: string;
  readonly dueOn: string;
  /** The meeting that decided, with its day: `2026-05-01 成员大会`. */
  readonly decidedBy: string;
  readonly place: PayPlace;
}

const columns: readonly TableColumn[] = [
  { title: "地块", widthMm: 26, align: "left" },
  { title: "地类等级", widthMm: 26, align: "left" },
  { title: "签字面积(亩)", widthMm: 24, align: "right" },
  { title: "免收(亩)", widthMm: 20, align: "right" },
  { title: "计费(亩)", widthMm: 20, align: "right" },
  { title: "单价(元/亩·年)", widthMm: 32, align: "right" },
  { title: "年数", widthMm: 12, align: "right" },
  { title: "小计(元)", widthMm: 26, align: "right" },
];

const roundingWords: Readonly<Record<RoundingUnit, string>> = {
  1: "四舍五入到分",
  10: "四舍五入到角",
  100: "四舍五入到元",
};

/** `2026 年度` or `2024—2026 年度`. */
export const yearsText = (from: number, to: number): string =>
  from === to ? `${from} 年度` : `${from}—${to} 年度`;

/**
 * 缴费通知: each plot with its arithmetic (V8), the sum in figures and capital words, who decided it and
 * when (V9), where to pay and whom to ask. What is paid is one sum, rounded once (D37).
 */
export function chargeNoticePaper(notice: ChargeNotice): OfficePaper {
  const { lines, amountFen, roundingFen, place } = notice;
  const exact = exactSumYuan(lines);
  const sum = lines.length > 1 ? `${lines.map(exactLineYuan).join(" + ")} = ${exact}` : exact;
  return {
    title: "缴费通知",
    subtitles: [`${notice.unitName}    编号:${notice.number}`],
    footer: "供本人核对缴费用;款项只进集体账户",
    blocks: [
      { kind: "paragraph", text: `${notice.payer}:` },
      {
        kind: "paragraph",
        text: `\u3000\u3000经 ${notice.decidedBy} 决议,你户耕种的下列集体地按签字确认的面积收取 ${yearsText(notice.fromYear, notice.toYear)}有偿使用费。算法:计费面积 × 单价 × 年数。`,
      },
      { kind: "table", columns, rows: lines.map(lineRow) },
      {
        kind: "paragraph",
        text: `合计:${sum} 元,${roundingWords[roundingFen]}为 ${groupedYuanText(amountFen)} 元。`,
      },
      {
        kind: "paragraph",
        text: `应缴 ${yuanText(amountFen)} 元,大写:${capitalAmount(amountFen)}`,
        bold: true,
      },
      {
        kind: "paragraph",
        text: `\u3000\u3000请于 ${dayText(notice.dueOn)} 前缴入集体账户:${place.collectiveAccount}。`,
      },
      { kind: "paragraph", text: "\u3000\u3000不收现金、不交个人。缴款后请索取收据。", bold: true },
      {
        kind: "paragraph",
        text: `\u3000\u3000面积、单价或算法有异议的,请打电话 ${place.telephone},或到村委会提出;异议没有办结的,先不收。`,
      },
      { kind: "signatures", names: ["发出单位(盖章)", "经办人", "日期"] },
      { kind: "tearOff", words: "送达回执,沿此线剪下交回" },
      {
        kind: "paragraph",
        text: `${notice.number}  ${notice.payer}  ${yuanText(amountFen)} 元    □收到本通知  □有异议:__________________`,
      },
      { kind: "signatures", names: ["收到人(签字按印)", "送达人", "日期"] },
    ],
  };
}

function lineRow(line: ChargeNotice["lines"][number]) {
  const { plotCode, landClass, grade, signedMu, exemptMu, chargedMu, priceFen, years } = line;
  const kind = grade === "" || grade === "*" ? landClass : `${landClass} ${grade}`;
  const figures = [signedMu, exemptMu, chargedMu, yuanText(priceFen), String(years)];
  return {
    cells: [
      { text: shortPlotCode(plotCode) },
      { text: kind },
      ...figures.map((text) => ({ text })),
      { text: exactLineYuan(line) },
    ],
  };
}
