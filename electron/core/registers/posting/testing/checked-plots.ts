import type { FieldFormValues } from "../../../../../shared/land/field-form.ts";
import { runCommand } from "../../../project/event-log.ts";
import type { Project } from "../../../project/project.ts";
import {
  importSampleParcels,
  newProject,
  storeSampleRun,
} from "../../../project/testing/sample-project.ts";
import { checkForm, saveForm } from "../../field/save-form.ts";

export const villageCode = "140725101201";

/** The plots of `checkedPlots`, all of one group. */
export const plotCodes = [1, 2, 3].map((number) => `${villageCode}01W000${number}`);

/** A signed paper with everything that the step to 已核查 asks for; people and land are invented. */
export const signedForm: Partial<FieldFormValues> = {
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
  signedOn: "2026-03-01",
};

/** A day of the project's clock, which a test may set. */
export interface TestClock {
  day: string;
}

/** A project with three plots whose forms are signed and checked. */
export function checkedPlots(clock: TestClock = { day: "2026-06-30" }): Project {
  const project = newProject(() => new Date(`${clock.day}T04:00:00Z`));
  importSampleParcels(project);
  storeSampleRun(project);
  const [first = "", ...others] = plotCodes;
  for (const [index, code] of others.entries()) copyPlot(project, first, code, index + 2);
  for (const code of plotCodes) {
    saveForm(project, code, signedForm);
    checkForm(project, code);
  }
  return project;
}

/** The same land once more under another code: postings do not look at where it lies. */
function copyPlot(project: Project, from: string, code: string, number: number): void {
  runCommand(project, { command: "reconcile", undoable: false }, (recorder) => {
    const rowOf = (table: string, column: string) => {
      const {
        id: _id,
        fid: _fid,
        uid: _uid,
        ...row
      } = project.db.prepare(`SELECT * FROM ${table} WHERE ${column} = ?`).get(from) as Record<
        string,
        string | number | null | Buffer
      >;
      return row;
    };
    recorder.insert("plot", { ...rowOf("plot", "code"), code, number });
    recorder.insert("plot_shape", { ...rowOf("plot_shape", "plot_code"), plot_code: code });
  });
}
