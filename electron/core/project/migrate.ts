import { existsSync } from "node:fs";
import { basename, extname, join } from "node:path";
import type { Database } from "better-sqlite3";
import { AppError } from "../../../shared/contract/errors.ts";
import { copiesFolder, writeCopy } from "./daily-copy.ts";
import { createGuards, registerTables } from "./geopackage-schema.ts";
import type { Migration } from "./migrations/index.ts";
import { storageError } from "./storage-error.ts";

/** The schema version of a file; null when it has no table of ours. */
export function readSchemaVersion(db: Database): number | null {
  const ours = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'qhs_meta'").get();
  if (ours === undefined) return null;
  const value = db.prepare("SELECT value FROM qhs_meta WHERE key = 'schema_version'").pluck().get();
  return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : null;
}

/** Throws `project.future` when the file was written by a newer program, naming both versions. */
export function refuseFuture(version: number, known: number, path: string): void {
  if (version <= known) return;
  throw new AppError(
    "project.future",
    `项目文件的结构版本是 ${version},本程序只认到 ${known}:${path}。请用新版清化收打开。`,
    { details: { path, fileVersion: version, programVersion: known } },
  );
}

/**
 * Brings a file forward to the newest of `steps`, each step in one transaction of its own, so that a step
 * that fails leaves the file at the version before. Returns the versions that were applied; throws what
 * the step threw, as an AppError that names the versions.
 */
export function migrate(db: Database, steps: readonly Migration[]): number[] {
  const applied: number[] = [];
  for (const step of steps) {
    const present = readSchemaVersion(db) ?? 0;
    if (step.version <= present) continue;
    try {
      db.transaction(() => applyMigration(db, step)).immediate();
    } catch (error) {
      throw migrationError(storageError(error, db.name), present, step.version);
    }
    applied.push(step.version);
  }
  return applied;
}

/** Where a file is kept as it was before it is migrated (D8: a copy before each migration). */
export function copyBeforeMigration(path: string, version: number): string {
  const name = `${basename(path, extname(path))}-before-schema-${version}${extname(path)}`;
  return join(copiesFolder(path), name);
}

/** Migrates a file that is opened for writing, after keeping a copy when there is something to do. */
export function migrateWithCopy(db: Database, path: string, steps: readonly Migration[]): number[] {
  const present = readSchemaVersion(db) ?? 0;
  const newest = Math.max(...steps.map(({ version }) => version));
  if (present >= newest) return [];
  const copy = copyBeforeMigration(path, newest);
  if (!existsSync(copy)) writeCopy(db, copy);
  return migrate(db, steps);
}

function applyMigration(db: Database, step: Migration): void {
  const fresh = readSchemaVersion(db) === null;
  db.exec(step.sql);
  registerTables(db);
  if (fresh) createGuards(db, "qhs_meta");
  db.prepare("INSERT OR REPLACE INTO qhs_meta (key, value) VALUES ('schema_version', ?)").run(
    String(step.version),
  );
}

function migrationError(cause: unknown, from: number, to: number): AppError {
  if (cause instanceof AppError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError(
    "bug",
    `项目文件从结构版本 ${from} 升级到 ${to} 时出错,文件保持在版本 ${from}:${reason}`,
    { details: { from, to }, cause },
  );
}
