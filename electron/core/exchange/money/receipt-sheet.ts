import type { Project } from "../../project/project.ts";
import {
  type NewReceipt,
  type ReceiptTarget,
  receiptFaults,
  receiptTargets,
  writeReceipt,
} from "../../registers/money/receipts.ts";
import type { RowPlan, SheetRegister } from "../sheet-table/sheet-register.ts";
import { asReasons, numberOf, refusedRow, textOf } from "./cell-values.ts";
import { receiptColumns, villageCodeColumn } from "./money-columns.ts";

/** Receipts for contracts and bills as `qhs import --register receipts` takes them; each posts once (D36). */
export const receiptSheet: SheetRegister = {
  name: "receipts",
  title: "收款台账",
  columns: [...receiptColumns, villageCodeColumn],
  templateColumns: receiptColumns,
  planner: (project, { villageCode }) => {
    const pending = new Map<string, number>();
    const seen = new Set<string>();
    return (entry): RowPlan => {
      if (entry.problems.length > 0) return { problems: [] };
      const number = textOf(entry, "number") ?? "";
      const village = textOf(entry, "villageCode") ?? villageCode ?? null;
      const [target, ...others] = receiptTargets(project, number, village);
      if (target === undefined) {
        return refusedRow("合同或缴费编号", number, ["没有这个编号的合同或缴费单"]);
      }
      if (others.length > 0) {
        return refusedRow("合同或缴费编号", number, ["不止一处用这个编号,请加村代码一列"]);
      }
      const receipt: NewReceipt = {
        receivedOn: textOf(entry, "receivedOn") ?? "",
        amountFen: numberOf(entry, "amountFen") ?? 0,
        receiptNumber: textOf(entry, "receiptNumber"),
        payer: textOf(entry, "payer"),
        note: textOf(entry, "note"),
      };
      const known = isStored(project, target, receipt);
      const once = `${target.uid} ${receipt.receiptNumber}`;
      const repeated = receipt.receiptNumber !== null && seen.has(once);
      const faults = known
        ? []
        : receiptFaults(project, target, receipt, pending.get(target.uid) ?? 0);
      if (repeated) faults.push(`收据号 ${receipt.receiptNumber} 在表里出现了两次`);
      if (faults.length > 0) return refusedRow("收据号", number, asReasons(faults));
      seen.add(once);
      if (!known) pending.set(target.uid, (pending.get(target.uid) ?? 0) + receipt.amountFen);
      const notes = receipt.receiptNumber === null ? ["没有收据号,不能与凭证按号核对"] : [];
      return {
        ...{ entry, key: `${number} ${receipt.receiptNumber ?? receipt.receivedOn}`, notes },
        state: known ? "same" : "new",
        isDoubtful: false,
        write: (recorder, { uid, batchUid, row }) => {
          writeReceipt(recorder, target, receipt, { uid, batch_uid: batchUid, source_row: row });
        },
      };
    };
  },
};

/** The very same receipt is there already. */
function isStored({ db }: Project, target: ReceiptTarget, receipt: NewReceipt): boolean {
  return (
    receipt.receiptNumber !== null &&
    db
      .prepare(
        `SELECT 1 FROM receipt WHERE target_kind = ? AND target_uid = ? AND receipt_number = ?
           AND received_on = ? AND amount_fen = ?`,
      )
      .get(
        target.kind,
        target.uid,
        receipt.receiptNumber,
        receipt.receivedOn,
        receipt.amountFen,
      ) !== undefined
  );
}
