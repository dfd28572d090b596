import { createHash } from "node:crypto";
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import Database from "better-sqlite3";
import { AppError } from "../../../shared/contract/errors.ts";
import { connect } from "./connection.ts";
import { migrate, readSchemaVersion } from "./migrate.ts";
import { migrations, schemaVersion } from "./migrations/index.ts";
import { newGuard } from "./project-state.ts";
import { withStorageErrors } from "./storage-error.ts";

export interface CopyReading<T> {
  readonly value: T;
  readonly sha256Before: string;
  readonly sha256After: string;
}

/**
 * Runs `work` on a temporary copy of a project file and hashes the original before and after (D8, A6).
 * What a crash left beside the file goes along; a
 * file of an earlier schema is brought forward in the copy. Throws `project.locked` while a writer has the file, as
 * a copy made under its hands would be worth nothing.
 */
export function withReadingCopy<T>(
  path: string,
  work: (db: Database.Database) => T,
): CopyReading<T> {
  refuseWhileWritten(path);
  const folder = mkdtempSync(join(tmpdir(), "qhs-verify-"));
  try {
    const sha256Before = withStorageErrors(path, () => sha256OfFile(path));
    const copy = join(folder, basename(path));
    withStorageErrors(folder, () => {
      for (const suffix of ["", "-wal", "-journal"]) {
        if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
      }
    });
    const guard = newGuard("rows");
    const db = connect(copy, { readonly: false, fileMustExist: true }, guard);
    try {
      bringForward(db, path);
      guard.open = "nothing";
      const value = withStorageErrors(path, () => work(db));
      return { value, sha256Before, sha256After: sha256OfFile(path) };
    } finally {
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file of an earlier program is read as this one would open it; what is no project file stays as it is. */
function bringForward(db: Database.Database, path: string): void {
  const version = withStorageErrors(path, () => readSchemaVersion(db));
  if (version !== null && version < schemaVersion) migrate(db, migrations);
}

/** Looks at the lock file without touching it where there is none. */
function refuseWhileWritten(path: string): void {
  const lockPath = `${path}.lock`;
  if (!existsSync(lockPath)) return;
  const lock = new Database(lockPath, { readonly: true, timeout: 0 });
  try {
    lock.prepare("SELECT 1 FROM sqlite_master").all();
  } catch {
    throw new AppError("project.locked", `项目文件正在被写入:${path}。请先关闭它再核验。`, {
      details: { path },
    });
  } finally {
    lock.close();
  }
}

/** SHA-256 of a file as hex, read in pieces. */
export function sha256OfFile(path: string): string {
  const file = openSync(path, "r");
  try {
    const digest = createHash("sha256");
    const buffer = Buffer.alloc(1 << 20);
    for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) {
      digest.update(buffer.subarray(0, size));
    }
    return digest.digest("hex");
  } finally {
    closeSync(file);
  }
}
