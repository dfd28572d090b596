import { readFile } from "node:fs/promises";
import MDBReader, { type Value } from "mdb-reader";
import { AppError } from "../../../shared/contract/errors.ts";
import type { FieldValue } from "./feature-source.ts";
import { readableFileLength, withFileErrors } from "./file-errors.ts";
import type { TableRow, TableSource } from "./table-source.ts";

const rowsAtOnce = 20_000;

/** The file is read whole into memory; Access itself stops at 2 GB. */
const largestBytes = 2 ** 31;

/** A value of Access: dates by day, yes/no as 1 or 0, decimals as exact text, pictures left out. */
function fieldValue(value: Value): FieldValue {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  }
  return null;
}

function broken(path: string, cause: unknown): AppError {
  return new AppError(
    "file.broken",
    `${path} 不是 Access 数据库,或已损坏,读不出来。请用 Access 打开并“压缩和修复”后另存,或向提供单位重新索取。`,
    { details: { path }, cause },
  );
}

function refusePassword(path: string, cause?: unknown): AppError {
  return new AppError(
    "file.password",
    `${path} 设有密码。请用 Access 以独占方式打开,在“文件—信息”中解密数据库(撤消密码),另存后重新导入。`,
    { details: { path }, ...(cause === undefined ? {} : { cause }) },
  );
}

function openReader(bytes: Buffer, path: string): MDBReader {
  try {
    const reader = new MDBReader(bytes);
    if (reader.getPassword() !== null) throw refusePassword(path);
    return reader;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const isPassword = error instanceof Error && /password|encrypt/i.test(error.message);
    throw isPassword ? refusePassword(path, error) : broken(path, error);
  }
}

/**
 * Opens an Access file (.mdb JET3/JET4, .accdb). Throws `file.missing`, `file.empty`, `file.password`,
 * `file.broken`, also while rows are read. A table that is not there is the caller's matter: look at
 * `tableNames` first.
 */
export async function openMdb(path: string): Promise<TableSource> {
  const length = await readableFileLength(path);
  if (length > largestBytes) throw broken(path, new Error(`${length} bytes`));
  const reader = openReader(await withFileErrors(path, () => readFile(path)), path);
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw broken(path, error);
    }
  };
  async function* rows(tableName: string): AsyncGenerator<TableRow> {
    const table = guarded(() => reader.getTable(tableName));
    for (let first = 0; ; first += rowsAtOnce) {
      const chunk = guarded(() => table.getData({ rowOffset: first, rowLimit: rowsAtOnce }));
      for (const [index, record] of chunk.entries()) {
        const values = Object.fromEntries(
          Object.entries(record).map(([name, value]) => [name, fieldValue(value)]),
        );
        yield { row: first + index + 1, values, notices: [] };
      }
      if (chunk.length < rowsAtOnce) return;
    }
  }
  return {
    tableNames: guarded(() => reader.getTableNames()),
    columnNames: async (tableName) => guarded(() => reader.getTable(tableName).getColumnNames()),
    rows,
    close: async () => {},
  };
}
