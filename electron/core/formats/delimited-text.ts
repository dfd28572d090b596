import { readFile } from "node:fs/promises";
import { AppError } from "../../../shared/contract/errors.ts";
import { readableFileLength, withFileErrors } from "./file-errors.ts";
import { decideEncoding, decodeText, inspectUtf8, looksLikeUtf8 } from "./text-encoding.ts";

/** One line of cells as written; rows count from 1 and a row with line breaks in quotes counts once. */
export interface TextRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Larger text files are no sheets that people fill in. */
const largestBytes = 256 * 2 ** 20;

/**
 * Cells of text whose columns are parted by `delimiter` (RFC 4180): what a clipboard of Excel or WPS
 * holds (tabs) or a CSV (commas). Quoted cells may hold delimiters, line breaks and doubled quotes; a
 * quote that nobody closes is an ordinary sign.
 */
export function* delimitedRows(text: string, delimiter: "," | "\t" | ";"): Generator<TextRow> {
  let row = 0;
  let at = 0;
  while (at < text.length) {
    const cells: string[] = [];
    for (;;) {
      const { value, next } = cellAt(text, at, delimiter);
      cells.push(value);
      at = next;
      if (text[at] !== delimiter) break;
      at += 1;
    }
    if (text[at] === "\r") at += 1;
    if (text[at] === "\n") at += 1;
    row += 1;
    yield { row, cells };
  }
}

function cellAt(text: string, start: number, delimiter: string): { value: string; next: number } {
  if (text[start] === '"') {
    const quoted = quotedCell(text, start, delimiter);
    if (quoted !== null) return quoted;
  }
  let next = start;
  while (next < text.length && !isEnd(text[next], delimiter)) next += 1;
  return { value: text.slice(start, next), next };
}

const isEnd = (sign: string | undefined, delimiter: string) =>
  sign === undefined || sign === delimiter || sign === "\n" || sign === "\r";

function quotedCell(text: string, start: number, delimiter: string) {
  let value = "";
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') value += text[at];
    else if (text[at + 1] === '"') {
      value += '"';
      at += 1;
    } else return isEnd(text[at + 1], delimiter) ? { value, next: at + 1 } : null;
  }
  return null;
}

/** What parts the columns: the sign that the first lines hold most of. */
export function delimiterOf(text: string): "," | "\t" | ";" {
  const start = text.slice(0, 4000);
  const counts = ([",", "\t", ";"] as const).map((sign) => ({
    sign,
    count: start.split(sign).length - 1,
  }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).sign;
}

/**
 * The text of a CSV or text file: UTF-8 (with or without byte order mark), UTF-16 with its mark, or
 * GB18030 (D25). Throws `file.missing`, `file.empty`, `file.kind` for what is no text.
 */
export async function readTextFile(path: string): Promise<string> {
  const length = await readableFileLength(path);
  if (length > largestBytes) {
    throw new AppError("file.kind", `${path} 太大(${Math.round(length / 2 ** 20)} MB),不像表格。`, {
      details: { path, bytes: length },
    });
  }
  const bytes = await withFileErrors(path, () => readFile(path));
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString("utf16le", 2);
  if (bytes.includes(0)) {
    throw new AppError(
      "file.kind",
      `${path} 不是表格文件(.xlsx、.csv)。请用 Excel、WPS 打开,另存为 .xlsx 后再试。`,
      { details: { path } },
    );
  }
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (marked) return bytes.toString("utf8", 3);
  return decodeText(bytes, 0, bytes.length, encodingOf(bytes));
}

/** By the majority of lines (D25): a CSV has no language byte to contradict it. */
function encodingOf(bytes: Buffer): string {
  let utf8Rows = 0;
  let otherRows = 0;
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline;
    const found = inspectUtf8(bytes, start, end, false);
    if (found !== 0) {
      if (looksLikeUtf8(found)) utf8Rows += 1;
      else otherRows += 1;
    }
    start = end + 1;
  }
  return decideEncoding({ utf8Rows, otherRows }, { cpgText: null, languageByte: 0 }).name;
}
