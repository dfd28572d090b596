import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeCsv } from "../../electron/core/formats/csv-writer.ts";
import { writeGeoJson } from "../../electron/core/formats/geojson-writer.ts";
import { openShapefile } from "../../electron/core/formats/shapefile-reader.ts";
import { writeShapefile } from "../../electron/core/formats/shapefile-writer.ts";
import {
  allRows,
  sampleLayout,
  sampleRows,
  square,
  temporaryFolder,
} from "../../electron/core/formats/testing/sample-files.ts";

/** Runs a GDAL tool that must not complain, and gives what it prints. */
function gdal(tool: string, ...given: string[]): string {
  const { stdout, stderr, status, error } = spawnSync(tool, given, { encoding: "utf8" });
  if (error !== undefined) throw error;
  expect(`${stderr}${status}`).toBe("0");
  return stdout;
}

/** Code, place name, area and area of the shape of each row, as GDAL sees the file. */
function rowsOf(path: string, layer: string): string[][] {
  const sql = `SELECT DKBM, DKMC, SCMJ, ST_Area(geometry) AS shape_m2 FROM "${layer}"`;
  const csv = gdal("ogr2ogr", "-f", "CSV", "-dialect", "SQLITE", "-sql", sql, "/vsistdout/", path);
  return csv
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.replaceAll('"', "").split(","));
}

const expected = [
  ["1407251012010100001", "村东大块", "91", "91"],
  ["1407251012010100002", "河滩地", "50", "50"],
  ["1407251012010100003", "", "1.25", "1"],
];
const asNumbers = (rows: string[][]) =>
  rows.map(([code, name, ...areas]) => [code, name, ...areas.map(Number)]);

test.each(["GBK", "UTF-8"] as const)(
  "GDAL reads our %s shapefile: text, areas, holes",
  async (encoding) => {
    const path = join(await temporaryFolder(), "dk.shp");
    await writeShapefile(path, { ...sampleLayout, encoding }, sampleRows);
    expect(asNumbers(rowsOf(path, "dk"))).toEqual(asNumbers(expected));
    const summary = gdal("ogrinfo", "-al", "-so", path);
    expect(summary).toContain("Feature Count: 3");
    expect(summary).toContain("Extent: (0.000000, 0.000000) - (61.000000, 10.000000)");
  },
);

test("GDAL reads our GeoJSON in its plane", async () => {
  const path = join(await temporaryFolder(), "dk.geojson");
  await writeGeoJson(path, { name: "dk", epsg: 4547 }, sampleRows);
  expect(asNumbers(rowsOf(path, "dk"))).toEqual(asNumbers(expected));
  expect(gdal("ogrinfo", "-al", "-so", path)).toMatch(/ID\["EPSG",4547\]/);
});

test("GDAL reads our CSV", async () => {
  const path = join(await temporaryFolder(), "dk.csv");
  const columns = ["DKBM", "DKMC", "SCMJ"].map((key) => ({ heading: key, key }));
  await writeCsv(
    path,
    columns,
    sampleRows.map((row) => row.attributes),
  );
  expect(gdal("ogrinfo", "-al", path)).toContain("DKMC (String) = 河滩地");
});

test.each([
  ["GBK", "PolygonZ", "GB18030"],
  ["UTF-8", "Polygon", "UTF-8"],
])("we read what GDAL writes: %s, %s", async (written, type, read) => {
  const folder = await temporaryFolder();
  const ours = join(folder, "ours.shp");
  const theirs = join(folder, "theirs.shp");
  const island = {
    type: "MultiPolygon" as const,
    polygons: [[square(0, 0, 9), square(2, 2, 5)], [square(4, 4, 1)]],
  };
  const rows = [
    ...sampleRows,
    { geometry: island, attributes: { DKBM: "1", DKMC: "岛", SCMJ: 57 } },
  ];
  await writeShapefile(ours, { ...sampleLayout, encoding: "UTF-8" }, rows);
  const kind = type === "PolygonZ" ? ["-dim", "XYZ"] : [];
  gdal("ogr2ogr", "-lco", `ENCODING=${written}`, ...kind, theirs, ours);
  const source = await openShapefile(theirs);
  expect(source.encoding.name).toBe(read);
  expect(source.notices.map((notice) => notice.code)).toEqual(
    type === "PolygonZ" ? ["geometry.zDropped"] : [],
  );
  const found = await allRows(source);
  expect(found.map((row) => row.feature?.attributes)).toEqual(rows.map((row) => row.attributes));
  const ringCounts = found.map((row) =>
    row.feature?.geometry.type === "MultiPolygon"
      ? row.feature.geometry.polygons.map((polygon) => polygon.length)
      : [],
  );
  expect(ringCounts.slice(0, 3)).toEqual([[2], [1, 1], [1]]);
  expect(ringCounts[3]?.toSorted()).toEqual([1, 2]);
  expect(found.flatMap((row) => row.notices)).toEqual([]);
});
