import type { Database } from "better-sqlite3";
import { multiPolygonAreaM2 } from "../../../shared/geometry/measure.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { EventBody } from "./event-record.ts";
import { decodeGeometry } from "./geometry-blob.ts";
import { readRow } from "./recorder.ts";
import {
  digestedTables,
  digestOfPart,
  parsePartName,
  partName,
  partsOf,
  type TablePart,
} from "./table-digest.ts";
import { attributeTables, featureTables } from "./tables.ts";

const listedRows = 20;

interface LoggedDigest {
  readonly eventId: number;
  readonly command: string;
  readonly sha256: string;
}

/** The newest digest of each part; null when the newest event was written by a build without digests. */
function loggedDigests(db: Database): Map<string, LoggedDigest> | null {
  const events = db
    .prepare("SELECT id, command, json_extract(body, '$.tables') FROM event ORDER BY id")
    .raw();
  let newest: Map<string, LoggedDigest> | null = null;
  for (const row of events.iterate()) {
    const [eventId, command, tables] = row as [number, string, string | null];
    if (tables === null) newest = null;
    else {
      newest ??= new Map();
      for (const [part, sha256] of Object.entries(JSON.parse(tables) as Record<string, string>)) {
        newest.set(part, { eventId, command, sha256 });
      }
    }
  }
  return newest;
}

/** What the check is called: it says so when there is nothing to compare with yet. */
export function tableCheckTitle(db: Database): string {
  const title = "各表内容与日志摘要一致";
  return loggedDigests(db) === null ? `${title}(旧版文件,摘要从下一次操作起记录)` : title;
}

/**
 * Guarded tables that are not as the last command left them (D8, A3): changed by a program that stood in
 * for the guard, or took it away. Names the table, the run or batch, and the rows where they can be told.
 */
export function tableDigestFaults(db: Database): string[] {
  const logged = loggedDigests(db);
  if (logged === null) return [];
  const faults: string[] = [];
  for (const table of digestedTables()) {
    for (const part of partsOf(db, table)) {
      const known = logged.get(partName(part));
      logged.delete(partName(part));
      if (known === undefined) faults.push(`${partTitle(part)}在日志里没有来历。`);
      else if (known.sha256 !== digestOfPart(db, part)) {
        const since = `日志第 ${known.eventId} 条(${known.command})之后`;
        faults.push(`${partTitle(part)}在${since}被程序以外改过。`, ...changedRows(db, part));
      }
    }
  }
  for (const [name, { eventId }] of logged) {
    const part = parsePartName(name);
    if (!wasGivenUp(db, part)) faults.push(`${partTitle(part)}在日志第 ${eventId} 条之后被删去。`);
  }
  return faults;
}

/** The rows of a proposal go when the next run comes. */
function wasGivenUp(db: Database, { table, part }: TablePart): boolean {
  if (table === "import_notice") return false;
  const status = db.prepare("SELECT status FROM run WHERE id = ?").pluck().get(part);
  return status === "discarded" || status === "failed";
}

function partTitle({ table, part }: TablePart): string {
  const titles: Readonly<Record<string, string>> = attributeTables;
  const title =
    table in featureTables
      ? featureTables[table as keyof typeof featureTables].title
      : (titles[table] ?? "项目信息");
  const name = `表 ${table}(${title})`;
  if (part === null) return name;
  return `${name}里${table === "import_notice" ? "导入批次" : "核对"} ${part} 的行`;
}

/** Rows that can be told to have changed, as lines of their own. */
function changedRows(db: Database, part: TablePart): string[] {
  const named = new Set([...rowsUnlikeTheLog(db, part.table), ...rowsUnlikeTheRun(db, part)]);
  const lines = [...named].slice(0, listedRows).map((row) => `其中 ${part.table} 的记录 ${row}。`);
  return named.size > listedRows
    ? [...lines, `共 ${named.size} 行,以上列出前 ${listedRows} 行。`]
    : lines;
}

