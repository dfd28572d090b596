import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommand } from "../project/event-log.ts";
import { closeProject, createProject, type Project } from "../project/project.ts";
import type { Recorder } from "../project/recorder.ts";
import { removeTemporaryFolders, temporaryFolder } from "../project/testing/sample-project.ts";
import { filterEvents, type LogFilter } from "./event-filter.ts";

let now = "2026-01-05T04:00:00.000Z";
let project: Project;

/** Does something at a moment of China's time; the command's name tells it again in the log. */
function at(chinaTime: string, command: string, work: (recorder: Recorder) => void): void {
  now = new Date(`${chinaTime}+08:00`).toISOString();
  runCommand(project, { command, undoable: true }, work);
}

const found = (filter: LogFilter) =>
  filterEvents(project, filter)
    .map(({ command }) => command)
    .reverse();

let firstForm = "";
let otherForm = "";
let firstProblem = "";
let laterProblem = "";

/** Two plots with forms, of which the first is posted on 2 March; everything is invented. */
beforeAll(() => {
  const clock = () => new Date(now);
  const file = path.join(temporaryFolder(), "日志.gpkg");
  project = createProject(file, { name: "虚构镇", person: "甲", clock });
  at("2026-02-01T09:00:00", "begin.forms", ({ insert }) => {
    insert("run", {
      ...{ status: "accepted", engine: "clipper", parameters: "{}", inputs: "[]", totals: "{}" },
      ...{ result_sha256: "00", turf_patches: 0, turf_max_difference_m2: 0, seconds: 1 },
      ...{ started_at: "2026-01-05T04:00:00.000+00:00", person: "甲" },
    });
    for (const number of [1, 2]) {
      const group_code = "99072510120101";
      insert("plot", {
        ...{ code: `${group_code}W000${number}`, group_code, group_source: "zjqy", letter: "W" },
        ...{ number, proposed_class: "unconfirmed", proposed_sub_class: "", history: "unknown" },
        ...{ reason: "虚构", state: "open", first_run_id: 1, last_run_id: 1 },
      });
    }
    const draft = { status: "draft" };
    firstForm = insert("field_form", { plot_code: "99072510120101W0001", ...draft });
    otherForm = insert("field_form", { plot_code: "99072510120101W0002", ...draft });
  });
  at("2026-03-01T09:00:00", "begin.posting", ({ insert }) => {
    const unit_code = "990725101201";
    const posted = { unit_code, number: 1, status: "posted", place: "村委会", days: 7 };
    const posting_uid = insert("posting", { ...posted, started_on: "2026-03-02" });
    insert("posting_plot", { posting_uid, plot_code: "99072510120101W0001", round: 1 });
    const withdrawn = { ...posted, number: 2, status: "withdrawn", started_on: "2026-02-02" };
    const other = insert("posting", withdrawn);
    insert("posting_plot", { posting_uid: other, plot_code: "99072510120101W0002", round: 1 });
  });
  at("2026-03-02T10:00:00", "begin.problems", ({ insert }) => {
    const problem = { village_code: "990725101201", content: "虚构" };
    firstProblem = insert("governance_problem", {
      ...{ ...problem, number: "Z1", found_on: "2026-03-31" },
    });
    laterProblem = insert("governance_problem", {
      ...{ ...problem, number: "Z2", found_on: "2026-04-01" },
    });
  });
});
afterAll(() => {
  closeProject(project);
  removeTemporaryFolders();
});

const note = (uid: string, text: string) => (recorder: Recorder) =>
  recorder.update("field_form", uid, { note: text });
const word = (uid: string, text: string) => (recorder: Recorder) =>
  recorder.update("governance_problem", uid, { content: text });

