import { afterAll, expect, test } from "vitest";
import type { JudgementLevel } from "../../../../shared/ledger/contracts/problem-words.ts";
import { exceptionFor } from "../../project/exceptions.ts";
import { closeProject, type Project } from "../../project/project.ts";
import {
  codeThrownBy,
  newProject,
  removeTemporaryFolders,
} from "../../project/testing/sample-project.ts";
import { undoLast } from "../../project/undo.ts";
import { type Conclusion, concludeContracts, findingsDigest, readVerdicts } from "./conclude.ts";
import { findingKind, type Judgement, judgeFinding, readJudgements } from "./judge-finding.ts";
import { addLandReturn, listLandReturns } from "./land-returns.ts";
import { problemStateOn, readProblems } from "./problem-row.ts";
import { closeProblem, type DecisionPatch, decideProblem, reopenProblem } from "./problems.ts";
import { addContract } from "./save-contract.ts";

afterAll(removeTemporaryFolders);

const villageCode = "140725101201";
const values = { contractMu: "25", measuredMu: "50.6" };

function withContract(): { project: Project; contractUid: string } {
  const project = newProject();
  const known = { number: "甲-001", villageCode, previousRentFen: 32_000 };
  return { project, contractUid: addContract(project, known) };
}

const judged = (contractUid: string, given: Partial<Judgement>): Judgement => ({
  contractUid,
  rule: "HT-50",
  values,
  facts: given.values ?? values,
  level: "town",
  verdict: "true",
  judgedOn: "2026-03-01",
  judgedBy: "张核定(虚构)",
  reason: null,
  isBlock: false,
  ...given,
});

const decided: DecisionPatch = {
  decision: "raise",
  decidedLevel: "town",
  decidedOn: "2026-03-10",
  decidedBy: "张核定(虚构)",
  decisionPaper: "会议纪要 3 号",
  newUnitPriceYuan: "66.67",
  newYearlyRentFen: 1_000_000,
  newStartOn: null,
  newEndOn: null,
  newMu: "50.6",
  arrearsFen: 123_456,
  deadline: "2026-06-30",
  responsible: "李负责(虚构)",
  note: null,
};

/** A confirmed problem, not decided yet. */
function confirmed(): { project: Project; uid: string } {
  const { project, contractUid } = withContract();
  const [on, by] = ["2026-03-01", "张核定(虚构)"];
  const conclusion = { contractUid, verdict: "problem", rules: ["HT-50"], findings: [] } as const;
  concludeContracts(project, [conclusion], { level: "town", on, by, reason: null });
  return { project, uid: readProblems(project)[0]?.uid ?? "" };
}

test("D5, T10: 不属实 of the township stays away until the values change; the village's only proposes", () => {
  const { project, contractUid } = withContract();
  const state = (now: Record<string, string>) =>
    exceptionFor(project, findingKind, contractUid, "HT-50", now).status;
  judgeFinding(
    project,
    judged(contractUid, { level: "village", verdict: "false", reason: "四至内" }),
  );
  expect(state(values)).toBe("none");
  judgeFinding(project, judged(contractUid, { verdict: "false", reason: "四至内(虚构)" }));
  expect(state(values)).toBe("valid");
  expect(state({ ...values, measuredMu: "51" })).toBe("reopened");
  judgeFinding(project, judged(contractUid, { level: "court" }));
  expect(state(values)).toBe("none");
  expect(
    readJudgements(project)
      .get(`${contractUid} HT-50`)
      ?.map(({ level }) => level),
  ).toEqual(["village", "town", "court"]);
  undoLast(project);
  expect(state(values)).toBe("valid");
  closeProject(project);
});

test("不属实 without a reason is refused and leaves nothing", () => {
  const { project, contractUid } = withContract();
  const attempt = () => judgeFinding(project, judged(contractUid, { verdict: "false" }));
  expect(codeThrownBy(attempt)).toBe("value.invalid");
  expect(readJudgements(project).size).toBe(0);
  closeProject(project);
});

test("D35: a red block is not set aside by a note; the attempt is in the log", () => {
  const { project, contractUid } = withContract();
  const note = { rule: "HT-56", isBlock: true, verdict: "false", reason: "已协商(虚构)" } as const;
  expect(codeThrownBy(() => judgeFinding(project, judged(contractUid, note)))).toBe(
    "finding.blocked",
  );
  expect(readJudgements(project).size).toBe(0);
  const last = project.db.prepare("SELECT command FROM event ORDER BY id DESC").pluck().get();
  expect(last).toBe("finding.blocked");
  closeProject(project);
});

