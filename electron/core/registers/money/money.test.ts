import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { sideSums } from "../../../../shared/ledger/money/ledger-sums.ts";
import { runCommand } from "../../project/event-log.ts";
import { closeProject, type Project } from "../../project/project.ts";
import { newProject, removeTemporaryFolders } from "../../project/testing/sample-project.ts";
import { undoLast } from "../../project/undo.ts";
import { verifyProject } from "../../project/verify.ts";
import { readBooks } from "./books.ts";
import { deriveRentClaims, lockRows, postRows, verifyRows } from "./lock-rows.ts";
import { accountRow, type MoneyValues, presentRows } from "./money-row.ts";
import { addMoneyRow, existingRow, removeMoneyRow, saveMoneyRow } from "./save-row.ts";
import { addSettlement, removeSettlement } from "./settle.ts";
import {
  debtValues,
  moneyValues,
  sampleVillage,
  settlementEntry,
} from "./testing/sample-money-row.ts";

afterAll(removeTemporaryFolders);

let project: Project;
beforeEach(() => {
  project = newProject();
});
afterEach(() => closeProject(project));

const add = (values: Partial<MoneyValues> = {}, reason = "") =>
  addMoneyRow(project, { side: "claim", values: moneyValues(values), reason });
const addDebt = (values: Partial<MoneyValues> = {}) =>
  addMoneyRow(project, { side: "debt", values: debtValues(values), reason: "" });

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "nothing was thrown";
}

function sums(asOf: string) {
  const { rows, events } = readBooks(presentRows(project));
  const of = (side: string) => rows.filter((row) => row.side === side).map(accountRow);
  return {
    claims: sideSums(of("claim"), events, asOf),
    debts: sideSums(of("debt"), events, asOf),
  };
}

function lockAll(side: "claim" | "debt", baseDate = "2021-12-31"): number {
  const { rows } = readBooks(presentRows(project));
  const uids = rows.filter((row) => row.side === side).map(({ uid }) => uid);
  verifyRows(project, uids, "赵六(虚构)", "2021-11-01");
  postRows(project, uids, "2021-11-10");
  return lockRows(project, side, sampleVillage, baseDate);
}

test.each([
  [{ originalFen: 0 }, "原值须大于 0"],
  [{ originalFen: -5 }, "原值须大于 0"],
  [{ type: "D1" }, "类型应为 C1"],
  [{ groupCode: "14072510120201" }, "不属于村"],
  [{ formedOn: "2099-01-01" }, "还没有到"],
  [{ lastDemandOn: "2014-01-01" }, "早于形成日期"],
  [{ number: " " }, "请填编号"],
])("bad input %o is refused and nothing is written", (values, words) => {
  expect(messageOf(() => add(values))).toContain(words);
  expect(readBooks(presentRows(project)).rows).toEqual([]);
});

test("a number stands once a village and side; undo takes the row out again", () => {
  add();
  addDebt({ number: "ZQ-001" });
  expect(messageOf(() => add())).toContain("已有编号 ZQ-001");
  undoLast(project);
  undoLast(project);
  expect(readBooks(presentRows(project)).rows).toEqual([]);
});

test("locking asks for verified and posted rows, all or none; then a new one needs a reason", () => {
  const uid = add();
  expect(messageOf(() => lockRows(project, "claim", sampleVillage, "2021-12-31"))).toContain(
    "还没有核实人",
  );
  expect(lockAll("claim")).toBe(1);
  expect(messageOf(() => saveMoneyRow(project, uid, { originalFen: 5 }))).toContain("R12");
  saveMoneyRow(project, uid, { phone: "13800000000" });
  expect(messageOf(() => removeMoneyRow(project, uid))).toContain("已锁定");
  expect(messageOf(() => add({ number: "ZQ-002" }))).toContain("须写明理由");
  add({ number: "ZQ-002" }, "漏登,会议补认(虚构)");
  expect(project.db.prepare("SELECT reason FROM base_change").pluck().all()).toEqual([
    "漏登,会议补认(虚构)",
  ]);
  expect(sums("2022-12-31").claims).toMatchObject({ count: 1, lockedFen: 980_000 });
});

test("A5: set-off is one event that reduces both rows, the totals stay gross", () => {
  const claim = add();
  const debt = addDebt();
  lockAll("claim");
  lockAll("debt");
  addSettlement(
    project,
    settlementEntry(claim, { way: "R4", amountFen: 300_000, counterpartUid: debt }),
  );
  const { claims, debts } = sums("2022-12-31");
  expect(claims).toMatchObject({ lockedFen: 980_000, setOffFen: 300_000, balanceFen: 680_000 });
  expect(debts).toMatchObject({ lockedFen: 300_000, setOffFen: 300_000, balanceFen: 0 });
  expect(sums("2022-03-04").claims.settledFen).toBe(0);
  expect(messageOf(() => removeMoneyRow(project, debt))).toContain("已锁定");
});

