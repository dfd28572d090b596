import type { CallInput } from "../../../shared/contract/calls.ts";
import type { Client } from "../../../shared/contract/client.ts";
import { villages } from "./fill-units.ts";

type Patch = CallInput<"contracts.save">["patch"];

const asOf = "2026-05-31";
const town = "张样例";

/** A lease with its papers in order; the others differ in what is wrong with them. */
const sound: Patch = {
  ...{ villageCode: villages.first, name: "北坡地租赁(虚构)", kind: "lease", lessor: "样例甲村" },
  ...{ lessee: "甄样例一", isMember: true, landClass: "dry", place: "北坡", contractMu: "25" },
  ...{ measuredMu: "25", use: "种植", currentUse: "种植", signedOn: "2018-03-01" },
  ...{ startOn: "2018-03-01", endOn: "2033-02-28", method: "negotiation", unitPriceYuan: "120" },
  ...{ totalFen: 4_500_000, payment: "yearly", dueFen: 2_400_000, paidFen: 2_400_000 },
  ...{ meetingType: "villager_representatives", meetingDate: "2018-02-10", meetingDue: 30 },
  ...{ meetingPresent: 26, meetingInFavour: 24, approvalNumber: "样政批 7 号", postingDays: 7 },
  ...{ filingNumber: "样备 7 号", form: "written", status: "active", landSource: "collective" },
  lesseeExists: true,
};

/** What sets each contract apart, in the order of their numbers. */
const variants: readonly Patch[] = [
  { endOn: "2048-02-28", meetingType: "none", meetingDate: null },
  {
    name: "村西果园(虚构)",
    lessee: "毋样例",
    landClass: "orchard",
    currentUse: "建房",
    paidFen: 0,
  },
  { name: "东滩荒地(虚构)", kind: "contracting", landClass: "waste", endOn: "long_term" },
  { name: "机动地租赁(虚构)", lessee: "甄样例二", contractMu: "40", measuredMu: "58.6" },
  { name: "旧校舍租赁(虚构)", lessee: "样例养殖公司", landClass: "building", form: "oral" },
  { name: "鱼塘承包(虚构)", landClass: "pond", status: "active", endOn: "2023-02-28" },
  { villageCode: villages.second, lessor: "样例乙村", name: "南沟地(虚构)", lessee: "甄样例三" },
  { villageCode: villages.second, lessor: "样例乙村", name: "砖厂地(虚构)", paidFen: 300_000 },
  { villageCode: villages.second, name: "河滩地(虚构)", payment: "once", prepaidYears: 15 },
  { villageCode: villages.third, lessor: "样例丙村", name: "林场(虚构)", landClass: "forest" },
  { villageCode: villages.third, name: "打谷场(虚构)", relation: "村主任之子", postingDays: null },
  { villageCode: villages.third, name: "井台地(虚构)", lessee: "甄样例四", form: "none" },
];

/** Twelve contracts: one closed, one being set right past its deadline, one undecided, one found clean. */
export async function fillContracts(client: Client): Promise<void> {
  const uids: string[] = [];
  for (const [at, variant] of variants.entries()) {
    const number = `样合-${String(at + 1).padStart(3, "0")}`;
    const patch = { ...sound, ...variant, number };
    uids.push((await client.call("contracts.save", { uid: null, patch })).uid);
  }
  const [closed = "", late = "", undecided = "", clean = "", half = ""] = uids;
  await client.call("contracts.setSchedule", {
    uid: late,
    items: [2024, 2025, 2026].map((year) => ({
      ...{ dueOn: `${year}-03-01`, dueFen: 300_000, period: `${year} 年`, note: "" },
    })),
  });
  for (const uid of [closed, late, undecided]) await conclude(client, uid, "problem");
  await conclude(client, clean, "clean");
  await judge(client, { contractUid: half, level: "village", isProblem: true, most: 1 });
  await setRight(client, closed, late);
}

interface Judging {
  readonly contractUid: string;
  readonly level: "village" | "town";
  readonly isProblem: boolean;
  readonly most: number;
}

/** Judges findings of one contract in their order; the red ones of a problem contract are found true. */
async function judge(client: Client, { contractUid, level, isProblem, most }: Judging) {
  const { findings } = await client.call("contracts.get", { uid: contractUid, asOf });
  for (const { rule, severity } of findings.slice(0, most)) {
    const isTrue = isProblem && severity === "red";
    await client.call("judgements.judge", {
      ...{ contractUid, rule, level, judgedOn: "2026-05-20", judgedBy: town, asOf },
      verdict: isTrue ? "true" : "false",
      ...(isTrue ? {} : { reason: "已核对原件(虚构)" }),
    });
  }
}

async function conclude(client: Client, contractUid: string, verdict: "problem" | "clean") {
  const isProblem = verdict === "problem";
  await judge(client, { contractUid, level: "town", isProblem, most: Number.POSITIVE_INFINITY });
  const { refused } = await client.call("judgements.conclude", {
    ...{ contractUids: [contractUid], level: "town", verdict, decidedOn: "2026-05-21" },
    ...{ decidedBy: town, asOf },
  });
  if (refused.length > 0) throw new Error(`not concluded: ${JSON.stringify(refused)}`);
}

async function setRight(client: Client, closed: string, late: string): Promise<void> {
  const { problems } = await client.call("problems.list", {
    ...({ scope: { level: "project", code: "" }, asOf, offset: 0, limit: 100 } as const),
  });
  const caseOf = (contract: string) =>
    problems.find(({ contractUid }) => contractUid === contract)?.uid ?? "";
  const decided = {
    ...({ decidedOn: "2026-05-25", decidedLevel: "town", decidedBy: town } as const),
    ...{ decisionPaper: "样政决 3 号(虚构)", responsible: "李样例(虚构)" },
  };
  await client.call("problems.decide", {
    uid: caseOf(closed),
    patch: { ...decided, decision: "amend", newEndOn: "2038-02-28", deadline: "2026-06-30" },
  });
  await client.call("problems.close", {
    ...{ uid: caseOf(closed), closedOn: "2026-06-10", paper: "补充协议 1 号(虚构)" },
  });
  await client.call("problems.decide", {
    uid: caseOf(late),
    patch: {
      ...{ ...decided, decision: "raise", newYearlyRentFen: 450_000, arrearsFen: 2_400_000 },
      deadline: "2026-06-20",
    },
  });
}
