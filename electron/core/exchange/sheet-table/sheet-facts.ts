import type { SheetPlan } from "./import-sheet.ts";
import type { TableEntry, TableReading } from "./read-table.ts";
import type { SheetRegister } from "./sheet-register.ts";

/** What is told of a sheet before and after its import: every row is counted somewhere. */
export function sheetFacts(register: SheetRegister, plan: SheetPlan) {
  const { reading, rows, refused } = plan;
  const notes = rows.flatMap(({ entry, notes: own }) =>
    [...entry.notes, ...own].map((note) => ({ sheet: entry.sheet, row: entry.row, note })),
  );
  return {
    register: register.name,
    sheets: reading.sheets,
    counted: reading.counted,
    rows: rows.length,
    refused: refused.length,
    skipped: reading.skipped,
    absent: absentHeadings(register, reading),
    refusedRows: refused.map((entry) => refusedRow(register, entry)),
    notes,
  };
}

/** Headings of the template that no sheet has; those that only other people's sheets have do not count. */
function absentHeadings(register: SheetRegister, { absent }: TableReading): string[] {
  const ours = new Set(register.templateColumns.map(({ key }) => key));
  return absent.flatMap(({ key, heading }) => (ours.has(key) ? [heading] : []));
}

/** A row that was refused with its cells by heading, to be corrected and pasted back. */
function refusedRow(register: SheetRegister, entry: TableEntry) {
  const headings = new Map(register.columns.map(({ key, heading }) => [key, heading]));
  const cells = Object.entries(entry.texts).map(([key, text]) => [headings.get(key) ?? key, text]);
  return {
    sheet: entry.sheet,
    row: entry.row,
    cells: { ...Object.fromEntries(cells), ...entry.other } as Record<string, string>,
    problems: entry.problems.map(({ heading, text, reason }) => ({ heading, text, reason })),
  };
}
