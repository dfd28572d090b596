import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { type contractPapers, scopePapers } from "../../shared/contract/calls/case-paper-calls.ts";
import { openRealCore } from "./real-core.ts";

const all = { level: "project", code: "" } as const;
const villageCode = "140799101201";
const asOf = "2026-03-01";
const page = { scope: all, asOf, offset: 0, limit: 100 } as const;
const by = "张核定(虚构)";

const { call, refusalOf, unmadeIn, folder, close } = await openRealCore();
afterAll(close);

/** A lease of 30 years: the excess over 20 is void (民法典 705). */
const lease = {
  number: "甲-001",
  villageCode,
  name: "北坡地租赁(虚构)",
  kind: "lease",
  lessee: "甄样例",
  landClass: "dry",
  contractMu: "25",
  signedOn: "2010-03-01",
  startOn: "2010-03-01",
  endOn: "2040-02-28",
  previousRentFen: 32_000,
} as const;

const uids: string[] = [];
const uidOf = (index: number) => uids[index] ?? "";

test("contracts are saved one by one and listed with sums, words and findings", async () => {
  await call("project.create", {
    path: path.join(folder, "合同.gpkg"),
    name: "样例镇",
    countyCode: "140799",
  });
  for (const number of ["甲-001", "甲-002", "甲-003"]) {
    uids.push((await call("contracts.save", { uid: null, patch: { ...lease, number } })).uid);
  }
  const { total, rows, sums } = await call("contracts.list", page);
  expect(total).toBe(3);
  expect(sums.contractMu).toBe("75");
  expect(rows[0]?.words).toMatchObject({ kind: "租赁", landClass: "旱地" });
  expect(rows[0]?.findings.map(({ rule }) => rule)).toContain("HT-20");
  expect(await refusalOf("contracts.save", { uid: null, patch: lease })).toBe("value.invalid");
});

test("bulk edit and standing change many at once, and say how many", async () => {
  const patch = { status: "active" } as const;
  expect((await call("contracts.edit", { uids, patch })).changed).toBe(3);
  expect((await call("contracts.edit", { uids, patch })).changed).toBe(0);
  const out = await call("contracts.setStanding", {
    ...{ uids: [uidOf(2)], reason: "重复(虚构)" },
    standing: "withdrawn",
  });
  expect(out.changed).toBe(1);
  expect((await call("contracts.list", page)).total).toBe(2);
});

test("a record holds values, findings with their article, and what was not checked (D32)", async () => {
  const record = await call("contracts.get", { uid: uidOf(0), asOf });
  const excess = record.findings.find(({ rule }) => rule === "HT-20");
  expect(excess).toMatchObject({ state: "open", severity: "red", judgements: [] });
  expect(excess?.text).toContain("疑似");
  expect(excess?.basis).toContain("七百零五");
  expect(record.notChecked.length).toBeGreaterThan(0);
});

test("A4, D5: the village proposes, the township concludes once nothing is open", async () => {
  const { candidates } = await call("judgements.candidates", { ...page, state: "open" });
  expect(candidates.map(({ number }) => number)).toEqual(["甲-001", "甲-002"]);
  const { waiting } = await call("today.overview", { scope: page.scope });
  expect(waiting).toContainEqual(
    expect.objectContaining({
      text: "2 份合同有疑似问题,等着初判",
      target: { screen: "problems", groupCode: null, tab: "judging" },
    }),
  );
  const early = await call("judgements.conclude", {
    ...{ contractUids: [uidOf(0)], level: "town", verdict: "problem" },
    ...{ decidedOn: asOf, decidedBy: by, asOf },
  });
  expect(early).toMatchObject({ concluded: 0, refused: [{ number: "甲-001" }] });
  for (const { rule } of candidates[0]?.findings ?? []) {
    const isTrue = rule === "HT-20";
    const { finding } = await call("judgements.judge", {
      ...{ contractUid: uidOf(0), rule, level: "town", judgedOn: asOf, judgedBy: by, asOf },
      verdict: isTrue ? "true" : "false",
      ...(isTrue ? {} : { reason: "已核对原件(虚构)" }),
    });
    expect(finding.state).toBe(isTrue ? "true" : "false");
  }
  const done = await call("judgements.conclude", {
    ...{ contractUids: [uidOf(0)], level: "town", verdict: "problem" },
    ...{ decidedOn: asOf, decidedBy: by, asOf },
  });
  expect(done).toEqual({ concluded: 1, refused: [] });
  const [row] = (await call("contracts.list", { ...page, stages: ["problem"] })).rows;
  expect(row).toMatchObject({ uid: uidOf(0), stageName: "问题合同" });
});

