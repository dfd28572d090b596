import { afterAll, expect, test } from "vitest";
import { closeProject } from "../../project/project.ts";
import { newProject, removeTemporaryFolders } from "../../project/testing/sample-project.ts";
import { concludeContracts } from "../../registers/contracts/conclude.ts";
import { readProblems } from "../../registers/contracts/problem-row.ts";
import { closeProblem, decideProblem } from "../../registers/contracts/problems.ts";
import { addContract } from "../../registers/contracts/save-contract.ts";
import { problemFacts } from "./contract-facts.ts";
import { knownTables } from "./known-rows.ts";

afterAll(removeTemporaryFolders);

test("D38: a closed case that is confirmed again counts on earlier days as it did, and as open from then on", () => {
  const project = newProject();
  const contractUid = addContract(project, { number: "甲-001", villageCode: "140725101201" });
  const by = "张核定(虚构)";
  const confirm = (rules: string[], on: string) =>
    concludeContracts(project, [{ contractUid, verdict: "problem", rules, findings: [] }], {
      ...{ level: "town", on, by, reason: null },
    });
  confirm(["HT-01"], "2023-03-01");
  const uid = readProblems(project)[0]?.uid ?? "";
  decideProblem(project, uid, { decision: "amend", decidedOn: "2023-04-01", decidedBy: by });
  closeProblem(project, uid, { on: "2023-05-01", by, paper: "补充协议 7 号", reason: null });
  confirm(["HT-10"], "2026-11-24");
  expect(problemFacts(knownTables(project, null))).toMatchObject([
    {
      confirmedOn: "2023-03-01",
      closures: [{ closedOn: "2023-05-01", reopenedOn: "2026-11-24" }],
    },
  ]);
  closeProject(project);
});
