import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, afterEach, expect, test } from "vitest";
import { runCommand } from "./event-log.ts";
import { featuresInBox } from "./feature-store.ts";
import { schemaVersion } from "./migrations/index.ts";
import {
  closeProject,
  createProject,
  openProject,
  openReadConnection,
  projectInfo,
} from "./project.ts";
import type { Project } from "./project-state.ts";
import { setOption } from "./settings.ts";
import {
  codeThrownBy,
  digestOfFile,
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  temporaryFolder,
} from "./testing/sample-project.ts";

afterAll(removeTemporaryFolders);

const opened: Project[] = [];
const kept = (project: Project): Project => {
  opened.push(project);
  return project;
};
afterEach(() => {
  for (const project of opened.splice(0)) closeProject(project);
});

test("D8: a closed file is one GeoPackage 1.3 file with a rollback journal and nothing beside it", () => {
  const project = newProject();
  importSampleParcels(project);
  closeProject(project);
  expect(readdirSync(dirname(project.path))).toEqual(["sample.gpkg"]);
  const plain = new Database(project.path, { readonly: true });
  expect(plain.pragma("user_version", { simple: true })).toBe(10300);
  expect(plain.pragma("application_id", { simple: true })).toBe(0x47504b47);
  expect(plain.pragma("journal_mode", { simple: true })).toBe("delete");
  plain.close();
});

test("a project knows its name, county and schema version", () => {
  const project = kept(newProject());
  expect(projectInfo(project)).toMatchObject({
    project_name: "示例镇(虚构)",
    county_code: "140725",
    schema_version: String(schemaVersion),
  });
});

test("paths that cannot be opened or made are told apart", () => {
  const folder = temporaryFolder();
  const person = "张三";
  const text = join(folder, "text.gpkg");
  writeFileSync(text, "这不是数据库".repeat(200));
  const foreign = join(folder, "foreign.gpkg");
  new Database(foreign).exec("CREATE TABLE t (a)").close();
  const empty = join(folder, "empty.gpkg");
  writeFileSync(empty, "");
  for (const mode of ["read", "write"] as const) {
    expect(codeThrownBy(() => openProject(join(folder, "no.gpkg"), { mode, person }))).toBe(
      "project.missing",
    );
    for (const path of [text, foreign, empty, folder]) {
      expect(codeThrownBy(() => openProject(path, { mode, person }))).toBe("project.notOurs");
    }
  }
  expect(codeThrownBy(() => createProject(text, { name: "x", person }))).toBe("project.exists");
  const nowhere = join(folder, "no", "x.gpkg");
  expect(codeThrownBy(() => createProject(nowhere, { name: "x", person }))).toBe("project.missing");
  expect(readdirSync(folder).sort()).toEqual(["empty.gpkg", "foreign.gpkg", "text.gpkg"]);
});

test("a GeoPackage of another program is not ours, and stays as it is", () => {
  const path = join(temporaryFolder(), "other.gpkg");
  const other = new Database(path);
  other.pragma(`application_id = ${0x47504b47}`);
  other.exec("CREATE TABLE gpkg_contents (table_name TEXT)").close();
  const before = digestOfFile(path);
  expect(() => openProject(path, { mode: "write", person: "张三" })).toThrow(
    /不是清化收的项目文件/,
  );
  expect(digestOfFile(path)).toBe(before);
});

test("a file from the future is refused with both versions, for reading and writing", () => {
  const project = newProject();
  closeProject(project);
  const raw = new Database(project.path);
  raw.exec("DROP TRIGGER qhs_qhs_meta_update");
  raw.exec("UPDATE qhs_meta SET value = '990' WHERE key = 'schema_version'").close();
  const before = digestOfFile(project.path);
  for (const mode of ["read", "write"] as const) {
    const open = () => openProject(project.path, { mode, person: "张三" });
    expect(codeThrownBy(open)).toBe("project.future");
    expect(open).toThrow(new RegExp(`990.*${schemaVersion}`));
  }
  expect(digestOfFile(project.path)).toBe(before);
});

