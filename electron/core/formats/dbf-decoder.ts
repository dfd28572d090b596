import type { DbfColumn, DbfHeader } from "./dbf-header.ts";
import { dateValue, decimalValue, logicalValue } from "./dbf-values.ts";
import type { FieldValue, SourceNotice } from "./feature-source.ts";
import {
  decodeText,
  inspectGb18030,
  inspectUtf8,
  looksLikeUtf8,
  rowEncoding,
  textFound,
} from "./text-encoding.ts";

/** One row of a DBF; `values` is empty for a deleted one. Rows count from 1, deleted ones included. */
export interface DbfRow {
  row: number;
  isDeleted: boolean;
  values: Readonly<Record<string, FieldValue>>;
  notices: readonly SourceNotice[];
}

export const noNotices: readonly SourceNotice[] = [];

/** Reads rows of one DBF: knows its columns, its encoding and nothing of the file system. */
export class DbfDecoder {
  readonly #header: DbfHeader;
  readonly #encoding: string;
  readonly #isForced: boolean;
  readonly #textColumns: readonly DbfColumn[];
  /** Ends of the text fields of the row at hand, by position in `#textColumns`. */
  readonly #ends: Int32Array;
  readonly #isAscii: Uint8Array;

  constructor(header: DbfHeader, encoding: string, isForced: boolean) {
    this.#header = header;
    this.#encoding = encoding;
    this.#isForced = isForced;
    this.#textColumns = header.columns.filter((column) => column.storage === "text");
    this.#ends = new Int32Array(this.#textColumns.length);
    this.#isAscii = new Uint8Array(this.#textColumns.length);
  }

  /** Finds where each text field ends and whether it is ASCII; true when the whole row is. */
  #measure(bytes: Buffer, start: number): boolean {
    let rowIsAscii = true;
    for (let index = 0; index < this.#textColumns.length; index++) {
      const column = this.#textColumns[index] as DbfColumn;
      const from = start + column.offset;
      let end = from + column.length;
      let isAscii = 1;
      while (end > from && ((bytes[end - 1] as number) === 0x20 || bytes[end - 1] === 0)) end--;
      for (let at = from; at < end; at++) {
        const byte = bytes[at] as number;
        if (byte >= 0x80) isAscii = 0;
        else if (byte === 0) end = at; // What follows a NUL is left over from another text.
      }
      if (isAscii === 0) rowIsAscii = false;
      this.#isAscii[index] = isAscii;
      this.#ends[index] = end;
    }
    return rowIsAscii;
  }

  /** Bits of `textFound` over the row measured last, as UTF-8 and as GB18030. */
  #inspect(bytes: Buffer, start: number): { utf8: number; gb18030: number } {
    let utf8 = 0;
    let gb18030 = 0;
    for (let index = 0; index < this.#textColumns.length; index++) {
      if (this.#isAscii[index] === 1) continue;
      const column = this.#textColumns[index] as DbfColumn;
      const from = start + column.offset;
      const end = this.#ends[index] as number;
      const isFull = end === from + column.length;
      utf8 |= inspectUtf8(bytes, from, end, isFull);
      gb18030 |= inspectGb18030(bytes, from, end, isFull);
    }
    return { utf8, gb18030 };
  }

  /** What the row's text looks like: for the tally that decides the file's encoding (D25). */
  classify(bytes: Buffer, start: number): "ascii" | "utf8" | "other" {
    if (this.#measure(bytes, start)) return "ascii";
    return looksLikeUtf8(this.#inspect(bytes, start).utf8) ? "utf8" : "other";
  }

  #encodingOfRow(bytes: Buffer, start: number): string {
    const fileEncoding = this.#encoding;
    if (this.#isForced || (fileEncoding !== "UTF-8" && fileEncoding !== "GB18030")) {
      return fileEncoding;
    }
    const found = this.#inspect(bytes, start);
    return rowEncoding(found.utf8, found.gb18030, fileEncoding);
  }

  /** Decodes the record that starts at `start` in `bytes`. */
  decode(bytes: Buffer, start: number, row: number): DbfRow {
    const isAscii = this.#measure(bytes, start);
    const encoding = isAscii ? "ASCII" : this.#encodingOfRow(bytes, start);
    const notices: SourceNotice[] = [];
    if (!isAscii && encoding !== this.#encoding) {
      notices.push({
        row,
        level: "warning",
        code: "text.otherEncoding",
        message: `第 ${row} 行的文字是 ${encoding},与全文件的 ${this.#encoding} 不同,已按 ${encoding} 读取。`,
      });
    }
    const values: Record<string, FieldValue> = {};
    let textIndex = 0;
    for (const column of this.#header.columns) {
      if (column.storage === "text") {
        const end = this.#ends[textIndex] as number;
        const from = start + column.offset;
        values[column.field.name] =
          end === from
            ? null
            : this.#isAscii[textIndex] === 1
              ? bytes.toString("latin1", from, end)
              : decodeField(bytes, from, end, column, encoding, row, notices);
        textIndex++;
      } else {
        values[column.field.name] = plainValue(bytes, start + column.offset, column, row, notices);
      }
    }
    return { row, isDeleted: false, values, notices: notices.length > 0 ? notices : noNotices };
  }
}

function decodeField(
  bytes: Buffer,
  from: number,
  end: number,
  column: DbfColumn,
  encoding: string,
  row: number,
  notices: SourceNotice[],
): string {
  const text = decodeText(bytes, from, end, encoding);
  const firstBad = text.indexOf("\uFFFD");
  if (firstBad < 0) return text;
  const isFull = end === from + column.length;
  const inspect = encoding === "UTF-8" ? inspectUtf8 : inspectGb18030;
  const isCut = isFull && (inspect(bytes, from, end, true) & textFound.invalid) === 0;
  notices.push({
    row,
    level: "warning",
    code: isCut ? "text.cut" : "text.invalid",
    message: isCut
      ? `第 ${row} 行字段 ${column.field.name} 的文字超出列宽,末一字被截断:“${text}”。`
      : `第 ${row} 行字段 ${column.field.name} 有读不出的字:“${text}”。如多行如此,请用 --encoding 指定编码。`,
  });
  return isCut ? `${text.slice(0, firstBad)}\uFFFD` : text;
}

function plainValue(
  bytes: Buffer,
  at: number,
  column: DbfColumn,
  row: number,
  notices: SourceNotice[],
): FieldValue {
  if (column.storage === "int32") return bytes.readInt32LE(at);
  if (column.storage === "double") {
    const value = bytes.readDoubleLE(at);
    return Number.isFinite(value) ? value : null;
  }
  if (column.storage === "skip") return null;
  const text = bytes
    .toString("latin1", at, at + column.length)
    .replaceAll("\0", " ")
    .trim();
  if (text === "") return null;
  const read =
    column.storage === "decimal"
      ? decimalValue
      : column.storage === "date"
        ? dateValue
        : logicalValue;
  const value = read(text);
  if (value !== undefined) return value;
  notices.push({
    row,
    level: "warning",
    code: "dbf.invalidValue",
    message: `第 ${row} 行字段 ${column.field.name} 的值“${text}”读不出来,按空值处理。`,
  });
  return null;
}
