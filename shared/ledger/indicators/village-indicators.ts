import type { VillageFacts } from "./facts.ts";
import { allVillages, by, each, type IndicatorDefinition } from "./indicator-definition.ts";

const hasWholeFile = ({ fileItems }: VillageFacts, asOf: string) =>
  fileItems.length > 0 && fileItems.every(({ presentOn }) => by(presentOn, asOf));

/** Governance problems, postings and the file of each village. */
export const villageIndicators: readonly IndicatorDefinition[] = [
  {
    id: "I11",
    name: "问题整改率",
    kind: "rate",
    isProgress: true,
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
    id: "I14",
    name: "公示率",
    kind: "rate",
    isProgress: true,
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
    isProgress: true,
    numerator: {
      name: "一村一档资料齐全的村",
      unit: "count",
      counter: "个",
      rows: (facts, asOf) => each(facts.villages, (row) => hasWholeFile(row, asOf)),
    },
    denominator: allVillages,
  },
];
