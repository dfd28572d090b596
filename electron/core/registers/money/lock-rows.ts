import { yuanText } from "../../../../shared/ledger/money/amount-words.ts";
import { lockFaults } from "../../../../shared/ledger/money/base-lock.ts";
import type { Side } from "../../../../shared/ledger/money/settlement-ways.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import { contractArrears } from "./contract-arrears.ts";
import { moneyRowOf, presentRows, type StoredMoneyRow } from "./money-row.ts";
import { refused } from "./refuse.ts";
import { existingRow } from "./save-row.ts";

/** Notes who went through rows item by item; undoable. Locked rows are left as they are. */
export function verifyRows(
  project: Project,
  uids: readonly string[],
  by: string,
  on: string,
): number {
  return stamp(project, "money.verify", uids, { verified_by: by, verified_on: on });
}

/** Notes the day on which rows were posted; undoable. Locked rows are left as they are. */
export function postRows(project: Project, uids: readonly string[], on: string): number {
  return stamp(project, "money.post", uids, { posted_on: on });
}

function stamp(
  project: Project,
  command: string,
  uids: readonly string[],
  columns: Readonly<Record<string, string>>,
): number {
  const open = uids
    .map((uid) => existingRow(project, uid))
    .filter(({ lockedOn }) => lockedOn === null);
  if (open.length === 0) return 0;
  runCommand(project, { command, undoable: true }, ({ update }) => {
    for (const { uid } of open) update("money_row", uid, columns);
  });
  return open.length;
}

/**
 * Locks the open rows of a village's side at a base date: verified, posted, formed by then; a claim for
 * rent (C1) must be what the contract's schedule says (D36). All of them or none; undoable, as long as
 * nothing was built on it. Returns how many were locked. Throws `money.refused` with every obstacle.
 */
export function lockRows(
  project: Project,
  side: Side,
  villageCode: string,
  baseDate: string,
): number {
  const open = openRows(project, side, villageCode);
  if (open.length === 0) throw refused("本村没有待锁定的条目。");
  const faults = open.flatMap((row) => lockFaults(row, baseDate).map(({ text }) => text));
  faults.push(...scheduleFaults(project, open, villageCode, baseDate));
  if (faults.length > 0) {
    throw refused(`不能锁定,还有 ${faults.length} 处:${faults.slice(0, 20).join("")}`, { faults });
  }
  runCommand(project, { command: "money.lock", undoable: true }, ({ update }) => {
    for (const { uid } of open) update("money_row", uid, { locked_on: baseDate });
  });
  return open.length;
}

function openRows({ db }: Project, side: Side, villageCode: string): StoredMoneyRow[] {
  return db
    .prepare<[string, string], Record<string, string>>(
      `SELECT * FROM money_row
       WHERE side = ? AND village_code = ? AND locked_on IS NULL ORDER BY number`,
    )
    .all(side, villageCode)
    .map(moneyRowOf);
}

/** A claim for rent is what the contract owes at the base date. */
function scheduleFaults(
  project: Project,
  rows: readonly StoredMoneyRow[],
  villageCode: string,
  baseDate: string,
): string[] {
  const rent = rows.filter(({ type }) => type === "C1");
  const owed = new Map(
    contractArrears(presentRows(project), villageCode, baseDate).map((one) => [
      one.contractUid,
      one.fen,
    ]),
  );
  return rent.flatMap(({ number, contractUid, contractNumber, originalFen }) => {
    if (contractUid === null) return [`${number} 没有对应的合同,承包费欠款须与合同台账一致。`];
    const fen = owed.get(contractUid ?? "") ?? 0;
    if (fen === originalFen) return [];
    return [
      `${number} 的原值 ${yuanText(originalFen)} 元,与合同 ${contractNumber} 截至 ${baseDate} 的欠缴 ${yuanText(fen)} 元不符。`,
    ];
  });
}

/**
 * Makes the claims for rent (C1) of a village from the schedules of its contracts as of a base date (D36);
 * contracts that have a claim already are passed over. Undoable. Returns the uids of the new rows, which
 * then are verified, posted and locked like all others.
 */
export function deriveRentClaims(
  project: Project,
  villageCode: string,
  baseDate: string,
): string[] {
  const rowsOf = presentRows(project);
  const taken = new Set(rowsOf("money_row").map(({ contract_uid }) => contract_uid));
  const contracts = new Map(rowsOf("contract").map((row) => [String(row.uid), row]));
  const owed = contractArrears(rowsOf, villageCode, baseDate).filter(
    ({ contractUid }) => !taken.has(contractUid),
  );
  if (owed.length === 0) return [];
  return runCommand(project, { command: "money.deriveRent", undoable: true }, ({ insert }) =>
    owed.map(({ contractUid, fen, dueDates }) => {
      const contract = contracts.get(contractUid)!;
      const number = contract.number ?? `无编号-${contractUid.slice(0, 8)}`;
      return insert("money_row", {
        side: "claim",
        number: `C1-${number}`,
        village_code: villageCode,
        group_code: contract.group_code ?? null,
        party: contract.lessee ?? "未填承包方",
        id_number: contract.id_number ?? null,
        phone: contract.phone ?? null,
        is_member: contract.is_member ?? null,
        type: "C1",
        contract_number: contract.number ?? null,
        contract_uid: contractUid,
        formed_on: dueDates[0] ?? null,
        due_on: dueDates.at(-1) ?? null,
        reason: `合同应收至 ${baseDate} 的欠缴`,
        original_fen: fen,
        in_book: null,
      });
    }),
  );
}
