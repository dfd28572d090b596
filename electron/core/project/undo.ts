import { AppError } from "../../../shared/contract/errors.ts";
import { canonicalJson } from "./canonical-json.ts";
import { beginCommand } from "./event-log.ts";
import { type ListedEvent, listedEvent, type StoredEvent } from "./event-reader.ts";
import type { Project } from "./project-state.ts";
import { type Recorder, type RowChange, readRow, rowFromJson } from "./recorder.ts";
import { rowsReferringTo } from "./row-references.ts";

/**
 * Takes back this person's last undoable command by a new event (D6) and returns the event that was
 * taken back. Throws `undo.nothing` when there is none, `undo.conflict` when a later event has touched
 * one of its rows, or when rows that it would remove have become the ground of others.
 */
export function undoLast(project: Project): ListedEvent {
  return undoEvent(project, lastUndoable(project));
}

/** Takes back one command of whoever, as `undoLast` does; the caller knows that it may be taken back. */
export function undoEvent(project: Project, event: ListedEvent): ListedEvent {
  refuseWhenTouchedLater(project, event);
  refuseWhenReferredTo(project, event);
  const options = { command: event.command, undoable: false };
  const session = beginCommand(project, options, event.uid);
  try {
    for (const change of event.body.rows.toReversed()) {
      takeBack(project, session.recorder, change);
    }
    session.commit();
  } catch (error) {
    throw session.abandon(error);
  }
  return event;
}

function lastUndoable(project: Project): ListedEvent {
  const row = project.db
    .prepare(
      `SELECT * FROM event WHERE person = ? AND undoable = 1
       AND uid NOT IN (SELECT undo_of FROM event WHERE undo_of IS NOT NULL)
       ORDER BY id DESC LIMIT 1`,
    )
    .get(project.person) as StoredEvent | undefined;
  if (row !== undefined) return listedEvent(row);
  throw new AppError("undo.nothing", `${project.person} 没有可以撤销的操作。`);
}

/** An event that was taken back, and the one that took it back, leave the row as it was. */
function refuseWhenTouchedLater(project: Project, event: ListedEvent): void {
  const later = project.db
    .prepare(
      `SELECT e.person, e.at, e.command FROM event_row mine
       JOIN event_row other ON other.table_name = mine.table_name AND other.row_uid = mine.row_uid
       JOIN event e ON e.id = other.event_id
       WHERE mine.event_id = @id AND e.id > @id AND e.undo_of IS NULL
       AND e.uid NOT IN (SELECT undo_of FROM event WHERE undo_of IS NOT NULL)
       ORDER BY e.id LIMIT 1`,
    )
    .get({ id: event.id }) as { person: string; at: string; command: string } | undefined;
  if (later !== undefined) throw conflict(event, `${later.person} 于 ${later.at} 又改过同一条记录`);
}

/** Nothing may stand on a row that is gone: a judgement, a receipt, a paper. */
function refuseWhenReferredTo(project: Project, event: ListedEvent): void {
  const added = event.body.rows.flatMap(({ uid, before }) => (before === null ? [uid] : []));
  const found = rowsReferringTo(project, added);
  if (found.length === 0) return;
  const words = found.map(({ title, count }) => `${count} 条“${title}”`).join("、");
  throw conflict(event, `已有${words}建立在它的记录上,请先撤销或删去这些`);
}

function takeBack(project: Project, recorder: Recorder, change: RowChange): void {
  const { table, uid, before, after } = change;
  const present = readRow(project, table, uid);
  if (canonicalJson(present) !== canonicalJson(after)) {
    throw new AppError("undo.conflict", `不能撤销:记录(${table} ${uid})后来又变了。`, {
      details: { table, uid },
    });
  }
  if (before === null) recorder.remove(table, uid);
  else if (after === null) recorder.insert(table, rowFromJson(before));
  else recorder.update(table, uid, rowFromJson(before));
}

function conflict(event: ListedEvent, reason: string): AppError {
  return new AppError(
    "undo.conflict",
    `不能撤销 ${event.at} 的操作(${event.command}):${reason}。`,
    {
      details: { event: event.uid },
    },
  );
}
