import { AppError } from "../../../shared/contract/errors.ts";
import type { SourceField, SourceNotice } from "./feature-source.ts";

/** How a column's bytes are read; `skip` is a column that carries nothing for us (memo, picture). */
export type DbfStorage = "text" | "decimal" | "date" | "logical" | "int32" | "double" | "skip";

export interface DbfColumn {
  nameBytes: Uint8Array;
  field: SourceField;
  storage: DbfStorage;
  /** Offset inside the record; byte 0 is the deletion flag. */
  offset: number;
  length: number;
}

export interface DbfHeader {
  rowCount: number;
  headerLength: number;
  recordLength: number;
  languageByte: number;
  columns: DbfColumn[];
}

const broken = (path: string, what: string) =>
  new AppError("file.broken", `${path} ${what}。文件不完整或已损坏,请重新拷贝,或向提供单位索取。`, {
    details: { path },
  });

function columnKind(
  letter: string,
  length: number,
): Pick<DbfColumn, "storage"> & { type: SourceField["type"] } {
  if (letter === "C") return { type: "C", storage: "text" };
  if (letter === "N" || letter === "F") return { type: letter, storage: "decimal" };
  if (letter === "D") return { type: "D", storage: "date" };
  if (letter === "L") return { type: "L", storage: "logical" };
  if ((letter === "I" || letter === "+") && length === 4) return { type: "N", storage: "int32" };
  if ((letter === "B" || letter === "O") && length === 8) return { type: "N", storage: "double" };
  return { type: "C", storage: "skip" };
}

function readColumn(bytes: Buffer, at: number, offset: number): DbfColumn {
  const nul = bytes.subarray(at, at + 11).indexOf(0);
  const letter = String.fromCharCode(bytes[at + 11] ?? 0).toUpperCase();
  const length = bytes[at + 16] ?? 0;
  const { type, storage } = columnKind(letter, length);
  const decimals = type === "N" || type === "F" ? (bytes[at + 17] ?? 0) : 0;
  return {
    nameBytes: bytes.subarray(at, at + (nul < 0 ? 11 : nul)),
    field: { name: "", type, length, decimals },
    storage,
    offset,
    length,
  };
}

/**
 * Reads a dBASE III/IV or FoxPro header. `bytes` holds the file from its start for at least the length
 * that it announces (or the whole file); `fileLength` is the file's length in bytes.
 * Throws `file.kind` for what is no DBF and `file.broken` for one that is cut or contradicts itself.
 */
export function parseDbfHeader(bytes: Buffer, fileLength: number, path: string): DbfHeader {
  if (fileLength < 33 || bytes.length < 33) throw broken(path, "短于 DBF 文件头");
  const version = bytes[0] ?? 0;
  const headerLength = bytes.readUInt16LE(8);
  const recordLength = bytes.readUInt16LE(10);
  if (![0x02, 0x03, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0xcb, 0xf5, 0xfb].includes(version)) {
    throw new AppError("file.kind", `${path} 不是 DBF 表(dBASE III/IV、FoxPro)。请检查文件。`, {
      details: { path, version },
    });
  }
  if (headerLength < 33 || recordLength < 1) throw broken(path, "的文件头不合规格");
  if (headerLength > bytes.length) throw broken(path, "在文件头处中断");
  const columns: DbfColumn[] = [];
  let offset = 1;
  for (let at = 32; at + 32 <= headerLength && bytes[at] !== 0x0d; at += 32) {
    const column = readColumn(bytes, at, offset);
    offset += column.length;
    columns.push(column);
  }
  if (offset > recordLength) throw broken(path, "的列宽之和超过记录长度");
  const rowCount = bytes.readUInt32LE(4);
  const needed = headerLength + rowCount * recordLength;
  if (needed > fileLength) {
    const whole = Math.floor((fileLength - headerLength) / recordLength);
    throw broken(
      path,
      `注明 ${rowCount} 行,实际只有 ${whole} 行完整(应有 ${needed} 字节,实有 ${fileLength} 字节)`,
    );
  }
  return { rowCount, headerLength, recordLength, languageByte: bytes[29] ?? 0, columns };
}

/**
 * Gives every column its name. Names that occur twice (letter case aside) all get `#1`, `#2` …, so that
 * none of them is taken silently for the field that is wanted; the notice says how to choose one.
 */
export function nameColumns(
  columns: readonly DbfColumn[],
  decodeName: (bytes: Uint8Array) => string,
): SourceNotice[] {
  const names = columns.map(
    (column, index) => decodeName(column.nameBytes).trim() || `FIELD${index + 1}`,
  );
  const groups = Map.groupBy(columns.keys(), (index) => (names[index] ?? "").toUpperCase());
  const notices: SourceNotice[] = [];
  for (const indexes of groups.values()) {
    for (const [order, index] of indexes.entries()) {
      const column = columns[index];
      if (!column) continue;
      const name = names[index] ?? "";
      column.field = { ...column.field, name: indexes.length > 1 ? `${name}#${order + 1}` : name };
    }
    if (indexes.length < 2) continue;
    const given = indexes.map((index) => columns[index]?.field.name ?? "");
    notices.push({
      row: null,
      level: "warning",
      code: "dbf.duplicateField",
      message: `字段“${names[indexes[0] ?? 0]}”出现 ${indexes.length} 次,已分别称作 ${given.join("、")};需要用到时请用 --map 指明是哪一个。`,
    });
  }
  for (const column of columns) {
    if (column.storage !== "skip") continue;
    notices.push({
      row: null,
      level: "warning",
      code: "dbf.unreadField",
      message: `字段“${column.field.name}”是备注或图片类型,未读取。`,
    });
  }
  return notices;
}
