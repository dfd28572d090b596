import type { IndicatorId } from "../indicators/indicator-definition.ts";
import type { PartName } from "../indicators/plain-figure.ts";
import type { DecimalForm } from "../indicators/quotient.ts";

/** Which rows a cell is made of: a person who asks "哪几份?" is shown them. */
export interface CellRows {
  indicator: IndicatorId;
  part: PartName;
  unitCode: string;
}

/** A cell as it is printed; `number` is what a workbook holds, and its format shows the same text. */
export interface ReportCell {
  text: string;
  number?: number;
  opens?: CellRows;
  /** As a column's, where only some cells of a column are rates. */
  ratio?: ReportColumn["ratio"];
}

export interface ReportColumn {
  key: string;
  heading: string;
  kind: "text" | "number" | "rate";
  /** Width in Chinese characters, on paper and in a workbook. */
  width: number;
  /** Decimals of a number column. */
  decimals?: number;
  /** Columns of one group stay together where a table is too wide for its paper. */
  group?: string;
  /** A rate's workbook cell is a formula over two other columns of its row. */
  ratio?: { numerator: string; denominator: string; form: DecimalForm };
  /** Yuan with thousands separators, two decimals. */
  isMoney?: boolean;
  /** Figures of several units below each other: in a workbook each cell's format shows its own unit. */
  isMixed?: boolean;
  /** A number that is the rest of others in its row: in a workbook a formula over them. */
  rest?: { of: string; less: readonly string[] };
}

export interface ReportRow {
  cells: Readonly<Record<string, ReportCell>>;
  /** The last row of sums: number columns are added up by formula in a workbook. */
  isTotal?: boolean;
}

/** One table of a report, on paper as in a workbook. */
export interface ReportTable {
  /** Name of the workbook's sheet. */
  name: string;
  title: string;
  /** Unit, date and what is counted, under the title. */
  subtitles: readonly string[];
  /** Sentences above the table, ready to paste. */
  paragraphs: readonly string[];
  columns: readonly ReportColumn[];
  rows: readonly ReportRow[];
  /** Definitions, bases and reasons below the table. */
  notes: readonly string[];
  /** Names with room to sign, and where the seal goes. */
  signatures: readonly string[];
  paper: "A4" | "A3";
  isLandscape: boolean;
  /**
   * A sheet for a wall: its text is of `sizePt`, and smaller down to `leastPt` where that saves sheets. Other
   * tables are of list size.
   */
  wallSheet?: { sizePt: number; leastPt: number };
}

export const textCell = (text: string): ReportCell => ({ text });
