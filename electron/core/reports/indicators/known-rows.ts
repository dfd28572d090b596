import type { JsonObject, JsonValue } from "../../project/canonical-json.ts";
import type { EventBody } from "../../project/event-record.ts";
import type { Project } from "../../project/project.ts";

/** A row of a table by its columns; blobs are left out. */
export type KnownRow = Readonly<Record<string, string | number | null>>;

/** The rows of a table as they stood at one entry time. */
export type KnownTables = (table: string) => KnownRow[];

/**
 * Tables as they were known at a moment (D38): the rows of today, walked back through the log's entries
 * after it. Rows that a bulk command stored carry their batch or run and are left out by whoever reads
 * them (`wasKnown`). Without a moment the tables are as they are.
 *
 * @param knownAt ISO time with offset, or null for now
 */
export function knownTables(project: Pick<Project, "db">, knownAt: string | null): KnownTables {
  const before = knownAt === null ? new Map() : rowsBefore(project, knownAt);
  return (table) => {
    const rows = new Map<string, KnownRow>();
    for (const row of allRows(project, table)) rows.set(String(row.uid), row);
    for (const [uid, row] of before.get(table) ?? []) {
      if (row === null) rows.delete(uid);
      else rows.set(uid, row);
    }
    return [...rows.values()];
  };
}

/** A column as text; null where it is empty, or younger than the entry that the row comes from. */
export function textOf(row: KnownRow | undefined, column: string): string | null {
  const value = row?.[column] ?? null;
  return value === null ? null : String(value);
}

/** A column of whole numbers such as fen; 0 where it is empty. */
export function numberOf(row: KnownRow, column: string): number {
  return Number(row[column] ?? 0);
}

/** Something of each row, gathered by a key. */
export function grouped<Value>(
  rows: readonly KnownRow[],
  keyOf: (row: KnownRow) => string,
  partOf: (row: KnownRow) => Value,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [partOf(row)]);
    else group.push(partOf(row));
  }
  return groups;
}

/** Whether something stored at a time was there at the moment that is asked about. */
export function wasKnown(storedAt: string, knownAt: string | null): boolean {
  return knownAt === null || Date.parse(storedAt) <= Date.parse(knownAt);
}

/** Columns that hold bytes, which no figure is made of. */
function allRows({ db }: Pick<Project, "db">, table: string): KnownRow[] {
  const columns = db
    .prepare("SELECT name FROM pragma_table_info(?) WHERE type <> 'BLOB'")
    .pluck()
    .all(table) as string[];
  const order = columns.includes("id") ? "id" : "fid";
  const names = columns.map((name) => `"${name}"`).join(", ");
  return db.prepare(`SELECT ${names} FROM ${table} ORDER BY ${order}`).all() as KnownRow[];
}

/** By table and uid what each row was before the first entry after the moment; null where it was not. */
function rowsBefore(
  { db }: Pick<Project, "db">,
  knownAt: string,
): Map<string, Map<string, KnownRow | null>> {
  const tables = new Map<string, Map<string, KnownRow | null>>();
  const until = Date.parse(knownAt);
  for (const event of newestFirst(db)) {
    if (Date.parse(event.at) <= until) continue;
    const { rows } = JSON.parse(event.body) as EventBody;
    for (const { table, uid, before } of [...rows].reverse()) {
      const known = tables.get(table) ?? new Map<string, KnownRow | null>();
      known.set(uid, before === null ? null : plainRow(before));
      tables.set(table, known);
    }
  }
  return tables;
}

function* newestFirst(db: Project["db"]): Iterable<{ at: string; body: string }> {
  const statement = db.prepare("SELECT at, body FROM event ORDER BY id DESC");
  for (const row of statement.iterate()) yield row as { at: string; body: string };
}

function plainRow(row: JsonObject): KnownRow {
  const isPlain = (value: JsonValue) =>
    value === null || typeof value === "string" || typeof value === "number";
  return Object.fromEntries(Object.entries(row).filter(([, value]) => isPlain(value))) as KnownRow;
}
