import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Database } from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { connect } from "../connection.ts";
import { migrate, readSchemaVersion } from "../migrate.ts";
import { postingTriggers } from "../posting-guard.ts";
import { newGuard } from "../project-state.ts";
import { removeTemporaryFolders, temporaryFolder } from "../testing/sample-project.ts";
import { fieldWork } from "./0030-field-work.ts";

afterAll(removeTemporaryFolders);

const kept = join(import.meta.dirname, "../../../../test/fixtures/project-files/schema-20.gpkg.gz");

/** The kept file of version 20: three parcels, a run, a plot. */
function fileOfVersion20(): Database {
  const path = join(temporaryFolder(), "schema-20.gpkg");
  writeFileSync(path, gunzipSync(readFileSync(kept)));
  return connect(path, { readonly: false, fileMustExist: true }, newGuard("rows"));
}

test("nothing to do: a file that has the tables stays at its version", () => {
  const db = fileOfVersion20();
  migrate(db, [fieldWork]);
  expect(migrate(db, [fieldWork])).toEqual([]);
  db.close();
});

test("migrates: measured shapes lie in the file's plane, and posted plots are guarded (D10)", () => {
  const db = fileOfVersion20();
  expect(migrate(db, [fieldWork])).toEqual([30]);
  const srs = "SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = ?";
  const srsOf = (table: string) => db.prepare(srs).pluck().get(table);
  expect(srsOf("measured_shape")).toBe(srsOf("plot_shape"));
  const triggers = db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck();
  expect(triggers.all()).toEqual(expect.arrayContaining([...postingTriggers.keys()]));
  db.close();
});

test("cannot migrate: with a name taken the file stays at version 20, without half of the tables", () => {
  const db = fileOfVersion20();
  db.exec("CREATE TABLE plot_disposal (id INTEGER)");
  expect(() => migrate(db, [fieldWork])).toThrow("20 升级到 30");
  expect(readSchemaVersion(db)).toBe(20);
  expect(db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'field_form'").get()).toBeUndefined();
  db.close();
});
