import {
  type EvidenceRule,
  type SettlementWay,
  type Side,
  settlementWays,
} from "./settlement-ways.ts";

/** One claim or debt, gross, one row an origin (debts.md §7). Money is fen, dates are `YYYY-MM-DD`. */
export interface MoneyRow {
  readonly uid: string;
  /** 编号, as people write it. */
  readonly number: string;
  readonly side: Side;
  /** C1 … C8, D1 … D8. */
  readonly type: string;
  readonly originalFen: number;
  readonly formedOn: string | null;
  readonly lockedOn: string | null;
  readonly relatedParty: boolean;
}

/** One dated step towards settling a row; a set-off names the row on the other side and counts on both. */
export interface SettlementEvent {
  readonly uid: string;
  readonly rowUid: string;
  readonly way: SettlementWay;
  readonly date: string;
  /** Always positive; for R12 what leaves the base, or enters it when `raisesBase` is set. */
  readonly amountFen: number;
  /** R3 alone divides its sum: cash + forgiven = amount. Zero for all other ways. */
  readonly cashFen: number;
  readonly forgivenFen: number;
  readonly raisesBase: boolean;
  readonly counterpartUid: string | null;
  readonly voucherNo: string | null;
  readonly approvalNo: string | null;
  readonly note: string | null;
}

/** Sums of D37 in fen. `assetsFen` is the part of `transferredFen` that came as things (R6). */
export interface SettledParts {
  readonly cashFen: number;
  readonly forgivenFen: number;
  readonly setOffFen: number;
  readonly transferredFen: number;
  readonly writtenOffFen: number;
  readonly assetsFen: number;
}

/** One row at one date: base = settled + balance, always. */
export interface RowAccount extends SettledParts {
  /** The original sum, moved by corrections (R12) up to the date. */
  readonly baseFen: number;
  readonly settledFen: number;
  readonly balanceFen: number;
}

export const noParts: SettledParts = {
  cashFen: 0,
  forgivenFen: 0,
  setOffFen: 0,
  transferredFen: 0,
  writtenOffFen: 0,
  assetsFen: 0,
};

/** What one event settles, by D37; R2, R11 and R12 settle nothing. */
export function partsOfEvent(event: SettlementEvent): SettledParts {
  const { way, amountFen } = event;
  switch (settlementWays[way].settledAs) {
    case "cash":
      return { ...noParts, cashFen: amountFen };
    case "mixed":
      return { ...noParts, cashFen: event.cashFen, forgivenFen: event.forgivenFen };
    case "forgiven":
      return { ...noParts, forgivenFen: amountFen };
    case "setOff":
      return { ...noParts, setOffFen: amountFen };
    case "transferred":
      return {
        ...noParts,
        transferredFen: amountFen,
        assetsFen: way === "R6" ? amountFen : 0,
      };
    case "writtenOff":
      return { ...noParts, writtenOffFen: amountFen };
    default:
      return noParts;
  }
}

/** By how much an event moves the base: R12 alone does (D37). */
export function baseChangeFen(event: SettlementEvent): number {
  if (settlementWays[event.way].settledAs !== "base") return 0;
  return event.raisesBase ? event.amountFen : -event.amountFen;
}

/** Papers an event still lacks; while there are any it is kept but does not count (debts.md §3). */
export function missingEvidence(event: SettlementEvent): string[] {
  const given = {
    voucherNo: event.voucherNo,
    approvalNo: event.approvalNo,
    note: event.note,
    counterpart: event.counterpartUid,
  };
  const lacks = ({ anyOf, onlyWithCash }: EvidenceRule) =>
    (onlyWithCash !== true || event.cashFen > 0) &&
    anyOf.every((field) => (given[field] ?? "").trim() === "");
  return settlementWays[event.way].evidence.filter(lacks).map(({ paper }) => paper);
}

/** Whether an event is about a row: its own, or as a set-off the one on the other side. */
export function concerns(event: SettlementEvent, rowUid: string): boolean {
  return event.rowUid === rowUid || event.counterpartUid === rowUid;
}

/**
 * A row's sums from events dated up to and including `asOf` that have their papers (D38: what is dated
 * later never changes them). `events` may hold those of other rows.
 */
export function accountOf(
  row: Pick<MoneyRow, "uid" | "originalFen">,
  events: Iterable<SettlementEvent>,
  asOf: string,
): RowAccount {
  let parts = noParts;
  let baseFen = row.originalFen;
  for (const event of events) {
    if (event.date > asOf || !concerns(event, row.uid)) continue;
    if (missingEvidence(event).length > 0) continue;
    parts = addParts(parts, partsOfEvent(event));
    baseFen += baseChangeFen(event);
  }
  const settled = settledFen(parts);
  return { ...parts, baseFen, settledFen: settled, balanceFen: baseFen - settled };
}

/** cash + forgiven + set off + transferred + written off; things handed over are within transferred. */
export function settledFen(parts: SettledParts): number {
  return (
    parts.cashFen + parts.forgivenFen + parts.setOffFen + parts.transferredFen + parts.writtenOffFen
  );
}

export function addParts(one: SettledParts, other: SettledParts): SettledParts {
  return {
    cashFen: one.cashFen + other.cashFen,
    forgivenFen: one.forgivenFen + other.forgivenFen,
    setOffFen: one.setOffFen + other.setOffFen,
    transferredFen: one.transferredFen + other.transferredFen,
    writtenOffFen: one.writtenOffFen + other.writtenOffFen,
    assetsFen: one.assetsFen + other.assetsFen,
  };
}
