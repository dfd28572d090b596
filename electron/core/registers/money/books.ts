import { eventsByRow } from "../../../../shared/ledger/money/ledger-sums.ts";
import type { SettlementEvent } from "../../../../shared/ledger/money/settlement.ts";
import { takenBy } from "../../../../shared/ledger/money/settlement-faults.ts";
import type { SettlementWay } from "../../../../shared/ledger/money/settlement-ways.ts";
import { moneyRowOf, type RowsOf, type StoredMoneyRow, type StoredRecord } from "./money-row.ts";

/** A settlement as it is stored, or as a receipt of the contract makes it. */
export interface StoredSettlement extends SettlementEvent {
  readonly meetingUid: string | null;
  /** The receipt that is the same money (D36); of a derived one the receipt that it comes from. */
  readonly receiptUid: string | null;
  /** Not entered as a settlement: it follows from a receipt for the contract of the claim. */
  readonly isDerived: boolean;
}

/** Claims, debts and everything that settled them, as far as `rowsOf` tells. */
export interface Books {
  readonly rows: readonly StoredMoneyRow[];
  readonly events: readonly StoredSettlement[];
}

/**
 * Reads the books. Rent that came in for a contract after its arrears were locked as a claim settles that
 * claim first, as receipts pay what is oldest; it is stored once, as a receipt, and counted here (D36).
 */
export function readBooks(rowsOf: RowsOf): Books {
  const rows = rowsOf("money_row").map(moneyRowOf);
  const stored = rowsOf("settlement").map(settlementOf);
  const derived = receiptEvents(rows, stored, rowsOf("receipt"));
  return { rows, events: [...stored, ...derived] };
}

/** A settlement from its columns, as they are or as the log has them. */
export function settlementOf(row: StoredRecord): StoredSettlement {
  const text = (column: string) => {
    const value = row[column] ?? null;
    return value === null ? null : String(value);
  };
  return {
    uid: String(row.uid),
    rowUid: String(row.row_uid),
    way: String(row.way) as SettlementWay,
    date: String(row.happened_on),
    amountFen: Number(row.amount_fen),
    cashFen: Number(row.cash_fen),
    forgivenFen: Number(row.forgiven_fen),
    raisesBase: row.raises_base === 1,
    counterpartUid: text("counterpart_uid"),
    voucherNo: text("voucher_number"),
    approvalNo: text("approval_number"),
    note: text("note"),
    meetingUid: text("meeting_uid"),
    receiptUid: text("receipt_uid"),
    isDerived: false,
  };
}

function receiptEvents(
  rows: readonly StoredMoneyRow[],
  stored: readonly StoredSettlement[],
  receipts: readonly StoredRecord[],
): StoredSettlement[] {
  const posted = new Set(stored.map(({ receiptUid }) => receiptUid));
  const ofContract = Map.groupBy(
    receipts.filter((one) => one.target_kind === "contract" && !posted.has(String(one.uid))),
    ({ target_uid }) => String(target_uid),
  );
  const events = eventsByRow(stored);
  const locked = rows
    .filter(({ side, contractUid, lockedOn }) => side === "claim" && contractUid && lockedOn)
    .sort((one, other) => ((one.lockedOn ?? "") < (other.lockedOn ?? "") ? -1 : 1));
  const left = new Map(receipts.map((one) => [String(one.uid), Number(one.amount_fen)]));
  return locked.flatMap((row) => {
    const later = (ofContract.get(row.contractUid ?? "") ?? []).filter(
      // A receipt that only says 抵销 has no sheet of both parties behind it (HT-45) and settles nothing.
      ({ received_on, set_off }) => String(received_on) > (row.lockedOn ?? "") && set_off !== 1,
    );
    return settledByReceipts(row, events.get(row.uid) ?? [], later, left);
  });
}

/** Walks through a claim's life by its days; a receipt settles no more than is open on its day. */
function settledByReceipts(
  row: StoredMoneyRow,
  own: readonly StoredSettlement[],
  receipts: readonly StoredRecord[],
  left: Map<string, number>,
): StoredSettlement[] {
  const events = own.toSorted((one, other) => (one.date < other.date ? -1 : 1));
  const byDay = receipts.toSorted((one, other) =>
    `${one.received_on} ${one.uid}` < `${other.received_on} ${other.uid}` ? -1 : 1,
  );
  let balance = row.originalFen;
  let next = 0;
  const made: StoredSettlement[] = [];
  for (const receipt of byDay) {
    const day = String(receipt.received_on);
    for (; (events[next]?.date ?? "9") <= day; next++) balance -= takenBy(events[next]!);
    const uid = String(receipt.uid);
    const amountFen = Math.min(balance, left.get(uid) ?? 0);
    if (amountFen <= 0) continue;
    balance -= amountFen;
    left.set(uid, (left.get(uid) ?? 0) - amountFen);
    made.push(derivedEvent(row, receipt, amountFen));
  }
  return made;
}

function derivedEvent(
  row: StoredMoneyRow,
  receipt: StoredRecord,
  amountFen: number,
): StoredSettlement {
  const number = receipt.receipt_number ?? null;
  return {
    uid: `${receipt.uid}-${row.uid}`,
    rowUid: row.uid,
    way: "R1",
    date: String(receipt.received_on),
    amountFen,
    cashFen: 0,
    forgivenFen: 0,
    raisesBase: false,
    counterpartUid: null,
    voucherNo: number === null ? null : String(number),
    approvalNo: null,
    note: "由合同收款计入",
    meetingUid: null,
    receiptUid: String(receipt.uid),
    isDerived: true,
  };
}
