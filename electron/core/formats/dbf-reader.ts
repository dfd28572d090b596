import { type FileHandle, open } from "node:fs/promises";
import { AppError } from "../../../shared/contract/errors.ts";
import { DbfDecoder, type DbfRow, noNotices } from "./dbf-decoder.ts";
import { type DbfHeader, nameColumns, parseDbfHeader } from "./dbf-header.ts";
import type { SourceField, SourceNotice } from "./feature-source.ts";
import { readableFileLength, withFileErrors } from "./file-errors.ts";
import {
  decideEncoding,
  decodeText,
  inspectUtf8,
  looksLikeUtf8,
  requestedEncoding,
} from "./text-encoding.ts";

const blockBytes = 1 << 20;
const sampledRows = 20_000;
const sampledStretches = 100;

/** A DBF opened for reading; holds one block of about 1 MB at a time. */
export interface DbfFile {
  fields: readonly SourceField[];
  rowCount: number;
  encoding: { name: string; reason: string };
  notices: readonly SourceNotice[];
  /** Rows in file order, a block at a time. */
  blocks(): AsyncIterable<readonly DbfRow[]>;
  close(): Promise<void>;
}

export interface DbfOptions {
  /** Text of the .cpg beside it, or null. */
  cpgText?: string | null;
  /** Encoding asked for by the person; stands above what the file seems to be. */
  encoding?: string;
}

/** Reads `length` bytes at `position`; a file that ends earlier was cut while we read it. */
async function readExactly(
  handle: FileHandle,
  bytes: Buffer,
  length: number,
  position: number,
  path: string,
) {
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) {
      throw new AppError(
        "file.broken",
        `${path} 在读取时变短了。请确认没有其他程序在写它,然后重试。`,
        {
          details: { path },
        },
      );
    }
    done += bytesRead;
  }
}

/** Counts rows that look like UTF-8 and others over the whole file, or over stretches spread evenly. */
async function tallyRows(handle: FileHandle, header: DbfHeader, path: string) {
  const decoder = new DbfDecoder(header, "GB18030", true);
  const tally = { utf8Rows: 0, otherRows: 0 };
  const stretches = header.rowCount <= sampledRows ? 1 : sampledStretches;
  const rowsEach = Math.min(header.rowCount, Math.floor(sampledRows / stretches));
  const bytes = Buffer.allocUnsafe(rowsEach * header.recordLength);
  for (let stretch = 0; stretch < stretches; stretch++) {
    const share = stretches === 1 ? 0 : stretch / (stretches - 1);
    const firstRow = Math.floor(share * (header.rowCount - rowsEach));
    await readExactly(
      handle,
      bytes,
      bytes.length,
      header.headerLength + firstRow * header.recordLength,
      path,
    );
    for (let index = 0; index < rowsEach; index++) {
      const kind = decoder.classify(bytes, index * header.recordLength);
      if (kind === "utf8") tally.utf8Rows += 1;
      else if (kind === "other") tally.otherRows += 1;
    }
  }
  return tally;
}

async function* readBlocks(
  handle: FileHandle,
  header: DbfHeader,
  decoder: DbfDecoder,
  path: string,
): AsyncGenerator<readonly DbfRow[]> {
  const rowsEach = Math.max(1, Math.floor(blockBytes / header.recordLength));
  const bytes = Buffer.allocUnsafe(rowsEach * header.recordLength);
  for (let first = 0; first < header.rowCount; first += rowsEach) {
    const count = Math.min(rowsEach, header.rowCount - first);
    const position = header.headerLength + first * header.recordLength;
    await readExactly(handle, bytes, count * header.recordLength, position, path);
    const rows: DbfRow[] = [];
    for (let index = 0; index < count; index++) {
      const start = index * header.recordLength;
      const row = first + index + 1;
      const flag = bytes[start];
      if (flag === 0x2a) rows.push({ row, isDeleted: true, values: {}, notices: noNotices });
      else if (flag === 0x20 || flag === 0) rows.push(decoder.decode(bytes, start, row));
      else {
        throw new AppError(
          "file.broken",
          `${path} 第 ${row} 行的起始标记不对,行列已错位。文件已损坏,请重新拷贝,或向提供单位索取。`,
          { details: { path, row } },
        );
      }
    }
    yield rows;
  }
}

function nameDecoder(fileEncoding: string, isForced: boolean): (bytes: Uint8Array) => string {
  return (bytes) => {
    const isUtf8 = looksLikeUtf8(inspectUtf8(bytes, 0, bytes.length, true));
    return decodeText(bytes, 0, bytes.length, isUtf8 && !isForced ? "UTF-8" : fileEncoding);
  };
}

/**
 * Opens a .dbf and decides its encoding (D25). Throws `file.missing`, `file.empty`, `file.kind`,
 * `file.broken` or `disk.denied`, each with the file and what to do.
 */
export async function openDbf(path: string, options: DbfOptions = {}): Promise<DbfFile> {
  const forced = options.encoding === undefined ? null : requestedEncoding(options.encoding);
  const fileLength = await readableFileLength(path);
  const handle = await withFileErrors(path, () => open(path, "r"));
  try {
    const headBytes = Buffer.alloc(Math.min(fileLength, 65_536));
    await readExactly(handle, headBytes, headBytes.length, 0, path);
    const header = parseDbfHeader(headBytes, fileLength, path);
    const notices: SourceNotice[] = [];
    let encoding = { name: forced ?? "", reason: "由 --encoding 指定" };
    if (forced === null) {
      const decision = decideEncoding(await tallyRows(handle, header, path), {
        cpgText: options.cpgText ?? null,
        languageByte: header.languageByte,
      });
      encoding = { name: decision.name, reason: decision.reason };
      if (decision.contradiction) {
        notices.push({
          row: null,
          level: "warning",
          code: "text.contradiction",
          message: decision.contradiction,
        });
      }
    }
    notices.push(...nameColumns(header.columns, nameDecoder(encoding.name, forced !== null)));
    const decoder = new DbfDecoder(header, encoding.name, forced !== null);
    return {
      fields: header.columns.map((column) => column.field),
      rowCount: header.rowCount,
      encoding,
      notices,
      blocks: () => readBlocks(handle, header, decoder, path),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
