import { chainStart, type EventBody, type EventRecord, eventHash } from "./event-record.ts";
import type { Project } from "./project-state.ts";

/** One entry of the log as people look through it. */
export interface ListedEvent {
  readonly id: number;
  readonly uid: string;
  /** UTC with offset. */
  readonly at: string;
  readonly person: string;
  readonly command: string;
  readonly kind: "rows" | "bulk" | "undo";
  readonly undoable: boolean;
  /** Uid of the event that this one took back, or null. */
  readonly undoOf: string | null;
  readonly body: EventBody;
}

export interface EventFilter {
  readonly person?: string;
  readonly command?: string;
  /** Only the newest so many. */
  readonly limit?: number;
}

/** The log, newest first. */
export function listEvents(project: Pick<Project, "db">, filter: EventFilter = {}): ListedEvent[] {
  const rows = project.db
    .prepare(
      `SELECT * FROM event WHERE (@person IS NULL OR person = @person)
       AND (@command IS NULL OR command = @command) ORDER BY id DESC LIMIT @limit`,
    )
    .all({
      person: filter.person ?? null,
      command: filter.command ?? null,
      limit: filter.limit ?? -1,
    }) as StoredEvent[];
  return rows.map(listedEvent);
}

export interface StoredEvent extends EventRecord {
  readonly id: number;
  readonly hash: string;
}

export function listedEvent(row: StoredEvent): ListedEvent {
  return {
    id: row.id,
    uid: row.uid,
    at: row.at,
    person: row.person,
    command: row.command,
    kind: row.kind as ListedEvent["kind"],
    undoable: row.undoable === 1,
    undoOf: row.undo_of,
    body: JSON.parse(row.body) as EventBody,
  };
}

/**
 * Walks the whole chain (D6): every hash, every link, the list of touched rows, and that no entry was cut
 * off at the end. Returns the faults in Chinese, none when the log is whole.
 */
export function verifyChain(project: Pick<Project, "db">): string[] {
  const { db } = project;
  const faults: string[] = [];
  const subjects = db.prepare(
    "SELECT table_name || ' ' || row_uid FROM event_row WHERE event_id = ? ORDER BY id",
  );
  let previousHash = chainStart;
  let lastId = 0;
  for (const row of db.prepare("SELECT * FROM event ORDER BY id").all() as StoredEvent[]) {
    const label = `日志第 ${row.id} 条(${row.at},${row.command})`;
    if (row.id !== lastId + 1) faults.push(`${label}之前缺 ${row.id - lastId - 1} 条。`);
    if (row.previous_hash !== previousHash) faults.push(`${label}与前一条接不上。`);
    if (eventHash(row) !== row.hash) faults.push(`${label}内容被改过。`);
    else if (!sameSubjects(row, subjects.pluck().all(row.id))) {
      faults.push(`${label}所列的记录与索引表 event_row 不一致。`);
    }
    previousHash = row.hash;
    lastId = row.id;
  }
  const written = db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'event'").pluck().get();
  if (typeof written === "number" && written > lastId) {
    faults.push(`日志末尾缺 ${written - lastId} 条。`);
  }
  return faults;
}

function sameSubjects(event: StoredEvent, stored: readonly unknown[]): boolean {
  const { rows } = JSON.parse(event.body) as EventBody;
  const logged = new Set(rows.map(({ table, uid }) => `${table} ${uid}`));
  return logged.size === stored.length && stored.every((subject) => logged.has(String(subject)));
}
