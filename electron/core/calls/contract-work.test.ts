import { afterAll, expect, test } from "vitest";
import { closeProject, type Project } from "../project/project.ts";
import { newProject, removeTemporaryFolders } from "../project/testing/sample-project.ts";
import { concludeContracts } from "../registers/contracts/conclude.ts";
import { readProblems } from "../registers/contracts/problem-row.ts";
import { decideProblem } from "../registers/contracts/problems.ts";
import { addContract } from "../registers/contracts/save-contract.ts";
import { contractWork } from "./contract-work.ts";

afterAll(removeTemporaryFolders);

const villageCode = "140725101201";
const textsOn = (project: Project, day: string) =>
  contractWork(project, villageCode, day).map(({ text }) => text);

test("a contract waits to be judged, then for a decision, then for its deadline (I3 §2.1, clerk 9:15)", () => {
  const project = newProject();
  const known = { number: "甲-001", villageCode, signedOn: "2010-03-01", startOn: "2010-03-01" };
  const contractUid = addContract(project, { ...known, endOn: "2060-02-28", kind: "lease" });
  expect(textsOn(project, "2026-03-01")).toEqual(["1 份合同有疑似问题,等着初判"]);
  expect(contractWork(project, "140725101202", "2026-03-01")).toEqual([]);

  const [on, by] = ["2026-03-01", "张核定(虚构)"];
  const conclusion = { contractUid, verdict: "problem", rules: ["HT-20"], findings: [] } as const;
  concludeContracts(project, [conclusion], { level: "town", on, by, reason: null });
  expect(textsOn(project, "2026-03-01")).toEqual(["1 份问题合同还没有定整改方案"]);

  decideProblem(project, readProblems(project)[0]?.uid ?? "", {
    ...{ decision: "amend", decidedLevel: "town", decidedOn: "2026-03-02", decidedBy: by },
    ...{ decisionPaper: "会议纪要 3 号(虚构)", deadline: "2026-06-30" },
  });
  expect(textsOn(project, "2026-06-15")).toEqual([]);
  expect(textsOn(project, "2026-06-16")).toEqual(["1 份问题合同 14 天内到整改期限"]);
  expect(contractWork(project, villageCode, "2026-07-01")).toMatchObject([
    { kind: "problems_overdue", count: 1, target: { screen: "problems", tab: "cases" } },
  ]);
  closeProject(project);
});

test("a running contract is told of before it ends, and not after", () => {
  const project = newProject();
  addContract(project, { number: "甲-002", villageCode, endOn: "2026-12-31" });
  const isTold = (day: string) => textsOn(project, day).includes("1 份合同 90 天内到期");
  expect(["2026-10-01", "2026-10-02", "2026-12-31", "2027-01-01"].map(isTold)).toEqual([
    false,
    true,
    true,
    false,
  ]);
  closeProject(project);
});
