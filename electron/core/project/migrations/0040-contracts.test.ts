import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Database } from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { connect } from "../connection.ts";
import { migrate, readSchemaVersion } from "../migrate.ts";
import { newGuard } from "../project-state.ts";
import { removeTemporaryFolders, temporaryFolder } from "../testing/sample-project.ts";
import { contracts } from "./0040-contracts.ts";

afterAll(removeTemporaryFolders);

const kept = join(import.meta.dirname, "../../../../test/fixtures/project-files/schema-30.gpkg.gz");

/** The kept file of version 30: three parcels, a run, a plot with its field work. */
function fileOfVersion30(): Database {
  const path = join(temporaryFolder(), "schema-30.gpkg");
  writeFileSync(path, gunzipSync(readFileSync(kept)));
  return connect(path, { readonly: false, fileMustExist: true }, newGuard("rows"));
}

test("nothing to do: a file that has the tables stays at its version", () => {
  const db = fileOfVersion30();
  migrate(db, [contracts]);
  expect(migrate(db, [contracts])).toEqual([]);
  db.close();
});

test("migrates: areas of contracts lie in the file's plane, a receipt posts once (D36)", () => {
  const db = fileOfVersion30();
  expect(migrate(db, [contracts])).toEqual([40]);
  const srs = "SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = ?";
  const srsOf = (table: string) => db.prepare(srs).pluck().get(table);
  expect(srsOf("contract_area")).toBe(srsOf("plot_shape"));
  const receipt = db.prepare(
    `INSERT INTO receipt (uid, unit_code, target_kind, target_uid, received_on, amount_fen,
       receipt_number) VALUES (?, '140725101201', 'contract', 'a', '2026-01-01', 100, ?)`,
  );
  receipt.run("r1", "0001");
  receipt.run("r2", null);
  receipt.run("r3", null);
  expect(() => receipt.run("r4", "0001")).toThrow("UNIQUE");
  db.close();
});

test("cannot migrate: with a name taken the file stays at version 30, without half of the tables", () => {
  const db = fileOfVersion30();
  db.exec("CREATE TABLE land_return (id INTEGER)");
  expect(() => migrate(db, [contracts])).toThrow("30 升级到 40");
  expect(readSchemaVersion(db)).toBe(30);
  expect(db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'contract'").get()).toBeUndefined();
  db.close();
});
