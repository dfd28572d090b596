import { basename, extname } from "node:path";
import { AppError } from "../../../shared/contract/errors.ts";
import { openMdb } from "../formats/mdb-reader.ts";
import type { TableSource } from "../formats/table-source.ts";
import { openXlsx } from "../formats/xlsx-reader.ts";
import { type FieldMapping, mapFields } from "./field-mapping.ts";
import { type RegisterDefinition, registerDefinitions } from "./register-definitions.ts";

/** One table of the register, found in the file. */
export interface FoundTable {
  definition: RegisterDefinition;
  /** Name of the table or sheet in the file. */
  sourceName: string;
  mapping: FieldMapping;
}

/** Opens the archive's database by its extension: .mdb, .accdb or .xlsx. */
export async function openTables(path: string): Promise<TableSource> {
  const extension = extname(path).toLowerCase();
  if (extension === ".mdb" || extension === ".accdb") return openMdb(path);
  if (extension === ".xlsx") return openXlsx(path);
  throw new AppError(
    "file.kind",
    `${basename(path)} 不能作为权属数据导入。请选择 Access 文件(.mdb、.accdb)或 Excel 文件(.xlsx)。`,
    { details: { path } },
  );
}

function findTable(definition: RegisterDefinition, names: readonly string[]): string | undefined {
  const wanted = [definition.source, definition.title, ...definition.aliases];
  for (const name of wanted) {
    const found = names.find((one) => one.trim().toUpperCase() === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function missingTables(
  fileName: string,
  missing: readonly RegisterDefinition[],
  names: readonly string[],
): AppError {
  const wanted = missing.map((one) => `${one.source}(${one.title})`).join("、");
  const present = names.length > 0 ? names.join("、") : "(一张表也没有)";
  return new AppError(
    "table.missing",
    `${fileName} 里没有 ${wanted}。文件里的表:${present}。请提供确权数据库“权属数据”文件夹里的 Access 文件;用 Excel 时工作表请命名为 CBDKXX、CBF、CBF_JTCY、FBF、CBHT。`,
    { details: { missing: missing.map((one) => one.source), present: names } },
  );
}

/**
 * Finds the register's tables in a file by their standard or Chinese names and maps their fields.
 * @throws AppError `table.missing` (CBDKXX or CBF) naming what was found, `field.missing`.
 */
export async function findTables(source: TableSource, fileName: string): Promise<FoundTable[]> {
  const { tableNames } = source;
  const missing = registerDefinitions.filter(
    (one) => one.required && findTable(one, tableNames) === undefined,
  );
  if (missing.length > 0) throw missingTables(fileName, missing, tableNames);
  const found: FoundTable[] = [];
  for (const definition of registerDefinitions) {
    const sourceName = findTable(definition, tableNames);
    if (sourceName === undefined) continue;
    const columns = await source.columnNames(sourceName);
    const title = `${definition.source}(${definition.title})表`;
    found.push({ definition, sourceName, mapping: mapFields(title, definition.fields, columns) });
  }
  return found;
}
