import type { RowsOf, StoredRecord } from "./money-row.ts";

/** What is owed under one contract on a day, from its schedule and receipts (D36). */
export interface ContractArrears {
  readonly contractUid: string;
  readonly fen: number;
  /** Days on which something that is not paid fell due, the oldest first. */
  readonly dueDates: readonly string[];
  /** False where there is no schedule and the sheet's own 应缴 and 已缴 speak. */
  readonly fromSchedule: boolean;
}

/**
 * Arrears of the registered contracts of a unit up to and including a day; contracts that owe nothing are
 * left out. Receipts pay the oldest instalment first. A contract without schedule and without 应缴 is not
 * among them: nobody knows what it owes.
 * @param unitCode prefix of the village code
 */
export function contractArrears(rowsOf: RowsOf, unitCode: string, asOf: string): ContractArrears[] {
  const items = groupedBy(rowsOf("payment_item"), "contract_uid");
  const receipts = groupedBy(
    rowsOf("receipt").filter((one) => one.target_kind === "contract" && isBy(one, asOf)),
    "target_uid",
  );
  return rowsOf("contract").flatMap((contract) => {
    const uid = String(contract.uid);
    if (contract.standing !== "registered" || !String(contract.village_code).startsWith(unitCode)) {
      return [];
    }
    const schedule = items.get(uid) ?? [];
    const arrears =
      schedule.length > 0
        ? bySchedule(uid, schedule, receipts.get(uid) ?? [], asOf)
        : bySheet(contract, asOf);
    return arrears === null ? [] : [arrears];
  });
}

const isBy = (receipt: StoredRecord, asOf: string) => String(receipt.received_on) <= asOf;

function groupedBy(
  rows: readonly StoredRecord[],
  column: string,
): ReadonlyMap<string, readonly StoredRecord[]> {
  return Map.groupBy(rows, (row) => String(row[column]));
}

function bySchedule(
  contractUid: string,
  schedule: readonly StoredRecord[],
  receipts: readonly StoredRecord[],
  asOf: string,
): ContractArrears | null {
  const due = schedule
    .map((item) => ({ on: String(item.due_on), fen: Number(item.due_fen) }))
    .filter(({ on }) => on <= asOf)
    .sort((one, other) => (one.on < other.on ? -1 : 1));
  let paid = receipts.reduce((sum, { amount_fen }) => sum + Number(amount_fen), 0);
  const dueDates: string[] = [];
  let fen = 0;
  for (const item of due) {
    const part = Math.min(paid, item.fen);
    paid -= part;
    if (part === item.fen) continue;
    fen += item.fen - part;
    dueDates.push(item.on);
  }
  return fen === 0 ? null : { contractUid, fen, dueDates, fromSchedule: true };
}

function bySheet(contract: StoredRecord, asOf: string): ContractArrears | null {
  const fen = Number(contract.due_fen ?? 0) - Number(contract.paid_fen ?? 0);
  const since = contract.arrears_since ?? null;
  if (fen <= 0 || (since !== null && String(since) > asOf)) return null;
  const dueDates = since === null ? [] : [String(since)];
  return { contractUid: String(contract.uid), fen, dueDates, fromSchedule: false };
}