test("D35: a contract with a red block is not concluded clean", async () => {
  const patch = { ...lease, number: "甲-004", landSource: "household", mandate: "无" } as const;
  const { uid } = await call("contracts.save", { uid: null, patch });
  const out = await call("judgements.conclude", {
    ...{ contractUids: [uid], level: "town", verdict: "clean" },
    ...{ decidedOn: asOf, decidedBy: by, asOf },
  });
  expect(out.concluded).toBe(0);
  expect(out.refused[0]?.reason).toContain("HT-56 是红线,不能核定为无问题");
  const reason = "虚构合同,只为这一项检查";
  await call("contracts.setStanding", { uids: [uid], reason, standing: "withdrawn" });
});

test("a case goes from decision to closing to reopening, each day with its own state (D38)", async () => {
  const [problem] = (await call("problems.list", page)).problems;
  expect(problem).toMatchObject({ rules: [{ rule: "HT-20" }], state: "undecided" });
  const uid = problem?.uid ?? "";
  const closing = { uid, closedOn: "2026-05-01", paper: "补充协议 7 号" };
  expect(await call("problems.close", closing)).toMatchObject({ done: false });
  const patch = {
    decision: "amend",
    decidedLevel: "town",
    ...{ decidedOn: "2026-03-10", decidedBy: by, deadline: "2026-06-30" },
    newYearlyRentFen: 50_000,
  } as const;
  expect(await call("problems.decide", { uid, patch })).toEqual({ uid, missing: [] });
  expect((await call("problems.close", closing)).done).toBe(true);
  const reopening = { uid, reopenedOn: "2026-06-01", reason: "没有履行(虚构)" };
  await call("problems.reopen", reopening);
  const record = await call("problems.get", { uid, asOf: "2026-05-15" });
  expect(record).toMatchObject({ state: "closed", yearlyGainFen: 18_000, closedOn: "2026-05-01" });
  expect(record.events.map(({ kind }) => kind)).toEqual(["confirm", "decide", "close", "reopen"]);
  const later = await call("problems.list", { ...page, asOf: "2026-07-01" });
  expect(later.counts).toMatchObject({ overdue: 1, closed: 0 });
});

test("收回 is listed with its contract and the sum of signed mu", async () => {
  await call("returns.add", {
    ...{ villageCode, contractUid: uidOf(0), plotCode: null, returnedOn: "2026-02-01" },
    ...{ fromWhom: "甄样例(虚构)", signedMu: "5.6", confirmationNumber: "交还 1 号" },
  });
  const { returns, signedMu } = await call("returns.list", { scope: all });
  expect(returns).toMatchObject([{ contractNumber: "甲-001", signedMu: "5.6" }]);
  expect(signedMu).toBe("5.6");
});

test("the papers of a scope and of a case are drawn", async () => {
  const kindOf = (bytes: ArrayBuffer) => new TextDecoder().decode(bytes.slice(0, 4));
  for (const paper of scopePapers) {
    const drawn = await call("casePapers.list", { paper, scope: all, asOf });
    expect(kindOf(drawn)).toBe(paper.endsWith("_xlsx") ? "PK\u0003\u0004" : "%PDF");
  }
  for (const paper of ["statement", "supplement"] as const) {
    const drawn = await call("casePapers.contract", { paper, contractUid: uidOf(0), asOf });
    expect(kindOf(drawn)).toBe("%PDF");
  }
});

test("a paper that would say nothing is refused with the way on, and made once the case has it", async () => {
  const [uid, other] = [uidOf(0), uidOf(1)];
  const drawn = (paper: (typeof contractPapers)[number], contractUid: string) =>
    refusalOf("casePapers.contract", { paper, contractUid, asOf });
  const bare = (await call("contracts.get", { uid: other, asOf })).paperRefusals;
  expect(Object.keys(bare).sort()).toEqual(["reminder", "supplement", "termination"]);
  expect(bare.termination).toContain("先核定");
  expect(bare.reminder).toContain("没有欠缴");
  for (const paper of ["supplement", "termination", "reminder"] as const) {
    expect(await drawn(paper, other)).toBe("value.invalid");
  }
  const refusals = async () => (await call("contracts.get", { uid, asOf })).paperRefusals;
  expect((await refusals()).termination).toContain("“撤”或“收”");
  const [problem] = (await call("problems.list", page)).problems;
  const decide = (patch: object) => call("problems.decide", { uid: problem?.uid ?? "", patch });
  await decide({ decision: "take_back" });
  expect((await refusals()).termination).toContain("说明(解除的事由)");
  await decide({ note: "租期超过二十年,双方没有谈成(虚构)" });
  await call("contracts.edit", { uids: [uid], patch: { dueFen: 1_000, paidFen: 5_000 } });
  expect((await refusals()).reminder).toContain("应缴 10.00 元,已缴 50.00 元");
  await call("contracts.edit", { uids: [uid], patch: { dueFen: 9_000 } });
  expect(await refusals()).toEqual({});
  for (const paper of ["termination", "reminder"] as const) {
    const bytes = await call("casePapers.contract", { paper, contractUid: uid, asOf });
    expect(new TextDecoder().decode(bytes.slice(0, 4))).toBe("%PDF");
  }
});

