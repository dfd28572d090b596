import { createHash } from "node:crypto";
import { AppError } from "../../../shared/contract/errors.ts";
import type { SourceNotice } from "../formats/feature-source.ts";
import { canonicalJson } from "../project/canonical-json.ts";
import type { Project } from "../project/project-state.ts";
import { withdrawnImports } from "../project/withdrawn-imports.ts";
import type { FieldMapping } from "./field-mapping.ts";
import type { ImportMode, RowCounts } from "./import-report.ts";

/** What makes two imports the same: the bytes, what is taken out of them, and how they are read. */
export interface BatchKey {
  /** A layer's name, or `household`. */
  target: string;
  sha256: string;
  within: string | null;
  /** Options that change what the bytes mean. */
  reading: Readonly<Record<string, string>>;
}

/** What is known of an import before its rows are read. */
export interface BatchStart extends BatchKey {
  fileName: string;
  bytes: number;
  mode: ImportMode;
  encoding: string | null;
  sourceCrs: string | null;
  crsReason: string | null;
  /** Standard name → field of the file. */
  fieldMap: Readonly<Record<string, string>>;
  importedAt: string;
}

const uidLength = 16;

/** Digest of a batch; the uid of each of its rows is the first 16 digits, a hyphen and the row (D7). */
export function batchDigest(key: BatchKey): string {
  const { target, sha256, within, reading } = key;
  const text = canonicalJson({ target, sha256, within, reading: { ...reading } });
  return createHash("sha256").update(text).digest("hex");
}

/** The uid of row `row` of a batch (D7). */
export function rowUid(digest: string, row: number | string): string {
  return `${digest.slice(0, uidLength)}-${row}`;
}

/** Standard name → field of the file, as the batch keeps it. */
export function storedFieldMap(mapping: FieldMapping): Record<string, string> {
  return Object.fromEntries(mapping.used.map((one) => [one.definition.name, one.sourceName]));
}

/** Imports of the same bytes into the same target before, without those that were withdrawn. */
function earlierImports(project: Project, key: BatchKey) {
  const withdrawn = withdrawnImports(project);
  const rows = project.db
    .prepare<
      [string, string, string | null],
      { uid: string; name: string; at: string; person: string }
    >(
      `SELECT uid, file_name AS name, imported_at AS at, person FROM import_batch
       WHERE sha256 = ? AND target = ? AND within_code IS ? ORDER BY id`,
    )
    .all(key.sha256, key.target, key.within);
  return {
    standing: rows.filter(({ uid }) => !withdrawn.has(uid)),
    withdrawn: rows.filter(({ uid }) => withdrawn.has(uid)).length,
  };
}

/**
 * The same batch under a name of its own where it was imported and withdrawn before: its rows are new
 * ones, and the books keep both.
 */
export function afterWithdrawals<Key extends BatchKey>(project: Project, key: Key): Key {
  const { withdrawn } = earlierImports(project, key);
  if (withdrawn === 0) return key;
  return { ...key, reading: { ...key.reading, withdrawn: String(withdrawn) } };
}

/**
 * Refuses a file that was imported before (D4), told by its SHA-256. Another part of it (`--within`) is
 * another import; replacing it is allowed only when it is read otherwise than before (`--map` …).
 * @throws AppError `import.repeated` with the day and person of the first time.
 */
export function refuseRepeated(
  project: Project,
  key: BatchKey,
  mode: ImportMode,
  title: string,
): void {
  const { standing: earlier } = earlierImports(project, key);
  const [first] = earlier;
  if (!first) return;
  if (mode === "replace" && !earlier.some((one) => one.uid === batchDigest(key))) return;
  throw new AppError(
    "import.repeated",
    `这份${title}已由${first.person}在 ${first.at.slice(0, 10)} 导入过(${first.name},内容完全相同),没有再次导入。如果拿到的是新数据,请检查是否选错了文件。`,
    { details: { sha256: key.sha256, importedAt: first.at, person: first.person } },
  );
}

/** Adds the batch with its counts still zero and returns its number. Call inside a command. */
export function startBatch(project: Project, batch: BatchStart): number {
  const result = project.db
    .prepare(
      `INSERT INTO import_batch (uid, target, file_name, sha256, bytes, mode, within_code, encoding,
         source_crs, crs_reason, field_map, rows_read, rows_stored, rows_repaired, rows_skipped,
         imported_at, person)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, ?, ?)`,
    )
    .run(
      batchDigest(batch),
      batch.target,
      batch.fileName,
      batch.sha256,
      batch.bytes,
      batch.mode,
      batch.within,
      batch.encoding,
      batch.sourceCrs,
      batch.crsReason,
      canonicalJson({ ...batch.fieldMap }),
      batch.importedAt,
      project.person,
    );
  return Number(result.lastInsertRowid);
}

/** Stores the counts and notices of a batch. Call inside the same command. */
export function finishBatch(
  project: Project,
  batchId: number,
  counts: RowCounts,
  notices: readonly SourceNotice[],
): void {
  project.db
    .prepare(
      "UPDATE import_batch SET rows_read = ?, rows_stored = ?, rows_repaired = ?, rows_skipped = ? WHERE id = ?",
    )
    .run(counts.rowsRead, counts.rowsStored, counts.rowsRepaired, counts.rowsSkipped, batchId);
  const insert = project.db.prepare(
    "INSERT INTO import_notice (batch_id, source_row, level, code, message) VALUES (?, ?, ?, ?, ?)",
  );
  for (const { row, level, code, message } of notices)
    insert.run(batchId, row, level, code, message);
}
