import { afterAll, expect, test } from "vitest";
import { exceptionFor } from "../../project/exceptions.ts";
import { closeProject, type Project } from "../../project/project.ts";
import {
  codeThrownBy,
  newProject,
  removeTemporaryFolders,
} from "../../project/testing/sample-project.ts";
import { undoLast } from "../../project/undo.ts";
import { findingKind, type Judgement, judgeFinding, readJudgements } from "./judge-finding.ts";
import { addLandReturn, listLandReturns } from "./land-returns.ts";
import { problemStateOn, readProblems } from "./problem-row.ts";
import {
  closeProblem,
  confirmProblem,
  type DecisionPatch,
  decideProblem,
  reopenProblem,
} from "./problems.ts";
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
  level: "town",
  verdict: "true",
  judgedOn: "2026-03-01",
  judgedBy: "张核定(虚构)",
  reason: null,
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
  const on = "2026-03-01";
  const rules = ["HT-50", "HT-26"];
  confirmProblem(project, { contractUid, rules, level: "town", on, by: "张核定(虚构)" });
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

test("A4: only the township and above confirm; two findings are one problem contract", () => {
  const { project, contractUid } = withContract();
  const by = { contractUid, on: "2026-03-01", by: "张核定(虚构)" };
  const village = () => confirmProblem(project, { ...by, rules: ["HT-50"], level: "village" });
  expect(codeThrownBy(village)).toBe("value.invalid");
  const empty = () => confirmProblem(project, { ...by, rules: [], level: "town" });
  expect(codeThrownBy(empty)).toBe("value.invalid");
  confirmProblem(project, { ...by, rules: ["HT-50"], level: "town" });
  confirmProblem(project, { ...by, rules: ["HT-50", "HT-26"], level: "town" });
  expect(readProblems(project)).toMatchObject([{ rules: ["HT-26", "HT-50"], decision: null }]);
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
