import Database from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { closeProject, openProject } from "./project.ts";
import { setOption } from "./settings.ts";
import {
  codeThrownBy,
  digestOfFile,
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  storeSampleRun,
} from "./testing/sample-project.ts";
import { verifyProject } from "./verify.ts";

afterAll(removeTemporaryFolders);

/** A closed project with an import, a run and settings. */
function fullProject(): string {
  const project = newProject();
  importSampleParcels(project);
  storeSampleRun(project);
  setOption(project, "mu_decimals", "3");
  closeProject(project);
  return project.path;
}

/** Changes a file the way another program could, its own functions standing in for ours. */
function changedFromOutside(sql: string): string {
  const path = fullProject();
  const raw = new Database(path);
  raw.pragma("foreign_keys = OFF");
  raw.function("qhs_guard", (_table: unknown) => 1);
  raw.function("qhs_posted", (_plotCode: unknown) => 1);
  raw.function("qhs_log_guard", () => 1);
  for (const name of ["ST_MinX", "ST_MinY", "ST_MaxX", "ST_MaxY", "ST_IsEmpty"]) {
    raw.function(name, (_blob: unknown) => 0);
  }
  raw.exec(sql).close();
  return path;
}

function faultsOf(path: string): Record<string, readonly string[]> {
  const { checks } = verifyProject(path);
  const wrong = checks.filter(({ ok }) => !ok);
  return Object.fromEntries(wrong.map(({ name, faults }) => [name, faults]));
}

test("a sound project passes every check, and verifying it changes no byte (A6)", () => {
  const path = fullProject();
  const before = digestOfFile(path);
  const report = verifyProject(path);
  expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(report.ok).toBe(true);
  expect(report.checks.length).toBeGreaterThanOrEqual(12);
  expect(report.sha256).toBe(before);
  expect(digestOfFile(path)).toBe(before);
});

test("D8: an imported row that was changed from outside is named by its row in the source", () => {
  const wrong = faultsOf(changedFromOutside("UPDATE parcel SET dkmc = '改名' WHERE fid = 2"));
  expect(Object.keys(wrong)).toEqual(["row_digests"]);
  expect(wrong.row_digests).toEqual([expect.stringMatching(/确权地块.*第 2 行.*parcels-2/)]);
  const register = faultsOf(changedFromOutside("UPDATE register_holder SET cbfcysl = 5"));
  expect(register.row_digests).toEqual([expect.stringMatching(/承包方.*第 1 行/)]);
  expect(faultsOf(changedFromOutside("DELETE FROM register_holder")).batches).toEqual([
    expect.stringMatching(/存入 4 行,现有 3 行/),
  ]);
});

test("rows that are replaced by a later import keep their digest", () => {
  const sql = "UPDATE parcel SET active = 0, replaced_by_batch_id = 1 WHERE fid = 2";
  expect(faultsOf(changedFromOutside(sql))).toEqual({});
});

test("a shape moved from outside shows in digest, extent and index", () => {
  const blob = "(SELECT geom FROM piece)";
  const wrong = faultsOf(changedFromOutside(`UPDATE parcel SET geom = ${blob} WHERE fid = 3`));
  expect(Object.keys(wrong).sort()).toEqual(["extents", "geopackage", "row_digests"]);
});

test("settings changed past the guard are found against the log", () => {
  const wrong = faultsOf(changedFromOutside("UPDATE project_option SET value = '0'"));
  expect(wrong.logged_rows).toEqual([expect.stringMatching(/project_option.*与日志不符/)]);
  const added = "INSERT INTO unit_setting (uid, unit_code, name) VALUES ('u', '140725', 'x')";
  expect(faultsOf(changedFromOutside(added)).logged_rows).toEqual([
    expect.stringMatching(/unit_setting.*没有来历/),
  ]);
});

test("a guard that was taken away, and a log entry that was changed, are found", () => {
  expect(faultsOf(changedFromOutside("DROP TRIGGER qhs_plot_update")).guards).toEqual([
    expect.stringMatching(/表 plot /),
  ]);
  const emptied = `DROP TRIGGER qhs_plot_update;
    CREATE TRIGGER qhs_plot_update BEFORE UPDATE ON plot BEGIN SELECT 1; END`;
  expect(faultsOf(changedFromOutside(emptied)).guards).toHaveLength(1);
  const event = "DROP TRIGGER qhs_event_update; UPDATE event SET person = 'x' WHERE id = 3";
  expect(Object.keys(faultsOf(changedFromOutside(event))).sort()).toEqual(["guards", "log"]);
});

test("D13: a patch, pieces and totals that do not add up are found", () => {
  const patch = "UPDATE run_patch SET household_m2 = 7400";
  expect(faultsOf(changedFromOutside(patch)).balance?.join()).toMatch(
    /patch-1 不平衡,差 100.0000.*承包地覆盖.*差 100.0000/,
  );
  const piece = "UPDATE piece SET planar_m2 = 2499.9";
  expect(faultsOf(changedFromOutside(piece)).balance?.join()).toMatch(/剩余图形合计.*0.1000/);
  const within = "UPDATE piece SET planar_m2 = 2499.995";
  expect(faultsOf(changedFromOutside(within)).balance).toBeUndefined();
  const totals =
    "UPDATE run SET totals = json_set(totals, '$.surveyM2', 9000, '$.leftOverM2', null)";
  expect(faultsOf(changedFromOutside(totals)).balance).toEqual([
    "核对结果的“三调”合计与各图斑之和差 -1000.0000 m²。",
    "核对结果里没有“剩余”合计。",
  ]);
});

test("D2: codes that do not fit their parts, and plots without a shape, are found", () => {
  const code = "UPDATE plot SET number = 2";
  expect(faultsOf(changedFromOutside(code)).plots?.join()).toMatch(/W0001 与其组、字母、序号不符/);
  const shape = "UPDATE plot_shape SET current = 0";
  expect(faultsOf(changedFromOutside(shape)).plots?.join()).toMatch(/应有 1 个.*实有 0 个/);
});

test("broken references and a missing registration are found", () => {
  const reference = "UPDATE piece SET run_id = 9";
  expect(faultsOf(changedFromOutside(reference)).references).toHaveLength(1);
  const registration =
    "DELETE FROM gpkg_extensions; DELETE FROM gpkg_spatial_ref_sys WHERE srs_id = -1";
  expect(faultsOf(changedFromOutside(registration)).geopackage?.join()).toMatch(/坐标系 -1/);
});

test("a project that is being written, and what is no project, cannot be verified", () => {
  const path = fullProject();
  const writer = openProject(path, { mode: "write", person: "张三" });
  expect(codeThrownBy(() => verifyProject(path))).toBe("project.locked");
  closeProject(writer);
  expect(verifyProject(path).ok).toBe(true);
  expect(codeThrownBy(() => verifyProject(`${path}x`))).toBe("project.missing");
});
