import ExcelJS from "exceljs";
import type { FieldValue } from "./feature-source.ts";
import { withSinks } from "./file-sink.ts";
import { stampZipEntries } from "./zip-stamp.ts";

/** A column of a sheet. Text columns are text cells, so that codes keep every digit. */
export interface WorkbookColumn {
  heading: string;
  key: string;
  kind: "text" | "number";
  /** Excel number format such as `0.00`; numbers only. */
  numberFormat?: string;
  /** Width in characters of the standard font. */
  widthCharacters: number;
}

/** Where a formula stands: column letters by key, and the rows between heading and the first total. */
export interface FormulaPlace {
  column: (key: string) => string;
  row: number;
  firstRow: number;
  lastRow: number;
}

/** A formula with what it comes to, so that viewers that do not calculate show the same. */
export interface WorkbookFormula {
  formula: (place: FormulaPlace) => string;
  result: string | number;
  numberFormat?: string;
}

/** A number that is shown otherwise than its column's others. */
export interface WorkbookNumber {
  value: number;
  numberFormat: string;
}

type CellContent = FieldValue | WorkbookFormula | WorkbookNumber;

export interface WorkbookRow {
  values: Readonly<Record<string, CellContent>>;
  /** A total or subtotal, set in bold. */
  isTotal?: boolean;
}

export interface WorkbookSheet {
  /** At most 31 characters are kept; what Excel forbids becomes a space, a repeat gets `(2)`. */
  name: string;
  /** Lines over the heading, each across all columns; the first is the title in bold. */
  titleLines?: readonly string[];
  columns: readonly WorkbookColumn[];
  rows: Iterable<WorkbookRow>;
  /** Lines below the rows, each across all columns. */
  footLines?: readonly string[];
  paper: "A4" | "A3";
  isLandscape: boolean;
  /** Only so many columns from the left go onto paper; all of them without it. */
  printedColumns?: number;
}

const paperSizes = { A4: 9, A3: 8 } as const;
const thin = { style: "thin" } as const;
const border = { top: thin, left: thin, bottom: thin, right: thin };
/** Song is on every Chinese machine; LibreOffice replaces it by what it has. */
const fontName = "宋体";

const longestSheetName = 31;

/** Name of a sheet as Excel allows it: no []:*?/\ and 31 characters at most. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[[\]:*?/\\]/g, " ")
      .replace(/^'|'$/g, " ")
      .slice(0, longestSheetName) || "Sheet"
  );
}

/**
 * Names of the sheets of one file, each once: Excel takes no two that differ only in case or beyond the
 * 31st character (two villages of a county may share a name), so that a repeat gets `(2)`.
 */
function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((wanted) => {
    const name = sheetName(wanted);
    let free = name;
    for (let turn = 2; taken.has(free.toLowerCase()); turn++) {
      const mark = `(${turn})`;
      free = `${name.slice(0, longestSheetName - mark.length)}${mark}`;
    }
    taken.add(free.toLowerCase());
    return free;
  });
}

const bodyPt = 11;
const titlePt = 16;
const lineHeightOfSize = 1.36;

/**
 * How high a row has to be for texts of `sizePt` in cells of these widths. Neither Excel nor LibreOffice
 * fits the rows of a file by itself when cells are merged or the height was never stored. Column widths
 * count digits of the standard font; a Chinese sign of 11 pt takes 2.1 of them.
 */
function rowHeight(cells: readonly { text: string; width: number }[], sizePt: number): number {
  const lines = cells.map(({ text, width }) => {
    const room = (Math.max(2, width - 1) * bodyPt) / sizePt;
    return text.split("\n").reduce((sum, paragraph) => sum + linesOf(paragraph, room), 0);
  });
  return Math.ceil(Math.max(1, ...lines) * sizePt * lineHeightOfSize) + 3;
}

/** Lines that a paragraph takes: Latin words and codes stay together, Chinese breaks anywhere. */
function linesOf(paragraph: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of paragraph.match(/[!-~]+ ?|[^!-~]/gu) ?? []) {
    const width = [...word].reduce((sum, character) => sum + widthOf(character), 0);
    if (used > 0 && used + width > room) {
      lines += 1;
      used = 0;
    }
    used += width;
    lines += Math.max(0, Math.ceil(used / room) - 1);
    used = used > room ? used % room : used;
  }
  return lines;
}

function widthOf(character: string): number {
  if (character.codePointAt(0)! >= 0x2000) return 2.1;
  return /[A-Z]/.test(character) ? 1.35 : 1.05;
}

function addLines(
  worksheet: ExcelJS.Worksheet,
  lines: readonly string[],
  columns: readonly WorkbookColumn[],
  hasTitle: boolean,
) {
  const width = columns.length;
  const room = columns.reduce((sum, column) => sum + column.widthCharacters, 0);
  for (const [index, line] of lines.entries()) {
    const row = worksheet.addRow([line]);
    if (width > 1) worksheet.mergeCells(row.number, 1, row.number, width);
    const isTitle = hasTitle && index === 0;
    const size = isTitle ? titlePt : bodyPt;
    row.getCell(1).font = { name: fontName, size, bold: isTitle };
    row.getCell(1).alignment = {
      horizontal: isTitle ? "center" : "left",
      vertical: "middle",
      wrapText: true,
    };
    row.height = rowHeight([{ text: line, width: room }], size);
  }
}

