import { afterAll, expect, test } from "vitest";
import { runCommand } from "../project/event-log.ts";
import { closeProject } from "../project/project.ts";
import { newProject, removeTemporaryFolders } from "../project/testing/sample-project.ts";
import { deadlineWork } from "./deadline-work.ts";

afterAll(removeTemporaryFolders);

const village_code = "140725101201";

test("problems past their deadline wait, and the next weekly report a week after the last", () => {
  const project = newProject();
  runCommand(project, { command: "reports.sample", undoable: false }, ({ insert }) => {
    const found = { village_code, content: "账目未公开(虚构)", found_on: "2026-01-05" };
    const open = { ...found, deadline: "2026-02-01" };
    insert("governance_problem", { ...open, number: "ZL-1" });
    insert("governance_problem", { ...open, number: "ZL-2", rectified_on: "2026-01-20" });
    insert("audit_finding", { ...open, number: "SJ-1", level: "审计" });
    const period = { number: 1, kind: "weekly", scope_code: "", as_of: "2026-01-30" };
    const known_at = "2026-01-30T10:00:00.000+00:00";
    insert("snapshot", { ...period, known_at, rows_sha256: "00" });
  });
  const kindsOn = (day: string) => deadlineWork(project, "", day).map(({ kind }) => kind);
  expect(kindsOn("2026-02-01")).toEqual([]);
  expect(kindsOn("2026-02-02")).toEqual(["governance_overdue", "audit_overdue"]);
  expect(deadlineWork(project, "", "2026-02-06")).toMatchObject([
    { count: 1, target: { screen: "reports", tab: "governance" } },
    { count: 1, target: { screen: "audit", tab: "findings" } },
    { text: "上一期周报截至 2026-01-30,该出新的一期了" },
  ]);
  expect(deadlineWork(project, "140725101202", "2026-02-05")).toEqual([]);
  closeProject(project);
});
