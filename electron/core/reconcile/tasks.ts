import type { Database } from "better-sqlite3";
import type { Task } from "./worker-tasks.ts";

const cellM = 500;
/** So many tasks keep two or four workers busy to the end and let progress be seen. */
const wantedTasks = 64;
/** A task's neighbourhood is read beyond its own features, so small ones read most of it twice. */
const leastWork = 150;
/** A parcel alone takes about this part of a patch's time. */
const parcelWork = 1 / 40;

interface Cell {
  survey: number[];
  parcels: number[];
}

/** All active survey patches and parcels, bundled by place so that a worker reads a neighbourhood once. */
export function landTasks(db: Database): Task[] {
  const cells = new Map<number, Cell>();
  addToCells(db, "survey_patch", cells, (cell) => cell.survey);
  addToCells(db, "parcel", cells, (cell) => cell.parcels);
  const inOrder = [...cells.keys()].sort((a, b) => a - b).map((order) => cells.get(order)!);
  const total = inOrder.reduce((sum, cell) => sum + workIn(cell), 0);
  const enough = Math.max(leastWork, total / wantedTasks);
  const tasks: Task[] = [];
  let bundle: Cell = { survey: [], parcels: [] };
  for (const cell of inOrder) {
    bundle.survey.push(...cell.survey);
    bundle.parcels.push(...cell.parcels);
    if (workIn(bundle) < enough) continue;
    tasks.push({ kind: "land", ...bundle });
    bundle = { survey: [], parcels: [] };
  }
  if (workIn(bundle) > 0) tasks.push({ kind: "land", ...bundle });
  return tasks;
}

function workIn({ survey, parcels }: Cell): number {
  return survey.length + parcels.length * parcelWork;
}

function addToCells(
  db: Database,
  table: "survey_patch" | "parcel",
  cells: Map<number, Cell>,
  listOf: (cell: Cell) => number[],
): void {
  const rows = db
    .prepare(
      `SELECT f.fid, r.minx, r.miny FROM ${table} f JOIN rtree_${table}_geom r ON r.id = f.fid
       WHERE f.active = 1 ORDER BY f.fid`,
    )
    .raw();
  for (const [fid, x, y] of rows.iterate() as IterableIterator<[number, number, number]>) {
    const order = cellOrder(x, y);
    let cell = cells.get(order);
    if (cell === undefined) {
      cell = { survey: [], parcels: [] };
      cells.set(order, cell);
    }
    listOf(cell).push(fid);
  }
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
