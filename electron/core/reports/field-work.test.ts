import { afterAll, expect, test } from "vitest";
import { runCommand } from "../project/event-log.ts";
import { closeProject } from "../project/project.ts";
import { setOption } from "../project/settings.ts";
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
  expect(fieldWork(project, "", "2026-03-20")).toEqual([]);
  runCommand(project, { command: "sheets.print", undoable: false }, ({ insert }) => {
    insert("plot_lock", { plot_code: code, kind: "printed", reference: "1", locked_at: "2026" });
  });
  const target = { screen: "field", groupCode: "14072510120101" };
  expect(fieldWork(project, "140725", "2026-03-20")).toMatchObject([
    { kind: "forms_missing", count: 1, target },
  ]);
  expect(fieldWork(project, "14072510120102", "2026-03-20")).toEqual([]);
  saveForm(project, code, { crop: "玉米" });
  expect(fieldWork(project, "", "2026-03-20")).toMatchObject([
    { kind: "forms_unsigned", count: 1, text: "1 张核查表没有填全、签全" },
  ]);
  closeProject(project);
});

test("sheets that are out past their day wait to come back: the printed day, else two weeks", () => {
  const project = newProject();
  importSampleParcels(project);
  storeSampleRun(project);
  const group_code = code.slice(0, 14);
  runCommand(project, { command: "sheets.print", undoable: false }, ({ insert }) => {
    const job = { group_code, profile: "work", paper: "A4", run_id: 1, version: 1 };
    const file = { file_sha256: "00", pages: 3, printed_at: "2026-03-01T08:00:00.000+00:00" };
    const print_job_uid = insert("print_job", { ...job, ...file });
    const given = { print_job_uid, receiver: "张组长(虚构)", handed_out_on: "2026-03-02" };
    insert("sheet_handout", { ...given, sheet_number: 1 });
    insert("sheet_handout", { ...given, sheet_number: 2, returned_on: "2026-03-05" });
  });
  const target = { screen: "field", groupCode: group_code, tab: "handouts" };
  expect(fieldWork(project, "", "2026-03-16")).toEqual([]);
  expect(fieldWork(project, "", "2026-03-17")).toMatchObject([
    { kind: "sheets_out", count: 1, target },
  ]);
  setOption(project, "return_date", "2026-03-10");
  expect(fieldWork(project, "", "2026-03-11")).toMatchObject([{ kind: "sheets_out" }]);
  closeProject(project);
});

test("a measured boundary waits until somebody decides", () => {
  const project = newProject();
  importSampleParcels(project);
  storeSampleRun(project);
  storeSampleFieldWork(project);
  expect(fieldWork(project, "", "2026-03-05")).toMatchObject([
    { kind: "measured_waiting", count: 1 },
  ]);
  closeProject(project);
});
