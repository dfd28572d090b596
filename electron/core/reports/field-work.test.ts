import { afterAll, expect, test } from "vitest";
import { runCommand } from "../project/event-log.ts";
import { closeProject } from "../project/project.ts";
import {
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  storeSampleFieldWork,
  storeSampleRun,
} from "../project/testing/sample-project.ts";
import { saveForm } from "../registers/field/save-form.ts";
import { fieldWork } from "./field-work.ts";

afterAll(removeTemporaryFolders);

const code = "14072510120101W0001";

test("a printed plot waits for its form, a begun form for its signatures, and only in its unit", () => {
  const project = newProject();
  importSampleParcels(project);
  storeSampleRun(project);
  expect(fieldWork(project, "")).toEqual([]);
  runCommand(project, { command: "sheets.print", undoable: false }, ({ insert }) => {
    insert("plot_lock", { plot_code: code, kind: "printed", reference: "1", locked_at: "2026" });
  });
  const target = { screen: "field", groupCode: "14072510120101" };
  expect(fieldWork(project, "140725")).toMatchObject([{ kind: "forms_missing", count: 1, target }]);
  expect(fieldWork(project, "14072510120102")).toEqual([]);
  saveForm(project, code, { crop: "玉米" });
  expect(fieldWork(project, "")).toMatchObject([
    { kind: "forms_unsigned", count: 1, text: "1 张核查表没有填全、签全" },
  ]);
  closeProject(project);
});

test("a measured boundary waits until somebody decides", () => {
  const project = newProject();
  importSampleParcels(project);
  storeSampleRun(project);
  storeSampleFieldWork(project);
  expect(fieldWork(project, "")).toMatchObject([{ kind: "measured_waiting", count: 1 }]);
  closeProject(project);
});
