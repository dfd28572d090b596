import type { Database } from "better-sqlite3";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { geometryEnvelope, readBlobHeader } from "./geometry-blob.ts";

/** 'GPKG', and the marks of GeoPackage 1.0 and 1.1 (Requirement 2). */
const applicationIds = [0x47504b47, 0x47503130, 0x47503131];

const requiredColumns: Readonly<Record<string, readonly string[]>> = {
  gpkg_spatial_ref_sys: [
    "srs_name",
    "srs_id",
    "organization",
    "organization_coordsys_id",
    "definition",
    "description",
  ],
  gpkg_contents: [
    "table_name",
    "data_type",
    "identifier",
    "description",
    "last_change",
    "min_x",
    "min_y",
    "max_x",
    "max_y",
    "srs_id",
  ],
};
const geometryColumns = [
  "table_name",
  "column_name",
  "geometry_type_name",
  "srs_id",
  "z",
  "m",
] as const;

/** WKB types that a layer of a geometry type may hold; a type that is not listed holds any. */
const allowedWkbTypes: Readonly<Record<string, readonly number[]>> = {
  POINT: [1],
  LINESTRING: [2],
  POLYGON: [3],
  MULTIPOINT: [4],
  MULTILINESTRING: [5],
  MULTIPOLYGON: [6],
  GEOMETRYCOLLECTION: [4, 5, 6, 7],
};

interface Layer {
  readonly table_name: string;
  readonly column_name: string;
  readonly geometry_type_name: string;
  readonly srs_id: number;
}

/**
 * Checks a database against the rules of GeoPackage 1.3 that concern vector data and attributes
 * (requirements in brackets). Returns the faults in Chinese, none for a valid file.
 */
export function geoPackageFaults(db: Database): string[] {
  const faults = [...markFaults(db), ...requiredTableFaults(db)];
  if (faults.length > 0) return faults;
  faults.push(...referenceSystemFaults(db), ...contentsFaults(db));
  const hasLayers = count(db, "SELECT 1 FROM gpkg_contents WHERE data_type = 'features'") > 0;
  if (!hasLayers) return faults;
  const missing = missingColumns(db, "gpkg_geometry_columns", geometryColumns);
  if (missing.length > 0) return [...faults, `gpkg_geometry_columns 缺少列 ${missing}(R21)`];
  faults.push(...layerTableFaults(db));
  for (const layer of db.prepare("SELECT * FROM gpkg_geometry_columns").all() as Layer[]) {
    if (tableExists(db, layer.table_name)) faults.push(...layerFaults(db, layer));
  }
  return faults;
}

function markFaults(db: Database): string[] {
  const mark = db.pragma("application_id", { simple: true }) as number;
  const version = db.pragma("user_version", { simple: true }) as number;
  if (!applicationIds.includes(mark)) return [`application_id 不是 GPKG(R2)`];
  const isDated = mark !== applicationIds[0] || (version >= 10000 && version < 20000);
  return isDated ? [] : [`user_version ${version} 不是 GeoPackage 版本(R2)`];
}

function requiredTableFaults(db: Database): string[] {
  return Object.entries(requiredColumns).flatMap(([table, columns]) => {
    const missing = missingColumns(db, table, columns);
    return missing.length === 0 ? [] : [`${table} 缺失或缺少列 ${missing.join("、")}(R10、R13)`];
  });
}

function referenceSystemFaults(db: Database): string[] {
  return [-1, 0, 4326]
    .filter((id) => count(db, "SELECT 1 FROM gpkg_spatial_ref_sys WHERE srs_id = ?", id) === 0)
    .map((id) => `gpkg_spatial_ref_sys 缺少坐标系 ${id}(R11)`);
}

interface Content {
  readonly table_name: string;
  readonly data_type: string;
  readonly last_change: string;
  readonly srs_id: number | null;
}

function contentsFaults(db: Database): string[] {
  const faults: string[] = [];
  for (const row of db.prepare("SELECT * FROM gpkg_contents").all() as Content[]) {
    const name = row.table_name;
    if (!tableExists(db, name)) {
      faults.push(`gpkg_contents 登记的表 ${name} 不存在(R14)`);
      continue;
    }
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(row.last_change)) {
      faults.push(`${name} 的 last_change“${row.last_change}”不是规定的时间格式(R15)`);
    }
    const known = "SELECT 1 FROM gpkg_spatial_ref_sys WHERE srs_id = ?";
    if (row.srs_id !== null && count(db, known, row.srs_id) === 0) {
      faults.push(`${name} 的坐标系 ${row.srs_id} 未登记(R16)`);
    }
    const hasRows = row.data_type === "features" || row.data_type === "attributes";
    if (hasRows && primaryKey(db, name) === null && !isView(db, name)) {
      faults.push(`${name} 没有整数主键(R29、R119)`);
    }
  }
  return faults;
}

function layerTableFaults(db: Database): string[] {
  const unlisted = db
    .prepare(
      `SELECT table_name FROM gpkg_contents WHERE data_type = 'features'
       AND table_name NOT IN (SELECT table_name FROM gpkg_geometry_columns)`,
    )
    .pluck()
    .all();
  const strangers = db
    .prepare(
      `SELECT g.table_name FROM gpkg_geometry_columns g LEFT JOIN gpkg_contents c
       ON c.table_name = g.table_name AND c.data_type = 'features' AND c.srs_id = g.srs_id
       LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
       WHERE c.table_name IS NULL OR s.srs_id IS NULL OR g.z NOT IN (0, 1, 2) OR g.m NOT IN (0, 1, 2)`,
    )
    .pluck()
    .all();
  return [
    ...unlisted.map((name) => `图层 ${name} 没有登记图形列(R22)`),
    ...strangers.map((name) => `图层 ${name} 的图形列登记与目录或坐标系不一致(R23–R28、R146)`),
  ];
}

