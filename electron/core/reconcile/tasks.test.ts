import { afterEach, describe, expect, it } from "vitest";
import { box, landProject } from "../../../test/support/land-project.ts";
import type { Project } from "../project/project.ts";
import { landTasks } from "./tasks.ts";

let close = () => {};
afterEach(() => close());

/** Patches of 100 m side by side, each with two parcels (invented). */
function projectOf(columns: number, rows: number): Project {
  const cells = Array.from({ length: columns * rows }, (_, i) => [
    i % columns,
    Math.floor(i / columns),
  ]);
  const made = landProject({
    survey: cells.map(([x, y]) => ({ shape: box(x! * 100, y! * 100, 100, 100) })),
    parcels: cells.flatMap(([x, y]) => [
      { shape: box(x! * 100, y! * 100, 50, 100) },
      { shape: box(x! * 100 + 50, y! * 100, 50, 100) },
    ]),
  });
  close = made.close;
  return made.project;
}

const activeFids = (project: Project, table: string) =>
  project.db.prepare(`SELECT fid FROM ${table} WHERE active = 1 ORDER BY fid`).pluck().all();
const ascending = (fids: readonly number[]) => [...fids].sort((a, b) => a - b);

describe("the tasks of a run", () => {
  it("hold every active patch and parcel once, and nothing that was retired", () => {
    const project = projectOf(30, 20);
    project.db.exec("UPDATE parcel SET active = 0 WHERE fid IN (1, 700)");
    const tasks = landTasks(project.db);
    expect(tasks.length).toBeGreaterThan(1);
    const land = tasks.flatMap((task) => (task.kind === "land" ? [task] : []));
    expect(land).toHaveLength(tasks.length);
    expect(ascending(land.flatMap(({ survey }) => survey))).toEqual(
      activeFids(project, "survey_patch"),
    );
    expect(ascending(land.flatMap(({ parcels }) => parcels))).toEqual(
      activeFids(project, "parcel"),
    );
  });

  it("are the same for the same file, and one for a hamlet (D9)", () => {
    const project = projectOf(5, 4);
    expect(landTasks(project.db)).toEqual(landTasks(project.db));
    expect(landTasks(project.db)).toHaveLength(1);
  });
});
