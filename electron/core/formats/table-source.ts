import type { FieldValue, SourceNotice } from "./feature-source.ts";

/** One row of a table, keyed by the column names of the file. Rows count from 1 as the person sees them. */
export interface TableRow {
  row: number;
  /** Every column of the table is there; an empty cell is null, dates are YYYY-MM-DD text. */
  values: Readonly<Record<string, FieldValue>>;
  notices: readonly SourceNotice[];
}

/** A file of tables without geometry, from Access or XLSX. */
export interface TableSource {
  tableNames: readonly string[];
  /** Column names of one table in file order; empty for a table without a heading. */
  columnNames(tableName: string): Promise<readonly string[]>;
  /** Rows of one table from the first to the last; may be called again, and may be left early. */
  rows(tableName: string): AsyncIterable<TableRow>;
  close(): Promise<void>;
}
