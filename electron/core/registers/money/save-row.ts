import { given } from "../../../../shared/contract/given.ts";
import { yuanText } from "../../../../shared/ledger/money/amount-words.ts";
import { baseReasonFault } from "../../../../shared/ledger/money/base-lock.ts";
import type { Side } from "../../../../shared/ledger/money/settlement-ways.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { Recorder } from "../../project/recorder.ts";
import { today } from "../../project/today.ts";
import { type MoneyValues, moneyColumns, moneyRowOf, type StoredMoneyRow } from "./money-row.ts";
import { refused } from "./refuse.ts";
import { rowFaults } from "./row-faults.ts";

type Db = Pick<Project, "db">;

/** The row of that uid; throws `money.refused` where there is none. */
export function existingRow({ db }: Db, uid: string): StoredMoneyRow {
  const row = db.prepare<[string], Record<string, string>>("SELECT * FROM money_row WHERE uid = ?");
  const found = row.get(uid);
  if (found === undefined) throw refused("这笔债权或债务不存在或已撤销,请刷新后重试。", { uid });
  return moneyRowOf(found);
}

/** The base date of a village's side: the last lock of it; null while nothing of it is locked. */
export function baseDateOf({ db }: Db, side: Side, villageCode: string): string | null {
  const day = db
    .prepare("SELECT max(locked_on) FROM money_row WHERE side = ? AND village_code = ?")
    .pluck()
    .get(side, villageCode);
  return typeof day === "string" ? day : null;
}

/** The registered contract of the village that a row names; null where there is none, or several. */
export function contractOf(
  { db }: Db,
  { villageCode, contractNumber }: Pick<MoneyValues, "villageCode" | "contractNumber">,
): string | null {
  if (contractNumber === null) return null;
  const found = db
    .prepare<[string, string], string>(
      `SELECT uid FROM contract WHERE standing = 'registered' AND village_code = ? AND number = ?`,
    )
    .pluck()
    .all(villageCode, contractNumber);
  return found.length === 1 ? (found[0] ?? null) : null;
}

export interface NewMoneyRow {
  readonly side: Side;
  readonly values: MoneyValues;
  /** Why it comes in after the base was locked; empty before. */
  readonly reason: string;
}

/**
 * Adds a claim or debt, gross, one row an origin; undoable. After its village's base is locked it needs a
 * reason, which is kept. Returns its uid. Throws `money.refused`.
 */
export function addMoneyRow(project: Project, row: NewMoneyRow): string {
  const { side, values, reason } = row;
  refuseWrong(project, side, values, null);
  const base = baseDateOf(project, side, values.villageCode);
  const fault = baseReasonFault(values.number, base, reason);
  if (fault !== null) throw refused(fault.text);
  return runCommand(project, { command: "money.add", undoable: true }, (recorder) => {
    const contract_uid = contractOf(project, values);
    const uid = recorder.insert("money_row", { side, ...moneyColumns(values), contract_uid });
    if (base !== null) noteLateRow(recorder, { uid, on: today(project), values, reason });
    return uid;
  });
}

/** Notes why a row came in after the lock (debts.md §1). */
export function noteLateRow(
  recorder: Recorder,
  late: { uid: string; on: string; values: MoneyValues; reason: string },
): void {
  recorder.insert("base_change", {
    row_uid: late.uid,
    changed_on: late.on,
    before_fen: null,
    after_fen: late.values.originalFen,
    reason: late.reason,
  });
}

/** The fields to change. */
export type MoneyPatch = { readonly [Field in keyof MoneyValues]?: MoneyValues[Field] | undefined };

/** What is fixed by the lock: these make the base. */
const baseFields = ["originalFen", "number", "villageCode", "type", "formedOn"] as const;

/**
 * Changes fields of a row; undoable. What is saved already leaves no event. A locked row keeps what its
 * base is made of: another sum is a correction (R12) with its day and paper. Throws `money.refused`.
 */
export function saveMoneyRow(project: Project, uid: string, patch: MoneyPatch): void {
  const present = existingRow(project, uid);
  const change: Partial<MoneyValues> = given(patch);
  const changed = Object.entries(change).filter(
    ([field, value]) =>
      JSON.stringify(present[field as keyof MoneyValues]) !== JSON.stringify(value),
  );
  if (changed.length === 0) return;
  const fixed = baseFields.find((field) => changed.some(([name]) => name === field));
  if (present.lockedOn !== null && fixed !== undefined) {
    throw refused(
      `${present.number} 已于 ${present.lockedOn} 锁定,编号、村、类型、形成日期和原值不再改动;底数有误的,请登记“更正错账(R12)”并附核查说明。`,
      { field: fixed },
    );
  }
  refuseWrong(project, present.side, { ...present, ...change }, uid);
  runCommand(project, { command: "money.save", undoable: true }, ({ update }) => {
    const contract_uid = contractOf(project, { ...present, ...change });
    update("money_row", uid, { ...moneyColumns(Object.fromEntries(changed)), contract_uid });
  });
}

/** Takes a row out again; undoable. Throws `money.refused` for one that is locked or has settlements. */
export function removeMoneyRow(project: Project, uid: string): void {
  const row = existingRow(project, uid);
  if (row.lockedOn !== null) {
    throw refused(`${row.number} 已锁定,不能删除;不实的请登记“更正错账(R12)”。`);
  }
  const used = project.db
    .prepare("SELECT 1 FROM settlement WHERE row_uid = :uid OR counterpart_uid = :uid")
    .get({ uid });
  if (used !== undefined) throw refused(`${row.number} 已有化解记录,请先撤销那些记录。`);
  runCommand(project, { command: "money.remove", undoable: true }, ({ remove }) => {
    remove("money_row", uid);
  });
}

function refuseWrong(project: Project, side: Side, values: MoneyValues, own: string | null): void {
  const faults = rowFaults(side, values, today(project));
  if (faults.length > 0) throw refused(faults.join(""), { number: values.number });
  const other = project.db
    .prepare<[string, string, string, string], { original_fen: number }>(
      `SELECT original_fen FROM money_row
       WHERE side = ? AND village_code = ? AND number = ? AND uid <> ?`,
    )
    .get(side, values.villageCode, values.number, own ?? "");
  if (other !== undefined) {
    throw refused(
      `本村已有编号 ${values.number}(原值 ${yuanText(other.original_fen)} 元),请换一个编号。`,
    );
  }
}
