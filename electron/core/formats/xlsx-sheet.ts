import type { FieldValue } from "./feature-source.ts";
import { excelText, guardXml, type WorkbookParts } from "./xlsx-parts.ts";
import { XmlScanner, xmlAttribute } from "./xml-scanner.ts";
import type { ZipArchive } from "./zip-archive.ts";

export interface SheetCell {
  /** Counts from 1. */
  column: number;
  value: FieldValue;
  /** A number of more than 15 digits: its last ones are lost (D27). */
  isLongNumber: boolean;
  /** Why the value is null although the cell is filled. */
  problem: { code: string; message: string } | null;
}

export interface SheetRow {
  row: number;
  cells: readonly SheetCell[];
}

const smallestLongNumber = 1e15;

/** Column number of a reference such as `AB12`; 0 where there is none. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    column = column * 26 + digit;
  }
  return column;
}

/** Day of an Excel serial number as YYYY-MM-DD (ECMA-376, 18.17.4.1; 1900 is no leap year). */
export function excelDay(serial: number, countsFrom1904: boolean): string {
  const day = Math.floor(serial);
  const shifted = countsFrom1904 ? day + 1462 : day < 60 ? day + 1 : day;
  return new Date(Date.UTC(1899, 11, 30 + shifted)).toISOString().slice(0, 10);
}

/** Gathers cells while the scanner runs over a sheet. */
class SheetHandlers {
  readonly rows: SheetRow[] = [];
  readonly #parts: WorkbookParts;
  #row = 0;
  #cells: SheetCell[] = [];
  #column = 0;
  #type = "n";
  #style = 0;
  #text: string | null = null;
  #isFormula = false;
  #isInValue = false;
  #phoneticDepth = 0;

  constructor(parts: WorkbookParts) {
    this.#parts = parts;
  }

  open(name: string, attributes: string): void {
    if (name === "row") {
      this.#row = Number(xmlAttribute(attributes, "r") ?? this.#row + 1);
      this.#cells = [];
      this.#column = 0;
    } else if (name === "c") {
      this.#column = columnOf(xmlAttribute(attributes, "r") ?? "") || this.#column + 1;
      this.#type = xmlAttribute(attributes, "t") ?? "n";
      this.#style = Number(xmlAttribute(attributes, "s") ?? 0);
      this.#text = null;
      this.#isFormula = false;
    } else if (name === "f") this.#isFormula = true;
    else if (name === "rPh") this.#phoneticDepth += 1;
    else if (name === "v" || name === "t") {
      this.#isInValue = this.#phoneticDepth === 0;
      if (this.#isInValue) this.#text ??= "";
    }
  }

  text(text: string): void {
    if (this.#isInValue) this.#text = (this.#text ?? "") + text;
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.#isInValue = false;
    else if (name === "rPh") this.#phoneticDepth -= 1;
    else if (name === "c") this.#cells.push(this.#cell());
    else if (name === "row") this.rows.push({ row: this.#row, cells: this.#cells });
  }

  #cell(): SheetCell {
    const cell = { column: this.#column, value: null, isLongNumber: false, problem: null };
    const text = this.#text;
    if (text === null || text === "") {
      const problem = { code: "cell.noValue", message: "是没有结果的公式(请打开保存一次)" };
      return this.#isFormula && this.#type !== "str" ? { ...cell, problem } : cell;
    }
    switch (this.#type) {
      case "s":
        return { ...cell, value: this.#parts.sharedStrings[Number(text)] || null };
      case "inlineStr":
      case "str":
        return { ...cell, value: excelText(text) };
      case "b":
        return { ...cell, value: text === "1" || text === "true" ? 1 : 0 };
      case "d":
        return { ...cell, value: text.slice(0, 10) };
      case "e":
        return { ...cell, problem: { code: "cell.error", message: `是错误值 ${text}` } };
      default:
        return this.#number(cell, text);
    }
  }

  #number(cell: SheetCell, text: string): SheetCell {
    const value = Number(text);
    if (!Number.isFinite(value)) {
      return { ...cell, problem: { code: "cell.error", message: `的值“${text}”不是数字` } };
    }
    const isDate = this.#parts.isDateStyle[this.#style] === true && value >= 0 && value < 2_958_466;
    if (isDate) return { ...cell, value: excelDay(value, this.#parts.countsFrom1904) };
    return { ...cell, value, isLongNumber: Math.abs(value) >= smallestLongNumber };
  }
}

/** Rows of one sheet as they stream in, with every cell that is written in the file. */
export async function* sheetRows(
  archive: ZipArchive,
  parts: WorkbookParts,
  path: string,
  sheetPath: string,
): AsyncGenerator<SheetRow> {
  const handlers = new SheetHandlers(parts);
  const scanner = new XmlScanner(handlers);
  for await (const chunk of archive.read(sheetPath)) {
    guardXml(path, sheetPath, () => scanner.write(chunk));
    yield* handlers.rows.splice(0);
  }
  guardXml(path, sheetPath, () => scanner.end());
  yield* handlers.rows.splice(0);
}
