import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Database } from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { connect } from "../connection.ts";
import { migrate, readSchemaVersion } from "../migrate.ts";
import { newGuard } from "../project-state.ts";
import { removeTemporaryFolders, temporaryFolder } from "../testing/sample-project.ts";
import { reports } from "./0060-reports.ts";

afterAll(removeTemporaryFolders);

const kept = join(import.meta.dirname, "../../../../test/fixtures/project-files/schema-50.gpkg.gz");

/** The kept file of version 50: three parcels, a run, a plot with its field work, a contract, money. */
function fileOfVersion50(): Database {
  const path = join(temporaryFolder(), "schema-50.gpkg");
  writeFileSync(path, gunzipSync(readFileSync(kept)));
  return connect(path, { readonly: false, fileMustExist: true }, newGuard("rows"));
}

test("nothing to do: a file that has the tables stays at its version", () => {
  const db = fileOfVersion50();
  migrate(db, [reports]);
  expect(migrate(db, [reports])).toEqual([]);
  db.close();
});

test("migrates: files of a freeze need their bytes, a town reports once a date", () => {
  const db = fileOfVersion50();
  expect(migrate(db, [reports])).toEqual([60]);
  db.pragma("foreign_keys = ON");
  db.exec(
    `INSERT INTO snapshot (uid, number, kind, scope_code, as_of, known_at, rows_sha256)
     VALUES ('s1', 1, 'weekly', '', '2026-11-20', '2026-11-20T10:00:00Z', 'no such bytes')`,
  );
  const file = db.prepare(
    `INSERT INTO snapshot_file (uid, snapshot_uid, name, media_type, sha256, bytes)
     VALUES ('f1', 's1', 'rows.json', 'application/json', 'no such bytes', 1)`,
  );
  expect(() => file.run()).toThrow("FOREIGN KEY");
  const pack = db.prepare(
    `INSERT INTO county_pack (uid, town_code, as_of, packed_at, received_at, file_name, sha256, content)
     VALUES (?, '140725101', '2026-11-20', '', '', '', ?, '{}')`,
  );
  pack.run("p1", "aa");
  expect(() => pack.run("p2", "bb")).toThrow("UNIQUE");
  db.close();
});

test("cannot migrate: with a name taken the file stays at version 50, without half of the tables", () => {
  const db = fileOfVersion50();
  db.exec("CREATE TABLE working_paper (id INTEGER)");
  expect(() => migrate(db, [reports])).toThrow("50 升级到 60");
  expect(readSchemaVersion(db)).toBe(50);
  expect(db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'snapshot'").get()).toBeUndefined();
  db.close();
});