/** Rows that differ from their newest image in the log, as far as no bulk command came later. */
function rowsUnlikeTheLog(db: Database, table: string): string[] {
  const events = db.prepare("SELECT body FROM event ORDER BY id DESC").pluck();
  const seen = new Set<string>();
  const changed: string[] = [];
  for (const body of events.iterate()) {
    const { rows, tables } = JSON.parse(String(body)) as EventBody;
    const images = rows.filter((row) => row.table === table).toReversed();
    for (const { uid, after } of images) {
      if (seen.has(uid)) continue;
      seen.add(uid);
      const present = readRow({ db }, table, uid);
      if (canonicalJson(present) !== canonicalJson(after)) changed.push(uid);
    }
    const isBulk = images.length === 0 && Object.keys(tables ?? {}).includes(table);
    if (isBulk || tables === undefined) break;
  }
  return changed;
}

/** What a plot, its shape and the piece that both come from have in common. */
const sharedWithPiece: Readonly<Record<string, string>> = {
  plot: `SELECT t.code FROM plot t JOIN piece p ON p.run_id = t.last_run_id AND p.plot_code = t.code
    WHERE @part IS NULL AND (t.proposed_class, t.proposed_sub_class, t.history, t.reason)
    IS NOT (p.class, p.sub_class, p.history, p.reason)`,
  plot_shape: `SELECT t.uid FROM plot_shape t
    JOIN piece p ON p.run_id = t.run_id AND p.plot_code = t.plot_code
    WHERE @part IS NULL AND (t.planar_m2, t.ellipsoid_m2, t.ridge_free_m2, t.mean_width_m, t.geom)
    IS NOT (p.planar_m2, p.ellipsoid_m2, p.ridge_free_m2, p.mean_width_m, p.geom)`,
  piece: `SELECT p.uid FROM piece p JOIN plot t ON p.run_id = t.last_run_id AND p.plot_code = t.code
    WHERE p.run_id = @part AND (t.proposed_class, t.proposed_sub_class, t.history, t.reason)
    IS NOT (p.class, p.sub_class, p.history, p.reason)
    UNION SELECT p.uid FROM piece p JOIN plot_shape t ON p.run_id = t.run_id AND p.plot_code = t.plot_code
    WHERE p.run_id = @part AND (t.planar_m2, t.ellipsoid_m2, t.ridge_free_m2, t.mean_width_m, t.geom)
    IS NOT (p.planar_m2, p.ellipsoid_m2, p.ridge_free_m2, p.mean_width_m, p.geom)`,
};

function rowsUnlikeTheRun(db: Database, { table, part }: TablePart): string[] {
  const sql = sharedWithPiece[table];
  return sql === undefined ? [] : (db.prepare(sql).pluck().all({ part }) as string[]);
}

/** Plot shapes whose stored area is not that of their geometry, by D13's tolerance. */
export function shapeAreaFaults(db: Database): string[] {
  const faults: string[] = [];
  let total = 0;
  const shapes = db.prepare("SELECT uid, plot_code, planar_m2, geom FROM plot_shape ORDER BY fid");
  for (const row of shapes.raw().iterate()) {
    const [uid, code, storedM2, blob] = row as [string, string, number, Buffer];
    const geometry = decodeGeometry(blob);
    const areaM2 = geometry.type === "MultiPolygon" ? multiPolygonAreaM2(geometry.polygons) : 0;
    if (Math.abs(storedM2 - areaM2) <= Math.max(0.01, 1e-6 * areaM2)) continue;
    total++;
    if (total > listedRows) continue;
    const stated = `登记 ${storedM2.toFixed(2)} m²,图形 ${areaM2.toFixed(2)} m²`;
    faults.push(`图斑 ${code} 的图形(${uid})面积不符:${stated}。`);
  }
  if (total > listedRows) faults.push(`共 ${total} 个图形面积不符,以上列出前 ${listedRows} 个。`);
  return faults;
}
