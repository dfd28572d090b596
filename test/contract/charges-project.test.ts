import { afterAll, expect, test } from "vitest";
import { closeProject } from "../../electron/core/project/project.ts";
import { removeTemporaryFolders } from "../../electron/core/project/testing/sample-project.ts";
import {
  meetingOf,
  samplePlot as plotCode,
  projectWithPostedPlot,
  sampleVillage as villageCode,
} from "../../electron/core/registers/charges/testing/posted-plot.ts";
import { openRealCore } from "./real-core.ts";

const { call, refusalOf, unmadeIn, close } = await openRealCore();
afterAll(async () => {
  await close();
  removeTemporaryFolders();
});

const scope = { level: "village", code: villageCode } as const;
const day = "2026-05-02";

/** Opens a project of one posted plot of that route with a members' meeting; returns the meeting. */
async function openWith(route: "charge" | "auction"): Promise<string> {
  const project = projectWithPostedPlot({ route });
  const meetingUid = meetingOf(project, 208);
  closeProject(project);
  await call("project.open", { path: project.path });
  return meetingUid;
}

const isPdf = (bytes: ArrayBuffer) => Buffer.from(bytes).subarray(0, 5).toString() === "%PDF-";

test("from a posted plot to a printed bill: rule, plan, bill, check, signature, notices", async () => {
  const meetingUid = await openWith("charge");
  const { uid: ruleUid } = await call("charges.saveRule", {
    uid: null,
    values: {
      ...{ villageCode, name: "2026 年收费办法(虚构)", exemptMu: "0", exemptPersons: [] },
      prices: [{ landClass: "*", grade: "*", memberFen: 9_114, nonMemberFen: 20_000 }],
      ...{ startYear: 2026, decidedYear: 2026, chargesBackYears: false, roundingFen: 10 },
      ...{ payWithinDays: 30, meetingUid },
    },
  });
  expect((await call("charges.rules", { scope })).rules).toHaveLength(1);
  const years = { fromYear: 2026, toYear: 2026, drawnUpOn: "2026-05-01" };
  const drawUp = { ruleUid, unitCode: villageCode, ...years };
  expect(await call("charges.plan", drawUp)).toMatchObject({
    totalFen: 34_180,
    bills: [{ lines: [{ exactYuan: "341.775" }] }],
  });
  const { uids } = await call("charges.drawUp", drawUp);
  expect((await call("charges.list", { scope, asOf: day })).arrearsFen).toBe(34_180);
  const check = await call("outgoing.check", {
    ...{ paper: "chargeNotice", unitCode: villageCode, onDay: day },
  });
  expect(isPdf(await call("outgoing.page", { uid: check.uid }))).toBe(true);
  expect(await refusalOf("outgoing.print", { uid: check.uid, onDay: day })).toBe("money.refused");
  await call("outgoing.sign", { uid: check.uid, signedBy: "赵六(虚构)", signedOn: day });
  expect(isPdf(await call("outgoing.print", { uid: check.uid, onDay: day }))).toBe(true);
  expect((await call("outgoing.list", { scope })).checks[0]?.signedBy).toBe("赵六(虚构)");
  await call("charges.withdraw", { uid: uids[0] ?? "", reason: "重算(虚构)", withdrawnOn: day });
  const line = { subject: "land", body: "members", on: "2026-04-20", due: 312 } as const;
  expect(
    await call("decisions.line", { ...line, unitCode: villageCode, present: null }),
  ).toMatchObject({ text: "应到 312,须到 208,须同意 208" });
  const papers = await call("decisions.papers", {
    ...{ meetingUid, subject: "2026 年收费办法(虚构)", subjectKind: "land" },
    content: ["每亩每年 91.14 元。"],
  });
  expect(isPdf(papers)).toBe(true);
  const routeCase = {
    ...{ onDay: day, meetingUid, priceSet: true, noticeGiven: false, outsideGrowingSeason: false },
    ...{ bothSigned: false, serviceContractSigned: false, toOutsider: false, townApproval: null },
  };
  const { plots } = await call("routes.check", { scope, ...routeCase });
  expect(plots[0]?.checks.find(({ route }) => route === "charge")).toMatchObject({
    ...{ blocks: [], missing: [] },
  });
  const contract = {
    ...{ lessee: "李四(虚构)", idNumber: null, phone: null, isMember: true, use: null },
    ...{ unitPriceYuan: "91.14", startOn: "2026-05-01", endOn: null },
  };
  await call("routes.choose", { plotCode, route: "charge", ...routeCase, contract, note: null });
  expect(await refusalOf("routes.conclude", { plotCode })).toBe("money.refused");
  const [posting] = (await call("posting.list", { scope })).rounds;
  const confirmed = { confirmedBy: "孙八(虚构)", confirmedOn: "2026-04-09" };
  await call("posting.confirm", { uid: posting?.uid ?? "", ...confirmed });
  const [chosen] = (await call("routes.check", { scope, ...routeCase })).plots;
  const uid = chosen?.contractUid ?? "";
  await call("contracts.save", { uid, patch: { signedOn: day, number: "HT-9" } });
  await call("contracts.setStanding", { uids: [uid], standing: "registered" });
  await call("routes.conclude", { plotCode });
});

