import { stopIfCancelled, type WorkContext } from "../../../../shared/contract/progress.ts";
import type { CellGrid, GridSheet, MergedRange } from "../../formats/cell-grid.ts";
import type { SheetCell, SheetRow } from "../../formats/xlsx-sheet.ts";
import {
  type FoundHeading,
  findHeading,
  headingOf,
  type MappedColumn,
  searchedRows,
} from "./heading-search.ts";
import { cellText, readCell } from "./read-cell.ts";
import { isSequence, type SkipReason, skipReason } from "./skipped-row.ts";
import type { CellValue, TableColumn } from "./table-column.ts";
import { fitsTemplate, templateNames } from "./template-order.ts";

/** A cell that cannot be read, in words. */
export interface CellProblem {
  /** The column's key; null where the row as a whole is meant. */
  readonly key: string | null;
  readonly heading: string;
  /** As it stands in the sheet. */
  readonly text: string;
  readonly reason: string;
}

/** A row of the sheet. Every value keeps the text that it was read from. */
export interface TableEntry<Key extends string = string> {
  readonly sheet: string;
  readonly row: number;
  /** Of every column that the sheet has; null where the cell is empty or cannot be read. */
  readonly values: Readonly<Partial<Record<Key, CellValue>>>;
  /** Source text of every filled cell by key. */
  readonly texts: Readonly<Partial<Record<Key, string>>>;
  /** Cells under headings that the register does not know, 序号 left out. */
  readonly other: Readonly<Record<string, string>>;
  /** What was assumed: a missing day, a serial date, the value of a merged cell. */
  readonly notes: readonly string[];
  readonly problems: readonly CellProblem[];
}

export interface SheetReport {
  readonly name: string;
  /** Row of the heading; null where none was found. */
  readonly headingRow: number | null;
  /** Rows without a heading, read in the order of the template. False and no heading: left out. */
  readonly isTemplateOrder: boolean;
  readonly columns: readonly { readonly heading: string; readonly key: string | null }[];
}

/** What became of a table: `rows` + `refused` + `skipped` are all rows below the headings. */
export interface TableReading<Key extends string = string> {
  readonly sheets: readonly SheetReport[];
  readonly rows: readonly TableEntry<Key>[];
  /** Rows with a cell that cannot be read, or without one that is required. */
  readonly refused: readonly TableEntry<Key>[];
  readonly skipped: Readonly<Record<SkipReason, number>>;
  readonly counted: number;
  /** Columns whose heading no sheet has (D32). */
  readonly absent: readonly TableColumn<Key>[];
}

/** How pasted rows are read: by the heading among them, or in the template's order. */
export type RowOrder = "heading" | "template";

export interface TableOptions<Key extends string = string> {
  /** Heading in the sheet → key of a column, or null for a column to be left out. */
  readonly chosen?: Readonly<Record<string, string | null>>;
  readonly context?: WorkContext;
  /**
   * For rows that may stand without a heading, as pasted ones do: the template's columns in their order,
   * and what a person said of it; null lets the content decide.
   */
  readonly template?: {
    readonly columns: readonly TableColumn<Key>[];
    readonly order: RowOrder | null;
  };
}

/**
 * Reads sheets as people keep them (T1): finds the heading of each sheet, reads the cells below by the
 * kind of their column, skips and counts blank rows, sums, repeated headings and feet. A row with an
 * unreadable cell is refused as a whole and says why; nothing is changed silently. Sheets without a
 * heading are named and left out; with `template` their rows are read in its order where they fit it.
 */
export async function readTable<Key extends string>(
  grid: CellGrid,
  columns: readonly TableColumn<Key>[],
  options: TableOptions<Key> = {},
): Promise<TableReading<Key>> {
  const skipped = { blank: 0, total: 0, heading: 0, foot: 0 };
  const entries: TableEntry<Key>[] = [];
  const sheets: SheetReport[] = [];
  const present = new Set<Key>();
  for (const sheet of grid.sheets) {
    const heading = await headingFor(sheet, columns, options);
    sheets.push(sheetReport(sheet, heading));
    if (heading === null) continue;
    for (const { column } of heading.columns) if (column !== null) present.add(column.key);
    const merged = mergedValues(await sheet.mergedRanges(), heading);
    for await (const item of rowsBelow(sheet, heading, merged, columns)) {
      if (options.context !== undefined) stopIfCancelled(options.context);
      if (typeof item === "object") entries.push(item);
      else skipped[item] += 1;
    }
  }
  const rows = entries.filter(({ problems }) => problems.length === 0);
  const refused = entries.filter(({ problems }) => problems.length > 0);
  const sums = Object.values(skipped).reduce((sum, count) => sum + count, 0);
  return {
    sheets,
    rows,
    refused,
    skipped,
    counted: entries.length + sums,
    absent: columns.filter(({ key }) => !present.has(key)),
  };
}

