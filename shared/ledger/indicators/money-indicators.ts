import type { ChargeFigures, LedgerFigures } from "./facts.ts";
import {
  by,
  datedFen,
  type IndicatorDefinition,
  type IndicatorPart,
  sums,
} from "./indicator-definition.ts";

const settled = (rows: readonly LedgerFigures[], asOf: string) =>
  sums(rows, (row) => datedFen(row.settlements, asOf));
const locked = (rows: readonly LedgerFigures[], asOf: string) =>
  sums(rows, (row) => datedFen(row.bases, asOf));

const isDue = ({ dueOn, withdrawnOn }: ChargeFigures, asOf: string) =>
  by(dueOn, asOf) && !by(withdrawnOn, asOf);

const claimsLocked: IndicatorPart = {
  name: "锁定债权原值",
  unit: "fen",
  rows: (facts, asOf) => locked(facts.claims, asOf),
};
const debtsLocked: IndicatorPart = {
  name: "锁定债务原值",
  unit: "fen",
  rows: (facts, asOf) => locked(facts.debts, asOf),
};

/** Claims and debts are never netted; sums in fen. */
export const moneyIndicators: readonly IndicatorDefinition[] = [
  {
    id: "I4",
    name: "债权化解率",
    kind: "rate",
    isProgress: true,
    numerator: {
      name: "锁定债权中已化解",
      unit: "fen",
      rows: (facts, asOf) => settled(facts.claims, asOf),
    },
    denominator: claimsLocked,
  },
  {
    id: "I5",
    name: "债务化解率",
    kind: "rate",
    isProgress: true,
    numerator: {
      name: "锁定债务中已化解",
      unit: "fen",
      rows: (facts, asOf) => settled(facts.debts, asOf),
    },
    denominator: debtsLocked,
  },
  {
    id: "I6",
    name: "债权债务化解率",
    kind: "rate",
    isProgress: true,
    numerator: {
      name: "锁定债权、债务中已化解",
      unit: "fen",
      rows: (facts, asOf) => [...settled(facts.claims, asOf), ...settled(facts.debts, asOf)],
    },
    denominator: {
      name: "锁定债权、债务原值",
      unit: "fen",
      rows: (facts, asOf) => [...locked(facts.claims, asOf), ...locked(facts.debts, asOf)],
    },
  },
  {
    id: "I8",
    name: "新增资源收费率",
    kind: "rate",
    isProgress: true,
    numerator: {
      name: "已收",
      unit: "fen",
      rows: (facts, asOf) =>
        sums(facts.charges, (row) => (isDue(row, asOf) ? datedFen(row.receipts, asOf) : 0n)),
    },
    denominator: {
      name: "应收",
      unit: "fen",
      rows: (facts, asOf) =>
        sums(facts.charges, (row) => (isDue(row, asOf) ? BigInt(row.dueFen) : 0n)),
    },
  },
  {
    id: "I10",
    name: "年增收",
    kind: "total",
    isProgress: true,
    numerator: {
      name: "新签、改签后每年增加的收入",
      unit: "fen",
      rows: (facts, asOf) =>
        sums(facts.incomes, (row) => (by(row.on, asOf) ? BigInt(row.yearlyGainFen) : 0n)),
    },
    denominator: null,
  },
  {
    id: "I10b",
    name: "一次性增收",
    kind: "total",
    isProgress: true,
    numerator: {
      name: "追缴欠款等一次性收入",
      unit: "fen",
      rows: (facts, asOf) =>
        sums(facts.incomes, (row) => (by(row.on, asOf) ? BigInt(row.oneOffFen) : 0n)),
    },
    denominator: null,
  },
];
