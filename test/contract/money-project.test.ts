import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRealCore } from "./real-core.ts";

let core: Awaited<ReturnType<typeof openRealCore>>;
beforeAll(async () => {
  core = await openRealCore();
  const file = join(core.folder, "money.gpkg");
  await core.call("project.create", { path: file, name: "示例镇(虚构)", countyCode: "140725" });
});
afterAll(() => core.close());

const villageCode = "140725101201";
const scope = { level: "village", code: villageCode } as const;
const asOf = "2022-12-31";

/** A claim of 9,800 yuan of an invented debtor. */
const values = {
  ...{ number: "ZQ-001", villageCode, groupCode: null, party: "吴十(虚构)", idNumber: null },
  ...{ phone: null, address: null, bankAccount: null, isMember: true, specialGroup: null },
  ...{ lifeStatus: null, servingCadre: null, relatedParty: null, type: "C2" },
  ...{ contractNumber: null, formedOn: "2020-03-01", dueOn: null, reason: "借支" },
  ...{ originalFen: 980_000, inBook: true, voucherNumber: null, ratePercent: null },
  ...{ handledBy: null, decisionBasis: null, lastDemandOn: null, lastAcknowledgedOn: null },
  ...{ plotCodes: [], note: null },
};
const noPapers = { voucherNo: null, approvalNo: null, note: null };

test("claims and debts: typed, verified, posted, locked, settled, matched, through the door", async () => {
  const { uid } = await core.call("money.add", { side: "claim", values });
  const debt = { ...values, number: "ZW-001", type: "D1", originalFen: 300_000 };
  const { uid: debtUid } = await core.call("money.add", { side: "debt", values: debt });
  const gone = await core.call("money.add", { side: "debt", values: { ...debt, number: "ZW-2" } });
  await core.call("money.remove", { uid: gone.uid });
  await core.call("money.save", { uid, patch: { phone: "13800000000" } });
  expect(await core.call("money.deriveRent", { villageCode, baseDate: "2021-12-31" })).toEqual({
    uids: [],
  });
  for (const one of [uid, debtUid]) {
    await core.call("money.verify", {
      ...{ uids: [one], verifiedBy: "赵六(虚构)", verifiedOn: "2021-11-01" },
    });
    await core.call("money.post", { uids: [one], postedOn: "2021-11-10" });
  }
  for (const side of ["claim", "debt"] as const) {
    const lock = { side, villageCode, baseDate: "2021-12-31" };
    expect(await core.call("money.lock", lock)).toEqual({ locked: 1 });
  }
  const step = { rowUid: uid, date: "2022-03-05", ...noPapers };
  await core.call("money.settle", { ...step, way: "R1", amountFen: 100_000, voucherNo: "收-1" });
  const setOff = { way: "R4", amountFen: 300_000, counterpartUid: debtUid } as const;
  const { uid: wrong } = await core.call("money.settle", { ...step, ...setOff, voucherNo: "确-0" });
  await core.call("money.unsettle", { uid: wrong });
  await core.call("money.settle", { ...step, ...setOff, voucherNo: "确-1" });
  const demand = { happenedOn: "2022-06-01", deliveredBy: null, receivedBy: null, note: null };
  await core.call("money.demand", { rowUid: uid, kind: "demand", ...demand });
  const got = await core.call("money.get", { uid, asOf });
  expect(got).toMatchObject({
    balanceFen: 580_000,
    state: "locked",
    demands: [{ kind: "demand" }],
  });
  expect(got.limitation).toMatchObject({
    present: { startedBy: "demand", expiresOn: "2025-06-01" },
  });
  const list = { side: "claim", scope, asOf, offset: 0, limit: 50 } as const;
  expect((await core.call("money.list", list)).totals).toMatchObject({
    ...{ count: 1, lockedFen: 980_000, settledFen: 400_000, balanceFen: 580_000 },
  });
  expect(await core.refusalOf("money.settle", { ...step, way: "R1", amountFen: 980_000 })).toBe(
    "money.refused",
  );
  expect((await core.call("money.ledger", { scope, asOf })).debts).toMatchObject({
    ...{ lockedFen: 300_000, setoffFen: 300_000, balanceFen: 0 },
  });
});

test("W10: the 321 of 晋福村 as data, quoted for a day", async () => {
  const { uid: schemeUid } = await core.call("money.saveScheme", {
    uid: null,
    values: {
      ...{ villageCode, name: "“321”清收激励", startsOn: "2023-03-01", meetingUid: null },
      tiers: [10, 20, 30].map((throughDay, at) => ({ throughDay, percent: 30 - at * 10 })),
      special: { throughDay: 30, percent: 30, groups: ["脱贫户", "低保户", "五保户"] },
      ...{ waivesHeirless: true, basis: "balance", includesServingCadres: false },
    },
  });
  expect((await core.call("money.schemes", { scope })).schemes).toHaveLength(1);
  const { uid: rowUid } = await core.call("money.add", {
    ...{ side: "claim", values: { ...values, number: "ZQ-321" }, reason: "锁定后补认(虚构)" },
  });
  const quote = (paidOn: string) => core.call("money.quote", { rowUid, schemeUid, paidOn });
  expect((await quote("2023-03-10")).paidFen).toBe(686_000);
  expect((await quote("2023-03-20")).paidFen).toBe(784_000);
  expect((await quote("2023-03-30")).paidFen).toBe(882_000);
});

test("receipts post once, and are found again in the books", async () => {
  const saved = await core.call("contracts.save", {
    uid: null,
    patch: { number: "HT-1", villageCode, lessee: "周九(虚构)", signedOn: "2020-03-01" },
  });
  expect(saved.uid).not.toBe("");
  const receipt = {
    ...{ villageCode, number: "HT-1", receivedOn: "2022-04-01", amountFen: 50_000 },
    ...{ receiptNumber: "0001", payer: "周九(虚构)", note: null },
  };
  const { uid } = await core.call("money.receive", receipt);
  expect(await core.refusalOf("money.receive", receipt)).toBe("money.refused");
  expect(await core.call("money.match", { scope, asOf })).toMatchObject({
    ...{ receivedFen: 50_000, bookedFen: 0, differenceFen: 50_000 },
    receiptsWithoutVoucher: [{ number: "0001" }],
  });
  await core.call("money.unreceive", { uid });
  expect((await core.call("money.match", { scope, asOf })).receivedFen).toBe(0);
});

test("every call on money was made", () => {
  expect(core.unmadeIn("money-project.test.ts")).toEqual([]);
});
