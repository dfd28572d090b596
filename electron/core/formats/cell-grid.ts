import { open } from "node:fs/promises";
import { AppError } from "../../../shared/contract/errors.ts";
import { delimitedRows, delimiterOf, readTextFile } from "./delimited-text.ts";
import { withFileErrors } from "./file-errors.ts";
import { readWorkbookParts, scanPart, type WorkbookParts } from "./xlsx-parts.ts";
import { refuseOle } from "./xlsx-reader.ts";
import { type SheetCell, type SheetRow, sheetRows } from "./xlsx-sheet.ts";
import { xmlAttribute } from "./xml-scanner.ts";
import { openZip, type ZipArchive } from "./zip-archive.ts";

/** Cells that are shown as one; the value stands in the first. Rows and columns count from 1. */
export interface MergedRange {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

/** One sheet as it lies there: no heading is known yet. */
export interface GridSheet {
  /** Empty for text that has no sheets. */
  readonly name: string;
  rows(): AsyncIterable<SheetRow>;
  mergedRanges(): Promise<readonly MergedRange[]>;
}

/** A file or clipboard of cells. */
export interface CellGrid {
  readonly sheets: readonly GridSheet[];
  close(): Promise<void>;
}

const zipStart = Buffer.from("PK\u0003\u0004", "latin1");

/**
 * Opens a table file by its content, whatever it is called: XLSX, or text parted by commas, tabs or
 * semicolons. Throws `file.missing`, `file.empty`, `file.kind` (an old .xls, a web page, no table),
 * `file.password`, `file.broken` (cut, or unpacking to something monstrous).
 */
export async function openCellGrid(path: string): Promise<CellGrid> {
  await refuseOle(path);
  if (await startsAsZip(path)) return openWorkbookGrid(path);
  const text = await readTextFile(path);
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) {
    throw new AppError(
      "file.kind",
      `${path} 其实是网页,不是表格。请用 Excel、WPS 打开,另存为 .xlsx 后再试。`,
      { details: { path } },
    );
  }
  return textGrid(text);
}

/** Cells of a clipboard or of text that was read already. */
export function textGrid(text: string): CellGrid {
  const sheet: GridSheet = {
    name: "",
    rows: async function* () {
      for (const { row, cells } of delimitedRows(text, delimiterOf(text))) {
        yield { row, cells: cells.map((value, index) => textCell(value, index + 1)) };
      }
    },
    mergedRanges: async () => [],
  };
  return { sheets: [sheet], close: async () => {} };
}

function textCell(text: string, column: number): SheetCell {
  const value = text.trim() === "" ? null : text;
  return { column, value, isLongNumber: false, problem: null };
}

async function startsAsZip(path: string): Promise<boolean> {
  return withFileErrors(path, async () => {
    await using handle = await open(path, "r");
    const bytes = Buffer.alloc(zipStart.length);
    await handle.read(bytes, 0, bytes.length, 0);
    return bytes.equals(zipStart);
  });
}

async function openWorkbookGrid(path: string): Promise<CellGrid> {
  const archive = await openZip(path);
  try {
    const parts = await readWorkbookParts(archive, path);
    const sheets = [...parts.sheetPaths].map(([name, sheetPath]) =>
      workbookSheet(archive, parts, path, name, sheetPath),
    );
    return { sheets, close: () => archive.close() };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

function workbookSheet(
  archive: ZipArchive,
  parts: WorkbookParts,
  path: string,
  name: string,
  sheetPath: string,
): GridSheet {
  return {
    name,
    rows: () => sheetRows(archive, parts, path, sheetPath),
    mergedRanges: () => readMergedRanges(archive, path, sheetPath),
  };
}

/** They stand behind the rows, so they need a look of their own. */
async function readMergedRanges(
  archive: ZipArchive,
  path: string,
  sheetPath: string,
): Promise<MergedRange[]> {
  const ranges: MergedRange[] = [];
  await scanPart(archive, sheetPath, path, {
    open: (tag, attributes) => {
      if (tag !== "mergeCell") return;
      const range = rangeOf(xmlAttribute(attributes, "ref") ?? "");
      if (range !== null) ranges.push(range);
    },
    text: () => {},
    close: () => {},
  });
  return ranges;
}

function rangeOf(reference: string): MergedRange | null {
  const match = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(reference);
  if (match === null) return null;
  const [, fromLetters = "", fromRow, toLetters = "", toRow] = match;
  return {
    fromRow: Number(fromRow),
    toRow: Number(toRow),
    fromColumn: columnNumber(fromLetters),
    toColumn: columnNumber(toLetters),
  };
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
