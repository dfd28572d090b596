import { yuanText } from "./amount-words.ts";
import {
  baseChangeFen,
  concerns,
  type MoneyRow,
  partsOfEvent,
  type SettlementEvent,
  settledFen,
} from "./settlement.ts";
import { type SettlementWay, settlementWays } from "./settlement-ways.ts";

/** What the members decided about one row, as far as it bears on forgiving it. */
export interface MembersResolution {
  /** 村民会议, 成员大会 …: a meeting of members or of those they chose. */
  readonly meetingType: string;
  readonly passed: boolean;
  /** Who kept out of the vote and why, as the minutes say; empty when they don't. */
  readonly recusal: string;
}

/** An event about to be kept, with what only the command knows about it. */
export interface NewSettlement {
  readonly event: SettlementEvent;
  readonly resolution: MembersResolution | null;
  /** What is handed over is land that a household holds by contract (R6). */
  readonly householdLand: boolean;
  /** The money was borrowed for this (R9). */
  readonly newBorrowing: boolean;
}

/** A fault and what to do about it, in words for people. */
export interface MoneyFault {
  readonly kind:
    | "amount"
    | "parts"
    | "side"
    | "date"
    | "counterpart"
    | "balance"
    | "resolution"
    | "forbidden";
  readonly text: string;
}

const membersMeetings = ["村民会议", "村民代表会议", "村民小组会议", "成员大会", "成员代表大会"];

/**
 * Why an event may not be kept; none when it may. `events` are all events that stand so far, `rowOf` finds
 * the rows that it names. A missing paper is no fault: such an event is kept and does not count yet.
 */
export function settlementFaults(
  settlement: NewSettlement,
  rowOf: (uid: string) => MoneyRow | undefined,
  events: readonly SettlementEvent[],
): MoneyFault[] {
  const { event } = settlement;
  const row = rowOf(event.rowUid);
  if (row === undefined) throw new Error(`no row ${event.rowUid}`);
  const faults = [
    ...amountFaults(event),
    ...sideFaults(event, row),
    ...dateFaults(event, row),
    ...forbidden(settlement, row),
  ];
  const other = event.counterpartUid === null ? undefined : rowOf(event.counterpartUid);
  faults.push(...counterpartFaults(event, row, other));
  if (faults.length > 0) return faults;
  const rows = other === undefined ? [row] : [row, other];
  return rows.flatMap((one) => balanceFaults(event, one, events));
}

/** Parts of a sum that the sheet gives apart; absent ones are null. All in fen. */
export interface GivenParts {
  readonly cashFen: number | null;
  readonly forgivenFen: number | null;
}

/** Whether the parts that people wrote fit the way and add up to the amount. */
export function givenPartsFault(
  way: SettlementWay,
  amountFen: number,
  { cashFen, forgivenFen }: GivenParts,
): MoneyFault | null {
  const wrong = (text: string): MoneyFault => ({ kind: "parts", text });
  const cash = cashFen ?? 0;
  const forgiven = forgivenFen ?? 0;
  if (cash < 0 || forgiven < 0) return wrong("现金和减免不能是负数。");
  const as = settlementWays[way].settledAs;
  if (as === "mixed") {
    if (cashFen === null && forgivenFen === null) {
      return wrong("减免(R3)须分别填写现金和减免,两者相加等于金额。");
    }
    if (cash + forgiven === amountFen) return null;
    return wrong(
      `现金 ${yuanText(cash)} 元加减免 ${yuanText(forgiven)} 元,不等于金额 ${yuanText(amountFen)} 元。`,
    );
  }
  const expectedCash = as === "cash" ? amountFen : 0;
  const expectedForgiven = as === "forgiven" ? amountFen : 0;
  const title = `${way} ${settlementWays[way].title}`;
  if (cashFen !== null && cash !== 0 && cash !== expectedCash) {
    return wrong(`${title}的现金应为 ${yuanText(expectedCash)} 元,现为 ${yuanText(cash)} 元。`);
  }
  if (forgivenFen !== null && forgiven !== 0 && forgiven !== expectedForgiven) {
    return wrong(
      `${title}的减免应为 ${yuanText(expectedForgiven)} 元,现为 ${yuanText(forgiven)} 元。`,
    );
  }
  return null;
}

