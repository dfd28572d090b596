import type {
  FigureRow,
  IndicatorFacts,
  LedgerFigures,
  PlotFigures,
  VillageFacts,
} from "./facts.ts";
import { muUnits } from "./quotient.ts";

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
  /** Rows set aside by a person, printed beside the figure (A9). */
  exceptions?: (facts: IndicatorFacts, asOf: string) => CountedRow[];
  /** A legal ceiling in percent, with its source. */
  ceiling?: { percent: bigint; basis: string };
}

export type IndicatorId = (typeof indicatorIds)[number];

export const indicatorIds = [
  ...["I1", "I1b", "I2", "I3", "I4", "I5", "I6", "I7", "I7b", "I8", "I9", "I10", "I10b"],
  ...["I11", "I12", "I13", "I14", "I14b", "I15"],
] as const;

const by = (date: string | null, asOf: string) => date !== null && date <= asOf;

/** Every row counts as one. */
const each = <Row extends FigureRow>(rows: readonly Row[], keep: (row: Row) => boolean) =>
  rows.filter(keep).map((row) => ({ row, value: 1n }));

/** Every row adds its amount; rows that add nothing are left out of the list. */
function sums<Row extends FigureRow>(rows: readonly Row[], value: (row: Row) => bigint) {
  return rows.map((row) => ({ row, value: value(row) })).filter((counted) => counted.value !== 0n);
}

const datedFen = (entries: readonly { on: string; fen: number }[], asOf: string) =>
  entries.reduce((sum, { on, fen }) => (on <= asOf ? sum + BigInt(fen) : sum), 0n);

const settled = (rows: readonly LedgerFigures[], asOf: string) =>
  sums(rows, (row) => datedFen(row.settlements, asOf));
const locked = (rows: readonly LedgerFigures[], asOf: string) =>
  sums(rows, (row) => datedFen(row.bases, asOf));

const isClosed = (
  closures: readonly { closedOn: string; reopenedOn: string | null }[],
  at: string,
) => closures.some(({ closedOn, reopenedOn }) => by(closedOn, at) && !by(reopenedOn, at));

const isCheckedNewLand = (plot: PlotFigures, asOf: string) =>
  by(plot.signedOn, asOf) && plot.finalClass === "added";
const isDoneNewLand = (plot: PlotFigures, asOf: string) =>
  isCheckedNewLand(plot, asOf) && by(plot.disposedOn, asOf);
const signedUnits = (plot: PlotFigures) => (plot.signedMu === null ? 0n : muUnits(plot.signedMu));

const hasWholeFile = ({ fileItems }: VillageFacts, asOf: string) =>
  fileItems.length > 0 && fileItems.every(({ presentOn }) => by(presentOn, asOf));

const registered: IndicatorPart = {
  name: "已登记合同(含事实占用)",
  unit: "count",
  counter: "份",
  rows: (facts, asOf) => each(facts.contracts, (row) => by(row.registeredOn, asOf)),
};

const confirmedProblems: IndicatorPart = {
  name: "已认定的问题合同",
  unit: "count",
  counter: "份",
  rows: (facts, asOf) => each(facts.problems, (row) => by(row.confirmedOn, asOf)),
};

const setAside = (facts: IndicatorFacts, asOf: string) =>
  each(facts.contracts, (row) => by(row.exceptionOn, asOf));

const allVillages: IndicatorPart = {
  name: "行政村",
  unit: "count",
  counter: "个",
  rows: (facts) => each(facts.villages, () => true),
};

/** Villages with contracts, all of them judged. */
function finishedVillages(facts: IndicatorFacts, asOf: string): CountedRow[] {
  const open = new Set<string>();
  const seen = new Set<string>();
  for (const contract of facts.contracts) {
    if (!by(contract.registeredOn, asOf)) continue;
    seen.add(contract.villageCode);
    if (!by(contract.judgedOn, asOf)) open.add(contract.villageCode);
  }
  return each(facts.villages, ({ villageCode }) => seen.has(villageCode) && !open.has(villageCode));
}

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

/**
 * I1–I15 of the campaign's indicator notes, each as two lists of rows: what is printed is their sum,
 * so a figure can always be opened. Variants that counties choose between stand beside each other
 * (I1/I1b, I4/I5/I6, I7/I7b); no source says which one is meant.
 */
