import { contractPaid, paidInstalments } from "../../../../shared/ledger/contracts/instalments.ts";
import { claimSettlements, receivedFor } from "./claim-settlements.ts";
import type { RowsOf, StoredRecord } from "./money-row.ts";

/** What is owed under one contract on a day, from its schedule, receipts and what settled its claim (D36). */
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
 * left out. A contract without schedule and without 应缴 is not among them: nobody knows what it owes.
 * @param unitCode prefix of the village code
 */
export function contractArrears(rowsOf: RowsOf, unitCode: string, asOf: string): ContractArrears[] {
  const items = groupedBy(rowsOf("payment_item"), "contract_uid");
  const receipts = groupedBy(
    rowsOf("receipt").filter((one) => one.target_kind === "contract" && isBy(one, asOf)),
    "target_uid",
  );
  const settlements = Map.groupBy(
    claimSettlements(rowsOf).filter(({ on }) => on <= asOf),
    ({ contractUid }) => contractUid,
  );
  return rowsOf("contract").flatMap((contract) => {
    const uid = String(contract.uid);
    if (contract.standing !== "registered" || !String(contract.village_code).startsWith(unitCode)) {
      return [];
    }
    const paid = contractPaid(receivedFor(receipts.get(uid) ?? []), settlements.get(uid) ?? []);
    const schedule = items.get(uid) ?? [];
    const arrears =
      schedule.length > 0
        ? bySchedule(uid, schedule, paid.bySchedule, asOf)
        : bySheet(contract, paid.sinceSheet, asOf);
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
  items: readonly StoredRecord[],
  paidFen: number,
  asOf: string,
): ContractArrears | null {
  const schedule = items.map((item) => ({
    dueOn: String(item.due_on),
    dueFen: Number(item.due_fen),
  }));
  const unpaid = paidInstalments(schedule, paidFen, asOf).filter(
    (item) => item.paidFen < item.dueFen,
  );
  if (unpaid.length === 0) return null;
  const fen = unpaid.reduce((sum, item) => sum + item.dueFen - item.paidFen, 0);
  return { contractUid, fen, dueDates: unpaid.map(({ dueOn }) => dueOn), fromSchedule: true };
}

function bySheet(
  contract: StoredRecord,
  sinceSheetFen: number,
  asOf: string,
): ContractArrears | null {
  const fen = Number(contract.due_fen ?? 0) - Number(contract.paid_fen ?? 0) - sinceSheetFen;
  const since = contract.arrears_since ?? null;
  if (fen <= 0 || (since !== null && String(since) > asOf)) return null;
  const dueDates = since === null ? [] : [String(since)];
  return { contractUid: String(contract.uid), fen, dueDates, fromSchedule: false };
}
