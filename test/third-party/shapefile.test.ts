import { existsSync } from "node:fs";
import { copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FeatureCollection, Geometry, Position } from "geojson";
import { describe, expect, test } from "vitest";
import { DbfEncoder } from "../../electron/core/formats/dbf-writer.ts";
import { openShapefile } from "../../electron/core/formats/shapefile-reader.ts";
import {
  allRows,
  numberField,
  temporaryFolder,
} from "../../electron/core/formats/testing/sample-files.ts";
import type { PlaneGeometry } from "../../shared/geometry/types.ts";
import { referenceDataFolder } from "./reference-data.ts";

const folder = referenceDataFolder();

/**
 * Where we read otherwise than the suite expects, and why. Western and Greek text is none of what D25
 * decides between (UTF-8 with Chinese, or GB18030); it is read right when the person names the encoding.
 */
const accepted: Readonly<Record<string, { encoding: string }>> = {
  "latin1-property": { encoding: "windows-1252" },
  "utf8-property": { encoding: "UTF-8" },
};

/** Tables with a running number that the suite's expected results leave out: they were read without. */
const withRunningNumber = ["multipoints", "null", "points", "polygons", "polylines", "singleton"];

/** The suite has no .shx; this one follows from the records that the .shp holds. */
function indexOf(shp: Buffer): Buffer {
  const entries: Buffer[] = [];
  for (let at = 100; at < shp.length; at += 8 + shp.readInt32BE(at + 4) * 2) {
    const entry = Buffer.alloc(8);
    entry.writeInt32BE(at / 2, 0);
    entry.writeInt32BE(shp.readInt32BE(at + 4), 4);
    entries.push(entry);
  }
  const header = Buffer.from(shp.subarray(0, 100));
  header.writeInt32BE((100 + entries.length * 8) / 2, 24);
  return Buffer.concat([header, ...entries]);
}

/** Five of the suite's layers have no attributes; a table of empty rows stands in. */
function emptyTable(rowCount: number): Buffer {
  const encoder = new DbfEncoder([numberField("NONE", 4, 0)], "GBK");
  const rows = Array.from({ length: rowCount }, (_, index) => encoder.record(index + 1, {}));
  return Buffer.concat([encoder.header(rowCount), ...rows]);
}

async function copyCase(name: string): Promise<{ path: string; hasTable: boolean }> {
  const source = join(folder!, "shapefile", name);
  const target = join(await temporaryFolder(), name);
  const index = indexOf(await readFile(`${source}.shp`));
  const hasTable = existsSync(`${source}.dbf`);
  await copyFile(`${source}.shp`, `${target}.shp`);
  await writeFile(`${target}.shx`, index);
  if (hasTable) await copyFile(`${source}.dbf`, `${target}.dbf`);
  else await writeFile(`${target}.dbf`, emptyTable((index.length - 100) / 8));
  return { path: `${target}.shp`, hasTable };
}

const flat = (positions: readonly Position[]) =>
  Float64Array.from(positions.flatMap((position) => position.slice(0, 2)));
const ring = (positions: readonly Position[]) => flat(positions.slice(0, -1));

function planeGeometry(geometry: Geometry): PlaneGeometry {
  switch (geometry.type) {
    case "Polygon":
      return { type: "MultiPolygon", polygons: [geometry.coordinates.map(ring)] };
    case "MultiPolygon":
      return { type: "MultiPolygon", polygons: geometry.coordinates.map((part) => part.map(ring)) };
    case "LineString":
      return { type: "MultiLineString", lines: [flat(geometry.coordinates)] };
    case "MultiLineString":
      return { type: "MultiLineString", lines: geometry.coordinates.map(flat) };
    case "Point":
      return { type: "MultiPoint", points: flat([geometry.coordinates]) };
    case "MultiPoint":
      return { type: "MultiPoint", points: flat(geometry.coordinates) };
    case "GeometryCollection":
      throw new Error("the suite has no collections");
  }
}

/** The suite leaves empty values out, keeps dates as digits and has true and false for logical values. */
function comparable(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => {
        if (typeof value === "boolean") return [name, Number(value)];
        const isDate = typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
        return [name, isDate ? value.replaceAll("-", "") : value];
      }),
  );
}

async function checkCase(name: string): Promise<void> {
  const { path, hasTable } = await copyCase(name);
  const expected: FeatureCollection = JSON.parse(
    await readFile(join(folder!, "shapefile", `${name}.json`), "utf8"),
  );
  const source = await openShapefile(path, accepted[name] ?? {});
  if (expected.bbox) expect(source.extent).toEqual(expected.bbox);
  const rows = await allRows(source);
  expect(rows).toHaveLength(expected.features.length);
  for (const [index, feature] of expected.features.entries()) {
    const found = rows[index];
    if (feature.geometry === null) {
      expect(found?.feature).toBeNull();
      expect(found?.notices.map((notice) => notice.code)).toEqual(["geometry.null"]);
      continue;
    }
    expect(found?.feature?.geometry).toEqual(planeGeometry(feature.geometry));
    if (!hasTable) continue;
    expect(comparable(found?.feature?.attributes ?? {})).toEqual(
      comparable(withRunningNumber.includes(name) ? { FID: index } : (feature.properties ?? {})),
    );
  }
}

describe.skipIf(folder === null)("shapefiles of mbostock/shapefile", async () => {
  const files = folder === null ? [] : await readdir(join(folder, "shapefile"));
  const names = files.filter((file) => file.endsWith(".json")).map((file) => file.slice(0, -5));

  test("the suite is whole; two cases need their encoding named, six lack a column", () => {
    expect(names).toHaveLength(20);
    expect(names.filter((name) => withRunningNumber.includes(name))).toHaveLength(6);
    expect(names.filter((name) => name in accepted)).toHaveLength(2);
    expect(Object.keys(accepted)).toHaveLength(2);
  });

  test.each(names)("%s", checkCase);
});
