import { renameSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import type { PlaneCrs } from "../../../shared/geodesy/crs.ts";
import { srsIdOf, srsNameOf, srsWktOf } from "../../../shared/geodesy/crs.ts";
import { epsgCodeOf } from "../../../shared/geodesy/srs.ts";
import { encodeGeometry } from "../project/geometry-blob.ts";
import {
  applicationId,
  createGeoPackageTables,
  geoPackageVersion,
} from "../project/geopackage-schema.ts";
import { storageError } from "../project/storage-error.ts";
import type { ExportColumn } from "./export-columns.ts";
import type { ExportMeasure, ExportRow } from "./export-source.ts";

export interface GeoPackageLayer {
  /** ASCII name of the table. */
  name: string;
  title: string;
  crs: PlaneCrs;
  columns: readonly ExportColumn[];
  /** Time of the contents, ISO 8601; never the clock (D9). */
  changedAt: string;
}

function createLayer(db: Database.Database, layer: GeoPackageLayer): number {
  const srsId = srsIdOf(layer.crs);
  const epsg = epsgCodeOf(layer.crs);
  createGeoPackageTables(db);
  db.prepare("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)").run(
    srsNameOf(layer.crs),
    srsId,
    epsg === null ? "QHS" : "EPSG",
    epsg ?? srsId,
    srsWktOf(layer.crs),
  );
  const columns = layer.columns.map(
    ({ name, type }) => `"${name}" ${type === "number" ? "REAL" : "TEXT"}`,
  );
  db.exec(
    `CREATE TABLE "${layer.name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom MULTIPOLYGON, ${columns.join(", ")})`,
  );
  return srsId;
}

function registerLayer(
  db: Database.Database,
  layer: GeoPackageLayer,
  srsId: number,
  measure: ExportMeasure,
): void {
  const [minX, minY, maxX, maxY] = measure.extent ?? [null, null, null, null];
  db.prepare("INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, ?, ?, ?, ?, ?)").run(
    layer.name,
    layer.title,
    layer.changedAt,
    minX,
    minY,
    maxX,
    maxY,
    srsId,
  );
  db.prepare("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'MULTIPOLYGON', ?, 0, 0)").run(
    layer.name,
    srsId,
  );
}

/**
 * Writes rows into a new GeoPackage of one layer. The file takes its name only when it is whole.
 * @throws AppError `disk.full`, `disk.denied`, `disk.failed`.
 */
export function writeGeoPackage(
  path: string,
  layer: GeoPackageLayer,
  rows: Iterable<ExportRow>,
  measure: ExportMeasure,
): void {
  const partPath = `${path}.part`;
  rmSync(partPath, { force: true });
  let db: Database.Database | null = null;
  try {
    db = new Database(partPath);
    db.pragma("journal_mode = MEMORY");
    db.pragma(`application_id = ${applicationId}`);
    db.pragma(`user_version = ${geoPackageVersion}`);
    fill(db, layer, rows, measure);
    db.close();
    renameSync(partPath, path);
  } catch (error) {
    db?.close();
    rmSync(partPath, { force: true });
    throw storageError(error, path);
  }
}

function fill(
  db: Database.Database,
  layer: GeoPackageLayer,
  rows: Iterable<ExportRow>,
  measure: ExportMeasure,
): void {
  db.exec("BEGIN");
  const srsId = createLayer(db, layer);
  const names = layer.columns.map((column) => `"${column.name}"`);
  const places = names.map(() => "?");
  const insert = db.prepare(
    `INSERT INTO "${layer.name}" (geom, ${names.join(", ")}) VALUES (?, ${places.join(", ")})`,
  );
  for (const { geometry, values } of rows) {
    insert.run(
      geometry && encodeGeometry(geometry, srsId),
      ...layer.columns.map((column) => values[column.name] ?? null),
    );
  }
  registerLayer(db, layer, srsId, measure);
  db.exec("COMMIT");
}
