import type { GridSheet } from "../../formats/cell-grid.ts";
import type { SheetRow } from "../../formats/xlsx-sheet.ts";
import type { FoundHeading } from "./heading-search.ts";
import { cellText, readCell } from "./read-cell.ts";
import type { TableColumn } from "./table-column.ts";

/** Kinds that take any words, so that reading one tells nothing about its column. */
const anyWords: ReadonlySet<string> = new Set(["text", "code", "codes", "identity"]);

/**
 * What the columns of rows without a heading are called when they come in the template's order: as many
 * as the widest row has cells, so that columns that were not copied count as absent (D32) and cells
 * behind the template's last column are kept.
 */
export async function templateNames(
  sheet: GridSheet,
  template: readonly TableColumn[],
): Promise<string[]> {
  let width = 0;
  for await (const { cells } of sheet.rows()) {
    for (const { column } of cells) width = Math.max(width, column);
  }
  return Array.from({ length: width }, (_, at) => template[at]?.heading ?? `第 ${at + 1} 列`);
}

/**
 * Whether rows without a heading are filled as the template's columns ask: they are no wider than it, and
 * most of the cells that can be wrong (dates, sums, codes of units, words of a list) can be read.
 */
export function fitsTemplate(rows: readonly SheetRow[], heading: FoundHeading<string>): boolean {
  const columns = new Map(heading.columns.map((one) => [one.position, one.column]));
  let read = 0;
  let wrong = 0;
  for (const cell of rows.flatMap(({ cells }) => cells)) {
    if (cellText(cell).trim() === "" && cell.problem === null) continue;
    const column = columns.get(cell.column) ?? null;
    if (column === null) return false;
    if (anyWords.has(column.kind.is)) continue;
    if (readCell(cell, column.kind, false).problem === null) read += 1;
    else wrong += 1;
  }
  return read > wrong;
}
