import type { Database } from "better-sqlite3";
import { AppError } from "../../../shared/contract/errors.ts";
import type { SourceNotice } from "../formats/feature-source.ts";

const listedKeys = 20;
const listedRows = 10;
const villageDigits = 12;

/** Where the keys of one import lie. */
export interface KeyCheck {
  table: string;
  /** Chinese name of the table or layer. */
  title: string;
  batchId: number;
  /** Columns that make the key; empty when there is none. */
  keyColumns: readonly string[];
  /** Chinese names of these columns. */
  keyTitles: readonly string[];
}

/** SQL of the key; null or '' where a part of it is empty. */
function keyOf(check: KeyCheck, alias: string): string {
  return check.keyColumns.map((column) => `${alias}.${column}`).join(" || '/' || ");
}

function hasEarlierRows(db: Database, check: KeyCheck): boolean {
  const sql = `SELECT 1 FROM ${check.table} WHERE active = 1 AND batch_id <> ? LIMIT 1`;
  return db.prepare(sql).get(check.batchId) !== undefined;
}

function keyName(check: KeyCheck): string {
  return check.keyTitles.join("+");
}

/** Keys of this batch that other active rows have too. */
function clashesSql(check: KeyCheck): string {
  const { table } = check;
  return `SELECT DISTINCT ${keyOf(check, "n")} AS key FROM ${table} n WHERE n.batch_id = @batch
    AND ${keyOf(check, "n")} <> '' AND ${keyOf(check, "n")} IN
    (SELECT ${keyOf(check, "o")} FROM ${table} o WHERE o.active = 1 AND o.batch_id <> @batch)`;
}

/**
 * In mode add, a key that is already active is refused with the list (D4).
 * @throws AppError `import.duplicateKey`
 */
export function refuseActiveKeys(db: Database, check: KeyCheck): void {
  if (check.keyColumns.length === 0 || !hasEarlierRows(db, check)) return;
  const parameters = { batch: check.batchId };
  const sql = clashesSql(check);
  const count = Number(db.prepare(`SELECT COUNT(*) FROM (${sql})`).pluck().get(parameters));
  if (count === 0) return;
  const keys = db
    .prepare(`${sql} ORDER BY key LIMIT ${listedKeys}`)
    .pluck()
    .all(parameters)
    .map(String);
  throw new AppError(
    "import.duplicateKey",
    `${check.title}里有 ${count} 个${keyName(check)}项目中已经有了:${keys.join("、")}${count > keys.length ? " 等" : ""}。没有导入。如果这份数据是用来替换旧数据的,请用 --mode replace。`,
    { details: { count, keys } },
  );
}

/**
 * In mode replace, marks what this batch takes the place of (D4): rows with the same key; rows inside
 * `--within`, of which the new file is the whole truth; and all rows of a layer that has no key. They
 * stay in the file. Returns how many.
 */
export function retireReplaced(
  db: Database,
  check: KeyCheck,
  within: { code: string; column: string } | null,
): number {
  const conditions: string[] = [];
  if (check.keyColumns.length === 0) conditions.push("1");
  else {
    conditions.push(
      `${keyOf(check, "t")} IN (SELECT ${keyOf(check, "n")} FROM ${check.table} n WHERE n.batch_id = @batch AND ${keyOf(check, "n")} <> '')`,
    );
  }
  if (within !== null) conditions.push(`substr(t.${within.column}, 1, length(@code)) = @code`);
  const result = db
    .prepare(
      `UPDATE ${check.table} AS t SET active = 0, replaced_by_batch_id = @batch
       WHERE active = 1 AND batch_id <> @batch AND (${conditions.join(" OR ")})`,
    )
    .run({ batch: check.batchId, ...(within === null ? {} : { code: within.code }) });
  return result.changes;
}

/**
 * Active rows in the villages of this batch that it does not replace, one warning for all: when a file is
 * the whole truth of its villages, they are out of date. `unitColumn` holds the unit code.
 */
export function leftBeside(db: Database, check: KeyCheck, unitColumn: string): SourceNotice[] {
  const village = (alias: string) => `substr(${alias}.${unitColumn}, 1, ${villageDigits})`;
  const sql = `SELECT ${keyOf(check, "t")} AS key FROM ${check.table} t
    WHERE t.active = 1 AND t.batch_id <> @batch AND ${village("t")} IN
      (SELECT DISTINCT ${village("n")} FROM ${check.table} n WHERE n.batch_id = @batch)`;
  const parameters = { batch: check.batchId };
  const count = Number(db.prepare(`SELECT COUNT(*) FROM (${sql})`).pluck().get(parameters));
  if (count === 0) return [];
  const keys = db
    .prepare(`${sql} ORDER BY key LIMIT ${listedKeys}`)
    .pluck()
    .all(parameters)
    .map(String);
  const message = `这些村里另有 ${count} 条${check.title}不在本文件中,仍然有效:${keys.join("、")}${count > keys.length ? " 等" : ""}。如果本文件就是全部,请用 --mode replace --within 村代码 导入。`;
  return [{ row: null, level: "warning", code: "replace.leftBeside", message }];
}

/**
 * Keys that occur more than once in the file itself. All rows are kept, since one parcel may lie in
 * several rows; each such key is a warning with its rows.
 */
export function* repeatedKeys(db: Database, check: KeyCheck): Generator<SourceNotice> {
  if (check.keyColumns.length === 0) return;
  const key = keyOf(check, "t");
  const rows = db
    .prepare(
      `SELECT ${key} AS key, COUNT(*) AS count, MIN(source_row) AS first, group_concat(source_row, '、') AS list
       FROM ${check.table} t WHERE batch_id = ? AND ${key} <> '' GROUP BY key HAVING COUNT(*) > 1 ORDER BY first`,
    )
    .iterate(check.batchId);
  for (const found of rows) {
    const { key: value, count, first, list } = found as RepeatedKey;
    const shown = list.split("、").slice(0, listedRows).join("、");
    yield {
      row: first,
      level: "warning",
      code: "key.repeated",
      message: `${keyName(check)} ${value} 在文件里出现 ${count} 次(第 ${shown} 行),各行都已存入,请核对。`,
    };
  }
}

interface RepeatedKey {
  key: string;
  count: number;
  first: number;
  list: string;
}
