import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { AppError } from "../../../shared/contract/errors.ts";
import { stopIfCancelled, type WorkContext } from "../../../shared/contract/progress.ts";
import type { FieldValue, SourceNotice } from "../formats/feature-source.ts";
import { sha256OfFile } from "../formats/file-digest.ts";
import type { TableSource } from "../formats/table-source.ts";
import { runLongCommand } from "../project/event-log.ts";
import { utcWithOffset } from "../project/event-record.ts";
import { type ColumnValue, registerWriter } from "../project/feature-store.ts";
import { type Project, stateOf } from "../project/project-state.ts";
import {
  type BatchStart,
  batchDigest,
  finishBatch,
  refuseRepeated,
  rowUid,
  startBatch,
  storedFieldMap,
} from "./import-batch.ts";
import { type KeyCheck, refuseActiveKeys, repeatedKeys, retireReplaced } from "./import-keys.ts";
import {
  type ImportMode,
  type PreviewRow,
  type RowCounts,
  type UsedField,
  usedFields,
} from "./import-report.ts";
import { maskIdentity, maskTelephone } from "./mask.ts";
import { type NoticeReport, NoticeTally } from "./notice-tally.ts";
import { matchNotices, matchRegister, type RegisterMatch } from "./register-match.ts";
import { type FoundTable, findTables, openTables } from "./register-tables.ts";
import { readRowValues } from "./row-values.ts";

export interface HouseholdRequest {
  /** Path of the .mdb, .accdb or .xlsx. */
  file: string;
  mode: ImportMode;
}

/** What was taken from one table. Identity and telephone numbers in `firstRows` are masked. */
export interface RegisterTableReport {
  /** Standard name, such as CBF. */
  table: string;
  title: string;
  /** Name in the file. */
  source: string;
  rowsRead: number;
  rowsStored: number;
  rowsReplaced: number;
  fieldsUsed: readonly UsedField[];
  fieldsUnused: readonly string[];
  firstRows: readonly PreviewRow[];
}

export interface HouseholdReport extends RowCounts {
  batchId: number;
  batchUid: string;
  file: string;
  sha256: string;
  mode: ImportMode;
  tables: readonly RegisterTableReport[];
  notices: NoticeReport;
  /** null while no parcels are in the project. */
  registerMatch: RegisterMatch | null;
}

const previewRows = 10;
const rowsBetweenReports = 1000;
const title = "权属数据";

/**
 * Imports the household register (CBDKXX, CBF, CBF_JTCY, FBF, CBHT) as one batch that lands whole or not
 * at all (D4, D7), and joins it to the parcels by DKBM: what has no partner is listed both ways. A row
 * without its key is skipped. Mode replace: rows with the same DKBM, CBFBM, FBFBM or CBHTBM give way.
 * @throws AppError `file.*`, `table.missing`, `field.missing`, `value.invalid`, `import.*`, `cancelled`,
 *   `project.*`, `disk.*`.
 */
export async function importHousehold(
  project: Project,
  request: HouseholdRequest,
  context: WorkContext,
): Promise<HouseholdReport> {
  const fileName = basename(request.file);
  const source = await openTables(request.file);
  try {
    const tables = await findTables(source, fileName);
    const batch = await describeBatch(project, request, tables);
    refuseRepeated(project, batch, request.mode, title);
    return await runLongCommand(project, { command: "import" }, async (recorder) => {
      const report = await storeRegister(project, { source, tables, batch }, context);
      recorder.summary({
        batch: report.batchUid,
        target: batch.target,
        file: fileName,
        sha256: batch.sha256,
        rowsStored: report.rowsStored,
        rowsSkipped: report.rowsSkipped,
      });
      return report;
    });
  } finally {
    await source.close();
  }
}

async function describeBatch(
  project: Project,
  request: HouseholdRequest,
  tables: readonly FoundTable[],
): Promise<BatchStart> {
  const maps = tables.flatMap(({ definition, mapping }) =>
    Object.entries(storedFieldMap(mapping)).map(
      ([name, from]) => [`${definition.source}.${name}`, from] as const,
    ),
  );
  return {
    target: "household",
    sha256: await sha256OfFile(request.file),
    within: null,
    reading: {},
    fileName: basename(request.file),
    bytes: (await stat(request.file)).size,
    mode: request.mode,
    encoding: null,
    sourceCrs: null,
    crsReason: null,
    fieldMap: Object.fromEntries(maps),
    importedAt: utcWithOffset(stateOf(project).clock()),
  };
}

/** An import under way. */
interface Register {
  source: TableSource;
  tables: readonly FoundTable[];
  batch: BatchStart;
}