describe("A3: what an auditor looks for in the log", () => {
  test("by night is from 22:00 until before 06:00 of China's time", () => {
    at("2026-02-10T21:59:59", "night.before", note(otherForm, "1"));
    at("2026-02-10T22:00:00", "night.first", note(otherForm, "2"));
    at("2026-02-11T05:59:59", "night.last", note(otherForm, "3"));
    at("2026-02-11T06:00:00", "night.after", note(otherForm, "4"));
    expect(found({ night: true })).toEqual(["night.first", "night.last"]);
  });

  test("in bulk is from twenty rows on, another number on demand, and every import and run", () => {
    const papers = (count: number, name: string) => (recorder: Recorder) => {
      for (let n = 0; n < count; n += 1) {
        const village_code = `9907251012${String(n + 10)}`;
        recorder.insert("village_file_item", { village_code, name });
      }
    };
    at("2026-02-12T10:00:00", "bulk.nineteen", papers(19, "甲"));
    at("2026-02-12T10:01:00", "bulk.twenty", papers(20, "乙"));
    at("2026-02-12T10:02:00", "import", papers(1, "丙"));
    at("2026-02-12T10:03:00", "importer", papers(1, "丁"));
    at("2026-02-12T10:04:00", "run.reconcile", papers(1, "戊"));
    expect(found({ bulk: true })).toEqual(["bulk.twenty", "import", "run.reconcile"]);
    const fewer = found({ bulk: true, bulkRows: 19 });
    expect(fewer).toEqual(["bulk.nineteen", "bulk.twenty", "import", "run.reconcile"]);
  });

  test("after the posting is from its first day in China on, of what it fixed, in rounds that hang", () => {
    at("2026-03-01T23:59:59", "posting.dayBefore", note(firstForm, "1"));
    at("2026-03-02T00:00:00", "posting.firstDay", note(firstForm, "2"));
    at("2026-03-05T10:00:00", "posting.otherPlot", note(otherForm, "5"));
    at("2026-03-05T10:01:00", "posting.otherTable", word(firstProblem, "1"));
    at("2026-03-05T10:02:00", "posting.newRow", ({ insert }) => {
      insert("governance_problem", {
        ...{ village_code: "990725101201", number: "Z3", content: "虚构" },
        found_on: "2026-05-01",
      });
    });
    at("2026-03-06T10:00:00", "posting.later", note(firstForm, "3"));
    expect(found({ afterPosting: true })).toEqual(["posting.firstDay", "posting.later"]);
  });

  test("after the report is what its day had counted and came or changed once it was frozen (D38)", () => {
    at("2026-03-31T17:00:00", "report.before", word(firstProblem, "2"));
    now = new Date("2026-03-31T18:00:00+08:00").toISOString();
    runCommand(project, { command: "report.freeze", undoable: false }, ({ insert }) => {
      insert("snapshot", {
        ...{ number: 1, kind: "weekly", scope_code: "", as_of: "2026-03-31", known_at: now },
        rows_sha256: "00",
      });
    });
    at("2026-04-02T10:00:00", "report.counted", word(firstProblem, "3"));
    at("2026-04-02T10:01:00", "report.dayAfter", word(laterProblem, "1"));
    at("2026-04-02T10:02:00", "report.undated", note(otherForm, "6"));
    at("2026-04-02T10:03:00", "report.movedIn", (recorder) => {
      recorder.update("governance_problem", laterProblem, { found_on: "2026-03-30" });
    });
    at("2026-04-02T10:04:00", "report.late", ({ insert }) => {
      insert("governance_problem", {
        ...{ village_code: "990725101201", number: "Z4", content: "虚构" },
        found_on: "2026-03-15",
      });
    });
    const after = found({ afterReport: true });
    expect(after).toEqual(["report.counted", "report.movedIn", "report.late"]);
  });

  test("by person is the whole name, and filters together narrow", () => {
    const other = { ...project, person: "甲某" };
    now = new Date("2026-04-03T23:00:00+08:00").toISOString();
    runCommand(other, { command: "person.other", undoable: true }, note(firstForm, "4"));
    at("2026-04-03T23:01:00", "person.first", note(firstForm, "5"));
    expect(found({ person: "甲某" })).toEqual(["person.other"]);
    expect(found({ person: "甲", afterPosting: true, night: true })).toEqual([
      ...["posting.firstDay", "person.first"],
    ]);
    const days = { from: "2026-04-03", to: "2026-04-03" };
    expect(found(days)).toEqual(["person.other", "person.first"]);
  });
});
