import type { Database } from "better-sqlite3";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import type { Project } from "./project-state.ts";
import { featureTables } from "./tables.ts";

/** Brings `gpkg_contents` up to date for tables that changed: time of change, and extent of layers. */
export function touchContents(project: Pick<Project, "db">, tables: readonly string[]): void {
  for (const table of new Set(tables)) {
    if (table in featureTables) refreshExtent(project.db, table);
    stampChange(project, table);
  }
}

/**
 * Stores a layer's true extent. The R-tree holds rounded boxes, so it only tells which rows can be the
 * outermost; those are measured.
 */
function refreshExtent(db: Database, table: string): void {
  const tree = `rtree_${table}_geom`;
  const outermost = (measure: string, bound: string) =>
    `(SELECT ${measure} FROM ${table} WHERE fid IN (SELECT id FROM ${tree} WHERE ${bound}))`;
  db.prepare(
    `UPDATE gpkg_contents SET
     min_x = ${outermost("min(ST_MinX(geom))", `minx <= (SELECT min(minx) FROM ${tree})`)},
     min_y = ${outermost("min(ST_MinY(geom))", `miny <= (SELECT min(miny) FROM ${tree})`)},
     max_x = ${outermost("max(ST_MaxX(geom))", `maxx >= (SELECT max(maxx) FROM ${tree})`)},
     max_y = ${outermost("max(ST_MaxY(geom))", `maxy >= (SELECT max(maxy) FROM ${tree})`)}
     WHERE table_name = ?`,
  ).run(table);
}

function measureExtent(db: Database, table: string): (number | null)[] {
  return db
    .prepare(
      `SELECT min(ST_MinX(geom)), min(ST_MinY(geom)), max(ST_MaxX(geom)), max(ST_MaxY(geom)) FROM ${table}`,
    )
    .raw()
    .get() as (number | null)[];
}

/** Layers whose stored extent is not the true one, in Chinese. */
export function extentFaults(db: Database): string[] {
  return Object.entries(featureTables).flatMap(([table, { title }]) => {
    const stored = db
      .prepare("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?")
      .raw()
      .get(table) as (number | null)[] | undefined;
    const measured = measureExtent(db, table);
    const same = stored !== undefined && measured.every((value, index) => value === stored[index]);
    return same ? [] : [`图层 ${title}(${table})登记的范围与图形不符。`];
  });
}

/** Widens a layer's extent by what was just added to it. */
export function growExtent(
  project: Pick<Project, "db">,
  table: string,
  added: BoundingBox | null,
): void {
  stampChange(project, table);
  if (added === null) return;
  const [minX, minY, maxX, maxY] = added;
  project.db
    .prepare(
      `UPDATE gpkg_contents SET
       min_x = min(ifnull(min_x, @minX), @minX), min_y = min(ifnull(min_y, @minY), @minY),
       max_x = max(ifnull(max_x, @maxX), @maxX), max_y = max(ifnull(max_y, @maxY), @maxY)
       WHERE table_name = @table`,
    )
    .run({ minX, minY, maxX, maxY, table });
}

function stampChange(project: Pick<Project, "db">, table: string): void {
  project.db
    .prepare(
      "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now') WHERE table_name = ?",
    )
    .run(table);
}
