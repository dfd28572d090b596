import { copyFileSync, existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import {
  crosscheckSchema,
  demoSchema,
  exportSchema,
  importSchema,
  plotsSchema,
  reconcileSchema,
  sheetsSchema,
  verifySchema,
} from "../../electron/cli/json-schemas.ts";
import {
  contentDigest,
  inFolder,
  interruptQhs,
  makeFolder,
  removeFolder,
  runQhs,
} from "./run-qhs.ts";

const sample = path.resolve(import.meta.dirname, "../../sample-data/township");
const survey = path.join(sample, "三调/DLTB.shp");
const parcels = path.join(sample, "矢量数据/DK1407992016.shp");

let folder = "";
let demo: z.infer<typeof demoSchema>;

beforeAll(async () => {
  folder = makeFolder();
  const result = await runQhs(folder, "demo", "--json");
  expect(result).toMatchObject({ exitCode: 0, standardError: "" });
  demo = demoSchema.parse(JSON.parse(result.standardOutput));
});
afterAll(() => removeFolder(folder));

async function json<Schema extends z.ZodType>(
  schema: Schema,
  ...given: readonly string[]
): Promise<z.infer<Schema>> {
  const result = await runQhs(folder, ...given, "--json");
  expect(result).toMatchObject({ exitCode: 0, standardError: "" });
  return schema.parse(JSON.parse(result.standardOutput));
}

test("demo: writes the project and the sheets where it says, by default below ./out/demo", () => {
  expect(demo.project).toBe(path.join(folder, "out/demo/样例乡镇.gpkg"));
  expect(demo.verified).toBe(true);
  expect(demo.sheets.packs.length).toBeGreaterThan(0);
  for (const { pdf, xlsx } of demo.sheets.packs) {
    expect([existsSync(pdf), existsSync(xlsx)]).toEqual([true, true]);
  }
});

test("demo: runs again in the same place and finds the same (D9)", async () => {
  const again = await json(demoSchema, "demo");
  expect(again.result_sha256).toBe(demo.result_sha256);
});

test("D20: the areas of qhs reconcile --json add up", async () => {
  const { run, totals, groups } = await json(
    reconcileSchema,
    "reconcile",
    demo.project,
    "--dry-run",
  );
  expect(run.status).toBe("proposed");
  const close = (sum: number, to: number) => expect(Math.abs(sum - to)).toBeLessThan(1e-4);
  close(totals.cultivated_m2 + totals.other_m2, totals.survey_m2);
  close(
    totals.state_owned_m2 +
      totals.excluded_m2 +
      totals.unprocessed_m2 +
      totals.collective_cultivated_m2,
    totals.cultivated_m2,
  );
  close(
    totals.household_covered_m2 + totals.left_over_m2 + totals.balance_error_m2,
    totals.collective_cultivated_m2,
  );
  const sumOf = (areas: readonly Record<string, { planar_m2: number }>[]) =>
    areas.flatMap((group) => Object.values(group)).reduce((sum, area) => sum + area.planar_m2, 0);
  close(sumOf(groups.map(({ by_class }) => by_class)), totals.left_over_m2);
  close(sumOf(groups.map(({ by_history }) => by_history)), totals.left_over_m2);
});

test("T7: plots, sheets and export give the same total", async () => {
  const { plots } = await json(plotsSchema, "plots", demo.project);
  const out = path.join(folder, "again");
  const sheets = await json(sheetsSchema, "sheets", demo.project, "--out", out);
  const exported = await json(
    exportSchema,
    ...["export", demo.project, "--layer", "plots", "--format", "csv"],
    ...["--out", path.join(folder, "plots.csv")],
  );
  const total = plots.reduce((sum, { planar_m2 }) => sum + planar_m2, 0);
  expect(plots.length).toBeGreaterThan(20);
  expect(sheets.planar_m2).toBeCloseTo(total, 6);
  expect(exported.planar_area_m2).toBeCloseTo(total, 6);
  expect(exported.row_count).toBe(plots.length);
});

test("plots --group lists one group, --csv opens in a spreadsheet", async () => {
  const { plots } = await json(plotsSchema, "plots", demo.project, "--group", "14079910120101");
  expect(new Set(plots.map(({ group }) => group))).toEqual(new Set(["14079910120101"]));
  const csv = await runQhs(folder, "plots", demo.project, "--group", "14079910120101", "--csv");
  const rows = csv.standardOutput.trimEnd().split("\n");
  expect(rows[0]).toMatch(/^\ufeff图斑编号,组代码,/);
  expect(rows).toHaveLength(plots.length + 1);
});

test("crosscheck and verify pass on a good file and keep to their schemas", async () => {
  const check = await json(crosscheckSchema, "crosscheck", demo.project, "--sample", "10");
  expect(check).toMatchObject({ patches: 10, beyond_tolerance: [] });
  expect((await json(verifySchema, "verify", demo.project)).ok).toBe(true);
});

test("D43: a failed check is exit code 1 and still one whole document", async () => {
  const broken = path.join(folder, "broken.gpkg");
  copyFileSync(demo.project, broken);
  const { default: Database } = await import("better-sqlite3");
  const database = new Database(broken);
  database.exec("UPDATE register_holder SET cbfmc = '改过' WHERE id = 1");
  database.close();
  const result = await runQhs(folder, "verify", broken, "--json");
  expect(result.exitCode).toBe(1);
  const { checks } = verifySchema.parse(JSON.parse(result.standardOutput));
  const failed = checks.filter(({ ok }) => !ok).map(({ name }) => name);
  expect(failed).toContain("row_digests");
});

test("import keeps to its schema; the same file again is refused (D4), and the file stays as it was", async () => {
  await inFolder(async (place) => {
    const project = path.join(place, "a.gpkg");
    await runQhs(place, "new", project, "--name", "x");
    const report = await json(
      importSchema,
      "import",
      project,
      "--layer",
      "survey",
      "--file",
      survey,
    );
    expect("rows_stored" in report && report.rows_stored).toBeGreaterThan(400);
    const before = contentDigest(project);
    const again = await runQhs(
      place,
      "import",
      project,
      "--layer",
      "survey",
      "--file",
      survey,
      "--json",
    );
    expect(again.exitCode).toBe(1);
    expect(JSON.parse(again.standardOutput)).toMatchObject({ error: { code: "import.repeated" } });
    expect(contentDigest(project)).toBe(before);
    const missing = await runQhs(
      place,
      "import",
      project,
      "--layer",
      "groups",
      "--file",
      "none.shp",
    );
    expect(missing).toMatchObject({ exitCode: 1, standardOutput: "" });
    expect(missing.standardError).toContain("none.shp");
    expect(contentDigest(project)).toBe(before);
  });
});

test("import: --layer and --register exclude each other, --map needs both names", async () => {
  await inFolder(async (place) => {
    const wrong = [
      ["--file", survey],
      ["--layer", "survey", "--register", "household", "--file", survey],
      ["--layer", "roads", "--file", survey],
      ["--layer", "survey", "--file", survey, "--map", "DLBM"],
      ["--register", "household", "--file", survey, "--crs", "EPSG:4547"],
    ];
    for (const given of wrong) {
      const result = await runQhs(place, "import", "a.gpkg", ...given);
      expect([given, result.exitCode]).toEqual([given, 2]);
    }
  });
});

test("D43: Ctrl+C is exit code 130, and the project file stays as it was", async () => {
  const project = path.join(folder, "interrupted.gpkg");
  copyFileSync(demo.project, project);
  const before = contentDigest(project);
  const result = await interruptQhs(folder, ["reconcile", project, "--json"], () =>
    existsSync(`${project}-wal`),
  );
  expect(result.exitCode).toBe(130);
  expect(JSON.parse(result.standardOutput)).toMatchObject({ error: { code: "cancelled" } });
  const verified = await json(verifySchema, "verify", project);
  expect(verified.ok).toBe(true);
  expect(contentDigest(project)).toBe(before);
});

test("parcels that lie elsewhere than the survey are refused, never laid over (T3)", async () => {
  await inFolder(async (place) => {
    const project = path.join(place, "a.gpkg");
    await runQhs(place, "new", project, "--name", "x");
    await runQhs(place, "import", project, "--layer", "survey", "--file", survey);
    const result = await runQhs(
      place,
      ...["import", project, "--layer", "parcels", "--file", parcels],
      ...["--crs", "CM=117", "--json"],
    );
    expect(result.exitCode).toBe(1);
  });
});
