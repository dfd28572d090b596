import type { ReportTable } from "../../../shared/ledger/reports/report-table.ts";

/** A table as a screen shows it; what only paper and workbook need stays here. */
export function screenTable(table: ReportTable) {
  const { name, title, subtitles, paragraphs, columns, rows, notes, signatures } = table;
  return {
    ...{ name, title, subtitles, paragraphs, notes, signatures },
    columns: columns.map(({ key, heading, kind, width }) => ({ key, heading, kind, width })),
    rows: rows.map(({ cells, isTotal }) => ({ cells, isTotal: isTotal === true })),
  };
}
