import { groupedYuanText } from "../../../../shared/ledger/money/amount-words.ts";
import type { OfficePaper } from "../office-paper.ts";
import type { TableColumn } from "../table-sheet.ts";
import { dayText, given, type PaperContract, unitOf } from "./contract-paper.ts";

/** One due date of the schedule with what came in for it. */
export interface DueLine {
  readonly dueOn: string;
  readonly period: string;
  readonly dueFen: number;
  readonly paidFen: number;
}

/** What a reminder tells besides the contract. */
export interface Reminder {
  readonly asOf: string;
  readonly lines: readonly DueLine[];
  readonly payBy: string | null;
  readonly collectiveAccount: string | null;
  readonly telephone: string | null;
}

const columns: readonly TableColumn[] = [
  { title: "应缴日期", widthMm: 34, align: "left" },
  { title: "所属期", widthMm: 40, align: "left" },
  { title: "应缴(元)", widthMm: 32, align: "right" },
  { title: "已缴(元)", widthMm: 32, align: "right" },
  { title: "欠缴(元)", widthMm: 32, align: "right" },
];

/** Sum of what is owed, in fen: every line's due less its paid. */
export function owedFen(lines: readonly DueLine[]): number {
  return lines.reduce((sum, { dueFen, paidFen }) => sum + dueFen - paidFen, 0);
}

/**
 * 催缴通知 for the rent of a contract: every due date with its arithmetic, so that both sides can add it
 * up (V8), and a slip whose signature is a fresh demand or acknowledgement (民法典第一百九十五条).
 */
export function reminderPaper(contract: PaperContract, reminder: Reminder): OfficePaper {
  const { lines } = reminder;
  const owed = groupedYuanText(owedFen(lines));
  const { number, name, lessee } = contract.values;
  return {
    title: "催缴通知",
    subtitles: [`${unitOf(contract)}    合同编号:${given(number)}`],
    footer: "款项只缴入集体账户,不收现金、不交个人",
    blocks: [
      { kind: "paragraph", text: `${given(lessee)}:` },
      {
        kind: "paragraph",
        text: `\u3000\u3000按“${given(name)}”约定,截至 ${dayText(reminder.asOf)},你方应缴、已缴、欠缴如下:`,
      },
      { kind: "table", columns, rows: lines.map(dueRow) },
      { kind: "paragraph", text: `合计欠缴 ${owed} 元。`, bold: true },
      {
        kind: "paragraph",
        text: `\u3000\u3000请于 ${dayText(reminder.payBy)} 前缴入集体账户 ${given(reminder.collectiveAccount)}。已经缴过的,请带收据核对;有疑问请打电话 ${given(reminder.telephone)}。`,
      },
      { kind: "signatures", names: ["发包方(盖章)", "经办人", "日期"] },
      { kind: "tearOff", words: "回执,沿此线剪下交回" },
      {
        kind: "paragraph",
        text: `□仅收到本通知    □确认欠款 ________ 元,同意于 ____年__月__日 前缴清`,
      },
      { kind: "signatures", names: ["承包方(签字按印)", "送达人", "日期"] },
    ],
  };
}

function dueRow({ dueOn, period, dueFen, paidFen }: DueLine) {
  const sums = [dueFen, paidFen, dueFen - paidFen].map((fen) => ({ text: groupedYuanText(fen) }));
  return { cells: [{ text: dayText(dueOn) }, { text: period }, ...sums] };
}