function layerFaults(db: Database, layer: Layer): string[] {
  const { table_name: table, column_name: column } = layer;
  const columns = columnNames(db, table);
  if (!columns.includes(column)) return [`图层 ${table} 没有图形列 ${column}(R24)`];
  const indexed =
    tableExists(db, "gpkg_extensions") &&
    count(
      db,
      `SELECT 1 FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'
       AND table_name = ? AND column_name = ?`,
      table,
      column,
    ) > 0;
  const faults = indexed ? indexTableFaults(db, table, column) : [];
  if (faults.length > 0) return faults;
  return rowFaults(db, layer, indexed);
}

function indexTableFaults(db: Database, table: string, column: string): string[] {
  const tree = `rtree_${table}_${column}`;
  if (!tableExists(db, tree)) return [`图层 ${table} 缺少空间索引表(R77)`];
  const triggers = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?")
    .pluck()
    .all(table) as string[];
  const names = new Set(triggers.map((name) => name.toLowerCase()));
  const missing = ["insert", "update2", "update4", "delete"].filter(
    (action) => !names.has(`${tree}_${action}`.toLowerCase()),
  );
  return missing.map((action) => `图层 ${table} 缺少空间索引触发器 ${action}(R75)`);
}

/**
 * Every blob: header, reference system, type, and that the R-tree encloses it; and no entry of the R-tree
 * without a row. Entries of rows without geometry do no harm, and older GDAL writes them.
 */
function rowFaults(db: Database, layer: Layer, indexed: boolean): string[] {
  const { table_name: table, column_name: column } = layer;
  const key = primaryKey(db, table);
  if (key === null) return [];
  const tree = quoted(`rtree_${table}_${column}`);
  const join = indexed
    ? `SELECT t.${quoted(key)}, t.${quoted(column)}, r.minx, r.miny, r.maxx, r.maxy
       FROM ${quoted(table)} t LEFT JOIN ${tree} r ON r.id = t.${quoted(key)}`
    : `SELECT ${quoted(key)}, ${quoted(column)} FROM ${quoted(table)}`;
  const list = new FaultList(table);
  for (const row of db.prepare(join).raw().iterate()) {
    const [fid, blob, ...box] = row as [number, Buffer | null, ...(number | null)[]];
    if (blob === null) continue;
    const envelope = list.check(fid, () => checkBlob(blob, layer));
    if (envelope === null) continue;
    if (indexed) list.check(fid, () => checkBox(envelope, box));
  }
  const strays = `SELECT 1 FROM ${tree} WHERE id NOT IN (SELECT ${quoted(key)} FROM ${quoted(table)})`;
  if (indexed && count(db, strays) > 0) {
    list.faults.push(`图层 ${table} 的空间索引里有不存在的图形(R77)`);
  }
  return list.faults;
}

/** The envelope of a sound blob; null for an empty one, infinite where we cannot read its kind. */
function checkBlob(blob: Buffer, layer: Layer): BoundingBox | null {
  const header = readBlobHeader(blob);
  if (header.srsId !== layer.srs_id) throw new Error(`坐标系 ${header.srsId} 与图层不符(R33)`);
  const allowed = allowedWkbTypes[layer.geometry_type_name.toUpperCase()];
  const type = header.wkbType % 1000;
  if (allowed !== undefined && !allowed.includes(type)) {
    throw new Error(`图形类型 ${type} 与图层不符(R32)`);
  }
  if (header.empty) return null;
  const isPlain = header.wkbType <= 6;
  return isPlain ? geometryEnvelope(blob) : [Infinity, Infinity, -Infinity, -Infinity];
}

function checkBox(envelope: BoundingBox, box: readonly (number | null)[]): null {
  const [minX, minY, maxX, maxY] = box;
  if (minX == null || minY == null || maxX == null || maxY == null) {
    throw new Error("不在空间索引里(R77)");
  }
  const [x1, y1, x2, y2] = envelope;
  if (minX > x1 || minY > y1 || maxX < x2 || maxY < y2) throw new Error("与空间索引不符(R77)");
  return null;
}

/** Collects faults of rows, the first twenty by name, the rest as a number. */
class FaultList {
  readonly faults: string[] = [];
  private readonly table: string;

  constructor(table: string) {
    this.table = table;
  }

  check<T>(fid: number, work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      if (this.faults.length < 20) {
        const reason = error instanceof Error ? error.message : String(error);
        this.faults.push(`${this.table} 第 ${fid} 号图形:${reason}`);
      }
      return null;
    }
  }
}

function missingColumns(db: Database, table: string, columns: readonly string[]): string[] {
  const present = columnNames(db, table);
  return columns.filter((column) => !present.includes(column));
}

function columnNames(db: Database, table: string): string[] {
  return db.prepare("SELECT name FROM pragma_table_info(?)").pluck().all(table) as string[];
}

function primaryKey(db: Database, table: string): string | null {
  const sql = "SELECT name FROM pragma_table_info(?) WHERE pk = 1 AND upper(type) = 'INTEGER'";
  const name = db.prepare(sql).pluck().get(table);
  return typeof name === "string" ? name : null;
}

function tableExists(db: Database, name: string): boolean {
  const sql =
    "SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND lower(name) = lower(?)";
  return count(db, sql, name) > 0;
}

function isView(db: Database, name: string): boolean {
  return count(db, "SELECT 1 FROM sqlite_master WHERE type = 'view' AND name = ?", name) > 0;
}

function count(db: Database, sql: string, ...parameters: (string | number)[]): number {
  const sqlCount = `SELECT count(*) FROM (${sql})`;
  return db
    .prepare(sqlCount)
    .pluck()
    .get(...parameters) as number;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
