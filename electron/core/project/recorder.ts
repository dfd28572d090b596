import type { Database, Statement } from "better-sqlite3";
import { AppError } from "../../../shared/contract/errors.ts";
import type { JsonObject, JsonValue } from "./canonical-json.ts";
import type { Project } from "./project-state.ts";
import { attributeTables, featureTables } from "./tables.ts";

export type SqlValue = string | number | null | Buffer;
export type Row = Readonly<Record<string, SqlValue>>;

/** What a command's body writes through, so that the log knows each row before and after (D6). */
export interface Recorder {
  readonly eventUid: string;
  /** Adds a row and returns its uid: the row's own, or one made of the event's uid and a number (D7). */
  insert(table: string, row: Row): string;
  update(table: string, uid: string, changes: Row): void;
  remove(table: string, uid: string): void;
  /** Bulk commands write rows themselves and leave ids, counts and digests here. */
  summary(values: JsonObject): void;
}

/** One row as the event's body keeps it; blobs are `{"$base64": …}`. */
export interface RowChange {
  readonly [key: string]: JsonValue;
  readonly table: string;
  readonly uid: string;
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
}

/** A recorder with the lists that it fills. */
export function createRecorder(project: Project, eventUid: string) {
  const changes: RowChange[] = [];
  const summaries: JsonObject[] = [];
  const { db } = project;
  const note = (table: string, uid: string, before: JsonObject | null) => {
    changes.push({ table, uid, before, after: readRow(project, table, uid) });
  };
  const recorder: Recorder = {
    eventUid,
    insert: (table, row) => {
      refuseUnknownTable(table);
      const uid = typeof row.uid === "string" ? row.uid : `${eventUid}-${changes.length + 1}`;
      const full: Row = { ...row, uid };
      const columns = Object.keys(full).map(quoted).join(", ");
      const places = Object.keys(full).map(() => "?");
      prepared(db, `INSERT INTO ${table} (${columns}) VALUES (${places.join(", ")})`).run(
        ...Object.values(full),
      );
      note(table, uid, null);
      return uid;
    },
    update: (table, uid, values) => {
      const before = existingRow(project, table, uid);
      const sets = Object.keys(values).map((column) => `${quoted(column)} = ?`);
      db.prepare(`UPDATE ${table} SET ${sets.join(", ")} WHERE uid = ?`).run(
        ...Object.values(values),
        uid,
      );
      note(table, uid, before);
    },
    remove: (table, uid) => {
      const before = existingRow(project, table, uid);
      db.prepare(`DELETE FROM ${table} WHERE uid = ?`).run(uid);
      changes.push({ table, uid, before, after: null });
    },
    summary: (values) => {
      summaries.push(values);
    },
  };
  return { recorder, changes, summaries };
}

const statements = new WeakMap<Database, Map<string, Statement>>();

/** Prepares a statement once for each connection: a sheet writes thousands of rows with the same one. */
function prepared(db: Database, sql: string): Statement {
  const known = statements.get(db) ?? new Map<string, Statement>();
  statements.set(db, known);
  const statement = known.get(sql) ?? db.prepare(sql);
  known.set(sql, statement);
  return statement;
}

/** A row of a table of ours as JSON, its local number left out; null when there is none. */
export function readRow(
  project: Pick<Project, "db">,
  table: string,
  uid: string,
): JsonObject | null {
  refuseUnknownTable(table);
  const row = prepared(project.db, `SELECT * FROM ${table} WHERE uid = ?`).get(uid);
  if (row === undefined) return null;
  const entries = Object.entries(row as Record<string, SqlValue>);
  const kept = entries.filter(([column]) => column !== "id" && column !== "fid");
  return Object.fromEntries(kept.map(([column, value]) => [column, toJson(value)]));
}

/** The other way round, for undo. */
export function rowFromJson(row: JsonObject): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, fromJson(value)]),
  );
}

function existingRow(project: Project, table: string, uid: string): JsonObject {
  const row = readRow(project, table, uid);
  if (row !== null) return row;
  throw new AppError("value.invalid", `要修改的记录不存在(${table} ${uid}),请刷新后重试。`, {
    details: { table, uid },
  });
}

function toJson(value: SqlValue): JsonValue {
  return Buffer.isBuffer(value) ? { $base64: value.toString("base64") } : value;
}

function fromJson(value: JsonValue): SqlValue {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  const packed = (value as JsonObject).$base64;
  if (typeof packed !== "string") throw new Error("a logged row holds a value that is not SQL");
  return Buffer.from(packed, "base64");
}

function refuseUnknownTable(table: string): void {
  if (!(table in attributeTables) && !(table in featureTables)) {
    throw new Error(`${table} is no table of the project file`);
  }
}

function quoted(column: string): string {
  if (!/^[a-z_0-9]+$/.test(column)) throw new Error(`${column} is no column name`);
  return `"${column}"`;
}
