import type { FigureRow, IndicatorFacts } from "./facts.ts";

/** One row behind a figure, with what it adds: 1 where rows are counted, fen, or 1/10,000 mu. */
export interface CountedRow {
  row: FigureRow;
  value: bigint;
}

export type PartUnit = "count" | "fen" | "mu";

/** A numerator or a denominator: its rows, and what they are called under the table. */
export interface IndicatorPart {
  name: string;
  unit: PartUnit;
  /** 份, 村, 块 … for counts. */
  counter?: string;
  rows: (facts: IndicatorFacts, asOf: string) => CountedRow[];
}

export interface IndicatorDefinition {
  id: IndicatorId;
  name: string;
  /** `rate`: percent of the same unit; `total`: the numerator alone; `price`: yuan per mu. */
  kind: "rate" | "total" | "price";
  numerator: IndicatorPart;
  denominator: IndicatorPart | null;
  /** Work that goes forward only: less than last week needs a reason. Shares and prices may fall. */
  isProgress: boolean;
  /** Rows set aside by a person, printed beside the side that they would belong to (A9). */
  exceptions?: {
    beside: "numerator" | "denominator";
    rows: (facts: IndicatorFacts, asOf: string) => CountedRow[];
  };
  /** A legal ceiling in percent, with its source. */
  ceiling?: { percent: bigint; basis: string };
}

export type IndicatorId = (typeof indicatorIds)[number];

export const indicatorIds = [
  ...["I1", "I1b", "I2", "I3", "I4", "I5", "I6", "I7", "I7b", "I8", "I9", "I10", "I10b"],
  ...["I11", "I12", "I13", "I14", "I14b", "I14c", "I14d", "I15"],
] as const;

export const by = (date: string | null, asOf: string) => date !== null && date <= asOf;

/** Every row counts as one. */
export const each = <Row extends FigureRow>(rows: readonly Row[], keep: (row: Row) => boolean) =>
  rows.filter(keep).map((row) => ({ row, value: 1n }));

/** Every row adds its amount; rows that add nothing are left out of the list. */
export function sums<Row extends FigureRow>(rows: readonly Row[], value: (row: Row) => bigint) {
  return rows.map((row) => ({ row, value: value(row) })).filter((counted) => counted.value !== 0n);
}

export const datedFen = (entries: readonly { on: string; fen: number }[], asOf: string) =>
  entries.reduce((sum, { on, fen }) => (on <= asOf ? sum + BigInt(fen) : sum), 0n);

export const allVillages: IndicatorPart = {
  name: "行政村",
  unit: "count",
  counter: "个",
  rows: (facts) => each(facts.villages, () => true),
};