function amountFaults(event: SettlementEvent): MoneyFault[] {
  if (!Number.isSafeInteger(event.amountFen) || event.amountFen <= 0) {
    const remedy = event.way === "R12" ? "剔除的数填正数" : "退回或冲正请撤销原来那一笔";
    return [
      { kind: "amount", text: `金额须大于 0,现为 ${yuanText(event.amountFen)} 元;${remedy}。` },
    ];
  }
  if (settlementWays[event.way].settledAs !== "mixed") return [];
  const fault = givenPartsFault(event.way, event.amountFen, event);
  return fault === null ? [] : [fault];
}

function sideFaults(event: SettlementEvent, row: MoneyRow): MoneyFault[] {
  const { title, sides } = settlementWays[event.way];
  if (sides.includes(row.side)) return [];
  const word = row.side === "claim" ? "债权" : "债务";
  return [{ kind: "side", text: `${event.way} ${title}不能用于${word} ${row.number}。` }];
}

function dateFaults(event: SettlementEvent, row: MoneyRow): MoneyFault[] {
  if (row.formedOn === null || event.date >= row.formedOn) return [];
  return [
    { kind: "date", text: `日期 ${event.date} 早于 ${row.number} 的形成日期 ${row.formedOn}。` },
  ];
}

function counterpartFaults(
  event: SettlementEvent,
  row: MoneyRow,
  other: MoneyRow | undefined,
): MoneyFault[] {
  const wrong = (text: string): MoneyFault[] => [{ kind: "counterpart", text }];
  if (event.way !== "R4") {
    return event.counterpartUid === null ? [] : wrong("只有抵销(R4)才填抵销对方编号。");
  }
  if (event.counterpartUid === null) return wrong("抵销(R4)须填抵销对方编号。");
  if (other === undefined) throw new Error(`no row ${event.counterpartUid}`);
  if (other.side === row.side) {
    return wrong(`抵销须是一笔债权对一笔债务,${row.number} 和 ${other.number} 在同一边。`);
  }
  return dateFaults(event, other);
}

function forbidden(settlement: NewSettlement, row: MoneyRow): MoneyFault[] {
  const faults: MoneyFault[] = [];
  const { event, resolution } = settlement;
  if (settlement.householdLand) {
    faults.push({
      kind: "forbidden",
      text: "农户承包地不得抵顶欠款(农村土地承包法第五十七条第六项)。",
    });
  }
  if (settlement.newBorrowing) {
    faults.push({ kind: "forbidden", text: "借新还旧不算化解,不予登记。" });
  }
  const forgives = partsOfEvent(event).forgivenFen > 0 || event.way === "R8";
  if (forgives && row.side === "claim" && row.relatedParty && !isRecused(resolution)) {
    faults.push({
      kind: "resolution",
      text: `${row.number} 的对方是关联方:减免或核销须有记明回避情况的成员(村民)会议决议,请先登记会议并选定该决议;表格里在批准文号写明会议日期,如“2022年4月18日村民会议”。`,
    });
  }
  return faults;
}

function isRecused(resolution: MembersResolution | null): boolean {
  return (
    resolution?.passed === true &&
    resolution.recusal.trim() !== "" &&
    membersMeetings.includes(resolution.meetingType)
  );
}

/** The balance must hold on the event's day and on every later one, papers complete or not. */
function balanceFaults(
  event: SettlementEvent,
  row: MoneyRow,
  events: readonly SettlementEvent[],
): MoneyFault[] {
  const mine = [...events.filter((one) => concerns(one, row.uid)), event];
  const days = mine.map(({ date }) => date).filter((date) => date >= event.date);
  for (const day of [...new Set(days)].sort()) {
    const left = ceilingOn(row, mine, day);
    if (left >= 0) continue;
    const before = left + takenBy(event);
    return [
      {
        kind: "balance",
        text: `金额 ${yuanText(event.amountFen)} 元超过 ${row.number} 在 ${day} 的余额 ${yuanText(before)} 元。`,
      },
    ];
  }
  return [];
}

/** What would be left of a row if every event up to the day had its papers. */
function ceilingOn(row: MoneyRow, events: readonly SettlementEvent[], day: string): number {
  const counted = events.filter(({ date }) => date <= day);
  return counted.reduce((left, event) => left - takenBy(event), row.originalFen);
}

/** What an event takes from what is open if it has its papers; negative where it raises the base. */
export function takenBy(event: SettlementEvent): number {
  return settledFen(partsOfEvent(event)) - baseChangeFen(event);
}
