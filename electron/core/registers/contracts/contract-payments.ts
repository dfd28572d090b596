import {
  type ContractPaid,
  contractPaid,
} from "../../../../shared/ledger/contracts/instalments.ts";
import type { Project } from "../../project/project.ts";
import { claimSettlements, receivedFor } from "../money/claim-settlements.ts";
import { presentRows } from "../money/money-row.ts";

/** An instalment that the contract fixes. */
export interface ScheduleItem {
  readonly dueOn: string;
  readonly dueFen: number;
  readonly period: string;
  readonly note: string;
}

/** Money that came in for a contract. */
export interface ContractReceipt {
  readonly uid: string;
  readonly receivedOn: string;
  readonly amountFen: number;
  readonly receiptNumber: string;
  readonly payer: string;
  readonly note: string;
}

export interface ContractPayments {
  readonly schedule: ScheduleItem[];
  readonly receipts: ContractReceipt[];
}

/** What a contract is to be paid, and what came in, by day. */
export function contractPayments(
  project: Pick<Project, "db">,
  contractUid: string,
): ContractPayments {
  const schedule = project.db
    .prepare<[string], ScheduleItem>(
      `SELECT due_on AS dueOn, due_fen AS dueFen, ifnull(period, '') AS period,
         ifnull(note, '') AS note
       FROM payment_item WHERE contract_uid = ? ORDER BY due_on, id`,
    )
    .all(contractUid);
  const receipts = project.db
    .prepare<[string], ContractReceipt>(
      `SELECT uid, received_on AS receivedOn, amount_fen AS amountFen,
         ifnull(receipt_number, '') AS receiptNumber, ifnull(payer, '') AS payer,
         ifnull(note, '') AS note
       FROM receipt WHERE target_kind = 'contract' AND target_uid = ? ORDER BY received_on, id`,
    )
    .all(contractUid);
  return { schedule, receipts };
}

/** The file that an import batch came from; null where the row was typed. */
export function sourceFileOf(project: Pick<Project, "db">, batchUid: string | null): string | null {
  if (batchUid === null) return null;
  const name = project.db
    .prepare<[string], string>("SELECT file_name FROM import_batch WHERE uid = ?")
    .pluck()
    .get(batchUid);
  return name ?? null;
}

/** What a contract is paid by a day, in money and by what settled its claim (D36). */
export function paidByDay(
  project: Pick<Project, "db">,
  contractUid: string,
  asOf: string,
): ContractPaid {
  const receipts = presentRows(project)("receipt").filter(
    (one) =>
      one.target_kind === "contract" &&
      one.target_uid === contractUid &&
      String(one.received_on) <= asOf,
  );
  const settlements = claimSettlements(presentRows(project)).filter(
    (one) => one.contractUid === contractUid && one.on <= asOf,
  );
  return contractPaid(receivedFor(receipts), settlements);
}
