import type {
  ChargeFigures,
  IncomeFigures,
  LedgerFigures,
} from "../../../../shared/ledger/indicators/facts.ts";
import { eventsByRow } from "../../../../shared/ledger/money/ledger-sums.ts";
import {
  baseChangeFen,
  missingEvidence,
  partsOfEvent,
  settledFen,
} from "../../../../shared/ledger/money/settlement.ts";
import type { Side } from "../../../../shared/ledger/money/settlement-ways.ts";
import { readBooks } from "../../registers/money/books.ts";
import type { ReturnedLand } from "./contract-facts.ts";
import { grouped, type KnownRow, type KnownTables, numberOf, textOf } from "./known-rows.ts";

/** Ways in which land comes back, of the kinds that `land_event` has. */
const takenBack = "taken_back";

const later = (one: string, other: string) => (one > other ? one : other);

/**
 * Locked claims or debts, each with its base from the day of the lock, every dated correction of it (R12),
 * and what settled it with its papers; rent that came in for the contract of a claim is among it. What is
 * dated before the lock counts from the lock: until then the row is in no base (D36, D37). A set-off counts
 * on both rows, and the two sides are never netted (A5).
 */
export function ledgerFacts(tables: KnownTables, side: Side): LedgerFigures[] {
  const { rows, events } = readBooks(tables);
  const counted = eventsByRow(events.filter((event) => missingEvidence(event).length === 0));
  return rows.flatMap((row) => {
    const { uid, lockedOn } = row;
    if (row.side !== side || lockedOn === null) return [];
    const own = (counted.get(uid) ?? []).map((event) => ({
      on: later(event.date, lockedOn),
      base: baseChangeFen(event),
      settled: settledFen(partsOfEvent(event)),
    }));
    return {
      register: "money_row",
      uid,
      label: row.number,
      villageCode: row.villageCode,
      owedSince: row.dueOn ?? row.formedOn,
      bases: [{ on: lockedOn, fen: row.originalFen }, ...fenOf(own, "base")],
      settlements: fenOf(own, "settled"),
    };
  });
}

function fenOf<Key extends string>(
  events: readonly (Readonly<Record<Key, number>> & { readonly on: string })[],
  key: Key,
): { on: string; fen: number }[] {
  return events.map((event) => ({ on: event.on, fen: event[key] })).filter(({ fen }) => fen !== 0);
}

const chargeRow = (row: KnownRow) => ({
  register: "charge",
  uid: String(row.uid),
  label: String(row.number),
  villageCode: String(row.village_code),
});

/** Bills with what came in for them; a withdrawn bill counts until the day it was withdrawn. */
export function chargeFacts(tables: KnownTables): ChargeFigures[] {
  const receipts = grouped(
    tables("receipt").filter(({ target_kind }) => target_kind === "charge"),
    ({ target_uid }) => String(target_uid),
    (row) => ({ on: String(row.received_on), fen: numberOf(row, "amount_fen") }),
  );
  return tables("charge").map((row) => ({
    ...chargeRow(row),
    // What is receivable is what was billed, whatever day it is to be paid by.
    dueOn: String(row.drawn_up_on),
    withdrawnOn: textOf(row, "withdrawn_on"),
    dueFen: numberOf(row, "amount_fen"),
    receipts: receipts.get(String(row.uid)) ?? [],
  }));
}

const landEventRow = (row: KnownRow) => ({
  register: "land_event",
  uid: String(row.uid),
  label: String(row.number),
  villageCode: String(row.village_code),
  on: String(row.happened_on),
});

/** Land that came back, as the register of land events has it. */
export function landEventsTakenBack(tables: KnownTables): ReturnedLand[] {
  return tables("land_event")
    .filter(({ kind }) => kind === takenBack)
    .map((row) => ({
      ...landEventRow(row),
      mu: String(row.mu),
      plotCode: textOf(row, "plot_code"),
    }));
}

/**
 * What letting, entrusting and reviving brought; land that came back is let by nobody yet. What comes every
 * year comes until the day it ended, and what came once stays.
 */
export function landEventIncomes(tables: KnownTables): IncomeFigures[] {
  return tables("land_event").flatMap((row) => {
    const yearlyGainFen = numberOf(row, "yearly_gain_fen");
    const isLet = row.kind !== takenBack && yearlyGainFen !== 0;
    const income = {
      ...landEventRow(row),
      yearlyGainFen,
      oneOffFen: numberOf(row, "one_off_fen"),
      letMu: isLet ? String(row.mu) : null,
    };
    const endedOn = textOf(row, "ended_on");
    if (endedOn === null) return [income];
    const letMu = isLet ? `-${String(row.mu)}` : null;
    return [income, { ...income, on: endedOn, yearlyGainFen: -yearlyGainFen, oneOffFen: 0, letMu }];
  });
}
