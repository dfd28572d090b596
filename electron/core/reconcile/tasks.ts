import type { Database } from "better-sqlite3";
import type { Task } from "./worker-tasks.ts";

const cellM = 500;
const bundleSize = 150;

/** Active features of a layer, bundled by place so that a worker reads a neighbourhood once. */
export function bundleByPlace(db: Database, table: "survey_patch" | "parcel"): number[][] {
  const rows = db
    .prepare(
      `SELECT f.fid AS fid, r.minx AS x, r.miny AS y FROM ${table} f
       JOIN rtree_${table}_geom r ON r.id = f.fid WHERE f.active = 1`,
    )
    .all() as { fid: number; x: number; y: number }[];
  const placed = rows.map(({ fid, x, y }) => ({ fid, cell: cellOrder(x, y), x, y }));
  placed.sort((a, b) => a.cell - b.cell || a.x - b.x || a.y - b.y || a.fid - b.fid);
  const bundles: number[][] = [];
  for (let i = 0; i < placed.length; i += bundleSize) {
    bundles.push(placed.slice(i, i + bundleSize).map(({ fid }) => fid));
  }
  return bundles;
}

export function tasksOf(kind: Task["kind"], bundles: readonly number[][]): Task[] {
  return bundles.map((fids) => ({ kind, fids }));
}

/** Morton order of the cell: near in the list means near on the ground. */
function cellOrder(x: number, y: number): number {
  let order = 0;
  let cellX = Math.floor(x / cellM);
  let cellY = Math.floor(y / cellM);
  for (let bit = 0; bit < 16; bit++) {
    order += (cellX & 1) * 4 ** bit + (cellY & 1) * 2 * 4 ** bit;
    cellX >>= 1;
    cellY >>= 1;
  }
  return order;
}
