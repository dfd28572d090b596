import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listEvents, runCommand } from "./event-log.ts";
import { setException } from "./exceptions.ts";
import { guardTriggers } from "./geopackage-schema.ts";
import { closeProject, openProject } from "./project.ts";
import { setOption, setUnitName } from "./settings.ts";
import { digestedTables, guardedTables } from "./table-digest.ts";
import { storeSampleContract } from "./testing/sample-contracts.ts";
import { storeSampleMoney } from "./testing/sample-money.ts";
import {
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  storeSampleFieldWork,
  storeSampleRun,
  temporaryFolder,
} from "./testing/sample-project.ts";
import { storeSampleReports } from "./testing/sample-reports.ts";
import { verifyProject } from "./verify.ts";

afterAll(removeTemporaryFolders);

let original = "";

/** A closed project with a row in every guarded table. */
beforeAll(() => {
  const project = newProject();
  importSampleParcels(project);
  storeSampleRun(project);
  runCommand(project, { command: "test.fill", undoable: false }, () => {
    project.db.exec(
      `INSERT INTO import_notice (batch_id, level, code, message) VALUES (1, 'warning', 'x', 'x');
       INSERT INTO run_resource (run_id, group_code, dlbm, patches, planar_m2)
         VALUES (1, '14072510120101', '0301', 1, 9);
       INSERT INTO run_finding (run_id, kind, layer, subject, reason, planar_m2, details)
         VALUES (1, 'repaired', 'survey_patch', 'patch-1', '已修复', 1, '{}');`,
    );
  });
  storeSampleFieldWork(project);
  storeSampleContract(project);
  storeSampleMoney(project);
  storeSampleReports(project);
  setOption(project, "mu_decimals", "3");
  setUnitName(project, "140725101201", "东村(虚构)");
  setException(project, { kind: "finding", subject: "patch-1", rule: "omission" }, {}, "已核实");
  closeProject(project);
  original = project.path;
});

/** A copy of the project, changed by a program that knows how to pass the guards. */
function tampered(sql: string, dropTriggersOf: string | null = null): string {
  const path = join(temporaryFolder(), "tampered.gpkg");
  copyFileSync(original, path);
  const raw = new Database(path);
  raw.pragma("foreign_keys = OFF");
  if (dropTriggersOf === null) raw.function("qhs_guard", (_table: unknown) => 1);
  else for (const name of guardTriggers(dropTriggersOf).keys()) raw.exec(`DROP TRIGGER ${name}`);
  raw.function("qhs_posted", (_plotCode: unknown) => 1);
  for (const name of ["ST_MinX", "ST_MinY", "ST_MaxX", "ST_MaxY", "ST_IsEmpty"]) {
    raw.function(name, (_blob: unknown) => 0);
  }
  expect(raw.prepare(sql).run().changes, sql).toBeGreaterThan(0);
  raw.close();
  return path;
}

function faultsOf(path: string): Record<string, string> {
  const wrong = verifyProject(path).checks.filter(({ ok }) => !ok);
  return Object.fromEntries(wrong.map(({ name, faults }) => [name, faults.join("\n")]));
}

