import type { Database } from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { connect } from "../connection.ts";
import { migrate, readSchemaVersion } from "../migrate.ts";
import { closeProject } from "../project.ts";
import { newGuard } from "../project-state.ts";
import { newProject, removeTemporaryFolders } from "../testing/sample-project.ts";
import { findPatches } from "./0020-find-patches.ts";

afterAll(removeTemporaryFolders);

/** A file as version 10 left it. */
function fileOfVersion10(): Database {
  const project = newProject();
  closeProject(project);
  const db = connect(project.path, { readonly: false, fileMustExist: true }, newGuard("rows"));
  db.exec("DROP INDEX survey_patch_uid");
  db.exec("UPDATE qhs_meta SET value = '10' WHERE key = 'schema_version'");
  return db;
}

function plan(db: Database): string {
  const [step] = db
    .prepare("EXPLAIN QUERY PLAN SELECT bsm FROM survey_patch WHERE uid = 'a'")
    .all();
  return (step as { detail: string }).detail;
}

test("nothing to do: a file that has the index stays at its version", () => {
  const db = fileOfVersion10();
  migrate(db, [findPatches]);
  expect(migrate(db, [findPatches])).toEqual([]);
  db.close();
});

test("migrates: patches are found by uid through the index", () => {
  const db = fileOfVersion10();
  expect(plan(db)).toContain("SCAN");
  expect(migrate(db, [findPatches])).toEqual([20]);
  expect(plan(db)).toContain("USING INDEX survey_patch_uid");
  db.close();
});

test("cannot migrate: with the name taken the file stays at version 10", () => {
  const db = fileOfVersion10();
  db.exec("CREATE TABLE survey_patch_uid (id INTEGER)");
  expect(() => migrate(db, [findPatches])).toThrow("10 升级到 20");
  expect(readSchemaVersion(db)).toBe(10);
  db.close();
});
