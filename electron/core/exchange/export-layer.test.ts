import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { quietContext } from "../../../shared/contract/progress.ts";
import type { FieldValue } from "../formats/feature-source.ts";
import { openShapefile } from "../formats/shapefile-reader.ts";
import { openXlsx } from "../formats/xlsx-reader.ts";
import { type ExportRequest, exportLayer } from "./export-layer.ts";
import { importLayer } from "./import-layer.ts";
import {
  openWorkbench,
  polygonsOf,
  refusalOf,
  square,
  type Workbench,
  writeLayer,
} from "./testing/exchange-fixtures.ts";
import { inventedGroup, inventRun } from "./testing/export-fixtures.ts";

let bench: Workbench;
beforeEach(async () => {
  bench = openWorkbench();
  const patch = {
    geometry: polygonsOf(square(0, 0, 100)),
    attributes: { BSM: "140725211000000001", DLBM: "0301", DLMC: "乔木林地", QSXZ: "30" },
  };
  const file = await writeLayer(join(bench.folder, "DLTB.shp"), [patch]);
  await importLayer(bench.project, { layer: "survey", file, mode: "add" }, quietContext);
});
afterEach(() => bench.remove());

function run(name: string, more: Omit<ExportRequest, "out">) {
  return exportLayer(bench.project, { ...more, out: join(bench.folder, name) }, quietContext);
}

async function attributesOf(path: string): Promise<Readonly<Record<string, FieldValue>>[]> {
  const source = await openShapefile(path);
  const rows = [];
  for await (const { feature } of source.rows()) if (feature) rows.push(feature.attributes);
  await source.close();
  return rows;
}

describe("what an export holds", () => {
  it("joins plots with their current shapes in words people read", async () => {
    inventRun(bench.project, 100);
    const report = await run("plots.shp", { layer: "plots", format: "shp" });
    expect(report).toMatchObject({ rowCount: 2, secrecyWarning: null });
    expect(report.planarAreaM2).toBeCloseTo(2 * (7500 + 10.1 ** 2), 6);
    const [first] = await attributesOf(join(bench.folder, "plots.shp"));
    expect(first).toMatchObject({
      TBBM: `${inventedGroup}W0001`,
      NLB: "未确权地",
      LS: "二调为耕地",
      LSMJ: 7602.01,
      LSMJM: 11.403,
      TFH: "J50I090055",
      NZ: "沟",
      XZ: "地块00007",
      SDBSM: "140725211000000001",
      DLBM: "0301",
    });
    expect(readFileSync(join(bench.folder, "plots.prj"), "utf8")).toContain("CM_114E");
  });

  it("never lets an identity number out (A8)", async () => {
    inventRun(bench.project, 100);
    for (const format of ["shp", "geojson", "csv"] as const) {
      const { files } = await run(`p.${format}`, { layer: "plots", format });
      const bytes = files.map((file) => readFileSync(file, "latin1")).join();
      expect(bytes).not.toContain("140725199001011234");
      expect(bytes).toContain("140725**********34");
    }
  });

  it("heads tables in Chinese and keeps codes as text", async () => {
    inventRun(bench.project, 100);
    await run("plots.xlsx", { layer: "plots", format: "xlsx" });
    const workbook = await openXlsx(join(bench.folder, "plots.xlsx"));
    const cells: FieldValue[] = [];
    for await (const { values } of workbook.rows("非承包地图斑"))
      cells.push(...Object.values(values));
    await workbook.close();
    expect(cells).toContain("图斑编号");
    expect(cells).toContain(`${inventedGroup}W0002`);
    await run("survey.csv", { layer: "survey", format: "csv" });
    const csv = readFileSync(join(bench.folder, "survey.csv"), "utf8");
    expect(csv).toContain("地类编码");
    expect(csv).toContain("140725211000000001,");
  });

  it("gives resources as a table by group and class, or as the patches themselves", async () => {
    inventRun(bench.project, 100);
    await run("r.csv", { layer: "resources", format: "csv" });
    const csv = readFileSync(join(bench.folder, "r.csv"), "utf8");
    expect(csv).toContain(`${inventedGroup},${inventedGroup},0301,乔木林地,1,10000,15`);
    const report = await run("r.geojson", { layer: "resources", format: "geojson" });
    expect(report).toMatchObject({ rowCount: 1, planarAreaM2: 10_000 });
  });

  it("falls back to UTF-8 for a character that GBK does not have (D45)", async () => {
    const rows = [
      {
        geometry: polygonsOf(square(0, 0, 20)),
        attributes: { DKBM: `${inventedGroup}00001`, DKLB: "10", DKMC: "𠅤家坟" },
      },
    ];
    const file = await writeLayer(join(bench.folder, "DK.shp"), rows, { encoding: "UTF-8" });
    await importLayer(bench.project, { layer: "parcels", file, mode: "add" }, quietContext);
    const { files } = await run("out.shp", { layer: "parcels", format: "shp" });
    expect(files.some((path) => path.endsWith(".cpg"))).toBe(true);
    const [first] = await attributesOf(join(bench.folder, "out.shp"));
    expect(first?.DKMC).toBe("𠅤家坟");
  });
});

describe("what an export refuses and warns of", () => {
  it("warns when the box exceeds 25 km²", async () => {
    inventRun(bench.project, 6000);
    const report = await run("plots.gpkg", { layer: "plots", format: "gpkg" });
    expect(report.secrecyWarning).toContain("25 平方公里");
  });

  it("never writes over a file or into a folder's name", async () => {
    const before = readFileSync(join(bench.folder, "DLTB.dbf"));
    const error = await refusalOf(run("DLTB.shp", { layer: "survey", format: "shp" }));
    expect(error.code).toBe("file.exists");
    writeFileSync(join(bench.folder, "x.dbf"), "mine");
    expect((await refusalOf(run("x", { layer: "survey", format: "shp" }))).code).toBe(
      "file.exists",
    );
    expect(readFileSync(join(bench.folder, "DLTB.dbf")).equals(before)).toBe(true);
    expect(existsSync(join(bench.folder, "x.shp"))).toBe(false);
  });

  it("says what is missing before there is a run", async () => {
    const error = await refusalOf(run("p.csv", { layer: "plots", format: "csv" }));
    expect(error.code).toBe("project.incomplete");
    expect(error.message).toContain("qhs reconcile");
  });

  it("leaves nothing behind when cancelled or when the folder is not there", async () => {
    const files = readdirSync(bench.folder).sort();
    for (const format of ["shp", "geojson", "gpkg", "xlsx", "csv"] as const) {
      const out = join(bench.folder, `c.${format}`);
      const cancelled = { progress: () => {}, isCancelled: () => true };
      const work = exportLayer(bench.project, { layer: "survey", format, out }, cancelled);
      expect((await refusalOf(work)).code).toBe("cancelled");
      const nowhere = await refusalOf(run(`none/x.${format}`, { layer: "survey", format }));
      expect(nowhere.code).toBe("file.missing");
    }
    expect(readdirSync(bench.folder).sort()).toEqual(files);
  });
});
