import { afterAll, describe, expect, it } from "vitest";
import { closeProject } from "../../project/project.ts";
import { loggedTables } from "../../project/table-digest.ts";
import { newProject, removeTemporaryFolders } from "../../project/testing/sample-project.ts";
import { columnTitle } from "./column-title.ts";
import { sharedTitles } from "./shared-titles.ts";
import { tableTitles } from "./table-titles.ts";

afterAll(removeTemporaryFolders);

/** Row commands write plots and their shapes as well, beside what runs write. */
const shownTables = [...loggedTables, "plot", "plot_shape"];

function columnsOfLoggedTables(): Map<string, string[]> {
  const project = newProject();
  const names = project.db.prepare<[string], string>("SELECT name FROM pragma_table_info(?)");
  const found = shownTables.map((table): [string, string[]] => [table, names.pluck().all(table)]);
  closeProject(project);
  return new Map(found);
}

const columns = columnsOfLoggedTables();

describe("names of columns in the log", () => {
  it("A3: every column of every logged table has a Chinese name", () => {
    const unnamed = [...columns].flatMap(([table, names]) =>
      names
        .filter((name) => !/\p{Script=Han}/u.test(columnTitle(table, name)))
        .map((name) => `${table}.${name}`),
    );
    expect(columns.size).toBeGreaterThan(50);
    expect(unnamed).toEqual([]);
  });

  it("A3: no two columns of a table have the same name", () => {
    const twice = [...columns].flatMap(([table, names]) => {
      const titles = names.map((name) => columnTitle(table, name));
      const repeated = titles.filter((title, at) => titles.indexOf(title) !== at);
      return repeated.map((title) => `${table}: ${title}`);
    });
    expect(twice).toEqual([]);
  });

  it("names nothing that is not there", () => {
    const unknown = Object.entries(tableTitles).flatMap(([table, titles]) =>
      Object.keys(titles)
        .filter((name) => !columns.get(table)?.includes(name))
        .map((name) => `${table}.${name}`),
    );
    const all = new Set([...columns.values()].flat());
    expect(unknown).toEqual([]);
    expect(Object.keys(sharedTitles).filter((name) => !all.has(name))).toEqual([]);
  });
});
