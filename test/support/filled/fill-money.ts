import type { CallInput } from "../../../shared/contract/calls.ts";
import type { Client } from "../../../shared/contract/client.ts";
import { villages } from "./fill-units.ts";

type Values = CallInput<"money.add">["values"];

const row: Values = {
  ...{ number: "", villageCode: villages.first, groupCode: null, party: "甄样例一" },
  ...{ idNumber: null, phone: null, address: null, bankAccount: null, isMember: true },
  ...{ specialGroup: null, lifeStatus: null, servingCadre: null, relatedParty: null, type: "C2" },
  ...{ contractNumber: null, formedOn: "2020-03-01", dueOn: "2023-12-31", reason: "借支(虚构)" },
  ...{ originalFen: 980_000, inBook: true, voucherNumber: "记-12", ratePercent: null },
  ...{ handledBy: "赵样例", decisionBasis: null, lastDemandOn: null, lastAcknowledgedOn: null },
  ...{ plotCodes: [], note: null },
};

const claims: readonly Partial<Values>[] = [
  {},
  {
    ...{ party: "毋样例", type: "C1", contractNumber: "样合-002", reason: "欠租金(虚构)" },
    originalFen: 600_000,
  },
  { party: "样例养殖公司", type: "C4", originalFen: 12_600_000, isMember: null, dueOn: null },
  { party: "甄样例二", type: "C2", specialGroup: "低保户", originalFen: 36_000 },
  { villageCode: villages.second, party: "甄样例三", type: "C5", originalFen: 154_050 },
  { villageCode: villages.second, party: "钱样例", type: "C8", originalFen: 2_000_000 },
];
const debts: readonly Partial<Values>[] = [
  { type: "D1", party: "甄样例一", originalFen: 300_000, reason: "误工(虚构)" },
  { type: "D2", party: "样例建筑队", originalFen: 5_680_000, reason: "修路(虚构)" },
  {
    ...{ villageCode: villages.second, type: "D3", party: "甄样例五", originalFen: 1_000_000 },
    ...{ ratePercent: "12", reason: "借款(虚构)" },
  },
];
const noPapers = { voucherNo: null, approvalNo: null, note: null };

/**
 * Six claims and three debts. Those of the first village are locked at the end of 2025; one claim is
 * paid in part, one set off against a debt, one settlement lacks its paper.
 */
export async function fillMoney(client: Client): Promise<void> {
  const add = async (side: "claim" | "debt", prefix: string, all: readonly Partial<Values>[]) => {
    const uids: string[] = [];
    for (const [at, own] of all.entries()) {
      const values = { ...row, ...own, number: `${prefix}-00${at + 1}` };
      uids.push((await client.call("money.add", { side, values })).uid);
    }
    return uids;
  };
  const claimUids = await add("claim", "样权", claims);
  const debtUids = await add("debt", "样务", debts);
  const uids = [...claimUids.slice(0, 4), ...debtUids.slice(0, 2)];
  const verified = { verifiedBy: "赵六(虚构)", verifiedOn: "2025-11-01" };
  await client.call("money.verify", { uids, ...verified });
  await client.call("money.post", { uids, postedOn: "2025-11-10" });
  for (const side of ["claim", "debt"] as const) {
    const lock = { side, villageCode: villages.first, baseDate: "2025-12-31" };
    await client.call("money.lock", lock);
  }
  await settle(client, claimUids, debtUids);
  await receive(client);
}

async function settle(
  client: Client,
  [first = "", second = "", third = ""]: string[],
  [debt = "", road = ""]: string[],
): Promise<void> {
  const step = { rowUid: first, date: "2026-03-05", ...noPapers };
  await client.call("money.settle", { ...step, way: "R1", amountFen: 200_000, voucherNo: "收-1" });
  const setOff = {
    way: "R4",
    amountFen: 300_000,
    counterpartUid: debt,
    voucherNo: "确-1",
  } as const;
  await client.call("money.settle", { ...step, date: "2026-04-02", ...setOff });
  await client.call("money.settle", { ...step, rowUid: second, way: "R1", amountFen: 100_000 });
  const paid = { rowUid: road, date: "2026-05-06", way: "R9", amountFen: 1_680_000 } as const;
  await client.call("money.settle", { ...step, ...paid, voucherNo: "付-8" });
  const demand = { deliveredBy: "李样例", receivedBy: null, note: "留置送达(虚构)" };
  await client.call("money.demand", {
    ...{ rowUid: third, kind: "demand", happenedOn: "2026-06-01", ...demand },
  });
}

/** Money for a contract, and the books that know one receipt of the two. */
async function receive(client: Client): Promise<void> {
  for (const [at, amountFen] of [300_000, 50_000].entries()) {
    await client.call("money.receive", {
      ...{ villageCode: villages.second, number: "样合-008", amountFen, payer: "甄样例一" },
      ...{ receivedOn: `2026-04-0${at + 1}`, receiptNumber: `000${at + 1}`, note: null },
    });
  }
}
