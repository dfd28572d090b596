import type { Figure } from "../indicators/figure.ts";
import type { IndicatorId } from "../indicators/indicator-definition.ts";
import { cutOffText, figuresOfVillages, type ReportBasis } from "./report-basis.ts";
import { type ReportCell, type ReportTable, textCell } from "./report-table.ts";

/** Read from across a room. */
const wallPt = 16;
/** As small as lists that are read standing (V2). */
const leastPt = 10.5;

/** The steps of the campaign in their order, each told by one figure (campaign.md §3). */
const steps: readonly { heading: string; id: IndicatorId }[] = [
  { heading: "①合同判定", id: "I1" },
  { heading: "②问题整改销号", id: "I3" },
  { heading: "③债权化解", id: "I4" },
  { heading: "④债务化解", id: "I5" },
  { heading: "⑤图斑核查", id: "I13" },
  { heading: "⑥图斑公示", id: "I14c" },
  { heading: "⑦新增地处置", id: "I7b" },
  { heading: "⑧收费", id: "I8" },
  { heading: "⑨归档", id: "I14d" },
];

/**
 * The wall sheets (挂图作战): one for each township, villages against steps. Each cell says in a word and in
 * numbers how far it is, so that it reads from afar, without colour, and after photocopying. A township goes
 * onto one A3 sheet, set smaller where it must be, but not below `leastPt`.
 */
export function wallTables(basis: ReportBasis): ReportTable[] {
  const towns = [...Map.groupBy(figuresOfVillages(basis), ({ code }) => code.slice(0, 9))];
  return towns.map(([town, villages]) => {
    const townName = towns.length === 1 ? basis.scopeName : basis.nameOf(town);
    const name = towns.length === 1 ? "挂图作战" : `挂图作战_${townName}`;
    return townTable(basis, { name, townName }, villages);
  });
}

function townTable(
  basis: ReportBasis,
  { name, townName }: { name: string; townName: string },
  villages: ReturnType<typeof figuresOfVillages>,
): ReportTable {
  const rows = villages.map(({ code, figures }) => ({
    cells: {
      unit: textCell(basis.nameOf(code)),
      ...Object.fromEntries(
        steps.map(({ id }) => [id, stepCell(figures.find((one) => one.id === id)!, code)]),
      ),
    },
  }));
  const step = ({ heading, id }: (typeof steps)[number]) =>
    ({ key: id, heading, kind: "text", width: 8 }) as const;
  return {
    name,
    title: `${townName}“清化收”挂图作战表`,
    subtitles: [cutOffText(basis)],
    paragraphs: [],
    columns: [{ key: "unit", heading: "村", kind: "text", width: 10 }, ...steps.map(step)],
    rows,
    notes: [
      "格内为完成数/应完成数,债权债务和收费为化解、实收的百分比。●完成 ◐进行中 ○未开始 —没有此项。",
    ],
    signatures: [],
    paper: "A3",
    isLandscape: true,
    wallSheet: { sizePt: wallPt, leastPt },
  };
}

function stepCell(figure: Figure, unitCode: string): ReportCell {
  const { id, numerator, denominator, value } = figure;
  const opens = { indicator: id, part: "denominator" as const, unitCode };
  const below = denominator?.sum ?? 0n;
  if (below === 0n) return { text: numerator.sum > 0n ? "口径不同" : "—", opens };
  if (numerator.unit === "count") {
    return { text: progress(Number(numerator.sum), Number(below)), opens };
  }
  const mark = numerator.sum >= below ? "●" : numerator.sum === 0n ? "○" : "◐";
  return { text: `${mark} ${value === null ? "口径不同" : `${value}%`}`, opens };
}

function progress(done: number, all: number): string {
  const mark = done >= all ? "●" : done === 0 ? "○" : "◐";
  return `${mark} ${done}/${all}`;
}