function addHeading(worksheet: ExcelJS.Worksheet, columns: readonly WorkbookColumn[]): number {
  const row = worksheet.addRow(columns.map((column) => column.heading));
  row.eachCell((cell) => {
    cell.font = { name: fontName, size: 11, bold: true };
    cell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
    cell.border = border;
  });
  row.height = rowHeight(
    columns.map(({ heading, widthCharacters }) => ({ text: heading, width: widthCharacters })),
    bodyPt,
  );
  return row.number;
}

/** The rows that sums add up: all above the totals that end the list. */
function summedRows(headingRow: number, rows: readonly WorkbookRow[]) {
  const totals = rows.filter(({ isTotal }) => isTotal === true).length;
  return { firstRow: headingRow + 1, lastRow: headingRow + rows.length - totals };
}

function cellValue(
  column: WorkbookColumn,
  value: CellContent,
  place: FormulaPlace,
): ExcelJS.CellValue {
  if (value !== null && typeof value === "object") {
    if ("value" in value) return value.value;
    return { formula: value.formula(place), result: value.result };
  }
  const isNumber = column.kind === "number" && typeof value === "number";
  return value === null || isNumber ? value : String(value);
}

function addRow(
  worksheet: ExcelJS.Worksheet,
  columns: readonly WorkbookColumn[],
  item: WorkbookRow,
  summed: { firstRow: number; lastRow: number },
) {
  const row = worksheet.addRow([]);
  const letterOf = (key: string) =>
    worksheet.getColumn(columns.findIndex((column) => column.key === key) + 1).letter;
  for (const [index, column] of columns.entries()) {
    const cell = row.getCell(index + 1);
    const value = item.values[column.key] ?? null;
    cell.value = cellValue(column, value, { column: letterOf, row: row.number, ...summed });
    cell.font = { name: fontName, size: 11, bold: item.isTotal === true };
    cell.border = border;
    cell.alignment = {
      horizontal: column.kind === "number" ? "right" : "left",
      vertical: "middle",
      wrapText: column.kind === "text",
    };
    const own = value !== null && typeof value === "object" ? value.numberFormat : undefined;
    cell.numFmt = own ?? (column.kind === "text" ? "@" : (column.numberFormat ?? "General"));
  }
  const texts = columns
    .filter((column) => column.kind === "text")
    .map(({ key, widthCharacters }) => ({
      text: textOf(item.values[key] ?? ""),
      width: widthCharacters,
    }));
  row.height = rowHeight(texts, bodyPt);
}

const textOf = (value: CellContent) =>
  String(
    value === null || typeof value !== "object"
      ? value
      : "value" in value
        ? value.value
        : value.result,
  );

function addSheet(workbook: ExcelJS.Workbook, sheet: WorkbookSheet, name: string): void {
  const worksheet = workbook.addWorksheet(name);
  worksheet.columns = sheet.columns.map((column) => ({ width: column.widthCharacters }));
  const printed = sheet.columns.slice(0, sheet.printedColumns);
  addLines(worksheet, sheet.titleLines ?? [], printed, true);
  const headingRow = addHeading(worksheet, sheet.columns);
  const rows = [...sheet.rows];
  const summed = summedRows(headingRow, rows);
  for (const row of rows) addRow(worksheet, sheet.columns, row, summed);
  addLines(worksheet, sheet.footLines ?? [], printed, false);
  worksheet.views = [{ state: "frozen", xSplit: 0, ySplit: headingRow }];
  worksheet.pageSetup = {
    paperSize: paperSizes[sheet.paper] as ExcelJS.PaperSize,
    orientation: sheet.isLandscape ? "landscape" : "portrait",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${headingRow}:${headingRow}`,
    // The library puts a $ before each column only, and LibreOffice takes no area with relative rows.
    printArea: `A$1:${worksheet.getColumn(printed.length).letter}$${worksheet.rowCount}`,
    margins: { left: 0.3, right: 0.3, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
  worksheet.headerFooter.oddFooter = "第 &P 页,共 &N 页";
}

/**
 * The bytes of an XLSX: each sheet with its title lines, a frozen heading that repeats on every printed
 * page, bordered cells as high as their text needs and foot lines, fitted to the paper's width. They
 * depend on the input alone: the workbook's times are `dateText` (YYYY-MM-DD, D9), never the clock. Holds
 * the sheets in memory.
 */
export async function workbookBytes(
  sheets: readonly WorkbookSheet[],
  dateText: string,
): Promise<Buffer> {
  const date = new Date(`${dateText}T00:00:00Z`);
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "清化收";
  workbook.lastModifiedBy = "清化收";
  workbook.created = date;
  workbook.modified = date;
  const names = sheetNames(sheets.map(({ name }) => name));
  for (const [index, sheet] of sheets.entries()) addSheet(workbook, sheet, names[index]!);
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
  stampZipEntries(bytes, date);
  return bytes;
}

/**
 * Writes an XLSX as `workbookBytes` makes it. Throws `disk.full`, `disk.denied`, `file.missing` (the
 * folder).
 */
export async function writeWorkbook(
  path: string,
  sheets: readonly WorkbookSheet[],
  dateText: string,
): Promise<void> {
  const bytes = await workbookBytes(sheets, dateText);
  await withSinks([path], async ([sink]) => {
    await sink?.write(bytes);
    await sink?.finish();
  });
}
