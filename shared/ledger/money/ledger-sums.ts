import {
  accountOf,
  addParts,
  concerns,
  type MoneyRow,
  noParts,
  type SettledParts,
  type SettlementEvent,
} from "./settlement.ts";

/** One side of the ledger at a date: `lockedFen` = `settledFen` + `balanceFen`. */
export interface SideSums extends SettledParts {
  readonly count: number;
  /** Bases of the rows that are locked by the date, corrections up to it included. */
  readonly lockedFen: number;
  readonly settledFen: number;
  readonly balanceFen: number;
}

/** Rows locked on or before the date: only these are in the bases and rates. */
export function lockedRows<Row extends Pick<MoneyRow, "lockedOn">>(
  rows: readonly Row[],
  asOf: string,
): Row[] {
  return rows.filter(({ lockedOn }) => lockedOn !== null && lockedOn <= asOf);
}

/** Sums over the locked rows of one side, gross (debts.md §1), at a business date. */
export function sideSums(
  rows: readonly MoneyRow[],
  events: readonly SettlementEvent[],
  asOf: string,
): SideSums {
  const ofRow = eventsByRow(events);
  let sums: SideSums = { ...noParts, count: 0, lockedFen: 0, settledFen: 0, balanceFen: 0 };
  for (const row of lockedRows(rows, asOf)) {
    const account = accountOf(row, ofRow.get(row.uid) ?? [], asOf);
    sums = {
      ...addParts(sums, account),
      count: sums.count + 1,
      lockedFen: sums.lockedFen + account.baseFen,
      settledFen: sums.settledFen + account.settledFen,
      balanceFen: sums.balanceFen + account.balanceFen,
    };
  }
  return sums;
}

/** Events by each row that they concern, a set-off under both. */
export function eventsByRow<Event extends SettlementEvent>(
  events: readonly Event[],
): Map<string, Event[]> {
  const byRow = new Map<string, Event[]>();
  for (const event of events) {
    for (const uid of new Set([event.rowUid, event.counterpartUid])) {
      if (uid === null || !concerns(event, uid)) continue;
      const list = byRow.get(uid);
      if (list === undefined) byRow.set(uid, [event]);
      else list.push(event);
    }
  }
  return byRow;
}
