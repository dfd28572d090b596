import { yuanText } from "../../../../shared/ledger/money/amount-words.ts";
import { eventsByRow } from "../../../../shared/ledger/money/ledger-sums.ts";
import { takenBy } from "../../../../shared/ledger/money/settlement-faults.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { Recorder, Row } from "../../project/recorder.ts";
import { today } from "../../project/today.ts";
import { readBooks } from "./books.ts";
import { presentRows } from "./money-row.ts";
import { refused } from "./refuse.ts";

type Db = Pick<Project, "db">;

/** What money can come in for. */
export interface ReceiptTarget {
  readonly kind: "contract" | "charge";
  readonly uid: string;
  readonly number: string;
  readonly villageCode: string;
  /** Money before this day cannot be for it; null where nobody knows. */
  readonly notBefore: string | null;
  /** All that it may ever bring; null where no schedule says. */
  readonly totalFen: number | null;
}

export interface NewReceipt {
  readonly receivedOn: string;
  readonly amountFen: number;
  readonly receiptNumber: string | null;
  readonly payer: string | null;
  readonly note: string | null;
}

/** Contracts of the register and standing bills of that number, of one village or of all. */
export function receiptTargets(
  { db }: Db,
  number: string,
  villageCode: string | null,
): ReceiptTarget[] {
  const inVillage = villageCode ?? "";
  const contracts = db
    .prepare<[string, string], Omit<ReceiptTarget, "kind">>(
      `SELECT c.uid, c.number, c.village_code AS villageCode,
         CASE WHEN c.signed_on < c.start_on OR c.start_on IS NULL OR c.start_on NOT GLOB '[0-9]*'
           THEN c.signed_on ELSE coalesce(c.signed_on, c.start_on) END AS notBefore,
         (SELECT sum(due_fen) FROM payment_item i WHERE i.contract_uid = c.uid) AS totalFen
       FROM contract c WHERE c.standing = 'registered' AND c.number = ?
         AND c.village_code LIKE ? || '%'`,
    )
    .all(number, inVillage)
    .map((row): ReceiptTarget => ({ ...row, kind: "contract" }));
  const charges = db
    .prepare<[string, string], Omit<ReceiptTarget, "kind">>(
      `SELECT uid, number, village_code AS villageCode, drawn_up_on AS notBefore,
         amount_fen AS totalFen
       FROM charge WHERE withdrawn_on IS NULL AND number = ? AND village_code LIKE ? || '%'`,
    )
    .all(number, inVillage)
    .map((row): ReceiptTarget => ({ ...row, kind: "charge" }));
  return [...contracts, ...charges];
}

/** What came in for something so far. */
export function receivedFen({ db }: Db, { kind, uid }: ReceiptTarget): number {
  return Number(
    db
      .prepare(
        "SELECT ifnull(sum(amount_fen), 0) FROM receipt WHERE target_kind = ? AND target_uid = ?",
      )
      .pluck()
      .get(kind, uid),
  );
}

/**
 * Why a receipt may not be kept; none where it may.
 * @param pendingFen what earlier rows of the same sheet bring for the same thing
 */
export function receiptFaults(
  project: Project,
  target: ReceiptTarget,
  receipt: NewReceipt,
  pendingFen: number,
): string[] {
  const { receivedOn, amountFen, receiptNumber } = receipt;
  const faults: string[] = [];
  if (!Number.isSafeInteger(amountFen) || amountFen <= 0) faults.push("金额须大于 0");
  if (receivedOn > today(project)) faults.push(`日期 ${receivedOn} 还没有到`);
  if (target.notBefore !== null && receivedOn < target.notBefore) {
    faults.push(`日期 ${receivedOn} 早于 ${target.number} 的 ${target.notBefore}`);
  }
  if (receiptNumber !== null && isPosted(project, target, receiptNumber)) {
    faults.push(`${target.number} 已登记过收据号 ${receiptNumber},同一张收据不能记两次`);
  }
  const openFen =
    target.totalFen === null ? null : target.totalFen - receivedFen(project, target) - pendingFen;
  if (openFen !== null && amountFen > openFen) {
    faults.push(
      `金额 ${yuanText(amountFen)} 元超过 ${target.number} 还应收的 ${yuanText(openFen)} 元`,
    );
  }
  return faults;
}

function isPosted({ db }: Db, { kind, uid }: ReceiptTarget, number: string): boolean {
  return (
    db
      .prepare(
        `SELECT 1 FROM receipt WHERE target_kind = ? AND target_uid = ? AND receipt_number = ?`,
      )
      .get(kind, uid, number) !== undefined
  );
}

/** Keeps money that came in for a contract or a bill, once; undoable. Throws `money.refused`. */
export function addReceipt(
  project: Project,
  target: { readonly number: string; readonly villageCode: string },
  receipt: NewReceipt,
): string {
  const [found, ...others] = receiptTargets(project, target.number, target.villageCode);
  if (found === undefined) throw refused(`没有编号为 ${target.number} 的合同或缴费单。`);
  if (others.length > 0) throw refused(`编号 ${target.number} 不止一处,请先改成不同的编号。`);
  const faults = receiptFaults(project, found, receipt, 0);
  if (faults.length > 0) throw refused(`${faults.join(";")}。`);
  return runCommand(project, { command: "money.receive", undoable: true }, (recorder) => {
    const uid = writeReceipt(recorder, found, receipt, {});
    refuseOverdrawn(project);
    return uid;
  });
}

/** Takes a receipt out again; undoable. One that belongs to a settlement goes with the settlement. */
export function removeReceipt(project: Project, uid: string): void {
  const settled = project.db.prepare("SELECT 1 FROM settlement WHERE receipt_uid = ?").get(uid);
  if (settled !== undefined) throw refused("这笔收款由化解记录产生,请撤销那条化解记录。", { uid });
  runCommand(project, { command: "money.unreceive", undoable: true }, ({ remove }) => {
    remove("receipt", uid);
  });
}

export function writeReceipt(
  recorder: Recorder,
  target: ReceiptTarget,
  receipt: NewReceipt,
  origin: Row,
): string {
  return recorder.insert("receipt", {
    ...origin,
    unit_code: target.villageCode,
    target_kind: target.kind,
    target_uid: target.uid,
    target_number: target.number,
    received_on: receipt.receivedOn,
    amount_fen: receipt.amountFen,
    receipt_number: receipt.receiptNumber,
    payer: receipt.payer,
    note: receipt.note,
  });
}

/** A back-dated receipt may not take more from a claim than later settlements left of it. */
function refuseOverdrawn(project: Project): void {
  const { rows, events } = readBooks(presentRows(project));
  const byRow = eventsByRow(events);
  for (const row of rows) {
    const left = (byRow.get(row.uid) ?? []).reduce(
      (open, event) => open - takenBy(event),
      row.originalFen,
    );
    if (left < 0) {
      throw refused(
        `这笔收款会使 ${row.number} 的化解超过原值 ${yuanText(-left)} 元,请先核对以后的化解记录。`,
      );
    }
  }
}