export const indicatorDefinitions: readonly IndicatorDefinition[] = [
  {
    id: "I1",
    name: "合同清理率",
    kind: "rate",
    numerator: {
      name: "已登记并已判定的合同",
      unit: "count",
      counter: "份",
      rows: (facts, asOf) =>
        each(facts.contracts, (row) => by(row.registeredOn, asOf) && by(row.judgedOn, asOf)),
    },
    denominator: registered,
  },
  {
    id: "I1b",
    name: "合同清理完成村占比",
    kind: "rate",
    numerator: { name: "合同已全部判定的村", unit: "count", counter: "个", rows: finishedVillages },
    denominator: allVillages,
  },
  {
    id: "I2",
    name: "问题合同占比",
    kind: "rate",
    numerator: confirmedProblems,
    denominator: registered,
    exceptions: setAside,
  },
  {
    id: "I3",
    name: "问题合同整改率",
    kind: "rate",
    numerator: {
      name: "已销号的问题合同",
      unit: "count",
      counter: "份",
      rows: (facts, asOf) =>
        each(facts.problems, (row) => by(row.confirmedOn, asOf) && isClosed(row.closures, asOf)),
    },
    denominator: confirmedProblems,
    exceptions: setAside,
  },
  {
    id: "I4",
    name: "债权化解率",
    kind: "rate",
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
    id: "I7",
    name: "新增地源完成率(面积)",
    kind: "rate",
    numerator: {
      name: "已核查并已处置的新增地",
      unit: "mu",
      rows: (facts, asOf) =>
        sums(facts.plots, (plot) => (isDoneNewLand(plot, asOf) ? signedUnits(plot) : 0n)),
    },
    denominator: {
      name: "核查认定的新增地",
      unit: "mu",
      rows: (facts, asOf) =>
        sums(facts.plots, (plot) => (isCheckedNewLand(plot, asOf) ? signedUnits(plot) : 0n)),
    },
  },
  {
    id: "I7b",
    name: "新增地源完成率(块数)",
    kind: "rate",
    numerator: {
      name: "已核查并已处置的新增地",
      unit: "count",
      counter: "块",
      rows: (facts, asOf) => each(facts.plots, (plot) => isDoneNewLand(plot, asOf)),
    },
    denominator: {
      name: "核查认定的新增地",
      unit: "count",
      counter: "块",
      rows: (facts, asOf) => each(facts.plots, (plot) => isCheckedNewLand(plot, asOf)),
    },
  },
  {
    id: "I8",
    name: "新增资源收费率",
    kind: "rate",
    numerator: {
      name: "已收",
      unit: "fen",
      rows: (facts, asOf) =>
        sums(facts.charges, (row) => (by(row.dueOn, asOf) ? datedFen(row.receipts, asOf) : 0n)),
    },
    denominator: {
      name: "应收",
      unit: "fen",
      rows: (facts, asOf) =>
        sums(facts.charges, (row) => (by(row.dueOn, asOf) ? BigInt(row.dueFen) : 0n)),
    },
  },
  {
    id: "I9",
    name: "非承包地收回",
    kind: "total",
    numerator: {
      name: "已收回面积",
      unit: "mu",
      rows: (facts, asOf) =>
        sums(facts.landTakenBack, (row) => (by(row.on, asOf) ? muUnits(row.mu) : 0n)),
    },
    denominator: null,
  },
  {
    id: "I10",
    name: "年增收",
    kind: "total",
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
    numerator: {
      name: "追缴欠款等一次性收入",
      unit: "fen",
      rows: (facts, asOf) =>
        sums(facts.incomes, (row) => (by(row.on, asOf) ? BigInt(row.oneOffFen) : 0n)),
    },
    denominator: null,
  },
  {
    id: "I11",
    name: "问题整改率",
    kind: "rate",
    numerator: {
      name: "已整改问题",
      unit: "count",
      counter: "个",
      rows: (facts, asOf) =>
        each(facts.governanceProblems, (row) => by(row.foundOn, asOf) && by(row.rectifiedOn, asOf)),
    },
    denominator: {
      name: "排查发现问题",
      unit: "count",
      counter: "个",
      rows: (facts, asOf) => each(facts.governanceProblems, (row) => by(row.foundOn, asOf)),
    },
  },
  {
    id: "I12",
    name: "亩均收入",
    kind: "price",
    numerator: {
      name: "土地发包的年收入",
      unit: "fen",
      rows: (facts, asOf) =>
        sums(facts.incomes, (row) =>
          by(row.on, asOf) && row.letMu !== null ? BigInt(row.yearlyGainFen) : 0n,
        ),
    },
    denominator: {
      name: "发包面积",
      unit: "mu",
      rows: (facts, asOf) =>
        sums(facts.incomes, (row) =>
          by(row.on, asOf) && row.letMu !== null ? muUnits(row.letMu) : 0n,
        ),
    },
  },
  {
    id: "I13",
    name: "图斑核查率",
    kind: "rate",
    numerator: {
      name: "核查表已签字的图斑",
      unit: "count",
      counter: "块",
      rows: (facts, asOf) =>
        each(facts.plots, (plot) => by(plot.proposedOn, asOf) && by(plot.signedOn, asOf)),
    },
    denominator: {
      name: "套图提出的图斑",
      unit: "count",
      counter: "块",
      rows: (facts, asOf) => each(facts.plots, (plot) => by(plot.proposedOn, asOf)),
    },
  },
  {
    id: "I14",
    name: "公示率",
    kind: "rate",
    numerator: {
      name: "已公示期满的村",
      unit: "count",
      counter: "个",
      rows: (facts, asOf) => each(facts.villages, (row) => by(row.postedOn, asOf)),
    },
    denominator: allVillages,
  },
  {
    id: "I14b",
    name: "档案齐全率",
    kind: "rate",
    numerator: {
      name: "一村一档资料齐全的村",
      unit: "count",
      counter: "个",
      rows: (facts, asOf) => each(facts.villages, (row) => hasWholeFile(row, asOf)),
    },
    denominator: allVillages,
  },
  {
    id: "I15",
    name: "机动地占比",
    kind: "rate",
    numerator: {
      name: "机动地",
      unit: "mu",
      rows: (facts) =>
        sums(facts.villages, (row) => (row.reserveMu === null ? 0n : muUnits(row.reserveMu))),
    },
    denominator: {
      name: "台账耕地",
      unit: "mu",
      rows: (facts) =>
        sums(facts.villages, (row) => (row.arableMu === null ? 0n : muUnits(row.arableMu))),
    },
    ceiling: { percent: 5n, basis: "农村土地承包法第六十七条:机动地不得超过耕地总面积的百分之五" },
  },
];
