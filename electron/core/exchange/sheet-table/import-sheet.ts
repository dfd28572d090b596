import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { AppError } from "../../../../shared/contract/errors.ts";
import { stopIfCancelled, type WorkContext } from "../../../../shared/contract/progress.ts";
import { type CellGrid, openCellGrid, textGrid } from "../../formats/cell-grid.ts";
import type { SourceNotice } from "../../formats/feature-source.ts";
import { sha256OfFile } from "../../formats/file-digest.ts";
import { runLongCommand } from "../../project/event-log.ts";
import { utcWithOffset } from "../../project/event-record.ts";
import type { Project } from "../../project/project.ts";
import { stateOf } from "../../project/project-state.ts";
import {
  afterWithdrawals,
  type BatchStart,
  batchDigest,
  finishBatch,
  refuseRepeated,
  rowUid,
  startBatch,
} from "../import-batch.ts";
import type { ImportMode } from "../import-report.ts";
import { type RowOrder, readTable, type TableEntry, type TableReading } from "./read-table.ts";
import type { PlannedRow, SheetChoices, SheetRegister } from "./sheet-register.ts";

/** A file on the machine, or what a clipboard holds. */
export type SheetSource =
  | { readonly file: string }
  /** Without `order` the content tells whether a heading stands among the rows. */
  | { readonly text: string; readonly order?: RowOrder | undefined };

export interface SheetRequest extends SheetChoices {
  readonly source: SheetSource;
  /** Heading in the sheet → key of a column, or null for a column to be left out. */
  readonly chosen?: Readonly<Record<string, string | null>>;
  readonly mode: ImportMode;
}

/** A sheet as it was understood, before anything is written. */
export interface SheetPlan {
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly reading: TableReading;
  /** Rows that go in. */
  readonly rows: readonly PlannedRow[];
  readonly refused: readonly TableEntry[];
  /** Keys that the register has already (D4). */
  readonly known: readonly string[];
}

export interface SheetReport extends SheetPlan {
  readonly batchUid: string;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly doubtful: number;
}

const listedKeys = 20;
/** An error stays readable, whatever the sheet: more rows than this are only counted. */
const listedRows = 1000;
const rowsBetweenLooks = 500;
const pastedName = "粘贴";

/**
 * Reads a sheet and works out what each row would do; changes nothing.
 * @throws AppError `file.*`, `table.missing` where no sheet has a heading of the register
 */
export async function planSheet(
  project: Project,
  register: SheetRegister,
  request: SheetRequest,
  context: WorkContext,
): Promise<SheetPlan> {
  const { source, chosen } = request;
  const grid = "file" in source ? await openCellGrid(source.file) : textGrid(source.text);
  const options = {
    context,
    ...(chosen === undefined ? {} : { chosen }),
    ...("file" in source
      ? {}
      : { template: { columns: register.templateColumns, order: source.order ?? null } }),
  };
  const reading = await readAndClose(grid, register, options);
  const fileName = "file" in source ? basename(source.file) : pastedName;
  if (reading.sheets.every((sheet) => sheet.headingRow === null && !sheet.isTemplateOrder)) {
    throw "file" in source ? noHeading(register, fileName) : noOrder(register);
  }
  const absent = new Set(reading.absent.map(({ key }) => key));
  const plan = register.planner(project, request, absent);
  const rows: PlannedRow[] = [];
  const refused: TableEntry[] = [];
  for (const entry of inOrder(reading)) {
    if (entry.problems.length > 0 && request.doubtful !== true) {
      refused.push(entry);
      continue;
    }
    const planned = plan(entry);
    if ("problems" in planned) {
      refused.push({ ...entry, problems: [...entry.problems, ...planned.problems] });
    } else rows.push(planned);
  }
  const known = rows.flatMap(({ key, state }) => (key !== null && state !== "new" ? [key] : []));
  const facts = await sourceFacts(source);
  return { fileName, ...facts, reading, rows, refused, known };
}

