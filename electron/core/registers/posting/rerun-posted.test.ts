import { afterEach, expect, test } from "vitest";
import { quietContext } from "../../../../shared/contract/progress.ts";
import { addLand, box, group1, landProject } from "../../../../test/support/land-project.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import { codeThrownBy } from "../../project/testing/sample-project.ts";
import { reconcile } from "../../reconcile/reconcile.ts";
import { checkForm, saveForm } from "../field/save-form.ts";
import { preparePosting } from "./prepare-posting.ts";
import { startPosting } from "./start-posting.ts";
import { signedForm } from "./testing/checked-plots.ts";

let close = () => {};
afterEach(() => close());

/** Plots and shapes as they stand, geometry included. */
const books = (project: Project) =>
  ["plot", "plot_shape"].map((table) =>
    project.db.prepare(`SELECT * FROM ${table} ORDER BY uid`).all(),
  );

/** A posted plot and one that is only found, in one field with a parcel between them; land is invented. */
async function postedField(): Promise<Project> {
  const made = landProject({
    survey: [{ shape: box(0, 0, 100, 100) }],
    parcels: [{ shape: box(40, 0, 10, 100) }],
    baseline: [{ shape: box(-10, -10, 200, 200), dlbm: "013" }],
  });
  close = made.close;
  const { project } = made;
  await reconcile(project, { workers: 1 }, quietContext);
  for (const code of [`${group1}W0001`, `${group1}W0002`]) {
    saveForm(project, code, signedForm);
    checkForm(project, code);
  }
  const unitCode = group1.slice(0, 12);
  startPosting(
    project,
    preparePosting(project, { unitCode, place: "村委会", days: 7 }),
    "2026-03-02",
  );
  return project;
}

test("a run over changed land leaves posted plots alone and lists what it would change (D1, D10)", async () => {
  const project = await postedField();
  const before = books(project);
  addLand(project, {
    survey: [],
    parcels: [{ shape: box(900, 0, 10, 10), dkbm: `${group1}00009` }],
  });
  runCommand(project, { command: "test.replace", undoable: false }, () => {
    project.db.exec("UPDATE parcel SET active = 0 WHERE fid = 1");
  });
  const report = await reconcile(project, { workers: 1, forceReason: "测试" }, quietContext);
  expect(report.plotChanges.map(({ kind }) => kind)).toEqual(["would_change", "would_change"]);
  expect(books(project)).toEqual(before);
});

test("no command writes a posted plot or its shape, whatever it is called (D10)", async () => {
  const project = await postedField();
  const before = books(project);
  const write = (sql: string) =>
    codeThrownBy(() => {
      runCommand(project, { command: "test.write", undoable: false }, () => {
        project.db.exec(sql);
      });
    });
  expect(write("UPDATE plot SET final_class = 'other'")).toBe("plot.posted");
  expect(write("UPDATE plot_shape SET planar_m2 = 1")).toBe("plot.posted");
  expect(write("DELETE FROM field_form")).toBe("plot.posted");
  expect(books(project)).toEqual(before);
});
