import type { IndicatorFacts } from "./facts.ts";
import {
  allVillages,
  by,
  type CountedRow,
  each,
  type IndicatorDefinition,
  type IndicatorPart,
} from "./indicator-definition.ts";

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

const isClosed = (
  closures: readonly { closedOn: string; reopenedOn: string | null }[],
  at: string,
) => closures.some(({ closedOn, reopenedOn }) => by(closedOn, at) && !by(reopenedOn, at));

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

/** Contracts are counted, not their hits; I1 and I1b are two readings of the same word. */
export const contractIndicators: readonly IndicatorDefinition[] = [
  {
    id: "I1",
    name: "合同清理率",
    kind: "rate",
    isProgress: true,
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
    isProgress: true,
    numerator: { name: "合同已全部判定的村", unit: "count", counter: "个", rows: finishedVillages },
    denominator: allVillages,
  },
  {
    id: "I2",
    name: "问题合同占比",
    kind: "rate",
    isProgress: false,
    numerator: confirmedProblems,
    denominator: registered,
    exceptions: { beside: "numerator", rows: setAside },
  },
  {
    id: "I3",
    name: "问题合同整改率",
    kind: "rate",
    isProgress: true,
    numerator: {
      name: "已销号的问题合同",
      unit: "count",
      counter: "份",
      rows: (facts, asOf) =>
        each(facts.problems, (row) => by(row.confirmedOn, asOf) && isClosed(row.closures, asOf)),
    },
    denominator: confirmedProblems,
    exceptions: { beside: "denominator", rows: setAside },
  },
];
