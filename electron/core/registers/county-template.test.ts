import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { closeProject, type Project } from "../project/project.ts";
import { newProject, removeTemporaryFolders } from "../project/testing/sample-project.ts";
import { undoLast } from "../project/undo.ts";
import { listRules, setRule } from "./contracts/rule-settings.ts";
import { applyTemplate, countyTemplate, readTemplate } from "./county-template.ts";

afterAll(removeTemporaryFolders);

let county: Project;
let township: Project;
beforeEach(() => {
  [county, township] = [newProject(), newProject()];
});
afterEach(() => {
  closeProject(county);
  closeProject(township);
});

const rule = (project: Project, id: string) => {
  const { isEnabled, severity, parameters } = listRules(project).find((one) => one.rule.id === id)!;
  return { isEnabled, severity, parameters };
};

test("T11: what a county set of its rules travels with its template, and one undo takes it back", () => {
  setRule(county, "HT-40", { severity: "yellow", parameters: { days: 60 } });
  setRule(county, "HT-05", { isEnabled: false });
  const outcome = applyTemplate(township, countyTemplate(county));
  expect(outcome.changes.map(({ key }) => key).sort()).toEqual(["HT-05", "HT-40"]);
  expect(outcome.changes.find(({ key }) => key === "HT-40")?.after).toContain("轻重黄");
  expect(rule(township, "HT-40")).toMatchObject({ severity: "yellow", parameters: { days: 60 } });
  expect(rule(township, "HT-05").isEnabled).toBe(false);
  expect(readTemplate(township, countyTemplate(county)).changes).toEqual([]);
  undoLast(township);
  expect(rule(township, "HT-40")).toEqual({ isEnabled: true, severity: null, parameters: {} });
});

test("D35: a template that loosens a red block is refused whole; an unknown rule is left out", () => {
  const template = (rules: object) =>
    JSON.stringify({ format: "qhs-county-template", version: 1, options: {}, rules });
  const loose = { "HT-05": { isEnabled: false }, "HT-56": { isEnabled: false } };
  expect(() => applyTemplate(township, template(loose))).toThrow("红线");
  expect(rule(township, "HT-05").isEnabled).toBe(true);
  const unknown = readTemplate(township, template({ "HT-999": { isEnabled: false } }));
  expect(unknown).toEqual({ changes: [], leftOut: ["HT-999"] });
  expect(() => readTemplate(township, template({ "HT-05": { severity: "blue" } }))).toThrow(
    "不是清化收的县模板",
  );
});
