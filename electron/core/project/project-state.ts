import type { Database } from "better-sqlite3";
import type { FileLock } from "./file-lock.ts";

/** An open project file. One of them may be open for writing at a time (D8). */
export interface Project {
  readonly path: string;
  readonly mode: "read" | "write";
  readonly db: Database;
  /** The name of whoever works with it; stands in every event (D6). */
  readonly person: string;
}

/**
 * What the guard triggers let through: nothing, rows of a running command, or the log's own entry at
 * the end of it.
 */
export interface Guard {
  open: "nothing" | "rows" | "log";
  /** Guarded tables that the running command has changed, by whatever statement. */
  readonly touched: Set<string>;
}

export function newGuard(open: Guard["open"]): Guard {
  return { open, touched: new Set() };
}

/** What belongs to an open project and is nobody else's business. */
export interface ProjectState {
  readonly guard: Guard;
  readonly lock: FileLock | null;
  readonly clock: () => Date;
  /** Name of the command that is running now. */
  running: string | null;
  /** Layers under a bulk load whose R-tree and triggers are still to be restored. */
  readonly loading: Set<string>;
  /** Local date for which the day's copy is known to be there. */
  copiedOn: string | null;
}

const states = new WeakMap<Database, ProjectState>();

export function attachState(db: Database, state: ProjectState): void {
  states.set(db, state);
}

export function stateOf(project: { readonly db: Database }): ProjectState {
  const state = states.get(project.db);
  if (state === undefined) throw new Error("this connection does not belong to an open project");
  return state;
}
