import { randomUUID } from "node:crypto";
import { existsSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { AppError } from "../../../shared/contract/errors.ts";
import { connect, recognise, refuseMissing } from "./connection.ts";
import { localDate } from "./daily-copy.ts";
import { runCommand } from "./event-log.ts";
import { type FileLock, lockProjectFile } from "./file-lock.ts";
import { applicationId, createGeoPackageTables, geoPackageVersion } from "./geopackage-schema.ts";
import { migrate, migrateWithCopy, refuseFuture } from "./migrate.ts";
import { migrations, schemaVersion } from "./migrations/index.ts";
import { attachState, newGuard, type Project, stateOf } from "./project-state.ts";
import { withStorageErrors } from "./storage-error.ts";

export { openReadConnection } from "./connection.ts";
export { projectInfo } from "./project-info.ts";
export type { Project } from "./project-state.ts";

type Clock = () => Date;
const systemClock: Clock = () => new Date();

export interface NewProject {
  readonly name: string;
  /** Six digits. */
  readonly countyCode?: string;
  readonly person: string;
  readonly clock?: Clock;
}

/**
 * Makes a new project file and opens it for writing. Throws `project.exists` when the path is taken and
 * `project.missing` when its folder is not there.
 */
export function createProject(path: string, options: NewProject): Project {
  refuseTaken(path);
  return withStorageErrors(path, () => {
    const lock = lockProjectFile(path);
    try {
      writeNewFile(path, options);
      const project = startWriting(path, lock, options);
      try {
        logCreation(project, options);
      } catch (error) {
        closeProject(project);
        throw error;
      }
      return project;
    } catch (error) {
      lock.release();
      throw error;
    }
  });
}

function refuseTaken(path: string): void {
  if (existsSync(path)) {
    throw new AppError("project.exists", `文件已存在:${path}。请换一个文件名,或直接打开它。`, {
      details: { path },
    });
  }
  if (!existsSync(dirname(path))) {
    throw new AppError("project.missing", `文件夹不存在:${dirname(path)}。请先建立文件夹。`, {
      details: { path },
    });
  }
}

/** Fills the file under another name first, so that a crash leaves no half-made project. */
function writeNewFile(path: string, options: NewProject): void {
  const unfinished = `${path}.new`;
  rmSync(unfinished, { force: true });
  const db = connect(unfinished, { readonly: false, fileMustExist: false }, newGuard("rows"));
  try {
    db.transaction(() => fillNewFile(db, options)).immediate();
    db.close();
    renameSync(unfinished, path);
  } finally {
    db.close();
    rmSync(unfinished, { force: true });
  }
}

function fillNewFile(db: Database.Database, options: NewProject): void {
  db.pragma(`application_id = ${applicationId}`);
  db.pragma(`user_version = ${geoPackageVersion}`);
  createGeoPackageTables(db);
  migrate(db, migrations);
  const insert = db.prepare("INSERT INTO qhs_meta (key, value) VALUES (?, ?)");
  insert.run("project_uid", randomUUID());
  insert.run("project_name", options.name);
  if (options.countyCode !== undefined) insert.run("county_code", options.countyCode);
}

/** The first entry of the log. A file of today has nothing yet that a copy could keep (D8). */
function logCreation(project: Project, options: NewProject): void {
  const state = stateOf(project);
  state.copiedOn = localDate(state.clock());
  runCommand(project, { command: "project.create", undoable: false }, (recorder) => {
    recorder.summary({ name: options.name, countyCode: options.countyCode ?? null });
  });
}

export interface OpenOptions {
  readonly mode: "read" | "write";
  readonly person: string;
  readonly clock?: Clock;
}

/**
 * Opens a project file. Reading changes no byte of a closed file (A6) and works beside a writer; there
 * is one writer at a time (`project.locked`). What a crash left is cleaned up by the next writer (D8).
 * Throws `project.missing`, `project.notOurs`, `project.future`, `project.outdated` and storage errors.
 */
export function openProject(path: string, options: OpenOptions): Project {
  refuseMissing(path);
  return withStorageErrors(path, () =>
    options.mode === "read" ? openForReading(path, options) : openForWriting(path, options),
  );
}

function openForReading(path: string, options: OpenOptions): Project {
  const guard = newGuard("nothing");
  const db = connect(path, { readonly: true, fileMustExist: true }, guard);
  try {
    const version = recognise(db, path);
    refuseFuture(version, schemaVersion, path);
    if (version < schemaVersion) throw outdatedError(path, version);
  } catch (error) {
    db.close();
    throw error;
  }
  const clock = options.clock ?? systemClock;
  attachState(db, { guard, lock: null, clock, running: null, loading: new Set(), copiedOn: null });
  return { path, mode: "read", db, person: options.person };
}

function openForWriting(path: string, options: OpenOptions): Project {
  refuseForeignFile(path);
  const lock = lockProjectFile(path);
  try {
    return startWriting(path, lock, options);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Looks before anything is locked or written, so that a file that is not ours stays untouched. */
function refuseForeignFile(path: string): void {
  const db = connect(path, { readonly: true, fileMustExist: true }, newGuard("nothing"));
  try {
    refuseFuture(recognise(db, path), schemaVersion, path);
  } catch (error) {
    if (!waitsForRecovery(error)) throw error;
  } finally {
    db.close();
  }
}

/** What a crash left has to be cleaned up by a connection that may write. */
function waitsForRecovery(error: unknown): boolean {
  const cause = error instanceof AppError ? error.cause : error;
  return (
    cause instanceof Database.SqliteError && /^SQLITE_READONLY_(ROLLBACK|RECOVERY)/.test(cause.code)
  );
}

/** Opens the file whose writer's place is held: cleans up, migrates, and goes over to WAL. */
function startWriting(
  path: string,
  lock: FileLock,
  options: { readonly person: string; readonly clock?: Clock },
): Project {
  const guard = newGuard("rows");
  const db = connect(path, { readonly: false, fileMustExist: true }, guard);
  try {
    refuseFuture(recognise(db, path), schemaVersion, path);
    migrateWithCopy(db, path, migrations);
    guard.open = "nothing";
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
  } catch (error) {
    db.close();
    throw error;
  }
  const clock = options.clock ?? systemClock;
  attachState(db, { guard, lock, clock, running: null, loading: new Set(), copiedOn: null });
  return { path, mode: "write", db, person: options.person };
}

/** Closes the file: one plain file with a rollback journal remains, and the writer's place is free. */
export function closeProject(project: Project): void {
  const { db } = project;
  if (!db.open) return;
  const state = stateOf(project);
  if (db.inTransaction) db.exec("ROLLBACK");
  if (project.mode === "write") leaveWal(db);
  db.close();
  state.lock?.release();
}

function leaveWal(db: Database.Database): void {
  db.pragma("busy_timeout = 1000");
  try {
    db.pragma("wal_checkpoint(TRUNCATE)");
    db.pragma("journal_mode = DELETE");
  } catch (error) {
    // A reader is still there: everything is stored, and the next writer puts the file back in one piece.
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}

function outdatedError(path: string, version: number): AppError {
  return new AppError(
    "project.outdated",
    `项目文件是旧版结构(${version},现为 ${schemaVersion}):${path}。请先以可写方式打开一次,程序会留副本后升级。`,
    { details: { path, fileVersion: version, programVersion: schemaVersion } },
  );
}
