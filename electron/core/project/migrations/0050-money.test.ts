import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Database } from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { connect } from "../connection.ts";
import { migrate, readSchemaVersion } from "../migrate.ts";
import { newGuard } from "../project-state.ts";
import { removeTemporaryFolders, temporaryFolder } from "../testing/sample-project.ts";
import { money } from "./0050-money.ts";

afterAll(removeTemporaryFolders);

const kept = join(import.meta.dirname, "../../../../test/fixtures/project-files/schema-40.gpkg.gz");

/** The kept file of version 40: three parcels, a run, a plot with its field work, a contract. */
function fileOfVersion40(): Database {
  const path = join(temporaryFolder(), "schema-40.gpkg");
  writeFileSync(path, gunzipSync(readFileSync(kept)));
  return connect(path, { readonly: false, fileMustExist: true }, newGuard("rows"));
}

test("nothing to do: a file that has the tables stays at its version", () => {
  const db = fileOfVersion40();
  migrate(db, [money]);
  expect(migrate(db, [money])).toEqual([]);
  db.close();
});

test("migrates: a number stands once a side and village, and settlements need their row", () => {
  const db = fileOfVersion40();
  expect(migrate(db, [money])).toEqual([50]);
  const row = db.prepare(
    `INSERT INTO money_row (uid, side, number, village_code, party, type, original_fen)
     VALUES (?, ?, '1', '140725101201', '甲(虚构)', 'C2', 100)`,
  );
  row.run("r1", "claim");
  row.run("r2", "debt");
  expect(() => row.run("r3", "claim")).toThrow("UNIQUE");
  db.pragma("foreign_keys = ON");
  const settlement = db.prepare(
    `INSERT INTO settlement (uid, row_uid, way, happened_on, amount_fen)
     VALUES (?, ?, 'R1', '2022-01-01', 100)`,
  );
  settlement.run("s1", "r1");
  expect(() => settlement.run("s2", "r9")).toThrow("FOREIGN KEY");
  db.close();
});

test("cannot migrate: with a name taken the file stays at version 40, without half of the tables", () => {
  const db = fileOfVersion40();
  db.exec("CREATE TABLE outgoing_notice (id INTEGER)");
  expect(() => migrate(db, [money])).toThrow("40 升级到 50");
  expect(readSchemaVersion(db)).toBe(40);
  expect(db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'money_row'").get()).toBeUndefined();
  db.close();
});
