import type { SheetRow } from "../../formats/xlsx-sheet.ts";
import { columnNames, headingWords, isOtherUnit } from "./heading-words.ts";
import { cellText } from "./read-cell.ts";
import type { TableColumn } from "./table-column.ts";

/** A column of the sheet with what the register calls it; `column` is null for one that it does not know. */
export interface MappedColumn<Key extends string> {
  /** Position in the sheet, from 1. */
  readonly position: number;
  /** As it stands in the sheet; of a merged heading both parts. */
  readonly heading: string;
  readonly column: TableColumn<Key> | null;
  readonly isInTenThousands: boolean;
}

export interface FoundHeading<Key extends string> {
  /** Last row of the heading; 0 where the rows have none and come in the template's order. */
  readonly row: number;
  readonly columns: readonly MappedColumn<Key>[];
}

/** So many filled rows from the top may be titles. */
export const searchedRows = 30;
const fewestColumns = 2;

/**
 * Finds the heading under title rows: the row, or two rows of a merged heading, with the most columns
 * that the register knows; one row where two bring no more. `chosen` maps headings to keys, or to null for leaving them out, before any
 * name is looked up. Null where no row has two of them.
 */
export function findHeading<Key extends string>(
  rows: readonly SheetRow[],
  columns: readonly TableColumn<Key>[],
  chosen: Readonly<Record<string, string | null>> = {},
): FoundHeading<Key> | null {
  const names = columnNames(columns);
  const singles = rows.map((row, index) => ({
    index,
    row: row.row,
    cells: headingCells(row, null),
  }));
  const pairs = rows.flatMap((row, index) => {
    const next = rows[index + 1];
    if (next?.row !== row.row + 1) return [];
    return [{ index, row: next.row, cells: headingCells(next, row) }];
  });
  let best: { known: number; found: FoundHeading<Key> } | null = null;
  for (const { index, row, cells } of [...singles, ...pairs]) {
    const unit = isTenThousands(rows.slice(0, index + 1));
    const mapped = mapColumns(cells, columns, names, chosen, unit);
    const known = mapped.filter(({ column }) => column !== null).length;
    if (known >= fewestColumns && known > (best?.known ?? 0)) {
      best = { known, found: { row, columns: mapped } };
    }
  }
  return best?.found ?? null;
}

/**
 * The columns in the order of `headings`, for rows that stand without one: what they are is told by their
 * place alone. `chosen` maps as in `findHeading`.
 */
export function headingOf<Key extends string>(
  headings: readonly string[],
  columns: readonly TableColumn<Key>[],
  chosen: Readonly<Record<string, string | null>> = {},
): FoundHeading<Key> {
  const cells = headings.map((heading, index) => ({
    position: index + 1,
    heading,
    names: [heading],
  }));
  return { row: 0, columns: mapColumns(cells, columns, columnNames(columns), chosen, false) };
}

interface HeadingCell {
  readonly position: number;
  readonly heading: string;
  /** Possible names, the likeliest first. */
  readonly names: readonly string[];
}

/** Cells of a heading; under `above`, whose merged cells reach over the empty ones to their right. */
function headingCells(row: SheetRow, above: SheetRow | null): HeadingCell[] {
  const own = textByPosition(row);
  const over = above === null ? new Map<number, string>() : textByPosition(above);
  const last = Math.max(0, ...own.keys(), ...over.keys());
  const cells: HeadingCell[] = [];
  let parent = "";
  for (let position = 1; position <= last; position++) {
    parent = over.get(position) ?? parent;
    const child = own.get(position);
    const top = over.get(position);
    if (child !== undefined && parent !== "") {
      const names = [`${parent}${child}`, child];
      cells.push({ position, heading: `${parent}/${child}`, names });
    } else if (child !== undefined) cells.push({ position, heading: child, names: [child] });
    else if (top !== undefined) cells.push({ position, heading: top, names: [top] });
  }
  return cells;
}

function textByPosition(row: SheetRow): Map<number, string> {
  const filled = row.cells.map((cell) => [cell.column, cellText(cell).trim()] as const);
  return new Map(filled.filter(([, text]) => text !== ""));
}

/** A line such as “单位:万元” over the heading. */
function isTenThousands(titles: readonly SheetRow[]): boolean {
  const lines = titles.flatMap(({ cells }) => cells.map(cellText));
  return lines.some((line) => /单位[::]?\s*[^\s]*万元/.test(line.normalize("NFKC")));
}

function mapColumns<Key extends string>(
  cells: readonly HeadingCell[],
  columns: readonly TableColumn<Key>[],
  names: ReturnType<typeof columnNames<Key>>,
  chosen: Readonly<Record<string, string | null>>,
  isInTenThousands: boolean,
): MappedColumn<Key>[] {
  const matches = cells.map((cell) => matchOf(cell, columns, names, chosen));
  const taken = new Map<Key, number>();
  for (const [index, match] of matches.entries()) {
    if (match === null) continue;
    const before = taken.get(match.column.key);
    const isBetter = before === undefined || (match.isExact && matches[before]?.isExact !== true);
    if (isBetter) taken.set(match.column.key, index);
  }
  return cells.map(({ position, heading }, index) => {
    const match = matches[index] ?? null;
    const column = match !== null && taken.get(match.column.key) === index ? match.column : null;
    const unit = match?.unit ?? "";
    const ten = unit === "" ? isInTenThousands : unit.includes("万");
    return { position, heading, column, isInTenThousands: ten };
  });
}

function matchOf<Key extends string>(
  cell: HeadingCell,
  columns: readonly TableColumn<Key>[],
  names: ReturnType<typeof columnNames<Key>>,
  chosen: Readonly<Record<string, string | null>>,
): { column: TableColumn<Key>; isExact: boolean; unit: string } | null {
  const choice = chosen[cell.heading];
  const unitOfCell = headingWords(cell.names[0] ?? "").unit;
  if (choice === null) return null;
  if (choice !== undefined) {
    const column = columns.find(({ key }) => key === choice);
    return column === undefined ? null : { column, isExact: true, unit: unitOfCell };
  }
  for (const text of cell.names) {
    const { name, unit } = headingWords(text);
    const found = names.get(name);
    if (found !== undefined && !isOtherUnit(found.column.kind, unit)) return { ...found, unit };
  }
  return null;
}
