import type {
  ReportCell,
  ReportColumn,
  ReportRow,
  ReportTable,
} from "../../../../shared/ledger/reports/report-table.ts";
import { splitTable } from "../../../../shared/ledger/reports/split-table.ts";
import {
  type FormulaPlace,
  type WorkbookColumn,
  type WorkbookFormula,
  type WorkbookNumber,
  type WorkbookRow,
  type WorkbookSheet,
  workbookBytes,
} from "../../formats/xlsx-writer.ts";

/**
 * The tables of a report as a workbook: a rate is a formula over its two sides, a rest over what it is
 * left from, and a total is a sum, so that a reader can follow and check them; everything else is what the PDF shows.
 * @param asOf the date that goes into the file instead of the clock (D9)
 */
export async function reportWorkbook(
  tables: readonly ReportTable[],
  asOf: string,
): Promise<Buffer> {
  return await workbookBytes(tables.flatMap(splitTable).map(sheetOf), asOf);
}

function sheetOf(table: ReportTable): WorkbookSheet {
  const { name, title, subtitles, paragraphs, columns, rows, notes, signatures } = table;
  const signing = signatures.map((word) => `${word}:____________`).join("    ");
  return {
    name,
    titleLines: [title, ...subtitles, ...paragraphs],
    columns: columns.map(workbookColumn),
    rows: rows.map((row) => workbookRow(row, columns)),
    footLines: [...notes, ...(signatures.length === 0 ? [] : [signing])],
    paper: table.paper,
    isLandscape: table.isLandscape,
  };
}

function workbookColumn(column: ReportColumn): WorkbookColumn {
  const { key, heading, kind, width, decimals = 0, ratio, isMoney } = column;
  const whole = isMoney === true ? "#,##0" : "0";
  const format = (places: number) => (places === 0 ? whole : `${whole}.${"0".repeat(places)}`);
  const numberFormat = ratio === undefined ? format(decimals) : `${format(ratio.form.decimals)}"%"`;
  return {
    key,
    heading,
    widthCharacters: width * 2 + 1,
    ...(kind === "text" ? { kind: "text" } : { kind: "number", numberFormat }),
  };
}

function workbookRow(row: ReportRow, columns: readonly ReportColumn[]): WorkbookRow {
  const values = columns.map((column) => {
    const cell = row.cells[column.key];
    return [column.key, workbookValue(column, cell, row.isTotal === true)] as const;
  });
  return { values: Object.fromEntries(values), ...(row.isTotal ? { isTotal: true } : {}) };
}

function workbookValue(
  column: ReportColumn,
  cell: ReportCell | undefined,
  isTotal: boolean,
): string | number | null | WorkbookFormula | WorkbookNumber {
  if (cell === undefined || cell.text === "") return null;
  const value = plainValue(column, cell, isTotal);
  if (column.isMixed !== true || typeof value === "string") return value;
  const numberFormat = formatOf(cell.text);
  return typeof value === "number" ? { value, numberFormat } : { ...value, numberFormat };
}

function plainValue(
  column: ReportColumn,
  cell: ReportCell,
  isTotal: boolean,
): string | number | WorkbookFormula {
  const ratio = cell.ratio ?? column.ratio;
  if (ratio !== undefined) return rateFormula(ratio, cell.text);
  if (column.kind === "text" || cell.number === undefined) return cell.text;
  if (isTotal) return sumFormula(column.key, cell.number);
  if (column.rest === undefined) return cell.number;
  return restFormula(column.rest, cell.number, column.isMixed ? decimalsOf(cell.text) : 2);
}

const decimalsOf = (text: string) => /\.(\d+)/.exec(text)?.[1]?.length ?? 0;

/** The format by which a number shows as it is printed, its sign and unit included: `+20.0 个百分点`. */
function formatOf(text: string): string {
  const [, sign = "", , decimals = "", unit = ""] =
    /^([+-]?)(\d+)(?:\.(\d+))?(.*)$/.exec(text) ?? [];
  const places = decimals === "" ? "0" : `0.${"0".repeat(decimals.length)}`;
  const shown = unit === "" ? places : `${places}"${unit}"`;
  return sign === "+" ? `+${shown};-${shown};${shown}` : shown;
}

function restFormula(
  { of, less }: NonNullable<ReportColumn["rest"]>,
  result: number,
  decimals: number,
): WorkbookFormula {
  return {
    result,
    // Fen are whole numbers; in yuan the doubles of a difference need rounding back to them.
    formula: ({ column, row }) =>
      `ROUND(${[of, ...less].map((key) => `${column(key)}${row}`).join("-")},${decimals})`,
  };
}

function sumFormula(key: string, result: number): WorkbookFormula {
  return {
    result,
    formula: ({ column, firstRow, lastRow }) =>
      lastRow < firstRow ? "0" : `SUM(${column(key)}${firstRow}:${column(key)}${lastRow})`,
  };
}

/** Percent of two cells as they are printed: never above 100 %, "—" for nothing over a denominator of 0. */
function rateFormula(
  { numerator, denominator, form }: NonNullable<ReportColumn["ratio"]>,
  text: string,
): WorkbookFormula {
  const cut = form.rounding === "truncate" ? "TRUNC" : "ROUND";
  const percent = /^-?[\d.]+%$/.test(text) ? Number(text.slice(0, -1)) : text;
  return {
    result: percent,
    formula: ({ column, row }: FormulaPlace) => {
      const above = `${column(numerator)}${row}`;
      const below = `${column(denominator)}${row}`;
      // A hair above, so that the double of a quotient such as 0.285 does not fall under its half.
      const value = `${cut}(${above}/${below}*100+1E-9,${form.decimals})`;
      return `IF(${above}>${below},"口径不同",IF(${below}=0,"—",${value}))`;
    },
  };
}