test("A6: opening for reading, looking and closing leaves every byte as it was", () => {
  const project = newProject();
  importSampleParcels(project);
  closeProject(project);
  const before = digestOfFile(project.path);
  const stamp = statSync(project.path).mtimeMs;
  const reader = openProject(project.path, { mode: "read", person: "审计(虚构)" });
  const box = [500_100, 4_000_000, 500_140, 4_000_010] as const;
  expect([...featuresInBox(reader.db, "parcel", box, ["dkbm"])]).toHaveLength(1);
  expect(codeThrownBy(() => setOption(reader, "mu_decimals", "3"))).toBe("project.readOnly");
  closeProject(reader);
  expect(digestOfFile(project.path)).toBe(before);
  expect(statSync(project.path).mtimeMs).toBe(stamp);
  expect(readdirSync(dirname(project.path))).toEqual(["sample.gpkg"]);
});

test("D8: a second writer is refused, a reader beside the writer sees what is committed", () => {
  const writer = kept(newProject());
  const open = (mode: "read" | "write") => openProject(writer.path, { mode, person: "李四" });
  expect(codeThrownBy(() => open("write"))).toBe("project.locked");
  const reader = kept(open("read"));
  const plain = openReadConnection(writer.path);
  importSampleParcels(writer);
  const sql = "SELECT count(*) FROM parcel";
  expect(reader.db.prepare(sql).pluck().get()).toBe(3);
  expect(plain.prepare(sql).pluck().get()).toBe(3);
  plain.close();
});

test("closing beside a reader keeps everything, and the next writer leaves one file again", () => {
  const writer = newProject();
  const reader = kept(openProject(writer.path, { mode: "read", person: "李四" }));
  reader.db.prepare("SELECT count(*) FROM parcel").get();
  importSampleParcels(writer);
  closeProject(writer);
  expect(reader.db.prepare("SELECT count(*) FROM parcel").pluck().get()).toBe(3);
  closeProject(reader);
  const next = openProject(writer.path, { mode: "write", person: "李四" });
  expect(next.db.prepare("SELECT count(*) FROM parcel").pluck().get()).toBe(3);
  closeProject(next);
  expect(readdirSync(dirname(writer.path))).toEqual(["sample.gpkg"]);
});

test("the writer's place is free again after closing, also when closed twice", () => {
  const first = newProject();
  closeProject(first);
  const second = kept(openProject(first.path, { mode: "write", person: "李四" }));
  closeProject(first);
  expect(readdirSync(dirname(first.path))).toContain("sample.gpkg.lock");
  setOption(second, "mu_decimals", "3");
});

test("D8: changes from outside fail on guarded tables, and the log only grows even for us", () => {
  const project = newProject();
  setOption(project, "mu_decimals", "3");
  closeProject(project);
  const outside = new Database(project.path);
  for (const sql of [
    "INSERT INTO unit_setting (uid, unit_code) VALUES ('a', '140725')",
    "UPDATE project_option SET value = '0'",
    "DELETE FROM project_option",
    "UPDATE qhs_meta SET value = 'x'",
    "DELETE FROM event",
  ]) {
    expect(() => outside.exec(sql), sql).toThrow(/no such function|only grows/);
  }
  outside.close();
  const ours = kept(openProject(project.path, { mode: "write", person: "张三" }));
  expect(() => ours.db.exec("UPDATE project_option SET value = '0'")).toThrow(/inside a command/);
  const inCommand = (sql: string) => () =>
    runCommand(ours, { command: "test", undoable: false }, () => ours.db.exec(sql));
  expect(inCommand("DELETE FROM event")).toThrow(/only grows/);
  expect(inCommand("UPDATE event_row SET row_uid = 'x'")).toThrow(/only grows/);
  expect(
    inCommand("INSERT INTO event_row (event_id, table_name, row_uid) VALUES (1, 'a', 'b')"),
  ).toThrow(/only by the command/);
});

test("where nothing can be written beside the file, the error names the folder and not our lock", () => {
  const project = newProject();
  closeProject(project);
  mkdirSync(`${project.path}.lock`);
  const open = () => openProject(project.path, { mode: "write", person: "张三" });
  expect(codeThrownBy(open)).toBe("disk.denied");
  expect(open).toThrow(`没有权限写入文件夹:${dirname(project.path)}。`);
  expect(open).not.toThrow(/\.lock/);
});

test("what a crash left half made is not in the way of a new project", () => {
  const folder = temporaryFolder();
  const path = join(folder, "a.gpkg");
  writeFileSync(`${path}.new`, "half");
  mkdirSync(join(folder, "other"));
  closeProject(createProject(path, { name: "x", person: "张三" }));
  expect(readdirSync(folder).sort()).toEqual(["a.gpkg", "other"]);
});
