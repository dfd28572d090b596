import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { logSchema } from "../../electron/cli/json-schemas.ts";
import { runCommand } from "../../electron/core/project/event-log.ts";
import { closeProject, createProject, openProject } from "../../electron/core/project/project.ts";
import { fillFieldWork } from "../support/field-scene.ts";
import { makeFolder, removeFolder, runQhs } from "./run-qhs.ts";

let folder = "";
let file = "";

/** One plot, posted on 2 March, whose form is noted on four times; everything is invented. */
beforeAll(() => {
  folder = makeFolder();
  file = path.join(folder, "虚构镇.gpkg");
  let now = "2026-02-01T09:00:00+08:00";
  const clock = () => new Date(now);
  closeProject(createProject(file, { name: "虚构镇", person: "甲", clock }));
  const groupCode = "99072510120101";
  const project = openProject(file, { mode: "write", person: "甲", clock });
  fillFieldWork(project, {
    runDays: ["2026-01-05"],
    plots: [
      {
        ...{ groupCode, firstRun: 0, lastRun: 0, isGone: false, isPosted: true },
        signed: { on: "2026-02-01", mu: "1.5", finalClass: "unconfirmed" },
      },
    ],
    rounds: [{ unitCode: "990725101201", on: "2026-03-02", days: 7 }],
    papers: [],
  });
  const uid = String(project.db.prepare("SELECT uid FROM field_form").pluck().get());
  const note = (chinaTime: string, command: string, person: string) => {
    now = `${chinaTime}+08:00`;
    runCommand({ ...project, person }, { command, undoable: true }, (recorder) =>
      recorder.update("field_form", uid, { note: command }),
    );
  };
  note("2026-03-01T21:59:59", "day.before", "甲");
  note("2026-03-01T22:00:00", "night.before", "甲");
  note("2026-03-02T06:00:00", "day.after", "乙");
  note("2026-03-02T23:30:00", "night.after", "乙");
  closeProject(project);
});
afterAll(() => removeFolder(folder));

test.for([
  [["--night"], ["night.after", "night.before"]],
  [["--after-posting"], ["night.after", "day.after"]],
  [["--after-posting", "--night"], ["night.after"]],
  [
    ["--by", "乙", "--to", "2026-03-02"],
    ["night.after", "day.after"],
  ],
  [["--by", "甲", "--after-posting"], []],
  [["--after-report"], []],
  [["--bulk"], []],
] as const)(
  "A3: qhs log %j finds what was changed then, and nothing near it",
  async ([flags, names]) => {
    // The machine's zone has no say: night and days are China's.
    const result = await runQhs(folder, "log", file, ...flags, "--json");
    const { events } = logSchema.parse(JSON.parse(result.standardOutput));
    expect(events.map(({ command }) => command)).toEqual(names);
  },
);
