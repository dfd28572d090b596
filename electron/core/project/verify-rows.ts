import { hash } from "node:crypto";
import type { Database } from "better-sqlite3";
import { canonicalJson } from "./canonical-json.ts";
import type { EventBody } from "./event-record.ts";
import { guardTriggers, isImportedRegister } from "./geopackage-schema.ts";
import { postingTriggers } from "./posting-guard.ts";
import { type RowChange, readRow } from "./recorder.ts";
import { digestColumns, rowDigest } from "./row-digest.ts";
import { guardedTables, loggedTables } from "./table-digest.ts";
import { attributeTables, featureTables } from "./tables.ts";

const listedRows = 20;

interface ImportedTable {
  readonly table: string;
  readonly title: string;
  readonly hasGeometry: boolean;
}

function importedTables(): ImportedTable[] {
  const layers = Object.entries(featureTables)
    .filter(([, { imported }]) => imported)
    .map(([table, { title }]) => ({ table, title, hasGeometry: true }));
  const registers = Object.entries(attributeTables)
    .filter(([table]) => isImportedRegister(table))
    .map(([table, title]) => ({ table, title, hasGeometry: false }));
  return [...layers, ...registers];
}

/** Imported rows whose digest no longer fits: they were changed from outside (D8). Names them. */
export function rowDigestFaults(db: Database): string[] {
  return importedTables().flatMap((imported) => tableDigestFaults(db, imported));
}

function tableDigestFaults(db: Database, { table, title, hasGeometry }: ImportedTable): string[] {
  const columns = digestColumns(db, table).map(({ name }) => name);
  const geometry = hasGeometry ? "geom" : "NULL";
  const sql = `SELECT uid, source_row, digest, ${geometry}, ${columns.join(", ")} FROM ${table}`;
  const changed: string[] = [];
  let total = 0;
  for (const row of db.prepare(sql).raw().iterate()) {
    const [uid, sourceRow, digest, blob, ...values] = row as [
      string,
      number,
      Buffer,
      Buffer | null,
      ...(string | number | null)[],
    ];
    if (rowDigest(uid, values, blob).equals(digest)) continue;
    total++;
    if (changed.length < listedRows) {
      changed.push(`${title}:原文件第 ${sourceRow} 行(${uid})导入后被程序以外改过。`);
    }
  }
  if (total > listedRows)
    changed.push(`${title}:共 ${total} 行被改过,以上列出前 ${listedRows} 行。`);
  return changed;
}

/**
 * Batches whose rows are not all there any more. Sheets of the registers that people go on editing
 * (`table:…`) are left out: the log knows each of their rows.
 */
export function batchCountFaults(db: Database): string[] {
  const counts = new Map<number, number>();
  for (const { table } of importedTables()) {
    const sql = `SELECT batch_id, count(*) FROM ${table} GROUP BY batch_id`;
    for (const [batch, rows] of db.prepare(sql).raw().all() as [number, number][]) {
      counts.set(batch, (counts.get(batch) ?? 0) + rows);
    }
  }
  const batches = db
    .prepare("SELECT id, file_name, rows_stored FROM import_batch WHERE target NOT LIKE 'table:%'")
    .all() as {
    id: number;
    file_name: string;
    rows_stored: number;
  }[];
  return batches
    .filter(({ id, rows_stored }) => (counts.get(id) ?? 0) !== rows_stored)
    .map(
      ({ id, file_name, rows_stored }) =>
        `导入批次 ${id}(${file_name})存入 ${rows_stored} 行,现有 ${counts.get(id) ?? 0} 行。`,
    );
}

/** Rows of tables that only row commands write, where they are not as the log saw them last. */
export function loggedRowFaults(db: Database): string[] {
  const isLogged = (table: string) => loggedTables.some((logged) => logged === table);
  const last = new Map<string, RowChange>();
  for (const body of db.prepare("SELECT body FROM event ORDER BY id").pluck().iterate()) {
    for (const row of (JSON.parse(String(body)) as EventBody).rows) {
      if (isLogged(row.table)) last.set(`${row.table} ${row.uid}`, row);
    }
  }
  const faults: string[] = [];
  for (const { table, uid, after } of last.values()) {
    if (canonicalJson(readRow({ db }, table, uid)) !== canonicalJson(after)) {
      faults.push(`${table} 的记录 ${uid} 与日志不符,被程序以外改过。`);
    }
  }
  for (const table of loggedTables) {
    for (const uid of db.prepare(`SELECT uid FROM ${table}`).pluck().all() as string[]) {
      if (!last.has(`${table} ${uid}`)) faults.push(`${table} 的记录 ${uid} 在日志里没有来历。`);
    }
  }
  return faults;
}

/** Guard triggers that are gone or changed: somebody opened the way for changes from outside. */
export function guardFaults(db: Database): string[] {
  const rows = db.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").raw();
  const present = new Map(rows.all() as [string, string][]);
  const posting = [...postingTriggers].filter(([name, sql]) => present.get(name) !== sql);
  return [
    ...guardedTables()
      .filter((table) => [...guardTriggers(table)].some(([name, sql]) => present.get(name) !== sql))
      .map((table) => `表 ${table} 的守护触发器被删改,可能被程序以外改过。`),
    ...posting.map(([name]) => `公示锁定的触发器 ${name} 被删改,公示过的图斑可能被改过。`),
  ];
}

/** Papers whose bytes are not those that the log knows by their SHA-256, or are gone. */
export function paperFaults(db: Database): string[] {
  const contents = db.prepare("SELECT sha256, content FROM paper_content ORDER BY id").raw();
  const faults: string[] = [];
  for (const row of contents.iterate()) {
    const [sha256, content] = row as [string, Buffer];
    if (hash("sha256", content, "hex") !== sha256) {
      faults.push(`附件 ${sha256.slice(0, 12)}… 的内容与入库时不同,被程序以外改过。`);
    }
  }
  return faults;
}