test("the check counts contracts, the schedule is kept, the register goes out as XLSX", async () => {
  const check = await call("contracts.check", { scope: all, asOf });
  expect(check).toMatchObject({ asOf, contracts: 2, candidates: 2 });
  expect(check.byRule.map(({ rule }) => rule)).toContain("HT-20");
  expect(check.notChecked.length).toBeGreaterThan(0);
  const items = [{ dueOn: "2026-12-31", dueFen: 100_00, period: "2026", note: "" }];
  await call("contracts.setSchedule", { uid: uidOf(0), items });
  expect((await call("contracts.get", { uid: uidOf(0), asOf })).schedule).toEqual(items);
  const again = items.map((item) => ({ ...item, dueFen: 1 }));
  const twice = { uid: uidOf(0), items: [...items, ...again] };
  expect(await refusalOf("contracts.setSchedule", twice)).toBe("value.invalid");
  expect(await call("contracts.propose", {})).toEqual({ proposed: 0, known: 0 });
  const bytes = await call("contracts.export", { scope: all });
  expect(Buffer.from(bytes).subarray(0, 2).toString()).toBe("PK");
});

test("T11: the decision table in force says whose it is; a county's own takes its place", async () => {
  const { isOwn, rows } = await call("contracts.decisions", {});
  expect([isOwn, rows.length]).toEqual([false, 5]);
  expect(rows[0]?.source).toContain("柴家镇");
  const own = rows.slice(0, 1).map((row) => ({ ...row, id: "虚构-1", source: "虚构县文件" }));
  await call("settings.set", { key: "contract_decisions", value: JSON.stringify(own) });
  expect(await call("contracts.decisions", {})).toEqual({ isOwn: true, rows: own });
  await call("undo.last", {});
  expect((await call("contracts.decisions", {})).isOwn).toBe(false);
});

test("D36: the deciding meeting is linked and unlinked, one of another village is refused", async () => {
  const values = {
    type: "villager_representatives" as const,
    ...{ votingUnit: null, heldOn: "2010-02-20", subject: null },
    ...{ due: 30, present: 25, online: null, proxies: null, inFavour: 20, noticeOn: null },
    ...{ partyDiscussedOn: null, recusal: null, note: null },
  } as const;
  const save = (unitCode: string) =>
    call("meetings.save", { uid: null, values: { ...values, unitCode } });
  const { uid: meetingUid } = await save(villageCode);
  await call("contracts.setMeeting", { uid: uidOf(0), meetingUid });
  const linked = () => call("contracts.get", { uid: uidOf(0), asOf });
  expect((await linked()).meetingUid).toBe(meetingUid);
  const { uid: foreign } = await save("140799101202");
  const other = { uid: uidOf(0), meetingUid: foreign };
  expect(await refusalOf("contracts.setMeeting", other)).toBe("value.invalid");
  await call("contracts.setMeeting", { uid: uidOf(0), meetingUid: null });
  expect((await linked()).meetingUid).toBeNull();
});

test("HT-06: who signed is a fact of its own, undone like any other", async () => {
  const record = () => call("contracts.get", { uid: uidOf(0), asOf });
  await call("contracts.save", { uid: uidOf(0), patch: { signer: "甄旁人" } });
  const found = (await record()).findings.find(({ rule }) => rule === "HT-06");
  expect(found).toMatchObject({ values: { signer: "甄旁人", lessee: "甄样例" } });
  expect(await record()).toMatchObject({ signer: "甄旁人", otherFields: {} });
  await call("undo.last", {});
  expect((await record()).signer).toBeNull();
});

test("every call on these subjects was made", () => {
  expect(unmadeIn("contracts-project.test.ts")).toEqual([]);
});