test("the plain registers of land put to use", async () => {
  const values = {
    ...{ number: "PH-1", villageCode, plotCode: null, contractUid: null },
    kind: "revived" as const,
    ...{ happenedOn: day, endedOn: null, mu: "210", fromWhom: "僵尸企业(虚构)", toWhom: null },
    ...{ paper: "盘活协议 1 号", yearlyGainFen: 100, oneOffFen: 0, tags: ["僵尸企业"], note: null },
  };
  const { uid } = await call("land.save", { uid: null, values });
  expect((await call("land.list", { scope })).events).toMatchObject([{ kindName: "僵尸企业盘活" }]);
  await call("land.remove", { uid });
});

test("an auction from the scheme to the drafted contract, after a failed round", async () => {
  const meetingUid = await openWith("auction");
  const values = {
    ...{ number: "JJ-1", villageCode, groupCode: null, plotCodes: [plotCode], meetingUid },
    ...{ landlessMeetingUid: meetingUid, use: "种植", startOn: "2026-10-01", endOn: "2031-09-30" },
    ...{ floorFen: 20_000, floorBasis: "会议议定(虚构)", depositFen: 50_000 },
  };
  const announce = async (uid: string) => {
    const check = await call("outgoing.check", {
      ...{ paper: "tender", unitCode: villageCode, onDay: day },
    });
    await call("outgoing.sign", { uid: check.uid, signedBy: "赵六(虚构)", signedOn: day });
    await call("auctions.announce", {
      ...{ uid, checkUid: check.uid, noticeOn: day, noticePlace: "村委会", noticeDays: 7 },
      ...{ registerUntil: "2026-05-09", bidsOn: "2026-05-10", bidsPlace: "村委会" },
    });
  };
  const first = await call("auctions.prepare", { values, onDay: day });
  await announce(first.uid);
  await call("auctions.fail", { uid: first.uid, reason: "无人报名(虚构)" });
  const again = { number: "JJ-2", floorFen: 15_000, floorBasis: "流标后下调(虚构)", onDay: day };
  const { uid } = await call("auctions.offerAgain", { uid: first.uid, ...again });
  await announce(uid);
  const bidder = async (name: string, idNumber: string, isMember: boolean) => {
    const joined = { registeredOn: day, depositFen: 50_000, depositPaidOn: day, phone: null };
    return await call("auctions.register", {
      uid,
      bidder: { name, idNumber, isMember, ...joined },
    });
  };
  const outsider = await bidder("冯二(虚构)", "1", false);
  const member = await bidder("郑一(虚构)", "2", true);
  const bid = (registrantUid: string, priceFen: number) => ({ uid, registrantUid, priceFen });
  expect(await refusalOf("auctions.bid", bid(outsider.uid, 14_999))).toBe("money.refused");
  await call("auctions.bid", bid(outsider.uid, 18_000));
  // 承包法 51: a member meets the same price, nobody else does.
  await call("auctions.bid", bid(member.uid, 18_000));
  expect(await refusalOf("auctions.bid", bid(outsider.uid, 18_000))).toBe("money.refused");
  await call("auctions.confirm", {
    ...{ uid, confirmedOn: "2026-05-10", confirmedBy: "孙八(虚构)", townApproval: null },
  });
  for (const paper of ["notice", "result"] as const) {
    expect(isPdf(await call("auctions.paper", { uid, paper }))).toBe(true);
  }
  await call("auctions.returnDeposit", { registrantUid: outsider.uid, returnedOn: "2026-05-11" });
  await call("auctions.postResult", { uid, resultOn: "2026-05-11", resultDays: 5 });
  const draft = { uid, onDay: "2026-05-16" };
  expect(await refusalOf("auctions.draftContract", draft)).toBe("money.refused");
  await call("auctions.draftContract", { ...draft, onDay: "2026-05-17" });
  const { auctions } = await call("auctions.list", { scope });
  expect(auctions.map(({ status, round }) => [status, round])).toEqual([
    ["failed", 1],
    ["contracted", 2],
  ]);
});

test("every call on charges, routes, land, decisions, papers and auctions was made", () => {
  expect(unmadeIn("charges-project.test.ts")).toEqual([]);
});
