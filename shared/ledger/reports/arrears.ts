import type {
  ChargeFigures,
  FigureRow,
  IndicatorFacts,
  LedgerFigures,
} from "../indicators/facts.ts";

export interface OwedRow {
  row: FigureRow;
  /** The day it was due, or arose; null where nobody knows. */
  owedSince: string | null;
  fen: number;
}

export interface ArrearsAge {
  name: string;
  fen: number;
  rows: OwedRow[];
}

/** Years after which arrears fall into the next age; three is the general limitation (民法典第一百八十八条). */
const ages = [
  { name: "1 年以内", underYears: 1 },
  { name: "1–3 年", underYears: 3 },
  { name: "3–5 年", underYears: 5 },
  { name: "5 年以上", underYears: Number.POSITIVE_INFINITY },
] as const;
const unknownAge = "起始日不明";

/** What is still owed to the villages on a day, locked claims and due bills, by how long it has been. */
export function arrearsByAge(facts: IndicatorFacts, asOf: string): ArrearsAge[] {
  const owed = [
    ...facts.claims.map((row) => owedOnClaim(row, asOf)),
    ...facts.charges.map((row) => owedOnCharge(row, asOf)),
  ].filter(({ fen }) => fen > 0);
  return [...ages.map(({ name }) => name), unknownAge].map((name) => {
    const rows = owed.filter(({ owedSince }) => ageOf(owedSince, asOf) === name);
    return { name, rows, fen: rows.reduce((sum, { fen }) => sum + fen, 0) };
  });
}

const until = (entries: readonly { on: string; fen: number }[], asOf: string) =>
  entries.reduce((sum, { on, fen }) => (on <= asOf ? sum + fen : sum), 0);

const owedOnClaim = (row: LedgerFigures, asOf: string): OwedRow => ({
  row,
  owedSince: row.owedSince,
  fen: until(row.bases, asOf) - until(row.settlements, asOf),
});

function owedOnCharge(row: ChargeFigures, asOf: string): OwedRow {
  const isDue = row.dueOn <= asOf && !(row.withdrawnOn !== null && row.withdrawnOn <= asOf);
  return { row, owedSince: row.dueOn, fen: isDue ? row.dueFen - until(row.receipts, asOf) : 0 };
}

function ageOf(since: string | null, asOf: string): string {
  if (since === null) return unknownAge;
  const [year = "", ...monthAndDay] = since.split("-");
  const age = ages.find(({ underYears }) => {
    if (!Number.isFinite(underYears)) return true;
    return [String(Number(year) + underYears), ...monthAndDay].join("-") > asOf;
  });
  return age?.name ?? unknownAge;
}