/** A column of each table that no other check reads. */
const columns: Readonly<Record<string, string>> = {
  qhs_meta: "value",
  import_batch: "sha256",
  import_notice: "message",
  unit_setting: "name",
  project_option: "value",
  exception: "reason",
  run: "inputs",
  run_patch: "reason",
  run_resource: "dlbm",
  run_finding: "reason",
  plot: "proposed_class",
  plot_lock: "reference",
  print_job: "file_sha256",
  piece: "reason",
  plot_shape: "neighbour_east",
  sheet_handout: "receiver",
  field_form: "tiller_name",
  measured_shape: "label",
  paper: "media_type",
  paper_link: "caption",
  posting: "place",
  posting_plot: "signed_mu",
  posting_objection: "content",
  objection_plot: "uid",
  plot_confirmation: "confirmed_by",
  plot_disposal: "document",
  unit_fact: "contact",
  person: "name",
  meeting: "subject",
  contract: "lessee",
  contract_object: "code",
  payment_item: "note",
  receipt: "payer",
  demand: "note",
  rule_setting: "severity",
  finding_judgement: "reason",
  contract_verdict: "reason",
  problem_contract: "responsible",
  problem_event: "paper",
  land_return: "from_whom",
  money_row: "party",
  base_change: "reason",
  settlement: "note",
  voucher: "summary",
  incentive_scheme: "basis",
  charge_rule: "prices",
  charge: "payer",
  charge_line: "signed_mu",
  auction: "floor_basis",
  auction_plot: "signed_mu",
  auction_registrant: "name",
  auction_bid: "price_fen",
  plot_route: "note",
  land_event: "paper",
  outgoing_check: "signed_by",
  outgoing_check_item: "reasons",
  outgoing_notice: "printed_on",
  governance_problem: "responsible",
  village_file_item: "place",
  snapshot: "note",
  snapshot_file: "media_type",
  snapshot_reason: "reason",
  external_figure: "party",
  audit_finding: "responsible",
  county_pack: "file_name",
  audit_package: "project_name",
  audit_sample: "seed",
  working_paper: "note",
};

const rowsOf = (table: string) =>
  table === "qhs_meta" ? " WHERE key = 'project_name'" : " WHERE rowid = 1";

test("every guarded table but the log itself has its line below", () => {
  const log = ["event", "event_row", "paper_content"];
  expect(Object.keys(columns).sort()).toEqual(
    guardedTables()
      .filter((table) => !log.includes(table))
      .sort(),
  );
  expect(faultsOf(original)).toEqual({});
});

describe.each(Object.entries(columns))("A3, D8: table %s", (table, column) => {
  const change = `UPDATE ${table} SET ${column} = 'changed'${rowsOf(table)}`;

  test("a change with a guard function of one's own is found, and the table named", () => {
    const wrong = faultsOf(tampered(change));
    expect(Object.keys(wrong)).toEqual([
      digestedTables().includes(table) ? "tables" : "logged_rows",
    ]);
    expect(Object.values(wrong).join()).toContain(`${table}`);
  });

  test("a change with the triggers dropped is found besides the triggers", () => {
    const { guards, ...others } = faultsOf(tampered(change, table));
    expect(guards).toContain(`表 ${table} `);
    expect(Object.values(others).join()).toContain(`${table}`);
  });

  test("a row that was taken away is found", () => {
    const wrong = faultsOf(tampered(`DELETE FROM ${table}${rowsOf(table)}`));
    expect(`${wrong.tables ?? ""}${wrong.logged_rows ?? ""}`).toContain(`${table}`);
  });
});

test("papers: other bytes under the same hash, and bytes that are gone, are found", () => {
  const other = faultsOf(tampered("UPDATE paper_content SET content = x'00'"));
  expect(other.papers).toMatch(/附件 [0-9a-f]{12}… 的内容与入库时不同/);
  expect(faultsOf(tampered("DELETE FROM paper_content")).references).toContain("paper_content");
});

test("the log itself: a changed entry and a changed index of rows are found", () => {
  const entry = faultsOf(tampered("UPDATE event SET person = 'x' WHERE id = 2", "event"));
  expect(entry.log).toContain("日志第 2 条");
  const index = "UPDATE event_row SET row_uid = 'x' WHERE id = 1";
  expect(faultsOf(tampered(index, "event_row")).log).toContain("event_row");
});

test("the rows are named where the log or the run tells them", () => {
  const plot = tampered("UPDATE plot SET reason = 'x'", "plot");
  expect(faultsOf(plot).tables).toMatch(/表 plot\(非承包地图斑\).*\n其中 plot 的记录 /);
  const shape = faultsOf(tampered("UPDATE plot_shape SET planar_m2 = 2600"));
  expect(shape.tables).toContain("其中 plot_shape 的记录 ");
  expect(shape.shape_areas).toMatch(/W0001.*登记 2600.00 m²,图形 2500.00 m²/);
  const piece = tampered("UPDATE run_patch SET reason = 'x'");
  expect(faultsOf(piece).tables).toContain("表 run_patch(图斑平衡)里核对 1 的行");
});

