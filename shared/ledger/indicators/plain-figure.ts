import type { Figure, FigurePart } from "./figure.ts";
import type { CountedRow, IndicatorId, PartUnit } from "./indicator-definition.ts";
import { muUnitsPerMu, quotientText } from "./quotient.ts";

export type PartName = "numerator" | "denominator" | "exceptions";

export const partNames: Readonly<Record<PartName, string>> = {
  numerator: "分子",
  denominator: "分母",
  exceptions: "例外",
};

/** One side of a figure without its rows: a number in `unitName`, and as it is printed. */
export interface PlainPart {
  name: string;
  amount: number;
  text: string;
  unitName: string;
  /** How many rows are behind it. */
  rows: number;
}

/** A figure as data: no row, no bigint. */
export interface PlainFigure {
  id: IndicatorId;
  name: string;
  numerator: PlainPart;
  denominator: PlainPart | null;
  value: number | null;
  text: string;
  unitName: string;
  definition: string;
  exceptions: number;
}

/** One row behind a figure; `amount` adds up to the part's, in its unit. */
export interface PlainRow {
  part: PartName;
  register: string;
  uid: string;
  label: string;
  villageCode: string;
  amount: number;
  /** The same exactly: whole rows, yuan with two decimals, mu with four. */
  text: string;
  unitName: string;
}

export function plainFigure(figure: Figure): PlainFigure {
  const { id, name, numerator, denominator, value, text, unitName, definition } = figure;
  return {
    id,
    name,
    numerator: plainPart(numerator),
    denominator: denominator === null ? null : plainPart(denominator),
    value: value === null ? null : Number(value),
    text,
    unitName,
    definition,
    exceptions: figure.exceptionCount,
  };
}

function plainPart({ name, unit, unitName, sum, text, rows }: FigurePart): PlainPart {
  return { name, amount: amountOf(unit, sum), text, unitName, rows: rows.length };
}

/** Fen in 万元, ten-thousandths of a mu in 亩, counts as they are. */
function amountOf(unit: PartUnit, sum: bigint): number {
  if (unit === "fen") return Number(sum) / 1_000_000;
  return unit === "mu" ? Number(sum) / Number(muUnitsPerMu) : Number(sum);
}

/** The rows behind one part of a figure, in the figure's own order. */
export function plainRows(figure: Figure, part: PartName): PlainRow[] {
  if (part === "exceptions") {
    return figure.exceptions.map((row) => plainRow(row, part, "count", "份"));
  }
  const side = figure[part];
  if (side === null) return [];
  const unitName = side.unit === "fen" ? "元" : side.unitName;
  return side.rows.map((row) => plainRow(row, part, side.unit, unitName));
}

function plainRow(
  { row, value }: CountedRow,
  part: PartName,
  unit: PartUnit,
  unitName: string,
): PlainRow {
  const { register, uid, label, villageCode } = row;
  const text = rowText(unit, value);
  return { part, register, uid, label, villageCode, amount: Number(text), text, unitName };
}

function rowText(unit: PartUnit, value: bigint): string {
  if (unit === "count") return value.toString();
  const [scale, decimals] = unit === "fen" ? [100n, 2] : [muUnitsPerMu, 4];
  return quotientText(value, scale, 1n, { decimals, rounding: "half-up" });
}
