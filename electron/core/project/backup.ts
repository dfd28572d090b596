import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, extname, join } from "node:path";
import type { Database } from "better-sqlite3";
import { AppError } from "../../../shared/contract/errors.ts";
import { stopIfCancelled, type WorkContext } from "../../../shared/contract/progress.ts";
import { connect, openReadConnection, recognise } from "./connection.ts";
import { copiesFolder, writeCopy } from "./daily-copy.ts";
import { lockProjectFile } from "./file-lock.ts";
import { refuseFuture } from "./migrate.ts";
import { schemaVersion } from "./migrations/index.ts";
import { newGuard, type Project } from "./project-state.ts";
import { withStorageErrors } from "./storage-error.ts";

const pagesAtOnce = 2000;

/**
 * Writes a whole copy of a project file, also while it is open for writing elsewhere, and checks it.
 * Throws `project.exists` when the target is there already.
 */
export function backupProject(path: string, target: string): void {
  if (existsSync(target)) {
    throw new AppError("project.exists", `备份目标已存在:${target}。请换一个文件名。`, {
      details: { path: target },
    });
  }
  const db = openReadConnection(path);
  try {
    recognise(db, path);
    withStorageErrors(target, () => writeCopy(db, target));
  } finally {
    db.close();
  }
  checkSound(target);
}

/**
 * Copies a project that is open for writing here, page by page, with everything that was stored. The copy
 * is one plain file. Throws `cancelled`; nothing is left then.
 */
export async function copyOpenProject(
  { db }: Pick<Project, "db">,
  target: string,
  context: WorkContext,
): Promise<void> {
  try {
    await db.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        stopIfCancelled(context);
        context.progress({ phase: "复制", done: totalPages - remainingPages, total: totalPages });
        return pagesAtOnce;
      },
    });
    const copy = connect(target, { readonly: false, fileMustExist: true }, newGuard("nothing"));
    // The copy knows that its source was written to a log beside it, which no reader should need.
    copy.pragma("journal_mode = DELETE");
    copy.close();
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  }
}

/**
 * Puts a copy in the place of a project file. The copy is checked first; what was there is kept in the
 * folder of copies. Returns where it was kept, or null when there was nothing.
 */
export function restoreProject(
  copy: string,
  path: string,
  clock: () => Date = () => new Date(),
): { readonly keptAside: string | null } {
  checkSound(copy);
  return withStorageErrors(path, () => {
    const lock = lockProjectFile(path);
    try {
      const arrived = `${path}.restoring`;
      const source = openReadConnection(copy);
      try {
        writeCopy(source, arrived);
      } finally {
        source.close();
      }
      const keptAside = existsSync(path) ? setAside(path, clock()) : null;
      renameSync(arrived, path);
      return { keptAside };
    } finally {
      lock.release();
    }
  });
}

/** Throws `project.notOurs` when a file is not a sound project file. */
function checkSound(path: string): void {
  const db = openReadConnection(path);
  try {
    refuseFuture(recognise(db, path), schemaVersion, path);
    const problem = withStorageErrors(path, () => firstProblem(db));
    if (problem === null) return;
    throw new AppError("project.notOurs", `${path} 已损坏(${problem}),不能使用。请换一份副本。`, {
      details: { path },
    });
  } finally {
    db.close();
  }
}

function firstProblem(db: Database): string | null {
  const integrity = db.pragma("integrity_check(1)", { simple: true });
  if (integrity !== "ok") return String(integrity);
  const orphans = db.pragma("foreign_key_check") as unknown[];
  return orphans.length === 0 ? null : `${orphans.length} 处引用落空`;
}

/** Moves a file, with what a crash left beside it, into the folder of copies. */
function setAside(path: string, now: Date): string {
  const folder = copiesFolder(path);
  mkdirSync(folder, { recursive: true });
  const moment = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const target = join(
    folder,
    `${basename(path, extname(path))}-replaced-${moment}${extname(path)}`,
  );
  renameSync(path, target);
  for (const suffix of ["-wal", "-journal"]) {
    if (existsSync(path + suffix)) renameSync(path + suffix, target + suffix);
  }
  rmSync(`${path}-shm`, { force: true });
  return target;
}