test("rows of a run that never was are found", () => {
  const sql = `INSERT INTO run_resource (run_id, group_code, dlbm, patches, planar_m2)
    VALUES (7, '14072510120101', '0301', 1, 9)`;
  expect(faultsOf(tampered(sql)).tables).toMatch(/run_resource.*核对 7 的行在日志里没有来历/);
});

test("an event carries digests of the tables that its command touched, and of no others", () => {
  const path = join(temporaryFolder(), "later.gpkg");
  copyFileSync(original, path);
  const project = openProject(path, { mode: "write", person: "张三" });
  runCommand(project, { command: "test.run", undoable: false }, () => {
    project.db.exec("UPDATE run SET seconds = 2");
  });
  setOption(project, "mu_decimals", "4");
  const [option, run] = listEvents(project, { limit: 2 });
  const created = listEvents(project).at(-1);
  closeProject(project);
  expect(option?.body.tables).toEqual({});
  expect(run?.body.tables).toEqual({ run: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(Object.keys(created?.body.tables ?? {}).sort()).toEqual(
    ["import_batch", "plot", "plot_shape", "qhs_meta", "run"].sort(),
  );
  expect(faultsOf(path)).toEqual({});
});

test("a file from before the digests says so, and its next command begins them for all tables", () => {
  const fixtures = join(import.meta.dirname, "../../../test/fixtures/project-files");
  const path = join(temporaryFolder(), "old.gpkg");
  writeFileSync(path, gunzipSync(readFileSync(join(fixtures, "schema-10.gpkg.gz"))));
  const title = () => verifyProject(path).checks.find(({ name }) => name === "tables")?.title;
  expect(faultsOf(path)).toEqual({});
  expect(title()).toContain("摘要从下一次操作起记录");
  const project = openProject(path, { mode: "write", person: "张三" });
  setOption(project, "mu_decimals", "4");
  closeProject(project);
  expect(faultsOf(path)).toEqual({});
  expect(title()).toBe("各表内容与日志摘要一致");
  const raw = new Database(path);
  raw.function("qhs_guard", (_table: unknown) => 1);
  raw.function("qhs_posted", (_plotCode: unknown) => 1);
  raw.exec("UPDATE plot SET reason = 'x'; UPDATE run_patch SET reason = 'x'").close();
  expect(faultsOf(path).tables).toMatch(/表 run_patch[\s\S]*表 plot/);
});

test("a later run leaves the digests of the earlier one standing; a proposal's may go", () => {
  const path = join(temporaryFolder(), "runs.gpkg");
  copyFileSync(original, path);
  const project = openProject(path, { mode: "write", person: "张三" });
  const addRun = (status: string) =>
    runCommand(project, { command: "reconcile", undoable: false }, () => {
      project.db.exec(
        "DELETE FROM run_resource WHERE run_id IN (SELECT id FROM run WHERE status = 'proposed')",
      );
      project.db.exec("UPDATE run SET status = 'discarded' WHERE status = 'proposed'");
      project.db.exec(
        `INSERT INTO run (uid, status, engine, parameters, inputs, totals, result_sha256,
           turf_patches, turf_max_difference_m2, started_at, seconds, person)
         SELECT hex(randomblob(8)), '${status}', engine, parameters, inputs, totals, result_sha256,
           turf_patches, turf_max_difference_m2, started_at, seconds, person FROM run WHERE id = 1;
         INSERT INTO run_resource (run_id, group_code, dlbm, patches, planar_m2)
           SELECT max(id), '14072510120101', '0301', 1, 9 FROM run`,
      );
    });
  addRun("proposed");
  addRun("proposed");
  closeProject(project);
  expect(faultsOf(path)).toEqual({});
  const raw = new Database(path);
  raw.function("qhs_guard", (_table: unknown) => 1);
  raw.function("qhs_posted", (_plotCode: unknown) => 1);
  raw.exec("UPDATE run_resource SET patches = 5 WHERE run_id = 1").close();
  expect(faultsOf(path).tables).toMatch(/run_resource.*核对 1 的行.*被程序以外改过/);
});
