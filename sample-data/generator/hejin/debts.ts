import { yuanText } from "../../../shared/ledger/money/amount-words.ts";
import { addDays } from "../../../shared/ledger/money/calendar.ts";
import type { Random } from "../random.ts";
import { casePerson } from "./people.ts";
import { casePlaces, streetCode } from "./places.ts";

/** What the article prints for the street: 496 万元 of debts settled. */
export const streetSettledFen = 496_000_000;

const debtsOfStreet = 64;
const reasons = [
  ["D2", "工程款"],
  ["D1", "误工补贴"],
  ["D3", "个人借款"],
  ["D5", "单位往来"],
] as const;

export interface DebtRows {
  /** Rows of `qhs template debts` and `settlements`, by heading. */
  readonly debts: readonly Record<string, string>[];
  readonly settlements: readonly Record<string, string>[];
}

/** Debts of the street's villages, locked before anything was paid; most are paid off in part or whole. */
export function streetDebts(random: Random): DebtRows {
  const villages = casePlaces.filter(({ townCode }) => townCode === streetCode);
  const rows = Array.from({ length: debtsOfStreet }, (_, at) => {
    const village = villages[at % villages.length]!;
    const [type, reason] = reasons[at % reasons.length]!;
    const fen = random.integer(30, 200) * 100_000;
    return { at, village, type, reason, fen, share: at % 4 === 3 ? 0 : random.integer(50, 100) };
  });
  const paid = paidSums(rows);
  const debts = rows.map(({ at, village, type, reason, fen }) => {
    const creditor = casePerson(200 + at, at);
    return {
      编号: debtNumber(at),
      村代码: village.villageCode,
      对象: creditor.name,
      证件号: creditor.idNumber,
      是否本集体成员: type === "D1" ? "是" : "否",
      类型: type,
      形成日期: `${random.integer(2009, 2018)}-06-30`,
      原因: reason,
      "原值(元)": yuanText(fen),
      账内外: "账内",
      凭证号: `记${at + 1}`,
      锁定日: "2022-02-28",
      备注: "虚构",
    };
  });
  const settlements = rows.flatMap(({ at }) => {
    const fen = paid[at] ?? 0;
    if (fen === 0) return [];
    return [
      {
        编号: debtNumber(at),
        日期: addDays("2022-03-05", random.integer(0, 100)),
        方式: "R9",
        "金额(元)": yuanText(fen),
        "现金(元)": yuanText(fen),
        凭证号: `付${at + 1}`,
        备注: "虚构",
      },
    ];
  });
  return { debts, settlements };
}

const debtNumber = (at: number) => `ZW${String(at + 1).padStart(4, "0")}`;

/** Parts of the debts that add up to the printed sum, none above its debt; the last ones take the rest. */
function paidSums(rows: readonly { readonly fen: number; readonly share: number }[]): number[] {
  let left = streetSettledFen;
  const sums = rows.map(({ fen, share }) => {
    const part = Math.min(left, Math.floor((fen * share) / 10_000_000) * 100_000);
    left -= part;
    return part;
  });
  return sums.map((part, at) => {
    const more = Math.min(left, (rows[at]?.fen ?? 0) - part);
    left -= more;
    return part + more;
  });
}