test("A4: only the township and above conclude; two findings are one problem contract", () => {
  const { project, contractUid } = withContract();
  const town = { level: "town", on: "2026-03-01", by: "张核定(虚构)", reason: null } as const;
  const one = { contractUid, verdict: "problem", rules: ["HT-50"], findings: ["a"] } as const;
  const conclude = (conclusion: Conclusion, level: JudgementLevel) => () =>
    concludeContracts(project, [conclusion], { ...town, level });
  expect(codeThrownBy(conclude(one, "village"))).toBe("value.invalid");
  expect(codeThrownBy(conclude({ ...one, rules: [] }, "town"))).toBe("value.invalid");
  conclude(one, "town")();
  conclude({ ...one, rules: ["HT-50", "HT-26"] }, "court")();
  expect(readProblems(project)).toMatchObject([{ rules: ["HT-26", "HT-50"], decision: null }]);
  expect(readVerdicts(project).get(contractUid)).toHaveLength(2);
  closeProject(project);
});

test("核定无问题 is kept with the digest of what the rules found, in any order (D5)", () => {
  const { project, contractUid } = withContract();
  const town = {
    level: "town",
    on: "2026-03-01",
    by: "张核定(虚构)",
    reason: "已核(虚构)",
  } as const;
  const clean = { contractUid, verdict: "clean", rules: [], findings: ["b", "a"] } as const;
  concludeContracts(project, [clean], town);
  const stored = readVerdicts(project).get(contractUid)?.at(-1)?.findingsDigest;
  expect(stored).toBe(findingsDigest(["a", "b"]));
  expect(stored).not.toBe(findingsDigest(["a"]));
  expect(readProblems(project)).toEqual([]);
  undoLast(project);
  expect(readVerdicts(project).size).toBe(0);
  closeProject(project);
});

test("the yearly gain is the new rent less 原年租金, arrears stand apart", () => {
  const { project, uid } = confirmed();
  decideProblem(project, uid, decided);
  expect(readProblems(project)[0]).toMatchObject({
    yearlyGainFen: 1_000_000 - 32_000,
    arrearsFen: 123_456,
  });
  decideProblem(project, uid, { deadline: "2026-07-31" });
  expect(readProblems(project)[0]).toMatchObject({ yearlyGainFen: 968_000, decision: "raise" });
  expect(readProblems(project)[0]?.events).toHaveLength(1);
  decideProblem(project, uid, { newYearlyRentFen: null });
  expect(readProblems(project)[0]?.yearlyGainFen).toBeNull();
  closeProject(project);
});

test("closing needs decision, day and paper; reopening is an event; D38: each day sees its own state", () => {
  const { project, uid } = confirmed();
  const paper = "补充协议 7 号";
  const closing = { on: "2026-05-01", by: "张核定(虚构)", paper, reason: null };
  expect(closeProblem(project, uid, closing)).toEqual(["整改方式", "决定日期", "决定人"]);
  expect(decideProblem(project, uid, decided)).toEqual([]);
  expect(closeProblem(project, uid, { ...closing, paper: " " })).toEqual(["佐证材料"]);
  const early = () => closeProblem(project, uid, { ...closing, on: "2026-03-09" });
  expect(codeThrownBy(early)).toBe("value.invalid");
  expect(closeProblem(project, uid, closing)).toEqual([]);
  expect(codeThrownBy(() => closeProblem(project, uid, closing))).toBe("value.invalid");
  reopenProblem(project, uid, { on: "2026-07-01", by: "王审计(虚构)", reason: "协议未履行(虚构)" });
  const [problem] = readProblems(project);
  if (problem === undefined) throw new Error("no problem");
  const days = ["2026-03-05", "2026-03-10", "2026-05-01", "2026-06-30", "2026-07-01"];
  expect(days.map((day) => problemStateOn(problem, day))).toEqual([
    "undecided",
    "decided",
    "closed",
    "closed",
    "overdue",
  ]);
  expect(codeThrownBy(() => undoLast(project))).toBe("undo.conflict");
  expect(readProblems(project)[0]?.events.map(({ kind }) => kind)).toEqual([
    "decide",
    "close",
    "reopen",
  ]);
  closeProject(project);
});

test("收回 is an event with area, day, from whom and paper; a later one does not count before its day", () => {
  const { project, contractUid } = withContract();
  const returned = {
    villageCode,
    contractUid,
    plotCode: null,
    returnedOn: "2026-04-01",
    fromWhom: "甄样例(虚构)",
    signedMu: "50",
    confirmationNumber: "交还 1 号",
    note: null,
  };
  addLandReturn(project, returned);
  expect(listLandReturns(project, "", "2026-03-31")).toEqual([]);
  expect(listLandReturns(project, villageCode, "2026-04-01")).toMatchObject([returned]);
  const unknown = { ...returned, plotCode: "14072510120101W0099" };
  expect(codeThrownBy(() => addLandReturn(project, unknown))).toBe("value.invalid");
  const loose = { ...returned, contractUid: null };
  expect(codeThrownBy(() => addLandReturn(project, loose))).toBe("value.invalid");
  closeProject(project);
});
