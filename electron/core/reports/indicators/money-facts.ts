import type {
  ChargeFigures,
  IncomeFigures,
  LedgerFigures,
} from "../../../../shared/ledger/indicators/facts.ts";
import {
  muUnits,
  muUnitsPerMu,
  quotientText,
} from "../../../../shared/ledger/indicators/quotient.ts";
import {
  baseChangeFen,
  missingEvidence,
  partsOfEvent,
  type SettlementEvent,
  settledFen,
} from "../../../../shared/ledger/money/settlement.ts";
import type { SettlementWay, Side } from "../../../../shared/ledger/money/settlement-ways.ts";
import type { ReturnedLand } from "./contract-facts.ts";
import { grouped, type KnownRow, type KnownTables, numberOf, textOf } from "./known-rows.ts";

/** Ways in which land comes back, of the kinds that `land_event` has. */
const takenBack = "taken_back";

const later = (one: string, other: string) => (one > other ? one : other);

/**
 * Locked claims or debts, each with its base from the day of the lock, every dated change of it, and what
 * settled it with its papers. What is dated before the lock counts from the lock: until then the row is in
 * no base (D36, D37). A set-off counts on both rows, and the two sides are never netted (A5).
 */
export function ledgerFacts(tables: KnownTables, side: Side): LedgerFigures[] {
  const changes = grouped(
    tables("base_change"),
    ({ row_uid }) => String(row_uid),
    (row) => row,
  );
  const events = eventsByRow(tables("settlement").map(settlementEvent));
  return tables("money_row").flatMap((row) => {
    const lockedOn = textOf(row, "locked_on");
    if (row.side !== side || lockedOn === null) return [];
    const uid = String(row.uid);
    const own = (events.get(uid) ?? []).filter((event) => missingEvidence(event).length === 0);
    return {
      register: "money_row",
      uid,
      label: String(row.number),
      villageCode: String(row.village_code),
      owedSince: textOf(row, "due_on") ?? textOf(row, "formed_on"),
      bases: [
        ...basesOf(row, changes.get(uid) ?? [], lockedOn),
        ...own.map((event) => ({ on: later(event.date, lockedOn), fen: baseChangeFen(event) })),
      ].filter(({ fen }) => fen !== 0),
      settlements: own
        .map((event) => ({
          on: later(event.date, lockedOn),
          fen: settledFen(partsOfEvent(event)),
        }))
        .filter(({ fen }) => fen !== 0),
    };
  });
}

/** What the row was locked with, then each change of its original sum. */
function basesOf(row: KnownRow, changes: readonly KnownRow[], lockedOn: string) {
  const dated = [...changes].sort((one, other) =>
    String(one.changed_on) < String(other.changed_on) ? -1 : 1,
  );
  const [first] = dated;
  const atLock =
    first === undefined ? numberOf(row, "original_fen") : numberOf(first, "before_fen");
  return [
    { on: lockedOn, fen: atLock },
    ...dated.map((change) => ({
      on: later(String(change.changed_on), lockedOn),
      fen: numberOf(change, "after_fen") - numberOf(change, "before_fen"),
    })),
  ];
}

function eventsByRow(events: readonly SettlementEvent[]): Map<string, SettlementEvent[]> {
  const byRow = new Map<string, SettlementEvent[]>();
  for (const event of events) {
    for (const uid of new Set([event.rowUid, event.counterpartUid])) {
      if (uid !== null) byRow.set(uid, [...(byRow.get(uid) ?? []), event]);
    }
  }
  return byRow;
}

function settlementEvent(row: KnownRow): SettlementEvent {
  return {
    uid: String(row.uid),
    rowUid: String(row.row_uid),
    way: String(row.way) as SettlementWay,
    date: String(row.happened_on),
    amountFen: numberOf(row, "amount_fen"),
    cashFen: numberOf(row, "cash_fen"),
    forgivenFen: numberOf(row, "forgiven_fen"),
    raisesBase: row.raises_base === 1,
    counterpartUid: textOf(row, "counterpart_uid"),
    voucherNo: textOf(row, "voucher_number"),
    approvalNo: textOf(row, "approval_number"),
    note: textOf(row, "note"),
  };
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
    dueOn: String(row.due_on),
    withdrawnOn: textOf(row, "withdrawn_on"),
    dueFen: numberOf(row, "amount_fen"),
    receipts: receipts.get(String(row.uid)) ?? [],
  }));
}

/**
 * What bills bring: the newest year of a bill every year, the years before it once. A withdrawn bill is
 * taken off again on its day.
 */
export function chargeIncomes(tables: KnownTables): IncomeFigures[] {
  const lines = grouped(
    tables("charge_line"),
    ({ charge_uid }) => String(charge_uid),
    (row) => muUnits(String(row.charged_mu)),
  );
  return tables("charge").flatMap((row) => {
    const years = numberOf(row, "to_year") - numberOf(row, "from_year") + 1;
    const amount = numberOf(row, "amount_fen");
    const yearlyGainFen = Math.floor(amount / years);
    const units = (lines.get(String(row.uid)) ?? []).reduce((sum, mu) => sum + mu, 0n);
    const income = {
      ...chargeRow(row),
      on: String(row.drawn_up_on),
      yearlyGainFen,
      oneOffFen: amount - yearlyGainFen,
      letMu: muText(units),
    };
    const withdrawnOn = textOf(row, "withdrawn_on");
    if (withdrawnOn === null) return [income];
    const back = {
      ...income,
      on: withdrawnOn,
      yearlyGainFen: -income.yearlyGainFen,
      oneOffFen: -income.oneOffFen,
      letMu: muText(-units),
    };
    return [income, back];
  });
}

const muText = (units: bigint) =>
  quotientText(units, muUnitsPerMu, 1n, { decimals: 4, rounding: "half-up" });

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

/** What letting, entrusting and reviving brought; land that came back is let by nobody yet. */
export function landEventIncomes(tables: KnownTables): IncomeFigures[] {
  return tables("land_event").map((row) => ({
    ...landEventRow(row),
    yearlyGainFen: numberOf(row, "yearly_gain_fen"),
    oneOffFen: numberOf(row, "one_off_fen"),
    letMu: row.kind === takenBack || numberOf(row, "yearly_gain_fen") === 0 ? null : String(row.mu),
  }));
}
