import { afterAll, expect, test } from "vitest";
import type { FieldFormValues } from "../../../../shared/land/field-form.ts";
import { runCommand } from "../../project/event-log.ts";
import { closeProject, type Project } from "../../project/project.ts";
import {
  codeThrownBy,
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  storeSampleRun,
} from "../../project/testing/sample-project.ts";
import { undoLast } from "../../project/undo.ts";
import { verifyProject } from "../../project/verify.ts";
import { listFieldPlots } from "./field-plots.ts";
import { readForm } from "./form-row.ts";
import { checkForm, saveForm, uncheckForm } from "./save-form.ts";

afterAll(removeTemporaryFolders);

const code = "14072510120101W0001";

/** A signed paper with everything that the step to 已核查 asks for; people and land are invented. */
const signed: Partial<FieldFormValues> = {
  landUse: "planted",
  measuredMu: "3.70",
  measureMethod: "tape",
  finalClass: "unconfirmed",
  owner: "group",
  route: "charge",
  tillerName: "李四(虚构)",
  isMember: true,
  tillerSigned: true,
  neighboursSigned: 2,
  leaderSigned: true,
  cadreSigned: true,
  signedOn: "2026-03-10",
};

function sample(): Project {
  const project = newProject();
  importSampleParcels(project);
  storeSampleRun(project);
  return project;
}

const events = (project: Project) =>
  Number(project.db.prepare("SELECT count(*) FROM event").pluck().get());
const locks = (project: Project) =>
  project.db.prepare("SELECT kind FROM plot_lock WHERE plot_code = ?").pluck().all(code);
const finalClass = (project: Project) =>
  project.db.prepare("SELECT final_class FROM plot WHERE code = ?").pluck().get(code);
const plotOf = (project: Project) => listFieldPlots(project, "", "2026-03-10")[0];

test("an incomplete form is saved, counted, and keeps the plot's shape from then on (D1)", () => {
  const project = sample();
  saveForm(project, code, { landUse: "fallow", measuredMu: "3.7" });
  expect(readForm(project, code)).toMatchObject({
    status: "draft",
    values: { landUse: "fallow", measuredMu: "3.7", tillerName: null, isMember: null },
  });
  expect(locks(project)).toEqual(["form"]);
  expect(plotOf(project)).toMatchObject({ state: "to_check", formStatus: "draft" });
  expect(plotOf(project)?.missing).toContain("finalClass");
  closeProject(project);
});

test("only the given fields change, null empties one, and what is saved already leaves no event", () => {
  const project = sample();
  saveForm(project, code, { isMember: false, tillerName: "李四(虚构)", note: undefined });
  saveForm(project, code, { tillerName: null });
  expect(readForm(project, code)?.values).toMatchObject({ isMember: false, tillerName: null });
  const before = events(project);
  saveForm(project, code, { isMember: false });
  expect(events(project)).toBe(before);
  closeProject(project);
});

test("已核查 asks for everything, and settles the plot's class (D1)", () => {
  const project = sample();
  expect(checkForm(project, code)).toBe(false);
  saveForm(project, code, { ...signed, leaderSigned: null });
  expect(checkForm(project, code)).toBe(false);
  expect(finalClass(project)).toBeNull();
  saveForm(project, code, { leaderSigned: true });
  expect(checkForm(project, code)).toBe(true);
  expect(finalClass(project)).toBe("unconfirmed");
  expect(plotOf(project)).toMatchObject({ state: "checked", missing: [] });
  closeProject(project);
});

test("findings that cannot stand together are no 已核查: state land is not let (D35)", () => {
  const project = sample();
  saveForm(project, code, { ...signed, owner: "state" });
  expect(checkForm(project, code)).toBe(false);
  saveForm(project, code, { route: "hand_over" });
  expect(checkForm(project, code)).toBe(true);
  closeProject(project);
});

test("a checked form follows a correction, and is a draft again when something is taken out", () => {
  const project = sample();
  saveForm(project, code, signed);
  checkForm(project, code);
  saveForm(project, code, { finalClass: "added_block", mismatchReason: "二调时是荒坡(虚构)" });
  expect(finalClass(project)).toBe("added_block");
  saveForm(project, code, { signedOn: null });
  expect(readForm(project, code)?.status).toBe("draft");
  expect(finalClass(project)).toBeNull();
  closeProject(project);
});

test("each step is taken back by undo, the first one with form and lock", () => {
  const project = sample();
  saveForm(project, code, signed);
  checkForm(project, code);
  uncheckForm(project, code, "面积写错(虚构)");
  expect(plotOf(project)?.state).toBe("to_check");
  expect(undoLast(project).command).toBe("field.uncheck");
  expect(finalClass(project)).toBe("unconfirmed");
  undoLast(project);
  expect(finalClass(project)).toBeNull();
  undoLast(project);
  expect(readForm(project, code)).toBeNull();
  expect(locks(project)).toEqual([]);
  closeProject(project);
});

test("what a posting has fixed is not changed, a telephone number is (D10)", () => {
  const project = sample();
  saveForm(project, code, signed);
  checkForm(project, code);
  runCommand(project, { command: "posting.sample", undoable: false }, ({ insert }) => {
    insert("plot_lock", { plot_code: code, kind: "posted", reference: "1", locked_at: "2026" });
  });
  expect(codeThrownBy(() => saveForm(project, code, { measuredMu: "4" }))).toBe("plot.posted");
  expect(codeThrownBy(() => uncheckForm(project, code, "改"))).toBe("plot.posted");
  saveForm(project, code, { tillerPhone: "13800000000" });
  expect(readForm(project, code)?.values).toMatchObject({
    measuredMu: "3.70",
    tillerPhone: "13800000000",
  });
  closeProject(project);
});

test("a plot that there is not has no form", () => {
  const project = sample();
  expect(codeThrownBy(() => saveForm(project, `${code}-1`, { crop: "玉米" }))).toBe(
    "value.invalid",
  );
  closeProject(project);
});

test("after forms were saved, checked and taken back the file verifies", async () => {
  const project = sample();
  saveForm(project, code, signed);
  checkForm(project, code);
  undoLast(project);
  const { path } = project;
  closeProject(project);
  expect((await verifyProject(path)).checks.filter(({ ok }) => !ok)).toEqual([]);
});
