import type { Row } from "../../project/recorder.ts";
import type { RowPlan, SheetRegister } from "../sheet-table/sheet-register.ts";
import { unitFinder } from "../written-unit.ts";
import { numberOf, refusedRow, textOf } from "./cell-values.ts";
import { villageCodeColumn, voucherColumns } from "./money-columns.ts";

/**
 * Lines of the account books as `qhs import --register vouchers` takes them. They are only looked at, to
 * find receipts again: the program keeps no books.
 */
export const voucherSheet: SheetRegister = {
  name: "vouchers",
  title: "记账凭证",
  columns: [...voucherColumns, villageCodeColumn],
  templateColumns: voucherColumns,
  planner: (project, { villageCode }) => {
    const findUnit = unitFinder(project, villageCode ?? null);
    const stored = project.db.prepare(
      `SELECT count(*) FROM voucher WHERE unit_code IS ? AND booked_on = ? AND voucher_number = ?
         AND account = ? AND party IS ? AND debit_fen = ? AND credit_fen = ? AND summary IS ?`,
    );
    return (entry): RowPlan => {
      if (entry.problems.length > 0) return { problems: [] };
      const number = textOf(entry, "voucherNumber") ?? "";
      const village = textOf(entry, "villageCode");
      let unitCode: string | null = null;
      if (village !== null || villageCode !== undefined) {
        const named = { villageCode: village, groupCode: null, villageName: null, groupName: null };
        const unit = findUnit(named);
        if (unit.problem !== null) return refusedRow("村代码", number, [unit.problem]);
        unitCode = unit.villageCode;
      }
      const debitFen = numberOf(entry, "debitFen") ?? 0;
      const creditFen = numberOf(entry, "creditFen") ?? 0;
      const fault = amountFault(debitFen, creditFen);
      if (fault !== null) return refusedRow("凭证号", number, [fault]);
      const row: Row = {
        unit_code: unitCode,
        booked_on: textOf(entry, "bookedOn"),
        voucher_number: number,
        account: textOf(entry, "account"),
        party: textOf(entry, "party"),
        debit_fen: debitFen,
        credit_fen: creditFen,
        summary: textOf(entry, "summary"),
      };
      const isStored = Number(stored.pluck().get(...Object.values(row))) > 0;
      return {
        ...{ entry, key: number, isDoubtful: false, notes: [] },
        state: isStored ? "same" : "new",
        write: (recorder, { uid, batchUid, row: sourceRow }) => {
          recorder.insert("voucher", {
            ...{ uid, ...row, batch_uid: batchUid, source_row: sourceRow },
          });
        },
      };
    };
  },
};

/** A line is a debit or a credit; red entries are to be entered on the other side. */
function amountFault(debitFen: number, creditFen: number): string | null {
  if (debitFen < 0 || creditFen < 0) return "借方、贷方不能是负数;红字请填到另一方";
  if (debitFen > 0 && creditFen > 0) return "借方和贷方只能填一个";
  return debitFen + creditFen === 0 ? "借方和贷方都没有填" : null;
}
