import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { lawTable } from "../../../../seeds/law-table.ts";
import { arrearsOf } from "../../../../shared/ledger/contracts/arrears.ts";
import { ruleContext } from "../../../../shared/ledger/contracts/context.ts";
import { accountOf } from "../../../../shared/ledger/money/settlement.ts";
import { runCommand } from "../../project/event-log.ts";
import { closeProject, type Project } from "../../project/project.ts";
import { newProject, removeTemporaryFolders } from "../../project/testing/sample-project.ts";
import { readRegisterFacts } from "../contracts/register-facts.ts";
import { readBooks } from "./books.ts";
import { contractArrears } from "./contract-arrears.ts";
import { deriveRentClaims, lockRows, postRows, verifyRows } from "./lock-rows.ts";
import { presentRows } from "./money-row.ts";
import { addMoneyRow } from "./save-row.ts";
import { addSettlement } from "./settle.ts";
import { debtValues, sampleVillage, settlementEntry } from "./testing/sample-money-row.ts";

afterAll(removeTemporaryFolders);

let project: Project;
beforeEach(() => {
  project = newProject();
});
afterEach(() => closeProject(project));

const base = "2021-12-31";

/** A contract that owes 3,000 yuan at the base date, by schedule or by its sheet; all of it is invented. */
function owingContract(how: "schedule" | "sheet"): string {
  return runCommand(project, { command: "sample", undoable: false }, ({ insert }) => {
    const uid = insert("contract", {
      ...{ standing: "registered", origin: "typed", village_code: sampleVillage },
      ...{ number: "HT-2019-1", lessee: "吴十(虚构)", arrears_since: "2019-01-01" },
      ...(how === "sheet" ? { due_fen: 500_000, paid_fen: 200_000 } : {}),
    });
    if (how === "sheet") return uid;
    for (const year of [2019, 2020, 2021]) {
      insert("payment_item", { contract_uid: uid, due_on: `${year}-06-30`, due_fen: 150_000 });
    }
    insert("receipt", {
      ...{ unit_code: sampleVillage, target_kind: "contract", target_uid: uid },
      ...{ received_on: "2019-07-02", amount_fen: 150_000, receipt_number: "收-0" },
    });
    return uid;
  });
}

function lockedClaim(): string {
  const [uid = ""] = deriveRentClaims(project, sampleVillage, base);
  const debt = addMoneyRow(project, { side: "debt", values: debtValues(), reason: "" });
  verifyRows(project, [uid], "赵六(虚构)", base);
  postRows(project, [uid], base);
  lockRows(project, "claim", sampleVillage, base);
  const row = { rowUid: uid };
  const settle = (values: Parameters<typeof settlementEntry>[1]) =>
    addSettlement(project, settlementEntry(uid, { ...row, ...values }));
  settle({ way: "R1", date: "2022-03-01", amountFen: 40_000, voucherNo: "收-1" });
  settle({
    ...{ way: "R3", date: "2022-04-01", amountFen: 60_000, voucherNo: "收-2" },
    ...{ cashFen: 42_000, forgivenFen: 18_000 },
  });
  settle({
    ...{ way: "R4", date: "2022-05-01", amountFen: 70_000, counterpartUid: debt },
    ...{ note: "抵销协议(虚构)" },
  });
  return uid;
}

const days = ["2021-12-31", "2022-03-01", "2022-03-31", "2022-04-01", "2022-05-01", "2026-01-01"];

test.each(["schedule", "sheet"] as const)(
  "D36: by %s, arrears of the contract and its claim (C1) are one sum on every day",
  (how) => {
    const contractUid = owingContract(how);
    const claimUid = lockedClaim();
    const { rows, events } = readBooks(presentRows(project));
    const claim = rows.find(({ uid }) => uid === claimUid)!;
    expect(claim.originalFen).toBe(300_000);
    const balances = days.map((day) => accountOf(claim, events, day).balanceFen);
    expect(balances).toEqual([300_000, 260_000, 260_000, 200_000, 130_000, 130_000]);
    const owed = days.map((day) => contractArrears(presentRows(project), "", day)[0]?.fen);
    expect(owed).toEqual(balances);
    const ruled = days.map((day) => {
      const facts = readRegisterFacts(project, day);
      const contract = facts.contracts.find(({ uid }) => uid === contractUid)!;
      const arrears = arrearsOf(contract, ruleContext(facts, lawTable, day));
      return arrears !== null && "fen" in arrears ? arrears.fen : arrears;
    });
    expect(ruled).toEqual(balances);
  },
);

test("HT-45: a receipt that only says 抵销 lowers neither the claim nor the contract's arrears", () => {
  const contractUid = owingContract("schedule");
  const claimUid = lockedClaim();
  runCommand(project, { command: "sample", undoable: false }, ({ insert }) => {
    insert("receipt", {
      ...{ unit_code: sampleVillage, target_kind: "contract", target_uid: contractUid },
      ...{ received_on: "2022-06-01", amount_fen: 50_000, receipt_number: "收-9", set_off: 1 },
    });
  });
  const { rows, events } = readBooks(presentRows(project));
  const claim = rows.find(({ uid }) => uid === claimUid)!;
  expect(accountOf(claim, events, "2022-12-31").balanceFen).toBe(130_000);
  expect(contractArrears(presentRows(project), "", "2022-12-31")[0]?.fen).toBe(130_000);
});