async function storeRegister(
  project: Project,
  register: Register,
  context: WorkContext,
): Promise<HouseholdReport> {
  const { batch } = register;
  const batchId = startBatch(project, batch);
  const tally = new NoticeTally();
  const counts = { rowsRead: 0, rowsStored: 0, rowsRepaired: 0, rowsSkipped: 0 };
  const tables: RegisterTableReport[] = [];
  for (const table of register.tables) {
    const report = await storeTable(project, register, { table, batchId }, tally, context);
    counts.rowsRead += report.rowsRead;
    counts.rowsStored += report.rowsStored;
    tables.push(report);
  }
  counts.rowsSkipped = counts.rowsRead - counts.rowsStored;
  refuseEmpty(batch.fileName, tables);
  const registerMatch = matchRegister(project.db);
  if (registerMatch) for (const notice of matchNotices(registerMatch)) tally.add(notice);
  finishBatch(project, batchId, counts, tally.toStore());
  return {
    ...counts,
    batchId,
    batchUid: batchDigest(batch),
    file: batch.fileName,
    sha256: batch.sha256,
    mode: batch.mode,
    tables,
    notices: tally.report(),
    registerMatch,
  };
}

function refuseEmpty(fileName: string, tables: readonly RegisterTableReport[]): void {
  const empty = tables.find((one) => one.table === "CBDKXX" && one.rowsStored === 0);
  if (!empty) return;
  throw new AppError(
    "import.nothing",
    `${fileName} 的 ${empty.source} 表里没有一行可用的承包地块信息。请向提供单位索取完整数据。`,
    { details: { rowsRead: empty.rowsRead } },
  );
}

async function storeTable(
  project: Project,
  { source, batch }: Register,
  { table, batchId }: { table: FoundTable; batchId: number },
  tally: NoticeTally,
  context: WorkContext,
): Promise<RegisterTableReport> {
  const { definition, mapping, sourceName } = table;
  const columns = mapping.used.map((one) => one.definition.column);
  const bookkeeping = ["uid", "batch_id", "source_row", "other_fields"];
  const writer = registerWriter(project, definition.table, [...bookkeeping, ...columns]);
  const digest = batchDigest(batch);
  const firstRows: PreviewRow[] = [];
  let rowsRead = 0;
  let rowsStored = 0;
  for await (const { row, values, notices } of source.rows(sourceName)) {
    rowsRead += 1;
    if (rowsRead % rowsBetweenReports === 0) {
      stopIfCancelled(context);
      context.progress({ phase: `导入${definition.title}`, done: rowsRead, total: 0 });
    }
    const read = readRowValues(row, values, mapping);
    const isUsable = definition.key.every((column) => read.columns[column] !== "");
    for (const notice of isUsable ? [...notices, ...read.notices] : [noKey(table, row)]) {
      tally.add({ ...notice, message: `${sourceName} 表${notice.message}` });
    }
    if (!isUsable) continue;
    const uid = rowUid(digest, `${definition.source}-${row}`);
    const stored: ColumnValue[] = [uid, batchId, row, read.otherFields];
    for (const column of columns) stored.push(read.columns[column] ?? null);
    writer.insert(stored);
    rowsStored += 1;
    if (firstRows.length < previewRows) firstRows.push({ row, values: masked(read.columns) });
  }
  stopIfCancelled(context);
  return {
    table: definition.source,
    title: definition.title,
    source: sourceName,
    rowsRead,
    rowsStored,
    rowsReplaced: settleKeys(project, table, { batchId, mode: batch.mode }, tally),
    fieldsUsed: usedFields(mapping),
    fieldsUnused: mapping.unused,
    firstRows,
  };
}

function noKey({ definition }: FoundTable, row: number): SourceNotice {
  const keyField = definition.fields.find((field) => field.column === definition.key[0]);
  const message = `第 ${row} 行没有${keyField?.title ?? "编码"},无法使用,已跳过。`;
  return { row, level: "skipped", code: "value.noKey", message };
}

function settleKeys(
  project: Project,
  { definition }: FoundTable,
  { batchId, mode }: { batchId: number; mode: ImportMode },
  tally: NoticeTally,
): number {
  const keyFields = definition.fields.filter((field) => definition.key.includes(field.column));
  const check: KeyCheck = {
    table: definition.table,
    title: definition.title,
    batchId,
    keyColumns: definition.key,
    keyTitles: keyFields.map((field) => field.title),
  };
  if (!definition.keyRepeats) {
    for (const notice of repeatedKeys(project.db, check)) tally.add(notice);
  }
  if (mode === "replace") return retireReplaced(project.db, check, null);
  refuseActiveKeys(project.db, check);
  return 0;
}

/** A row as a report may show it (A8): no whole identity or telephone number. */
export function masked(columns: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(columns).map(([column, value]) => {
      if (typeof value !== "string") return [column, value];
      if (column.endsWith("zjhm")) return [column, maskIdentity(value)];
      return [column, column === "lxdh" ? maskTelephone(value) : value];
    }),
  );
}
