import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import type { Database } from "better-sqlite3";
import type { Project, ProjectState } from "./project-state.ts";

const keptCopies = 7;

/** Where the copies of a project file lie: `FILE-copies` beside it. */
export function copiesFolder(path: string): string {
  return join(dirname(path), `${basename(path, extname(path))}-copies`);
}

/**
 * Makes the day's copy unless it is there; the oldest beyond seven go (D8). Runs before the first write
 * of a day, outside a transaction.
 */
export function keepDailyCopy(project: Project, state: ProjectState): void {
  const today = localDate(state.clock());
  if (state.copiedOn === today) return;
  const folder = copiesFolder(project.path);
  const target = join(folder, copyName(project.path, today));
  if (!existsSync(target)) {
    writeCopy(project.db, target);
    dropOldCopies(project.path);
  }
  state.copiedOn = today;
}

/** A whole and compact copy of the file as the connection sees it, complete or not there at all. */
export function writeCopy(db: Database, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  const unfinished = `${target}.part`;
  rmSync(unfinished, { force: true });
  try {
    db.prepare("VACUUM INTO ?").run(unfinished);
    renameSync(unfinished, target);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function copyName(path: string, day: string): string {
  return `${basename(path, extname(path))}-${day}${extname(path)}`;
}

function dropOldCopies(path: string): void {
  const folder = copiesFolder(path);
  const stem = basename(path, extname(path));
  const daily = readdirSync(folder)
    .filter((name) => name.startsWith(`${stem}-`) && /-\d{4}-\d{2}-\d{2}\.[^.]+$/.test(name))
    .sort();
  for (const name of daily.slice(0, -keptCopies)) rmSync(join(folder, name), { force: true });
}

/** The calendar day on this machine, as a person would date a copy. */
export function localDate(time: Date): string {
  const month = String(time.getMonth() + 1).padStart(2, "0");
  const day = String(time.getDate()).padStart(2, "0");
  return `${time.getFullYear()}-${month}-${day}`;
}
