import type { Database } from "better-sqlite3";
import { AppError } from "../../../shared/contract/errors.ts";
import { boxesMeet } from "../../../shared/geometry/measure.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { type FeatureTable, featureTables } from "../project/tables.ts";

/** Extent of a layer's active rows, or null when it has none. */
function activeExtent(db: Database, table: FeatureTable): BoundingBox | null {
  const row = db
    .prepare(
      `SELECT min(r.minx), min(r.miny), max(r.maxx), max(r.maxy)
       FROM rtree_${table}_geom r JOIN ${table} t ON t.fid = r.id WHERE t.active = 1`,
    )
    .raw()
    .get() as (number | null)[];
  const [minX, minY, maxX, maxY] = row;
  if (minX == null || minY == null || maxX == null || maxY == null) return null;
  return [minX, minY, maxX, maxY];
}

function distanceM(a: BoundingBox, b: BoundingBox): number {
  const eastM = Math.max(0, a[0] - b[2], b[0] - a[2]);
  const northM = Math.max(0, a[1] - b[3], b[1] - a[3]);
  return Math.hypot(eastM, northM);
}

function distanceText(metres: number): string {
  return metres >= 1000 ? `${(metres / 1000).toFixed(1)} 公里` : `${Math.ceil(metres)} 米`;
}

/**
 * Refuses a layer that lies beside all other layers of the project: overlaid, it would silently find
 * nothing (D24, T3). Layers of the same kind may lie apart, as villages come one by one.
 * @throws AppError `layers.apart` with the distance and what to ask the supplier.
 */
export function refuseLayersApart(
  db: Database,
  added: { table: FeatureTable; title: string; fileName: string; extent: BoundingBox },
): void {
  let nearest: { title: string; metres: number } | null = null;
  for (const [table, facts] of Object.entries(featureTables)) {
    if (!facts.imported || table === added.table) continue;
    const extent = activeExtent(db, table as FeatureTable);
    if (extent === null) continue;
    if (boxesMeet(extent, added.extent)) return;
    const metres = distanceM(extent, added.extent);
    if (nearest === null || metres < nearest.metres) nearest = { title: facts.title, metres };
  }
  if (nearest === null) return;
  const apart = distanceText(nearest.metres);
  throw new AppError(
    "layers.apart",
    `${added.fileName}(${added.title})与项目里的${nearest.title}不在一处,相距 ${apart},没有导入。请向提供单位问清:两份数据是不是同一个县乡、同一坐标系(CGCS2000)、同一中央子午线,更正后重新提供。`,
    { details: { nearestLayer: nearest.title, distanceM: nearest.metres } },
  );
}