async function readAndClose(
  grid: CellGrid,
  register: SheetRegister,
  options: Parameters<typeof readTable>[2],
): Promise<TableReading> {
  try {
    return await readTable(grid, register.columns, options);
  } finally {
    await grid.close();
  }
}

function inOrder({ rows, refused, sheets }: TableReading): TableEntry[] {
  const places = new Map(sheets.map(({ name }, index) => [name, index]));
  const placeOf = ({ sheet }: TableEntry) => places.get(sheet) ?? 0;
  return [...rows, ...refused].sort(
    (one, other) => placeOf(one) - placeOf(other) || one.row - other.row,
  );
}

async function sourceFacts(source: SheetSource): Promise<{ sha256: string; bytes: number }> {
  if ("file" in source) {
    return { sha256: await sha256OfFile(source.file), bytes: (await stat(source.file)).size };
  }
  const bytes = Buffer.from(source.text);
  return { sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length };
}

/**
 * Takes a sheet into its register as one batch that lands whole or not at all (D4). Mode add refuses
 * keys that are there already, mode replace updates them; what is exactly as it was leaves no trace.
 * Refused rows and everything that was assumed are kept as notices of the batch. Undoable as a whole.
 * @throws AppError as `planSheet`, and `import.repeated`, `import.duplicateKey`, `import.nothing`,
 *   `cancelled`, `project.*`, `disk.*`
 */
export async function importSheet(
  project: Project,
  register: SheetRegister,
  request: SheetRequest,
  context: WorkContext,
): Promise<SheetReport> {
  const plan = await planSheet(project, register, request, context);
  const batch = afterWithdrawals(project, describeBatch(project, register, request, plan));
  refuseRepeated(project, batch, request.mode, register.title);
  if (request.mode === "add") refuseKnown(register, plan);
  if (plan.rows.length === 0) throw nothingRead(register, plan);
  return await runLongCommand(project, { command: "import", undoable: true }, async (recorder) => {
    const batchId = startBatch(project, batch);
    const batchUid = batchDigest(batch);
    const sheets = new Map(plan.reading.sheets.map(({ name }, index) => [name, index + 1]));
    for (const [index, row] of plan.rows.entries()) {
      if (index % rowsBetweenLooks === 0) {
        stopIfCancelled(context);
        context.progress({ phase: `导入${register.title}`, done: index, total: plan.rows.length });
      }
      if (row.state === "same") continue;
      const { sheet, row: sourceRow } = row.entry;
      const uid = rowUid(batchUid, `${sheets.get(sheet)}-${sourceRow}`);
      row.write(recorder, { uid, batchUid, row: sourceRow });
    }
    const counts = countsOf(plan);
    const { counted, skipped } = plan.reading;
    finishBatch(
      project,
      batchId,
      {
        rowsRead: counted,
        rowsStored: counts.added + counts.updated,
        rowsRepaired: 0,
        rowsSkipped: counted - counts.added - counts.updated,
      },
      noticesOf(plan),
    );
    recorder.summary({
      ...{ batch: batchUid, target: batch.target, file: plan.fileName, sha256: plan.sha256 },
      ...{ ...counts, counted, refused: plan.refused.length, skipped: { ...skipped } },
    });
    return { ...plan, batchUid, ...counts };
  });
}

function countsOf({ rows }: SheetPlan) {
  const count = (state: PlannedRow["state"]) => rows.filter((row) => row.state === state).length;
  return {
    added: count("new"),
    updated: count("known"),
    unchanged: count("same"),
    doubtful: rows.filter(({ isDoubtful }) => isDoubtful).length,
  };
}

