import {
  capitalAmount,
  groupedYuanText,
  yuanText,
} from "../../../../shared/ledger/money/amount-words.ts";
import type { IncentiveQuote } from "../../../../shared/ledger/money/incentive.ts";
import type { RowAccount } from "../../../../shared/ledger/money/settlement.ts";
import { dayText, given } from "../contracts/contract-paper.ts";
import type { OfficePaper, PaperBlock } from "../office-paper.ts";
import type { TableColumn } from "../table-sheet.ts";
import type { PayPlace } from "./charge-notice.ts";

/** One claim as it is asked for. */
export interface DemandNotice {
  readonly number: string;
  readonly unitName: string;
  readonly party: string;
  readonly typeName: string;
  readonly formedOn: string | null;
  readonly reason: string | null;
  readonly account: RowAccount;
  readonly asOf: string;
  readonly payBy: string | null;
  readonly place: PayPlace;
  /** What a scheme of rebates offers, with the meeting that voted it; none without a scheme. */
  readonly scheme: {
    readonly name: string;
    readonly offers: readonly { readonly lastDay: string; readonly quote: IncentiveQuote }[];
  } | null;
}

const sumColumns: readonly TableColumn[] = [
  { title: "原值(元)", widthMm: 34, align: "right" },
  { title: "已收现金", widthMm: 27, align: "right" },
  { title: "减免核销", widthMm: 27, align: "right" },
  { title: "抵销", widthMm: 27, align: "right" },
  { title: "划转抵债", widthMm: 27, align: "right" },
  { title: "余额(元)", widthMm: 34, align: "right" },
];
const offerColumns: readonly TableColumn[] = [
  { title: "在此日前付清", widthMm: 40, align: "left" },
  { title: "减免比例", widthMm: 24, align: "right" },
  { title: "减免(元)", widthMm: 36, align: "right" },
  { title: "实缴(元)", widthMm: 36, align: "right" },
];

/**
 * 催收通知书: what is owed and how it came to that sum, what a scheme takes off (paid + forgiven = balance),
 * and a slip: signed as 收到 it proves the demand, signed as 确认 it is an acknowledgement (民法典 195).
 */
export function demandNoticePaper(notice: DemandNotice): OfficePaper {
  const { account, place } = notice;
  const balance = account.balanceFen;
  return {
    title: "催收通知书",
    subtitles: [`${notice.unitName}    编号:${notice.number}`],
    footer: "款项只进集体账户,不收现金、不交个人",
    blocks: [
      { kind: "paragraph", text: `${notice.party}:` },
      {
        kind: "paragraph",
        text: `\u3000\u3000你(单位)因${given(notice.reason)}(${notice.typeName}),于 ${dayText(notice.formedOn)} 形成对集体的欠款。截至 ${dayText(notice.asOf)} 的账目如下:`,
      },
      { kind: "table", columns: sumColumns, rows: [sumRow(account)] },
      {
        kind: "paragraph",
        text: `尚欠 ${groupedYuanText(balance)} 元,大写:${capitalAmount(balance)}。`,
        bold: true,
      },
      ...schemeBlocks(notice),
      {
        kind: "paragraph",
        text: `\u3000\u3000请于 ${dayText(notice.payBy)} 前缴入集体账户:${place.collectiveAccount}。不收现金、不交个人,缴款后请索取收据。账目有出入的,请带凭据核对,电话 ${place.telephone}。`,
      },
      { kind: "signatures", names: ["债权人(盖章)", "经办人", "日期"] },
      { kind: "tearOff", words: "回执,沿此线剪下交回" },
      { kind: "paragraph", text: `${notice.number}  ${notice.party}` },
      {
        kind: "paragraph",
        text: "□仅收到本通知    □确认欠款 ________ 元,同意于 ____年__月__日 前偿还",
      },
      { kind: "signatures", names: ["债务人(签字按印)", "送达人", "日期"] },
    ],
  };
}

function sumRow(account: RowAccount) {
  const { baseFen, cashFen, forgivenFen, setOffFen, transferredFen, balanceFen } = account;
  const forgiven = forgivenFen + account.writtenOffFen;
  return {
    cells: [baseFen, cashFen, forgiven, setOffFen, transferredFen, balanceFen].map((fen) => ({
      text: groupedYuanText(fen),
    })),
  };
}

function schemeBlocks({ scheme }: DemandNotice): PaperBlock[] {
  if (scheme === null || scheme.offers.length === 0) return [];
  const rows = scheme.offers.map(({ lastDay, quote }) => ({
    cells: [
      { text: dayText(lastDay) },
      { text: `${quote.percent}%` },
      { text: yuanText(quote.forgivenFen) },
      { text: yuanText(quote.paidFen) },
    ],
  }));
  return [
    { kind: "paragraph", text: `按${scheme.name},提前付清的减免如下(实缴 + 减免 = 尚欠):` },
    { kind: "table", columns: offerColumns, rows },
  ];
}
