import type { Project } from "../project/project.ts";
import { featureTables } from "../project/tables.ts";
import { withdrawnImports } from "../project/withdrawn-imports.ts";

/** One import as it stands in the books. */
export interface ListedBatch {
  id: number;
  target: string;
  fileName: string;
  sha256: string;
  bytes: number;
  mode: "add" | "replace";
  within: string | null;
  encoding: string | null;
  sourceCrs: string | null;
  crsReason: string | null;
  rowsRead: number;
  rowsStored: number;
  rowsRepaired: number;
  rowsSkipped: number;
  rowsActive: number;
  /** A sheet that was taken back as a whole. */
  isWithdrawn: boolean;
  notices: number;
  importedAt: string;
  person: string;
}

const importedTables = [
  ...Object.entries(featureTables).flatMap(([table, { imported }]) => (imported ? [table] : [])),
  "register_parcel",
  "register_holder",
  "register_member",
  "register_issuer",
  "register_contract",
];

/** Registers that people go on editing: a row counts for the sheet that wrote it last, where rows tell. */
const sheetTables = [
  ...["contract", "unit_fact", "person"],
  ...["money_row", "settlement", "receipt", "voucher"],
];

/** Registers whose rows do not tell which sheet they came from. */
const untoldTargets: ReadonlySet<string> = new Set([
  ...["table:audit-findings", "table:governance"],
  ...["table:village-files", "table:external-figures"],
]);

/** All imports, the newest first. */
export function listBatches(project: Project): ListedBatch[] {
  const { db } = project;
  const active = new Map<number, number>();
  for (const table of importedTables) {
    const rows = db
      .prepare<[], [number, number]>(
        `SELECT batch_id, count(*) FROM ${table} WHERE active = 1 GROUP BY batch_id`,
      )
      .raw()
      .all() as [number, number][];
    for (const [batch, count] of rows) active.set(batch, (active.get(batch) ?? 0) + count);
  }
  const written = new Map<string, number>();
  for (const table of sheetTables) {
    const rows = db
      .prepare<[], [string, number]>(
        `SELECT batch_uid, count(*) FROM ${table} WHERE batch_uid IS NOT NULL GROUP BY batch_uid`,
      )
      .raw()
      .all() as [string, number][];
    for (const [uid, count] of rows) written.set(uid, count);
  }
  const withdrawn = withdrawnImports(project);
  const batches = db
    .prepare<[], Omit<ListedBatch, "rowsActive"> & { uid: string }>(
      `SELECT id, uid, target, file_name AS fileName, sha256, bytes, mode, within_code AS within, encoding,
         source_crs AS sourceCrs, crs_reason AS crsReason, rows_read AS rowsRead,
         rows_stored AS rowsStored, rows_repaired AS rowsRepaired, rows_skipped AS rowsSkipped,
         imported_at AS importedAt, person,
         (SELECT count(*) FROM import_notice WHERE batch_id = import_batch.id) AS notices
       FROM import_batch ORDER BY id DESC`,
    )
    .all();
  return batches.map(({ uid, ...batch }) => {
    const isWithdrawn = withdrawn.has(uid);
    const isUntold = untoldTargets.has(batch.target) && !isWithdrawn;
    const rowsActive = isUntold
      ? batch.rowsStored
      : (active.get(batch.id) ?? written.get(uid) ?? 0);
    return { ...batch, rowsActive, isWithdrawn };
  });
}

export interface ListedNotice {
  id: number;
  row: number | null;
  level: "repaired" | "skipped" | "warning";
  code: string;
  message: string;
}

/** One page of a batch's notices, skipped rows first. */
export function listNotices(
  project: Project,
  { batchId, offset, limit }: { batchId: number; offset: number; limit: number },
): { total: number; notices: ListedNotice[] } {
  const total = project.db
    .prepare<[number], number>("SELECT count(*) FROM import_notice WHERE batch_id = ?")
    .pluck()
    .get(batchId);
  const notices = project.db
    .prepare<[number, number, number], ListedNotice>(
      `SELECT id, source_row AS row, level, code, message FROM import_notice WHERE batch_id = ?
       ORDER BY CASE level WHEN 'skipped' THEN 0 WHEN 'repaired' THEN 1 ELSE 2 END, id
       LIMIT ? OFFSET ?`,
    )
    .all(batchId, limit, offset);
  return { total: total ?? 0, notices };
}
