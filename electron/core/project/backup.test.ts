import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { backupProject, restoreProject } from "./backup.ts";
import { copiesFolder } from "./daily-copy.ts";
import { closeProject, createProject, openProject } from "./project.ts";
import { getOption, setOption } from "./settings.ts";
import {
  codeThrownBy,
  digestOfFile,
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  temporaryFolder,
} from "./testing/sample-project.ts";
import { verifyProject } from "./verify.ts";

afterAll(removeTemporaryFolders);

const person = "张三";

test("a backup is a sound project of its own, also when made beside the writer", () => {
  const project = newProject();
  importSampleParcels(project);
  const target = join(temporaryFolder(), "deep", "backup.gpkg");
  backupProject(project.path, target);
  setOption(project, "mu_decimals", "3");
  closeProject(project);
  expect(verifyProject(target)).toMatchObject({ ok: true });
  const copy = openProject(target, { mode: "read", person });
  expect(copy.db.prepare("SELECT count(*) FROM parcel").pluck().get()).toBe(3);
  expect(getOption(copy, "mu_decimals")).toBe("2");
  closeProject(copy);
  expect(codeThrownBy(() => backupProject(project.path, target))).toBe("project.exists");
});

test("restoring puts the copy in place and keeps what was there, bytes unchanged", () => {
  const project = newProject();
  closeProject(project);
  const copy = join(temporaryFolder(), "copy.gpkg");
  backupProject(project.path, copy);
  const later = openProject(project.path, { mode: "write", person });
  setOption(later, "mu_decimals", "3");
  closeProject(later);
  const replaced = digestOfFile(project.path);
  const { keptAside } = restoreProject(copy, project.path, () => new Date("2026-11-22T01:02:03Z"));
  expect(basename(keptAside ?? "")).toBe("sample-replaced-20261122T010203Z.gpkg");
  expect(digestOfFile(keptAside ?? "")).toBe(replaced);
  const restored = openProject(project.path, { mode: "read", person });
  expect(getOption(restored, "mu_decimals")).toBe("2");
  closeProject(restored);
  expect(verifyProject(project.path).ok).toBe(true);
});

test("nothing is replaced by a copy that is broken, or while the project is open", () => {
  const project = newProject();
  importSampleParcels(project);
  const copy = join(temporaryFolder(), "copy.gpkg");
  backupProject(project.path, copy);
  expect(codeThrownBy(() => restoreProject(copy, project.path))).toBe("project.locked");
  closeProject(project);
  const before = digestOfFile(project.path);
  breakPages(copy);
  expect(codeThrownBy(() => restoreProject(copy, project.path))).toBe("project.notOurs");
  expect(codeThrownBy(() => restoreProject(`${copy}x`, project.path))).toBe("project.missing");
  expect(digestOfFile(project.path)).toBe(before);
  expect(readdirSync(dirname(project.path))).toEqual(["sample.gpkg"]);
});

test("D8: the first write of a day keeps a copy of the day before's state, seven in all", () => {
  const path = join(temporaryFolder(), "a.gpkg");
  const day = (number: number) => () => new Date(2026, 10, number, 9);
  closeProject(createProject(path, { name: "x", person, clock: day(1) }));
  for (let number = 2; number <= 10; number++) {
    const project = openProject(path, { mode: "write", person, clock: day(number) });
    setOption(project, "telephone", `第${number}天`);
    setOption(project, "telephone", `第${number}天晚`);
    closeProject(project);
  }
  const names = readdirSync(copiesFolder(path)).sort();
  expect(names).toEqual(
    [4, 5, 6, 7, 8, 9, 10].map((n) => `a-2026-11-${String(n).padStart(2, "0")}.gpkg`),
  );
  const copy = openProject(join(copiesFolder(path), "a-2026-11-10.gpkg"), { mode: "read", person });
  expect(getOption(copy, "telephone")).toBe("第9天晚");
  closeProject(copy);
});

test("D8: an open file gets its copy when the day turns; reading makes none", () => {
  let now = new Date(2026, 10, 1, 23);
  const project = newProject(() => now);
  setOption(project, "telephone", "1");
  expect(readdirSync(dirname(project.path))).not.toContain("sample-copies");
  now = new Date(2026, 10, 2, 1);
  getOption(project, "telephone");
  expect(readdirSync(dirname(project.path))).not.toContain("sample-copies");
  setOption(project, "telephone", "2");
  expect(readdirSync(copiesFolder(project.path))).toEqual(["sample-2026-11-02.gpkg"]);
  closeProject(project);
});

test("files of people in the folder of copies are left alone", () => {
  const project = newProject(() => new Date(2026, 10, 20));
  closeProject(project);
  const folder = copiesFolder(project.path);
  mkdirSync(folder);
  for (let day = 1; day <= 9; day++) {
    copyFileSync(project.path, join(folder, `sample-2026-10-0${day}.gpkg`));
  }
  writeFileSync(join(folder, "sample-重要.gpkg"), "");
  const clock = () => new Date(2026, 10, 21);
  const next = openProject(project.path, { mode: "write", person, clock });
  setOption(next, "telephone", "1");
  closeProject(next);
  const names = readdirSync(folder);
  expect(names).toContain("sample-重要.gpkg");
  expect(names.filter((name) => /\d/.test(name))).toHaveLength(7);
});

/** Overwrites the second half of a closed database. */
function breakPages(path: string): void {
  const raw = new Database(path);
  const pages = Number(raw.pragma("page_count", { simple: true }));
  raw.close();
  const bytes = Buffer.alloc((pages >> 1) * 4096, 0x5a);
  const file = openSync(path, "r+");
  writeSync(file, bytes, 0, bytes.length, (pages - (pages >> 1)) * 4096);
  closeSync(file);
}
