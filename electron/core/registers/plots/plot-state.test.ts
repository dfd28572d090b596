import { afterAll, expect, test } from "vitest";
import { runCommand } from "../../project/event-log.ts";
import { closeProject, type Project } from "../../project/project.ts";
import type { Recorder } from "../../project/recorder.ts";
import {
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  storeSampleFieldWork,
  storeSampleRun,
} from "../../project/testing/sample-project.ts";
import { plotProgress, progressOfPlot } from "./plot-state.ts";

afterAll(removeTemporaryFolders);

const code = "14072510120101W0001";
const day = "2026-03-05";

function sample(withFieldWork: boolean): Project {
  const project = newProject();
  importSampleParcels(project);
  storeSampleRun(project);
  if (withFieldWork) storeSampleFieldWork(project);
  return project;
}

const uidOf = (project: Project, table: string) =>
  String(project.db.prepare(`SELECT uid FROM ${table}`).pluck().get());

function change(project: Project, work: (recorder: Recorder) => void): void {
  runCommand(project, { command: "field.sample", undoable: false }, work);
}

test("a plot goes from 待核查 by its form and postings to 已处置, all derived (I3 §2.6)", () => {
  const project = sample(false);
  const state = () => progressOfPlot(project, code, day)?.state;
  expect(plotProgress(project, "140725", day).get(code)).toEqual({
    state: "to_check",
    formStatus: "none",
    correcting: false,
    posting: null,
  });
  change(project, ({ insert }) => {
    insert("field_form", { plot_code: code, status: "draft" });
  });
  expect(state()).toBe("to_check");
  change(project, ({ update }) => {
    update("field_form", uidOf(project, "field_form"), { status: "checked" });
  });
  expect(state()).toBe("checked");
  closeProject(project);
});

test("the end of the way: confirmed, disposed, and back when those rows are taken away", () => {
  const project = sample(true);
  const state = () => progressOfPlot(project, code, day)?.state;
  expect(state()).toBe("disposed");
  change(project, ({ remove }) => {
    remove("plot_disposal", uidOf(project, "plot_disposal"));
  });
  expect(state()).toBe("confirmed");
  change(project, ({ remove }) => {
    remove("plot_confirmation", uidOf(project, "plot_confirmation"));
  });
  expect(progressOfPlot(project, code, day)).toMatchObject({
    state: "posted",
    posting: { number: 1, round: 1, lastDay: "2026-03-09", isOver: false, openObjections: 1 },
  });
  expect(progressOfPlot(project, code, "2026-03-10")?.posting?.isOver).toBe(true);
  closeProject(project);
});

test("an objection that was handed over is still open, a decided one is not", () => {
  const project = sample(true);
  const open = () => progressOfPlot(project, code, day)?.posting?.openObjections;
  const decide = (outcome: string) => {
    change(project, ({ update }) => {
      update("posting_objection", uidOf(project, "posting_objection"), { outcome });
    });
  };
  decide("handed_over");
  expect(open()).toBe(1);
  decide("upheld");
  expect(open()).toBe(0);
  closeProject(project);
});

test("a correction takes a plot out of its round until it is posted again (D10)", () => {
  const project = sample(true);
  const posted = uidOf(project, "posting");
  change(project, ({ insert, update }) => {
    const row = { number: 2, unit_code: "140725101201", status: "prepared", days: 7 };
    const next = insert("posting", {
      ...row,
      place: "村委会",
      corrects_uid: posted,
      reason: "面积",
    });
    update("posting_plot", uidOf(project, "posting_plot"), { superseded_by: next });
    insert("posting_plot", { posting_uid: next, plot_code: code, round: 2 });
  });
  expect(progressOfPlot(project, code, day)).toMatchObject({
    state: "checked",
    correcting: true,
    posting: null,
  });
  change(project, ({ update }) => {
    const next = project.db.prepare("SELECT uid FROM posting WHERE number = 2").pluck().get();
    update("posting", String(next), { status: "posted", started_on: "2026-04-01" });
  });
  expect(progressOfPlot(project, code, "2026-04-02")).toMatchObject({
    state: "posted",
    correcting: false,
    posting: { number: 2, round: 2 },
  });
  closeProject(project);
});

test("plots of other units are not among them, and one that is gone has no state", () => {
  const project = sample(false);
  expect([...plotProgress(project, "14072510120102", day).keys()]).toEqual([]);
  change(project, () => {
    project.db.exec("UPDATE plot SET state = 'gone'");
  });
  expect(progressOfPlot(project, code, day)).toBeNull();
  closeProject(project);
});
