import { open } from "node:fs/promises";
import { AppError } from "../../../shared/contract/errors.ts";
import type { FieldValue } from "./feature-source.ts";
import { readableFileLength, withFileErrors } from "./file-errors.ts";
import type { TableRow, TableSource } from "./table-source.ts";
import { readWorkbookParts, type WorkbookParts } from "./xlsx-parts.ts";
import { type SheetCell, sheetRows } from "./xlsx-sheet.ts";
import { openZip, type ZipArchive } from "./zip-archive.ts";

/** First bytes of an OLE file: an old .xls, or an XLSX behind a password. */
const oleStart = Buffer.from("d0cf11e0a1b11ae1", "hex");
const encryptedStreamName = Buffer.from("EncryptedPackage", "utf16le");
const lookBytes = 1 << 20;

/** Tells an old .xls and a workbook with a password from other files that are no XLSX. */
export async function refuseOle(path: string): Promise<void> {
  const length = await readableFileLength(path);
  await withFileErrors(path, async () => {
    await using handle = await open(path, "r");
    const bytes = Buffer.alloc(Math.min(length, lookBytes));
    await handle.read(bytes, 0, bytes.length, 0);
    if (!bytes.subarray(0, 8).equals(oleStart)) return;
    const tail = Buffer.alloc(Math.min(length, lookBytes));
    await handle.read(tail, 0, tail.length, length - tail.length);
    if (bytes.includes(encryptedStreamName) || tail.includes(encryptedStreamName)) {
      throw new AppError(
        "file.password",
        `${path} 设有打开密码。请用 Excel、WPS 打开,去掉密码另存后重新导入。`,
        { details: { path } },
      );
    }
    throw new AppError(
      "file.kind",
      `${path} 是旧版 Excel(.xls)格式。请用 Excel、WPS 打开,另存为 .xlsx 后重新导入。`,
      { details: { path } },
    );
  });
}

/** Names of the columns by their position; a name that occurs twice becomes `#1`, `#2`. */
function headingOf(cells: readonly SheetCell[]): ReadonlyMap<number, string> {
  const named = cells
    .map((cell) => ({ column: cell.column, name: String(cell.value ?? "").trim() }))
    .filter((cell) => cell.name !== "");
  const groups = Map.groupBy(named, (cell) => cell.name.toUpperCase());
  const names = new Map<number, string>();
  for (const { column, name } of named) {
    const same = groups.get(name.toUpperCase()) ?? [];
    const order = same.findIndex((cell) => cell.column === column) + 1;
    names.set(column, same.length > 1 ? `${name}#${order}` : name);
  }
  return names;
}

const isFilled = (cell: SheetCell) => cell.value !== null;

function toTableRow(
  row: number,
  cells: readonly SheetCell[],
  heading: ReadonlyMap<number, string>,
): TableRow {
  const values: Record<string, FieldValue> = {};
  for (const name of heading.values()) values[name] = null;
  const notices: TableRow["notices"][number][] = [];
  for (const cell of cells) {
    const name = heading.get(cell.column);
    if (name === undefined) continue;
    values[name] = cell.value;
    if (!cell.problem) continue;
    const message = `第 ${row} 行“${name}”列${cell.problem.message},按空值处理。`;
    notices.push({ row, level: "warning", code: cell.problem.code, message });
  }
  return { row, values, notices };
}

function refuseLongNumber(path: string, tableName: string, row: number, column: string): never {
  throw new AppError(
    "value.invalid",
    `${path} 工作表“${tableName}”第 ${row} 行“${column}”被存成数字,末位已丢失(如证件号、地块代码)。` +
      "请从原数据库重新导出,并把该列设为文本格式后再填入。",
    { details: { path, table: tableName, row, column } },
  );
}

async function* tableRows(
  archive: ZipArchive,
  parts: WorkbookParts,
  path: string,
  tableName: string,
): AsyncGenerator<{ heading: ReadonlyMap<number, string>; row: TableRow | null }> {
  const sheetPath = parts.sheetPaths.get(tableName);
  if (sheetPath === undefined) {
    throw new AppError("file.broken", `${path} 里没有工作表“${tableName}”。请检查工作表名。`, {
      details: { path, table: tableName },
    });
  }
  let heading: ReadonlyMap<number, string> | null = null;
  for await (const { row, cells } of sheetRows(archive, parts, path, sheetPath)) {
    if (!cells.some((cell) => isFilled(cell) || cell.problem)) continue;
    if (heading === null) {
      heading = headingOf(cells);
      yield { heading, row: null };
      continue;
    }
    const long = cells.find((cell) => cell.isLongNumber);
    if (long)
      refuseLongNumber(path, tableName, row, heading.get(long.column) ?? `第 ${long.column} 列`);
    yield { heading, row: toTableRow(row, cells, heading) };
  }
}

/**
 * Opens an XLSX as tables: each sheet is one, its first filled row the heading. Sheets are streamed;
 * shared strings are held. Formulas give their stored value; errors and formulas without a value are
 * null with a notice; a number of more than 15 digits stops the reading (D27). Throws `file.missing`,
 * `file.empty`, `file.kind` (no XLSX, old .xls), `file.password`, `file.broken`, `value.invalid`.
 */
export async function openXlsx(path: string): Promise<TableSource> {
  await refuseOle(path);
  const archive = await openZip(path);
  try {
    const parts = await readWorkbookParts(archive, path);
    return {
      tableNames: [...parts.sheetPaths.keys()],
      columnNames: async (tableName) => {
        for await (const { heading } of tableRows(archive, parts, path, tableName)) {
          return [...heading.values()];
        }
        return [];
      },
      rows: async function* (tableName) {
        for await (const { row } of tableRows(archive, parts, path, tableName)) if (row) yield row;
      },
      close: () => archive.close(),
    };
  } catch (error) {
    await archive.close();
    throw error;
  }
}
