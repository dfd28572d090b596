import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { connect } from "./connection.ts";
import { copyBeforeMigration, migrate, migrateWithCopy, readSchemaVersion } from "./migrate.ts";
import { type Migration, migrations, schemaVersion } from "./migrations/index.ts";
import { closeProject, openProject } from "./project.ts";
import { newGuard } from "./project-state.ts";
import {
  codeThrownBy,
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
} from "./testing/sample-project.ts";

afterAll(removeTemporaryFolders);

const next: Migration = {
  version: schemaVersion + 10,
  sql: "ALTER TABLE plot ADD COLUMN note TEXT",
};
const failing: Migration = {
  version: schemaVersion + 20,
  sql: "ALTER TABLE plot ADD COLUMN half TEXT; INSERT INTO nowhere VALUES (1)",
};

/** A closed project of today's schema, opened as the migration does. */
function openedForMigration(): Database.Database {
  const project = newProject();
  importSampleParcels(project);
  closeProject(project);
  return connect(project.path, { readonly: false, fileMustExist: true }, newGuard("rows"));
}

const plotColumns = (db: Database.Database) =>
  db.prepare("SELECT name FROM pragma_table_info('plot')").pluck().all();

test("versions go up in the list, and the newest is what we write", () => {
  const versions = migrations.map(({ version }) => version);
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  expect(versions.at(-1)).toBe(schemaVersion);
});

test("nothing to do: the file is left alone and no copy is made", () => {
  const db = openedForMigration();
  expect(migrateWithCopy(db, db.name, migrations)).toEqual([]);
  expect(existsSync(copyBeforeMigration(db.name, schemaVersion))).toBe(false);
  db.close();
});

test("migrates: the step is applied, the data stays, a copy of the old file is kept (D8)", () => {
  const db = openedForMigration();
  expect(migrateWithCopy(db, db.name, [...migrations, next])).toEqual([next.version]);
  expect(readSchemaVersion(db)).toBe(next.version);
  expect(plotColumns(db)).toContain("note");
  expect(db.prepare("SELECT count(*) FROM parcel").pluck().get()).toBe(3);
  db.close();
  const copy = copyBeforeMigration(db.name, next.version);
  const old = openProject(copy, { mode: "read", person: "张三" });
  expect(readSchemaVersion(old.db)).toBe(schemaVersion);
  closeProject(old);
  expect(codeThrownBy(() => openProject(db.name, { mode: "write", person: "张三" }))).toBe(
    "project.future",
  );
});

test("cannot migrate: the step that fails leaves nothing, the steps before it stay", () => {
  const db = openedForMigration();
  const steps = [...migrations, next, failing];
  expect(() => migrate(db, steps)).toThrow(new RegExp(`${next.version} 升级到 ${failing.version}`));
  expect(readSchemaVersion(db)).toBe(next.version);
  expect(plotColumns(db)).toContain("note");
  expect(plotColumns(db)).not.toContain("half");
  db.close();
});

test("a file of an older schema cannot be opened for reading before it was migrated", () => {
  const project = newProject();
  closeProject(project);
  const raw = new Database(project.path);
  raw.exec("DROP TRIGGER qhs_qhs_meta_update");
  raw.exec("UPDATE qhs_meta SET value = '5' WHERE key = 'schema_version'").close();
  const open = () => openProject(project.path, { mode: "read", person: "张三" });
  expect(codeThrownBy(open)).toBe("project.outdated");
});
