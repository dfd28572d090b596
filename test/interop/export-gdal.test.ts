import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type ExportLayerName,
  type ExportReport,
  exportLayer,
} from "../../electron/core/exchange/export-layer.ts";
import { importLayer } from "../../electron/core/exchange/import-layer.ts";
import {
  cm114,
  openWorkbench,
  polygonsOf,
  square,
  type Workbench,
  writeLayer,
} from "../../electron/core/exchange/testing/exchange-fixtures.ts";
import { inventRun } from "../../electron/core/exchange/testing/export-fixtures.ts";
import { quietContext } from "../../shared/contract/progress.ts";
import { esriWktOf } from "../../shared/geodesy/crs.ts";

let bench: Workbench;
let folder: string;

beforeAll(async () => {
  bench = openWorkbench();
  folder = mkdtempSync(join(tmpdir(), "qhs-export-"));
  const survey = await writeLayer(join(folder, "DLTB.shp"), [
    {
      geometry: polygonsOf(square(0, 0, 100.25)),
      attributes: { BSM: "140725211000000001", DLBM: "0301", DLMC: "乔木林地", QSXZ: "30" },
    },
    {
      geometry: polygonsOf([...square(200, 0, 33.3), ...square(300, 0, 44.4)]),
      attributes: { BSM: "140725211000000002", DLBM: "0103", DLMC: "旱地", QSXZ: "30" },
    },
  ]);
  const parcels = await writeLayer(join(folder, "DK.shp"), [
    {
      geometry: polygonsOf(square(10, 10, 20)),
      attributes: { DKBM: "1407251012010100001", DKLB: "10", DKMC: "东坡" },
    },
  ]);
  await importLayer(bench.project, { layer: "survey", file: survey, mode: "add" }, quietContext);
  await importLayer(bench.project, { layer: "parcels", file: parcels, mode: "add" }, quietContext);
  inventRun(bench.project, 100);
});
afterAll(() => {
  bench.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** What GDAL prints about a file; anything that it complains of fails the test. */
function ogrinfo(...given: string[]): string {
  const { stdout, stderr, status, error } = spawnSync("ogrinfo", given, { encoding: "utf8" });
  if (error) throw error;
  expect(`${stderr}${status}`).toBe("0");
  return stdout;
}

/** Number of features and their summed area as GEOS measures it. */
function gdalMeasure(file: string, table: string): { count: number; areaM2: number } {
  const sql = `SELECT COUNT(*) AS n, SUM(ST_Area(geometry)) AS a FROM "${table}"`;
  const geometryName = file.endsWith(".gpkg") ? sql.replace("(geometry)", "(geom)") : sql;
  const output = ogrinfo("-dialect", "SQLite", "-sql", geometryName, file);
  return {
    count: Number(/n \(Integer\) = (\d+)/.exec(output)?.[1]),
    areaM2: Number(/a \(Real\) = ([\d.]+)/.exec(output)?.[1]),
  };
}

async function exported(
  layer: ExportLayerName,
  format: "shp" | "geojson" | "gpkg",
): Promise<{ report: ExportReport; file: string }> {
  const out = join(folder, `out-${layer}.${format}`);
  const report = await exportLayer(bench.project, { layer, format, out }, quietContext);
  return { report, file: out };
}

const layers = ["plots", "pieces", "parcels", "survey", "resources"] as const;
const formats = ["shp", "geojson", "gpkg"] as const;

for (const format of formats) {
  test(`GDAL reads each layer as ${format}, and the areas agree`, async () => {
    for (const layer of layers) {
      const { report, file } = await exported(layer, format);
      const table = format === "shp" ? `out-${layer}` : layer;
      const { count, areaM2 } = gdalMeasure(file, table);
      expect(count).toBe(report.rowCount);
      expect(Math.abs(areaM2 - report.planarAreaM2)).toBeLessThan(1e-4);
      const summary = ogrinfo("-al", "-so", file);
      expect(summary).toContain('"EPSG",4547');
    }
  });
}

test("GDAL reads the Chinese of a shapefile without being told the encoding", async () => {
  const text = ogrinfo("-al", join(folder, "out-plots.shp"));
  expect(text).toContain("未确权地");
  expect(text).toContain("三调旱地,二调耕地,未被确权地块覆盖");
});

test("a plane without EPSG code still lands where it belongs", async () => {
  const other = openWorkbench();
  const crs = { ...cm114, centralMeridianDeg: 113.5 };
  const file = await writeLayer(
    join(folder, "own.shp"),
    [{ geometry: polygonsOf(square(0, 0, 100)), attributes: { DLBM: "0103", QSXZ: "30" } }],
    { prjText: esriWktOf(crs) },
  );
  await importLayer(other.project, { layer: "survey", file, mode: "add" }, quietContext);
  for (const format of ["shp", "gpkg"] as const) {
    const out = join(folder, `own-out.${format}`);
    await exportLayer(other.project, { layer: "survey", format, out }, quietContext);
    expect(ogrinfo("-al", "-so", out)).toContain('"Longitude of natural origin",113.5');
  }
  const out = join(folder, "own-out.geojson");
  const report = await exportLayer(
    other.project,
    { layer: "survey", format: "geojson", out },
    quietContext,
  );
  expect(report.notices.countsByCode).toEqual({ "crs.degrees": 1 });
  expect(ogrinfo("-al", "-so", out)).toMatch(/Extent: \(113\.61\d+, 37\.6/);
  other.remove();
});
