import type { FieldFormValues } from "../../../../../shared/land/field-form.ts";
import { runCommand } from "../../../project/event-log.ts";
import type { Project } from "../../../project/project.ts";
import {
  importSampleParcels,
  newProject,
  storeSampleRun,
} from "../../../project/testing/sample-project.ts";
import { checkForm, saveForm } from "../../field/save-form.ts";

export const samplePlot = "14072510120101W0001";
export const sampleVillage = "140725101201";

const signed: Partial<FieldFormValues> = {
  ...{ landUse: "planted", measuredMu: "3.75", measureMethod: "tape", owner: "group" },
  ...{ finalClass: "unconfirmed", route: "charge", tillerName: "李四(虚构)", isMember: true },
  ...{ tillerSigned: true, neighboursSigned: 2, leaderSigned: true, cadreSigned: true },
  signedOn: "2026-03-10",
};

/** A project of one plot that was checked on 10 March 2026 and posted from 1 April for 7 days. All invented. */
export function projectWithPostedPlot(form: Partial<FieldFormValues> = {}): Project {
  const project = newProject(() => new Date("2026-08-01T02:00:00.000Z"));
  importSampleParcels(project);
  storeSampleRun(project);
  saveForm(project, samplePlot, { ...signed, ...form });
  checkForm(project, samplePlot);
  runCommand(project, { command: "posting.sample", undoable: false }, ({ insert }) => {
    const round = { number: 1, unit_code: sampleVillage, status: "posted", days: 7 };
    const posting_uid = insert("posting", { ...round, place: "村委会", started_on: "2026-04-01" });
    insert("posting_plot", {
      ...{ posting_uid, plot_code: samplePlot, round: 1, signed_mu: "3.75" },
      route: form.route ?? "charge",
    });
    insert("unit_fact", {
      ...{ unit_code: sampleVillage, members: 312, landless_members: 0, arable_mu: "1000" },
      ...{ reserve_mu: "50", phone: "0354-0000000(虚构)" },
      collective_account: "农商行 0000(虚构)",
    });
  });
  return project;
}

/** A members' meeting of 20 April 2026 with so many votes in favour of 312. */
export function meetingOf(project: Project, inFavour: number): string {
  return runCommand(project, { command: "meeting.sample", undoable: false }, ({ insert }) =>
    insert("meeting", {
      ...{ unit_code: sampleVillage, type: "members", held_on: "2026-04-20", due: 312 },
      ...{ voting_unit: "person", present: 300, in_favour: inFavour },
    }),
  );
}
