import type { Database, Statement } from "better-sqlite3";
import Flatbush from "flatbush";
import type { BoundingBox } from "../../../shared/geometry/types.ts";

/** Reads one layer around a place; what is read once stays at hand until `forget`. */
export interface LayerReader<T> {
  /** Every active feature whose box meets the given one (metres), in an order that no import decides. */
  near(box: BoundingBox): T[];
  byFid(fid: number): T | null;
  forget(): void;
}

/** How many features may stay at hand; bounds the memory of a worker whatever the size of the file. */
const cacheLimit = 40_000;

/**
 * @param columns SQL expressions of the table `f`, geometry first
 * @param toItem turns a row into what the run works on
 * @param compare a total order on items that rests on their content alone (D9)
 */
export function createLayerReader<Row, T>(
  db: Database,
  table: string,
  columns: string,
  toItem: (row: Row) => T,
  compare: (a: T, b: T) => number,
): LayerReader<T> {
  const one: Statement = db.prepare(`SELECT ${columns} FROM ${table} f WHERE f.fid = ?`);
  const cache = new Map<number, T>();
  let places: Places | null = null;

  const byFid = (fid: number): T | null => {
    const known = cache.get(fid);
    if (known !== undefined) return known;
    const row = one.get(fid) as Row | undefined;
    if (row === undefined) return null;
    const item = toItem(row);
    cache.set(fid, item);
    return item;
  };

  return {
    byFid,
    near: ([minX, minY, maxX, maxY]) => {
      places ??= readPlaces(db, table);
      const { index, fids } = places;
      const found: T[] = [];
      for (const place of index?.search(minX, minY, maxX, maxY) ?? []) {
        const item = byFid(fids[place]!);
        if (item !== null) found.push(item);
      }
      return found.sort(compare);
    },
    forget: () => {
      if (cache.size > cacheLimit) cache.clear();
    },
  };
}

/** Boxes of all active features, 40 bytes each. */
interface Places {
  index: Flatbush | null;
  fids: Float64Array;
}

/** A run asks the same layer hundreds of thousands of times, in memory ten times as fast as in SQL. */
function readPlaces(db: Database, table: string): Places {
  const count = db.prepare(`SELECT count(*) FROM rtree_${table}_geom`).pluck().get() as number;
  if (count === 0) return { index: null, fids: new Float64Array(0) };
  const rows = db
    .prepare(
      `SELECT f.fid, r.minx, r.miny, r.maxx, r.maxy FROM rtree_${table}_geom r
       CROSS JOIN ${table} f ON f.fid = r.id WHERE f.active = 1`,
    )
    .raw();
  const boxes = new Float64Array(count * 4);
  const fids = new Float64Array(count);
  let active = 0;
  for (const [fid, ...box] of rows.iterate() as IterableIterator<[number, ...number[]]>) {
    boxes.set(box, active * 4);
    fids[active++] = fid;
  }
  if (active === 0) return { index: null, fids };
  const index = new Flatbush(active);
  for (let i = 0; i < active * 4; i += 4) {
    index.add(boxes[i]!, boxes[i + 1]!, boxes[i + 2]!, boxes[i + 3]!);
  }
  index.finish();
  return { index, fids };
}