async function headingFor<Key extends string>(
  sheet: GridSheet,
  columns: readonly TableColumn<Key>[],
  { chosen, template }: TableOptions<Key>,
): Promise<FoundHeading<Key> | null> {
  const rows = await firstRows(sheet);
  const isForced = template?.order === "template";
  const found = isForced ? null : findHeading(rows, columns, chosen);
  if (found !== null || template === undefined || template.order === "heading") return found;
  const names = await templateNames(sheet, template.columns);
  const fits = isForced || fitsTemplate(rows, headingOf(names, columns));
  return fits ? headingOf(names, columns, chosen) : null;
}

async function firstRows(sheet: GridSheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of sheet.rows()) {
    if (row.cells.every((cell) => cellText(cell).trim() === "")) continue;
    rows.push(row);
    if (rows.length === searchedRows) break;
  }
  return rows;
}

function sheetReport(sheet: GridSheet, heading: FoundHeading<string> | null): SheetReport {
  const columns = (heading?.columns ?? []).map(({ heading: text, column }) => ({
    heading: text,
    key: column?.key ?? null,
  }));
  const isTemplateOrder = heading?.row === 0;
  return {
    name: sheet.name,
    headingRow: isTemplateOrder ? null : (heading?.row ?? null),
    isTemplateOrder,
    columns,
  };
}

/** Entries, and the reasons of rows that are none; blank rows behind the last filled one do not count. */
async function* rowsBelow<Key extends string>(
  sheet: GridSheet,
  heading: FoundHeading<Key>,
  merged: MergedValues,
  columns: readonly TableColumn<Key>[],
): AsyncGenerator<TableEntry<Key> | SkipReason> {
  let last = heading.row;
  for await (const row of sheet.rows()) {
    if (row.row <= heading.row) continue;
    const reason = skipReason(row, heading);
    if (reason === "blank") continue;
    for (let blank = last + 1; blank < row.row; blank++) yield "blank";
    last = row.row;
    merged.note(row);
    yield reason ?? readRow(sheet.name, row, heading, merged, columns);
  }
}

function readRow<Key extends string>(
  sheet: string,
  row: SheetRow,
  heading: FoundHeading<Key>,
  merged: MergedValues,
  columns: readonly TableColumn<Key>[],
): TableEntry<Key> {
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
  const values: Partial<Record<Key, CellValue>> = {};
  const texts: Partial<Record<Key, string>> = {};
  const other: Record<string, string> = {};
  const notes: string[] = [];
  const problems: CellProblem[] = [];
  for (const mapped of heading.columns) {
    const found = cells.get(mapped.position);
    const isFilled = found !== undefined && (found.value !== null || found.problem !== null);
    const above = isFilled ? null : merged.valueAt(row.row, mapped);
    const cell = above ?? found ?? emptyCell(mapped.position);
    const text = cellText(cell).trim();
    if (above !== null) notes.push(`“${mapped.heading}”取自合并单元格“${text}”`);
    if (mapped.column === null) {
      if (text !== "" && !isSequence(mapped.heading)) other[mapped.heading] = text;
      continue;
    }
    const { key, kind } = mapped.column;
    const read = readCell(cell, kind, mapped.isInTenThousands);
    values[key] = read.value;
    if (text !== "") texts[key] = text;
    if (read.note !== null) notes.push(`“${mapped.heading}”${read.note}`);
    if (read.problem !== null)
      problems.push({ key, heading: mapped.heading, text, reason: read.problem });
  }
  for (const { key, heading: title, required } of columns) {
    const isMissing = required === true && (values[key] ?? null) === null;
    if (isMissing && texts[key] === undefined) {
      problems.push({ key, heading: title, text: "", reason: "没有填写" });
    }
  }
  return { sheet, row: row.row, values, texts, other, notes, problems };
}

const emptyCell = (column: number): SheetCell => ({
  column,
  value: null,
  isLongNumber: false,
  problem: null,
});

/** Kinds whose merged value stands for every row; a sum over merged rows would count money and land twice. */
const sharedKinds = new Set([
  "text",
  "code",
  "unitCode",
  "date",
  "term",
  "period",
  "word",
  "yesNo",
]);

interface MergedValues {
  /** Keeps the values in which a merged range begins. */
  note(row: SheetRow): void;
  valueAt(row: number, mapped: MappedColumn<string>): SheetCell | null;
}

function mergedValues(ranges: readonly MergedRange[], heading: FoundHeading<string>): MergedValues {
  const tall = ranges.filter(({ fromRow, toRow }) => fromRow > heading.row && toRow > fromRow);
  const starts = Map.groupBy(tall, ({ fromRow }) => fromRow);
  const open = new Map<number, { toRow: number; cell: SheetCell }>();
  return {
    note: (row) => {
      for (const { fromColumn, toRow } of starts.get(row.row) ?? []) {
        const cell = row.cells.find(({ column }) => column === fromColumn);
        if (cell !== undefined && cell.value !== null) open.set(fromColumn, { toRow, cell });
      }
    },
    valueAt: (row, { position, column }) => {
      const range = open.get(position);
      if (range === undefined || row > range.toRow || column === null) return null;
      return sharedKinds.has(column.kind.is) ? range.cell : null;
    },
  };
}
