import type { Database } from "better-sqlite3";
import { attributeTables, featureTables } from "./tables.ts";

/** 'GPKG', and the GeoPackage version 1.3 (Requirement 2). */
export const applicationId = 0x47504b47;
export const geoPackageVersion = 10300;

/** Undefined Cartesian: what a layer has until the first import sets the project's CRS. */
export const undefinedSrsId = -1;

const wgs84Wkt =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]';
const cgcs2000Wkt =
  'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4490"]]';

/** The tables every GeoPackage has, with the rows it must have (GeoPackage 1.3, Annex C). */
export function createGeoPackageTables(db: Database): void {
  db.exec(`
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);`);
  const insert = db.prepare("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)");
  insert.run("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", null);
  insert.run("Undefined geographic SRS", 0, "NONE", 0, "undefined", null);
  insert.run("WGS 84", 4326, "EPSG", 4326, wgs84Wkt, null);
  insert.run("CGCS2000", 4490, "EPSG", 4490, cgcs2000Wkt, null);
}

/**
 * Registers every table of ours that is there and not yet known to the GeoPackage, gives layers their
 * R-tree and guards what carries events (D8). May be called again after each migration.
 */
export function registerTables(db: Database): void {
  const known = new Set(db.prepare("SELECT table_name FROM gpkg_contents").pluck().all());
  const present = new Set(
    db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all(),
  );
  for (const [table, { geometryType, title, imported }] of Object.entries(featureTables)) {
    if (!present.has(table) || known.has(table)) continue;
    registerLayer(db, table, geometryType, title);
    if (!imported) createGuards(db, table);
  }
  for (const [table, title] of Object.entries(attributeTables)) {
    if (!present.has(table) || known.has(table)) continue;
    db.prepare(
      "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, 'attributes', ?, 0)",
    ).run(table, title);
    if (!isImportedRegister(table)) createGuards(db, table);
  }
}

/** Registers filled by imports carry a row digest like layers do, and no guard. */
export function isImportedRegister(table: string): boolean {
  return table.startsWith("register_");
}

/** A layer that a migration brings lies in the plane that the file has already. */
function srsIdOfLayers(db: Database): number {
  const present = db.prepare("SELECT max(srs_id) FROM gpkg_geometry_columns").pluck().get();
  return typeof present === "number" ? present : undefinedSrsId;
}

function registerLayer(db: Database, table: string, geometryType: string, title: string): void {
  const srsId = srsIdOfLayers(db);
  db.prepare(
    "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, 'features', ?, ?)",
  ).run(table, title, srsId);
  db.prepare("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)").run(
    table,
    geometryType,
    srsId,
  );
  db.prepare(
    "INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
  ).run(table);
  db.exec(`CREATE VIRTUAL TABLE rtree_${table}_geom USING rtree(id, minx, maxx, miny, maxy)`);
  createSpatialTriggers(db, table);
}

const spatialTriggers = ["insert", "update1", "update2", "update3", "update4", "delete"] as const;

/** Before a bulk load; the loader fills the R-tree itself and creates them again (D26). */
export function dropSpatialTriggers(db: Database, table: string): void {
  for (const name of spatialTriggers) db.exec(`DROP TRIGGER rtree_${table}_geom_${name}`);
}

/** The triggers that keep an R-tree in step with its layer (GeoPackage 1.3, Annex F.3). */
export function createSpatialTriggers(db: Database, table: string): void {
  const tree = `rtree_${table}_geom`;
  const present = "(NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))";
  const absent = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))";
  const store = `INSERT OR REPLACE INTO ${tree} VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));`;
  const forget = `DELETE FROM ${tree} WHERE id = OLD.fid;`;
  db.exec(`
CREATE TRIGGER ${tree}_insert AFTER INSERT ON ${table} WHEN ${present} BEGIN ${store} END;
CREATE TRIGGER ${tree}_update1 AFTER UPDATE OF geom ON ${table} WHEN OLD.fid = NEW.fid AND ${present} BEGIN ${store} END;
CREATE TRIGGER ${tree}_update2 AFTER UPDATE OF geom ON ${table} WHEN OLD.fid = NEW.fid AND ${absent} BEGIN ${forget} END;
CREATE TRIGGER ${tree}_update3 AFTER UPDATE ON ${table} WHEN OLD.fid != NEW.fid AND ${present} BEGIN ${forget} ${store} END;
CREATE TRIGGER ${tree}_update4 AFTER UPDATE ON ${table} WHEN OLD.fid != NEW.fid AND ${absent} BEGIN DELETE FROM ${tree} WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER ${tree}_delete AFTER DELETE ON ${table} WHEN OLD.geom NOT NULL BEGIN ${forget} END;`);
}

/** Triggers by which a change from outside fails; the event log can only grow, even for us (D6, D8). */
export function createGuards(db: Database, table: string): void {
  for (const sql of guardTriggers(table).values()) db.exec(sql);
}

/** The guard triggers of a table by name, as `sqlite_master` keeps them. */
export function guardTriggers(table: string): Map<string, string> {
  const isLog = table === "event" || table === "event_row";
  const sqlOf = (action: string) => {
    const name = `qhs_${table}_${action.toLowerCase()}`;
    const ours = isLog ? "SELECT qhs_log_guard()" : `SELECT qhs_guard('${table}')`;
    const never = "SELECT RAISE(ABORT, 'the event log only grows')";
    const check = isLog && action !== "INSERT" ? never : ours;
    const sql = `CREATE TRIGGER ${name} BEFORE ${action} ON ${table} BEGIN ${check}; END`;
    return [name, sql] as const;
  };
  return new Map(["INSERT", "UPDATE", "DELETE"].map(sqlOf));
}
