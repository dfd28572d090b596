import { statSync } from "node:fs";
import Database from "better-sqlite3";
import { AppError } from "../../../shared/contract/errors.ts";
import { applicationId } from "./geopackage-schema.ts";
import { readSchemaVersion } from "./migrate.ts";
import { type Guard, newGuard } from "./project-state.ts";
import { registerGuard, registerSpatialFunctions } from "./sql-functions.ts";
import { withStorageErrors } from "./storage-error.ts";

/**
 * A plain connection for reading, for worker threads: no lock, no state; sees what the writer has
 * committed. The caller closes it.
 */
export function openReadConnection(path: string): Database.Database {
  refuseMissing(path);
  return withStorageErrors(path, () =>
    connect(path, { readonly: true, fileMustExist: true }, newGuard("nothing")),
  );
}

/** Opens the file with our SQL functions registered. */
export function connect(
  path: string,
  options: { readonly: boolean; fileMustExist: boolean },
  guard: Guard,
): Database.Database {
  const db = new Database(path, { ...options, timeout: 5000 });
  db.pragma("foreign_keys = ON");
  db.pragma("cache_size = -65536");
  registerSpatialFunctions(db);
  registerGuard(db, guard);
  return db;
}

/** The schema version of a file that is ours; throws `project.notOurs` otherwise. */
export function recognise(db: Database.Database, path: string): number {
  const isGeoPackage = withStorageErrors(path, () => isMarkedGeoPackage(db));
  const version = isGeoPackage ? readSchemaVersion(db) : null;
  if (version !== null) return version;
  const what = isGeoPackage ? "是 GeoPackage,但不是清化收的项目文件" : "不是清化收的项目文件";
  throw new AppError(
    "project.notOurs",
    `${path} ${what}。请选择用"qhs new"或本程序建立的 .gpkg 文件。`,
    { details: { path } },
  );
}

function isMarkedGeoPackage(db: Database.Database): boolean {
  return db.pragma("application_id", { simple: true }) === applicationId;
}

/** Throws `project.missing` where there is no file, `project.notOurs` for a folder. */
export function refuseMissing(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile()) return;
  if (found !== undefined) {
    throw new AppError("project.notOurs", `${path} 是文件夹,不是项目文件。请选择 .gpkg 文件。`, {
      details: { path },
    });
  }
  throw new AppError("project.missing", `找不到项目文件:${path}。请检查路径,或先新建项目。`, {
    details: { path },
  });
}
