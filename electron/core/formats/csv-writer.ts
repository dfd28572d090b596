import type { FieldValue } from "./feature-source.ts";
import { withSinks } from "./file-sink.ts";

/** A column of a CSV: its heading and the key of its values. */
export interface CsvColumn {
  heading: string;
  key: string;
}

const lineEnd = "\r\n";

/**
 * One cell (RFC 4180). A text that a spreadsheet would run as a formula (= + - @ or a control character
 * in front) gets an apostrophe; numbers and text of digits such as codes stay as they are.
 */
function cell(value: FieldValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const isFormula = /^[=+\-@\t\r]/.test(value) && !/^[+-]?\d+(\.\d+)?$/.test(value);
  const text = isFormula ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Writes a CSV that Excel and WPS open with Chinese intact: UTF-8 with byte order mark, CRLF. Streams.
 * Gives the number of rows. Throws `disk.full`, `disk.denied`, `file.missing` (the folder).
 */
export async function writeCsv(
  path: string,
  columns: readonly CsvColumn[],
  rows:
    | Iterable<Readonly<Record<string, FieldValue>>>
    | AsyncIterable<Readonly<Record<string, FieldValue>>>,
): Promise<{ rowCount: number }> {
  return withSinks([path], async ([sink]) => {
    if (!sink) throw new Error("no sink");
    const line = (cells: readonly FieldValue[]) =>
      sink.write(Buffer.from(cells.map(cell).join(",") + lineEnd));
    await sink.write(Buffer.from("\uFEFF"));
    await line(columns.map((column) => column.heading));
    let rowCount = 0;
    for await (const row of rows) {
      rowCount += 1;
      await line(columns.map((column) => row[column.key] ?? null));
    }
    await sink.finish();
    return { rowCount };
  });
}
