import { sharedTitles } from "./shared-titles.ts";
import { tableTitles } from "./table-titles.ts";

/** What people call a column of a logged table; the column's own name where nobody has named it. */
export function columnTitle(table: string, column: string): string {
  return tableTitles[table]?.[column] ?? sharedTitles[column] ?? column;
}