function describeBatch(
  project: Project,
  register: SheetRegister,
  request: SheetRequest,
  plan: SheetPlan,
): BatchStart {
  const columns = plan.reading.sheets.flatMap((sheet) => sheet.columns);
  const used = columns.flatMap(({ heading, key }) => (key === null ? [] : [[key, heading]]));
  const { villageCode, doubtful, chosen, source } = request;
  const order = "text" in source ? source.order : undefined;
  return {
    target: `table:${register.name}`,
    sha256: plan.sha256,
    within: null,
    reading: {
      ...(villageCode === undefined ? {} : { villageCode }),
      ...(doubtful === true ? { doubtful: "1" } : {}),
      ...(chosen === undefined ? {} : { chosen: JSON.stringify(chosen) }),
      ...(order === undefined ? {} : { order }),
    },
    fileName: plan.fileName,
    bytes: plan.bytes,
    mode: request.mode,
    encoding: null,
    sourceCrs: null,
    crsReason: null,
    fieldMap: Object.fromEntries(used),
    importedAt: utcWithOffset(stateOf(project).clock()),
  };
}

const place = ({ sheet, row }: TableEntry) =>
  sheet === "" ? `第 ${row} 行` : `${sheet} 第 ${row} 行`;

/** What a refused row lacks, in one line for people. */
export function refusedLine(entry: TableEntry): string {
  const words = entry.problems.map(({ heading, reason }) => `“${heading}”${reason}`);
  return `${place(entry)}:${words.join(";")}`;
}

function noticesOf(plan: SheetPlan): SourceNotice[] {
  const refused = plan.refused.map((entry): SourceNotice => {
    const message = `${refusedLine(entry)}。没有导入,改正后可再贴一次。`;
    return { row: entry.row, level: "skipped", code: "row.refused", message };
  });
  const notes = plan.rows.flatMap(({ entry, notes: own }) =>
    [...entry.notes, ...own].map((note): SourceNotice => {
      const message = `${place(entry)}:${note}。`;
      return { row: entry.row, level: "warning", code: "cell.assumed", message };
    }),
  );
  return [...refused, ...notes];
}

function noHeading(register: SheetRegister, fileName: string): AppError {
  const names = register.templateColumns.slice(0, 6).map(({ heading }) => heading);
  return new AppError(
    "table.missing",
    `${fileName} 里找不到${register.title}的表头(如 ${names.join("、")})。请检查是否选错了文件;空表可用 qhs template ${register.name} 生成。`,
    { details: { fileName, register: register.name } },
  );
}

/** Pasted rows without a heading, which are not in the template's order either. */
function noOrder(register: SheetRegister): AppError {
  return new AppError(
    "table.missing",
    `粘贴的行里找不到${register.title}的表头,也不像空表的列序。请连同表头一起复制;确实是按空表的列序填的,请选“没有表头,按空表的列序”。`,
    { details: { register: register.name } },
  );
}

function refuseKnown({ title }: SheetRegister, { known }: SheetPlan): void {
  if (known.length === 0) return;
  const keys = known.slice(0, listedKeys);
  throw new AppError(
    "import.duplicateKey",
    `${title}里已经有其中 ${known.length} 条:${keys.join("、")}${known.length > keys.length ? " 等" : ""}。没有导入。如果这份表是用来更新的,请用 --mode replace。`,
    { details: { count: known.length, keys } },
  );
}

/** All rows of a sheet may be wrong: the first are told in words, all that fit in the details. */
function nothingRead(register: SheetRegister, { fileName, refused }: SheetPlan): AppError {
  const lines = refused.slice(0, listedKeys).map(refusedLine);
  const rest = refused.length > lines.length ? `;……共 ${refused.length} 行` : "";
  const why = lines.length === 0 ? "表头下面没有数据" : `${lines.join(";")}${rest}`;
  return new AppError(
    "import.nothing",
    `${fileName} 里没有可导入的${register.title}:${why}。没有导入。`,
    {
      details: {
        refused: refused.length,
        rows: refused.slice(0, listedRows).map((entry) => ({
          ...{ sheet: entry.sheet, row: entry.row, text: refusedLine(entry) },
        })),
      },
    },
  );
}
