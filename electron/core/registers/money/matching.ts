import {
  isTaking,
  matchVouchers,
  type ReceiptFacts,
  type VoucherLine,
  type VoucherMatching,
} from "../../../../shared/ledger/money/voucher-matching.ts";
import type { Project } from "../../project/project.ts";
import { presentRows, type StoredRecord } from "./money-row.ts";

/** 应收 / 账面已收 / 差额, with what has no other half (debts.md §6). All in fen. */
export interface BookComparison extends VoucherMatching {
  /** Instalments and bills that fell due by the day. */
  readonly dueFen: number;
  readonly receivedFen: number;
  /** Takings of the account books. */
  readonly bookedFen: number;
  readonly differenceFen: number;
}

/** Receipts of a unit against the account books, up to and including a day. */
export function compareBooks(
  project: Pick<Project, "db">,
  unitCode: string,
  asOf: string,
): BookComparison {
  const rowsOf = presentRows(project);
  const text = (row: StoredRecord, column: string) => String(row[column] ?? "");
  const receipts = rowsOf("receipt")
    .filter((row) => row.set_off !== 1 && text(row, "received_on") <= asOf)
    .filter((row) => text(row, "unit_code").startsWith(unitCode))
    .map(
      (row): ReceiptFacts => ({
        uid: text(row, "uid"),
        unitCode: text(row, "unit_code"),
        receiptNo: text(row, "receipt_number"),
        date: text(row, "received_on"),
        amountFen: Number(row.amount_fen),
        payer: text(row, "payer"),
      }),
    );
  const lines = rowsOf("voucher")
    .filter((row) => text(row, "booked_on") <= asOf)
    .filter(({ unit_code }) => unit_code === null || String(unit_code).startsWith(unitCode))
    .map(
      (row): VoucherLine => ({
        uid: text(row, "uid"),
        unitCode: row.unit_code === null ? null : text(row, "unit_code"),
        voucherNo: text(row, "voucher_number"),
        date: text(row, "booked_on"),
        account: text(row, "account"),
        party: text(row, "party"),
        debitFen: Number(row.debit_fen),
        creditFen: Number(row.credit_fen),
        text: text(row, "summary"),
      }),
    );
  const receivedFen = receipts.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const bookedFen = lines.filter(isTaking).reduce((sum, { creditFen }) => sum + creditFen, 0);
  return {
    ...matchVouchers(receipts, lines),
    dueFen: dueBy(project, unitCode, asOf),
    receivedFen,
    bookedFen,
    differenceFen: receivedFen - bookedFen,
  };
}

function dueBy({ db }: Pick<Project, "db">, unitCode: string, asOf: string): number {
  const sum = (sql: string) => Number(db.prepare(sql).pluck().get({ asOf, unitCode }));
  return (
    sum(`SELECT ifnull(sum(i.due_fen), 0) FROM payment_item i
         JOIN contract c ON c.uid = i.contract_uid AND c.standing = 'registered'
         WHERE i.due_on <= :asOf AND c.village_code LIKE :unitCode || '%'`) +
    sum(`SELECT ifnull(sum(amount_fen), 0) FROM charge
         WHERE drawn_up_on <= :asOf AND (withdrawn_on IS NULL OR withdrawn_on > :asOf)
           AND village_code LIKE :unitCode || '%'`)
  );
}
