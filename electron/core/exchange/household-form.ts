import { type WorkbookSheet, writeWorkbook } from "../formats/xlsx-writer.ts";
import { type RegisterDefinition, registerDefinitions } from "./register-definitions.ts";

/** The day that the form's file carries; its content changes with the program only (D9). */
const formDate = "2026-01-01";
const blankRows = 20;

/**
 * Writes an empty household register as XLSX: a sheet for each table with the headings that the import
 * knows. Codes are text cells, so that their zeros stay (D27). Throws disk errors.
 */
export async function writeHouseholdForm(path: string): Promise<void> {
  await writeWorkbook(path, registerDefinitions.map(sheetOf), formDate);
}

function sheetOf({ source, title, fields }: RegisterDefinition): WorkbookSheet {
  return {
    name: source,
    columns: fields.map((field) => ({
      heading: field.title,
      key: field.column,
      kind: field.type === "number" ? "number" : "text",
      ...(field.type === "number" ? { numberFormat: "0.00" } : {}),
      widthCharacters: Math.max(12, 2 * field.title.length + 2),
    })),
    rows: Array.from({ length: blankRows }, () => ({ values: {} })),
    footLines: [
      `${title}:第一行是列名,不要改。${requiredWords(fields)}面积按平方米填,编码按文本填。`,
    ],
    paper: "A3",
    isLandscape: true,
  };
}

function requiredWords(fields: RegisterDefinition["fields"]): string {
  const required = fields.filter((field) => field.required).map((field) => field.title);
  return required.length === 0 ? "" : `必填:${required.join("、")}。`;
}
