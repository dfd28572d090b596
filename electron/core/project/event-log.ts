import { randomUUID } from "node:crypto";
import { AppError } from "../../../shared/contract/errors.ts";
import { canonicalJson, type JsonObject } from "./canonical-json.ts";
import { keepDailyCopy } from "./daily-copy.ts";
import {
  chainStart,
  type EventBody,
  type EventRecord,
  eventHash,
  utcWithOffset,
} from "./event-record.ts";
import { touchContents } from "./layer-extent.ts";
import { type Project, type ProjectState, stateOf } from "./project-state.ts";
import { createRecorder, type Recorder } from "./recorder.ts";
import { storageError, withStorageErrors } from "./storage-error.ts";
import { tableDigests } from "./table-digest.ts";

export { listEvents, verifyChain } from "./event-reader.ts";
export type { Recorder } from "./recorder.ts";

export interface CommandOptions {
  /** Stable word, such as `option.set` or `import`. */
  readonly command: string;
  readonly undoable: boolean;
}

/**
 * Runs one command: one transaction with one event at its end. When `body` throws, nothing is changed
 * and nothing is logged. Throws `project.readOnly`, `project.busy` and storage errors with their remedy.
 */
export function runCommand<T>(
  project: Project,
  options: CommandOptions,
  body: (recorder: Recorder) => T,
): T {
  const session = beginCommand(project, options, null);
  try {
    const result = body(session.recorder);
    session.commit();
    return result;
  } catch (error) {
    throw session.abandon(error);
  }
}

/**
 * As `runCommand`, for work that awaits. Undoable only where it writes every row through the recorder, as
 * sheets do; layers and runs do not.
 */
export async function runLongCommand<T>(
  project: Project,
  { command, undoable = false }: { readonly command: string; readonly undoable?: boolean },
  body: (recorder: Recorder) => Promise<T>,
): Promise<T> {
  const session = beginCommand(project, { command, undoable }, null);
  try {
    const result = await body(session.recorder);
    session.commit();
    return result;
  } catch (error) {
    throw session.abandon(error);
  }
}

export interface CommandSession {
  readonly recorder: Recorder;
  commit(): void;
  /** Rolls back and returns what to throw. */
  abandon(error: unknown): unknown;
}

/** Opens the transaction of a command; `undoOf` is the uid of the event that it takes back. */
export function beginCommand(
  project: Project,
  options: CommandOptions,
  undoOf: string | null,
): CommandSession {
  const state = stateOf(project);
  refuseWhenNotWritable(project, state, options.command);
  withStorageErrors(project.path, () => {
    keepDailyCopy(project, state);
    project.db.exec("BEGIN IMMEDIATE");
  });
  state.running = options.command;
  state.guard.open = "rows";
  state.guard.touched.clear();
  state.loading.clear();
  const eventUid = randomUUID();
  const { recorder, changes, summaries } = createRecorder(project, eventUid);
  const finish = () => {
    state.running = null;
    state.guard.open = "nothing";
  };
  return {
    recorder,
    commit: () => {
      if (state.loading.size > 0) throw new Error(`unfinished load of ${[...state.loading]}`);
      const touched = [...state.guard.touched, ...changes.map(({ table }) => table)];
      touchContents(project, touched);
      state.guard.open = "log";
      const summary = Object.assign({}, ...summaries) as JsonObject;
      const tables = tableDigests(project.db, touched);
      appendEvent(project, { eventUid, options, undoOf, body: { rows: changes, summary, tables } });
      project.db.exec("COMMIT");
      finish();
    },
    abandon: (error) => {
      if (project.db.open && project.db.inTransaction) project.db.exec("ROLLBACK");
      finish();
      return storageError(error, project.path);
    },
  };
}

function refuseWhenNotWritable(project: Project, state: ProjectState, command: string): void {
  if (project.mode === "read") {
    throw new AppError("project.readOnly", `项目以只读方式打开,不能修改:${project.path}。`, {
      details: { path: project.path, command },
    });
  }
  if (state.running !== null) {
    throw new AppError("project.busy", "另一项操作还没有完成,请等它结束后再试。", {
      details: { running: state.running, command },
    });
  }
}

interface NewEvent {
  readonly eventUid: string;
  readonly options: CommandOptions;
  readonly undoOf: string | null;
  readonly body: EventBody;
}

function appendEvent(project: Project, event: NewEvent): void {
  const { db, person } = project;
  const { rows, summary, tables = {} } = event.body;
  const record: EventRecord = {
    uid: event.eventUid,
    at: utcWithOffset(stateOf(project).clock()),
    person,
    command: event.options.command,
    kind: event.undoOf !== null ? "undo" : rows.length > 0 ? "rows" : "bulk",
    undoable: event.options.undoable ? 1 : 0,
    undo_of: event.undoOf,
    body: canonicalJson({ rows: rows.map((row) => ({ ...row })), summary, tables }),
    previous_hash: lastHash(project),
  };
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO event (uid, at, person, command, kind, undoable, undo_of, body, previous_hash, hash)
       VALUES (@uid, @at, @person, @command, @kind, @undoable, @undo_of, @body, @previous_hash, @hash)`,
    )
    .run({ ...record, hash: eventHash(record) });
  const insertRow = db.prepare(
    "INSERT INTO event_row (event_id, table_name, row_uid) VALUES (?, ?, ?)",
  );
  const subjects = new Map(rows.map((row) => [`${row.table} ${row.uid}`, row]));
  for (const { table, uid } of subjects.values()) insertRow.run(lastInsertRowid, table, uid);
}

function lastHash(project: Project): string {
  const hash = project.db.prepare("SELECT hash FROM event ORDER BY id DESC LIMIT 1").pluck().get();
  return typeof hash === "string" ? hash : chainStart;
}
