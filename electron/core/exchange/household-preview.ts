import { basename } from "node:path";
import { AppError } from "../../../shared/contract/errors.ts";
import { masked } from "./import-household.ts";
import { type MappedField, mappedFields } from "./import-preview.ts";
import type { PreviewRow } from "./import-report.ts";
import { findTables, openTables } from "./register-tables.ts";
import { readRowValues } from "./row-values.ts";

/** One table of a household register as it would come in. Identity and telephone numbers are masked. */
export interface TablePreview {
  table: string;
  title: string;
  source: string;
  fields: readonly MappedField[];
  fieldsUnused: readonly string[];
  firstRows: readonly PreviewRow[];
}

export interface HouseholdPreviewOutcome {
  preview: { fileName: string; tables: readonly TablePreview[] } | null;
  refusal: AppError | null;
}

const previewRows = 10;

/** Reads the first rows of each table of the register, without storing anything. */
export async function previewHousehold(file: string): Promise<HouseholdPreviewOutcome> {
  try {
    return { preview: await readTables(file), refusal: null };
  } catch (error) {
    if (error instanceof AppError && error.kind === "user")
      return { preview: null, refusal: error };
    throw error;
  }
}

async function readTables(file: string): Promise<NonNullable<HouseholdPreviewOutcome["preview"]>> {
  const fileName = basename(file);
  const source = await openTables(file);
  try {
    const tables: TablePreview[] = [];
    for (const { definition, sourceName, mapping } of await findTables(source, fileName)) {
      const firstRows: PreviewRow[] = [];
      for await (const { row, values } of source.rows(sourceName)) {
        firstRows.push({ row, values: masked(readRowValues(row, values, mapping).columns) });
        if (firstRows.length === previewRows) break;
      }
      tables.push({
        table: definition.source,
        title: definition.title,
        source: sourceName,
        fields: mappedFields(definition.fields, mapping),
        fieldsUnused: mapping.unused,
        firstRows,
      });
    }
    return { fileName, tables };
  } finally {
    await source.close();
  }
}