test("the same receipt twice, more than the balance, and a day before the claim are refused", () => {
  const uid = add();
  addSettlement(project, settlementEntry(uid));
  const again = () => addSettlement(project, settlementEntry(uid, { date: "2022-04-01" }));
  expect(messageOf(again)).toContain("同一张收据不能记两次");
  const over = settlementEntry(uid, { voucherNo: "收-2", amountFen: 880_001 });
  expect(messageOf(() => addSettlement(project, over))).toContain("超过");
  const early = settlementEntry(uid, { voucherNo: "收-3", date: "2015-02-28" });
  expect(messageOf(() => addSettlement(project, early))).toContain("早于");
  expect(readBooks(presentRows(project)).events).toHaveLength(1);
});

test("an event without its paper is kept and does not count", () => {
  const uid = add();
  lockAll("claim");
  addSettlement(project, settlementEntry(uid, { voucherNo: null }));
  expect(sums("2022-12-31").claims.settledFen).toBe(0);
});

test("a related party's debt is forgiven only by members who recorded the recusal", () => {
  const uid = add({ relatedParty: true });
  const entry = settlementEntry(uid, { way: "R8", voucherNo: "证 1", amountFen: 980_000 });
  expect(messageOf(() => addSettlement(project, entry))).toContain("回避");
  const meetingUid = (recusal: string | null) =>
    runCommand(project, { command: "meeting.sample", undoable: false }, ({ insert }) =>
      insert("meeting", {
        ...{ unit_code: sampleVillage, type: "villager_representatives", held_on: "2022-02-01" },
        ...{ voting_unit: "representative", due: 30, present: 25, in_favour: 24, recusal },
      }),
    );
  const without = { ...entry, meetingUid: meetingUid(null) };
  expect(messageOf(() => addSettlement(project, without))).toContain("回避");
  addSettlement(project, { ...entry, meetingUid: meetingUid("吴十之兄回避(虚构)") });
  expect(readBooks(presentRows(project)).events).toHaveLength(1);
});

/** A lease with 1,000 yuan due each 1 March from 2020 on; 300 paid. */
function leaseInArrears(): string {
  return runCommand(project, { command: "contracts.sample", undoable: false }, ({ insert }) => {
    const uid = insert("contract", {
      ...{ standing: "registered", origin: "typed", number: "HT-1", lessee: "周九(虚构)" },
      ...{ village_code: sampleVillage, registered_on: "2021-01-01" },
    });
    for (const year of [2020, 2021, 2022]) {
      insert("payment_item", { contract_uid: uid, due_on: `${year}-03-01`, due_fen: 100_000 });
    }
    return uid;
  });
}

const receive = (contract: string, on: string, fen: number, number: string) =>
  runCommand(project, { command: "receipt.sample", undoable: true }, ({ insert }) =>
    insert("receipt", {
      ...{ unit_code: sampleVillage, target_kind: "contract", target_uid: contract },
      ...{ received_on: on, amount_fen: fen, receipt_number: number },
    }),
  );

test("D36: C1 comes from the schedule, and a receipt of the contract settles it once", () => {
  const contract = leaseInArrears();
  receive(contract, "2021-05-01", 30_000, "0001");
  const [claim = ""] = deriveRentClaims(project, sampleVillage, "2021-12-31");
  expect(existingRow(project, claim)).toMatchObject({ originalFen: 170_000, type: "C1" });
  expect(deriveRentClaims(project, sampleVillage, "2021-12-31")).toEqual([]);
  lockAll("claim");
  receive(contract, "2022-02-01", 150_000, "0002");
  receive(contract, "2022-03-10", 50_000, "0003");
  expect(sums("2022-02-28").claims).toMatchObject({ cashFen: 150_000, balanceFen: 20_000 });
  // 200 yuan of the second receipt end the old debt, 300 are for the instalment of 2022.
  expect(sums("2022-12-31").claims).toMatchObject({ cashFen: 170_000, balanceFen: 0 });
});

test("D36: cash entered on the claim is the contract's receipt too, and goes with it", () => {
  const contract = leaseInArrears();
  const [claim = ""] = deriveRentClaims(project, sampleVillage, "2021-12-31");
  lockAll("claim");
  const entered = addSettlement(project, settlementEntry(claim, { amountFen: 50_000 }));
  const received = () =>
    project.db.prepare("SELECT amount_fen FROM receipt WHERE target_uid = ?").pluck().all(contract);
  expect(received()).toEqual([50_000]);
  expect(sums("2022-12-31").claims.cashFen).toBe(50_000);
  removeSettlement(project, entered);
  expect(received()).toEqual([]);
});

test("D36: a claim for rent that is not what its contract owes cannot be locked", () => {
  leaseInArrears();
  add({ type: "C1", contractNumber: "HT-1", originalFen: 190_000, number: "C-1" });
  expect(messageOf(() => lockAll("claim"))).toContain("与合同 HT-1 截至 2021-12-31 的欠缴 2000.00");
  add({ type: "C1", contractNumber: "HT-9", number: "C-2" });
  expect(messageOf(() => lockAll("claim"))).toContain("C-2 没有对应的合同");
});

test("the file verifies after all this", async () => {
  const uid = add();
  addSettlement(project, settlementEntry(uid));
  undoLast(project);
  const { path } = project;
  closeProject(project);
  expect((await verifyProject(path)).checks.filter(({ ok }) => !ok)).toEqual([]);
});
