import {
  type Limitation,
  type LimitationEvent,
  limitationOf,
} from "../../../../shared/ledger/money/limitation.ts";
import type { SettlementEvent } from "../../../../shared/ledger/money/settlement.ts";
import type { RowsOf, StoredMoneyRow } from "./money-row.ts";

/** Days on which creditor or debtor did something that starts the period anew, by the row's uid. */
export function demandsByRow(rowsOf: RowsOf): ReadonlyMap<string, readonly LimitationEvent[]> {
  const mine = rowsOf("demand").filter(({ target_kind }) => target_kind === "money_row");
  const events = mine.map((row) => ({
    target: String(row.target_uid),
    event: {
      kind: row.kind === "acknowledgement" || row.kind === "suit" ? row.kind : "demand",
      date: String(row.happened_on),
    } satisfies LimitationEvent,
  }));
  const groups = Map.groupBy(events, ({ target }) => target);
  return new Map([...groups].map(([uid, list]) => [uid, list.map(({ event }) => event)]));
}

/**
 * The period of limitation of a claim as of a day. It runs from the agreed day of payment, of rent from the
 * last unpaid instalment (民法典 189); where nobody agreed on a day, from the day the claim was formed: the
 * earliest it can be, so that a demand is never late by our counting.
 */
export function rowLimitation(
  row: StoredMoneyRow,
  demands: readonly LimitationEvent[],
  settlements: readonly SettlementEvent[],
  asOf: string,
): Limitation {
  const due = row.dueOn ?? row.formedOn;
  const told: (LimitationEvent | null)[] = [
    row.lastDemandOn === null ? null : { kind: "demand", date: row.lastDemandOn },
    row.lastAcknowledgedOn === null
      ? null
      : { kind: "acknowledgement", date: row.lastAcknowledgedOn },
  ];
  const steps = settlements.flatMap(({ way, date }): LimitationEvent[] => {
    if (way === "R1" || way === "R3") return [{ kind: "partPayment", date }];
    if (way === "R2") return [{ kind: "acknowledgement", date }];
    return way === "R11" ? [{ kind: "suit", date }] : [];
  });
  return limitationOf(
    {
      dueDates: due === null ? [] : [due],
      rent: row.type === "C1",
      returnOfProperty: false,
      events: [...demands, ...told.flatMap((event) => event ?? []), ...steps],
    },
    asOf,
  );
}
