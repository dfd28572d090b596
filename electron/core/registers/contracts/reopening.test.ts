import { afterAll, expect, test } from "vitest";
import { closeProject, type Project } from "../../project/project.ts";
import {
  codeThrownBy,
  newProject,
  removeTemporaryFolders,
} from "../../project/testing/sample-project.ts";
import { concludeContracts } from "./conclude.ts";
import { problemRulesOn, problemStateOn, readProblems, type StoredProblem } from "./problem-row.ts";
import { closeProblem, decideProblem, reopenProblem } from "./problems.ts";
import { addContract } from "./save-contract.ts";

afterAll(removeTemporaryFolders);

const by = "张核定(虚构)";

function confirm(project: Project, contractUid: string, rules: string[], on: string): void {
  const conclusion = { contractUid, verdict: "problem", rules, findings: [] } as const;
  concludeContracts(project, [conclusion], { level: "town", on, by, reason: null });
}

/** Confirmed in March, decided and closed in May 2023. */
function closedCase(): { project: Project; contractUid: string; uid: string } {
  const project = newProject();
  const contractUid = addContract(project, { number: "甲-001", villageCode: "140725101201" });
  confirm(project, contractUid, ["HT-01"], "2023-03-01");
  const { uid } = problemOf(project);
  decideProblem(project, uid, { decision: "amend", decidedOn: "2023-04-01", decidedBy: by });
  closeProblem(project, uid, { on: "2023-05-01", by, paper: "补充协议 7 号", reason: null });
  return { project, contractUid, uid };
}

function problemOf(project: Project): StoredProblem {
  const [problem] = readProblems(project);
  if (problem === undefined) throw new Error("no problem");
  return problem;
}

test("D38: a closed case that is confirmed again is opened by an event; earlier days keep it as it was", () => {
  const { project, contractUid } = closedCase();
  confirm(project, contractUid, ["HT-10"], "2026-11-24");
  const problem = problemOf(project);
  expect(readProblems(project)).toHaveLength(1);
  expect(problem).toMatchObject({ confirmedOn: "2023-03-01", confirmedBy: by });
  expect(problem.events.map(({ kind }) => kind)).toEqual(["decide", "close", "reopen"]);
  expect(problem.events.at(-1)).toMatchObject({ happenedOn: "2026-11-24", person: by });
  expect(problemStateOn(problem, "2023-12-31")).toBe("closed");
  expect(problemStateOn(problem, "2026-11-24")).toBe("decided");
  expect(problemRulesOn(problem, "2023-12-31")).toEqual(["HT-01"]);
  expect(problemRulesOn(problem, "2026-11-24")).toEqual(["HT-10"]);
  closeProject(project);
});

test("an open case that is confirmed again keeps its first day and gets no event", () => {
  const { project, contractUid, uid } = closedCase();
  reopenProblem(project, uid, { on: "2023-06-01", by, reason: "未履行(虚构)" });
  confirm(project, contractUid, ["HT-10"], "2023-07-01");
  expect(problemOf(project).events.map(({ kind }) => kind)).toEqual(["decide", "close", "reopen"]);
  expect(problemOf(project).confirmedOn).toBe("2023-03-01");
  closeProject(project);
});

test("decision and money of a closed case stay as they are until it is reopened", () => {
  const { project, uid } = closedCase();
  const change = () => decideProblem(project, uid, { yearlyGainFen: 99_999_900 });
  expect(change).toThrow("先重开");
  expect(codeThrownBy(change)).toBe("value.invalid");
  expect(problemOf(project).yearlyGainFen).toBeNull();
  reopenProblem(project, uid, { on: "2023-06-01", by, reason: "未履行(虚构)" });
  change();
  expect(problemOf(project).yearlyGainFen).toBe(99_999_900);
  closeProject(project);
});
