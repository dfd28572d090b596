import { rmSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import Database from "better-sqlite3";
import { AppError } from "../../../shared/contract/errors.ts";
import { storageError } from "./storage-error.ts";

export interface FileLock {
  release(): void;
}

/**
 * Takes the one writer's place for a project file: an exclusive SQLite transaction on `FILE.lock`, which
 * the operating system lets go when the program dies (D8). Throws `project.locked` when another has it.
 */
export function lockProjectFile(path: string): FileLock {
  const lockPath = `${path}.lock`;
  for (let attempt = 0; attempt < 20; attempt++) {
    const db = openLock(path, lockPath);
    const before = inode(lockPath);
    takeLock(db, path);
    // A writer that closes removes the file: what we hold must still be the file of that name.
    if (before !== null && before === inode(lockPath))
      return { release: () => release(db, lockPath) };
    db.close();
  }
  throw lockedError(path);
}

function openLock(path: string, lockPath: string): Database.Database {
  try {
    const db = new Database(lockPath, { timeout: 0 });
    db.pragma("journal_mode = MEMORY");
    return db;
  } catch (error) {
    if (isBusy(error)) throw lockedError(path);
    throw lockFailure(error, path);
  }
}

function takeLock(db: Database.Database, path: string): void {
  try {
    db.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    db.close();
    if (isBusy(error)) throw lockedError(path);
    throw lockFailure(error, path);
  }
}

function release(db: Database.Database, lockPath: string): void {
  if (!db.open) return;
  // Where an open file can be removed (not on Windows) it goes while we still hold it.
  removeQuietly(lockPath);
  db.close();
  if (process.platform === "win32") removeQuietly(lockPath);
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A file left behind does no harm: the next writer takes it over.
  }
}

function inode(path: string): bigint | null {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino ?? null;
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code);
}

/** What keeps us from the lock file is the folder, of which people know, and not a file, of which they do not. */
function lockFailure(error: unknown, path: string): unknown {
  const failure = storageError(error, path);
  if (!(failure instanceof AppError) || failure.code !== "disk.denied") return failure;
  const folder = dirname(resolve(path));
  const message = `没有权限写入文件夹:${folder}。打开项目时要在项目文件旁边写入临时文件,请把项目放到可写的文件夹,或以只读方式打开。`;
  return new AppError("disk.denied", message, { details: { path, folder }, cause: error });
}

function lockedError(path: string): AppError {
  return new AppError(
    "project.locked",
    `项目文件正由另一个清化收程序打开:${path}。请先在那边关闭,或者以只读方式打开。`,
    { details: { path } },
  );
}
