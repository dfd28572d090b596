import type { IndicatorFacts, VillageFacts } from "./facts.ts";
import { allVillages, by, each, type IndicatorDefinition } from "./indicator-definition.ts";

const hasWholeFile = ({ fileItems }: VillageFacts, asOf: string) =>
  fileItems.length > 0 && fileItems.every(({ presentOn }) => by(presentOn, asOf));

/** A plot that still is one, with its signed form. */
const isSigned = (
  { proposedOn, goneOn, signedOn }: IndicatorFacts["plots"][number],
  asOf: string,
) => by(proposedOn, asOf) && !by(goneOn, asOf) && by(signedOn, asOf);

/** Papers of the villages' files, each as a row of its own. */
function filePapers(
  villages: readonly VillageFacts[],
  keep: (paper: VillageFacts["fileItems"][number]) => boolean,
) {
  return villages.flatMap(({ uid, villageCode, fileItems }) =>
    fileItems.filter(keep).map(({ name }) => ({
      row: { register: "village_file_item", uid: `${uid}:${name}`, label: name, villageCode },
      value: 1n,
    })),
  );
}

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
  {
    id: "I14c",
    name: "图斑公示率",
    kind: "rate",
    isProgress: true,
    numerator: {
      name: "已公示的图斑",
      unit: "count",
      counter: "块",
      rows: (facts, asOf) =>
        each(facts.plots, (row) => isSigned(row, asOf) && by(row.postedOn, asOf)),
    },
    denominator: {
      name: "核查表已签字的图斑",
      unit: "count",
      counter: "块",
      rows: (facts, asOf) => each(facts.plots, (row) => isSigned(row, asOf)),
    },
  },
  {
    id: "I14d",
    name: "资料归档率",
    kind: "rate",
    isProgress: true,
    numerator: {
      name: "已归档的资料",
      unit: "count",
      counter: "件",
      rows: (facts, asOf) => filePapers(facts.villages, ({ presentOn }) => by(presentOn, asOf)),
    },
    denominator: {
      name: "一村一档应有的资料",
      unit: "count",
      counter: "件",
      rows: (facts) => filePapers(facts.villages, () => true),
    },
  },
];
