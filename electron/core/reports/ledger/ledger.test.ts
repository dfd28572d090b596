import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "../../project/event-log.ts";
import { closeProject, type Project } from "../../project/project.ts";
import { newProject, removeTemporaryFolders } from "../../project/testing/sample-project.ts";
import { lockRows, postRows, verifyRows } from "../../registers/money/lock-rows.ts";
import { addMoneyRow } from "../../registers/money/save-row.ts";
import { addSettlement } from "../../registers/money/settle.ts";
import {
  debtValues,
  moneyValues,
  sampleVillage,
  settlementEntry,
} from "../../registers/money/testing/sample-money-row.ts";
import { type LedgerSide, ledgerOf } from "./ledger.ts";

afterAll(removeTemporaryFolders);

let now = new Date("2026-05-01T02:00:00.000Z");
let project: Project;
beforeEach(() => {
  now = new Date("2026-05-01T02:00:00.000Z");
  project = newProject(() => now);
});
afterEach(() => closeProject(project));

const ledger = (asOf: string, knownAt: string | null = null, unitCode = "") =>
  ledgerOf(project, { asOf, knownAt, unitCode });

function identities({ ...side }: LedgerSide): void {
  const { cashFen, forgivenFen, setoffFen, transferredFen, writtenOffFen } = side;
  expect(side.settledFen).toBe(cashFen + forgivenFen + setoffFen + transferredFen + writtenOffFen);
  expect(side.lockedFen).toBe(side.settledFen + side.balanceFen);
}

/** A claim of 9,800 yuan and a debt of 3,000 yuan, locked at the end of 2021. */
function lockedPair(): { claim: string; debt: string } {
  const claim = addMoneyRow(project, { side: "claim", values: moneyValues(), reason: "" });
  const debt = addMoneyRow(project, { side: "debt", values: debtValues(), reason: "" });
  for (const [side, uid] of [
    ["claim", claim],
    ["debt", debt],
  ] as const) {
    verifyRows(project, [uid], "赵六(虚构)", "2021-11-01");
    postRows(project, [uid], "2021-11-10");
    lockRows(project, side, sampleVillage, "2021-12-31");
  }
  return { claim, debt };
}

test("A5, D37: gross on both sides, every part in its column, identities at every date", () => {
  const { claim, debt } = lockedPair();
  const settle = (uid: string, values: Parameters<typeof settlementEntry>[1]) =>
    addSettlement(project, settlementEntry(uid, values));
  settle(claim, { voucherNo: "收-1", amountFen: 100_000 });
  const both = { amountFen: 150_000, cashFen: 105_000, forgivenFen: 45_000 };
  settle(claim, { way: "R3", voucherNo: "收-2", date: "2022-03-06", ...both });
  const setOff = { way: "R4", counterpartUid: debt, amountFen: 200_000 } as const;
  settle(claim, { ...setOff, date: "2022-03-07" });
  settle(claim, { way: "R6", amountFen: 50_000, date: "2022-03-08" });
  settle(claim, { way: "R8", amountFen: 30_000, date: "2022-03-09" });
  settle(claim, { way: "R12", amountFen: 10_000, date: "2022-03-10", note: "重记" });
  settle(debt, { way: "R9", voucherNo: "付-1", amountFen: 100_000, date: "2022-03-11" });
  expect(ledger("2022-12-31")).toMatchObject({
    claims: {
      ...{ count: 1, lockedFen: 970_000, cashFen: 205_000, forgivenFen: 45_000 },
      ...{ setoffFen: 200_000, transferredFen: 50_000, writtenOffFen: 30_000 },
      ...{ settledFen: 530_000, balanceFen: 440_000 },
    },
    debts: { lockedFen: 300_000, setoffFen: 200_000, cashFen: 100_000, balanceFen: 0 },
  });
  for (let day = 1; day <= 12; day++) {
    const { claims, debts } = ledger(`2022-03-${String(day).padStart(2, "0")}`);
    identities(claims);
    identities(debts);
  }
  expect(ledger("2021-12-30").claims).toMatchObject({ count: 0, lockedFen: 0, settledFen: 0 });
  expect(ledger("2022-12-31", null, "140725101202").claims.count).toBe(0);
});

test("D38: what is dated later changes no figure; a back-dated entry does, unless it was not known", () => {
  const { claim } = lockedPair();
  addSettlement(project, settlementEntry(claim));
  const march = ledger("2022-03-31");
  const knownThen = "2026-05-01T23:59:59.999+08:00";
  now = new Date("2026-06-01T02:00:00.000Z");
  addSettlement(project, settlementEntry(claim, { voucherNo: "收-2", date: "2022-04-01" }));
  expect(ledger("2022-03-31")).toEqual(march);
  addSettlement(project, settlementEntry(claim, { voucherNo: "收-3", date: "2022-03-01" }));
  expect(ledger("2022-03-31").claims.cashFen).toBe(march.claims.cashFen + 100_000);
  expect(ledger("2022-03-31", knownThen)).toEqual(march);
});

/** S2, S1: 50 mu taken back in 胡家峪; 596,000 yuan gained in 清涧街道. Rows are invented, figures published. */
test("land: 50 mu taken back are 33,333.33 m², entrusted land ends with its day, gains apart", () => {
  runCommand(project, { command: "land.sample", undoable: false }, ({ insert }) => {
    const returned = { village_code: sampleVillage, returned_on: "2022-04-01", signed_mu: "50" };
    insert("land_return", { ...returned, from_whom: "村民(虚构)", confirmation_number: "1" });
    const event = { village_code: sampleVillage, happened_on: "2022-05-01", paper: "合同" };
    const gain = { yearly_gain_fen: 59_600_000, one_off_fen: 1_000 };
    insert("land_event", { ...event, ...gain, number: "P-1", kind: "let", mu: "30" });
    const entrusted = {
      ...event,
      number: "P-2",
      kind: "entrusted",
      mu: "15",
      ended_on: "2022-10-01",
    };
    insert("land_event", { ...entrusted, yearly_gain_fen: 0, one_off_fen: 0 });
  });
  expect(ledger("2022-09-30").land).toEqual({
    takenBackM2: 33_333.3333,
    letM2: 20_000,
    entrustedM2: 10_000,
    yearlyGainFen: 59_600_000,
    oneOffFen: 1_000,
  });
  expect(ledger("2022-10-01").land.entrustedM2).toBe(0);
  expect(ledger("2022-03-31").land.takenBackM2).toBe(0);
});
