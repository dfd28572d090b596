import { countyRules, reportedIndicators } from "../indicators/county-rules.ts";
import { type Figure, figureOfSums } from "../indicators/figure.ts";
import { type IndicatorId, indicatorIds } from "../indicators/indicator-definition.ts";
import type { DecimalForm } from "../indicators/quotient.ts";
import { figureCells, figureColumns, figureNotes } from "../reports/figure-cells.ts";
import {
  type ReportCell,
  type ReportRow,
  type ReportTable,
  textCell,
} from "../reports/report-table.ts";
import { type FrozenFigure, figureChanges } from "../reports/snapshot-rows.ts";
import type { ReportPack } from "./report-pack.ts";

/** What the county's table is made of; packs are of one date and one set of formulas. */
export interface CountyWeek {
  countyName: string;
  asOf: string;
  packs: readonly ReportPack[];
  /** Those of the date before, where there are any. */
  previous: readonly ReportPack[];
  missing: readonly { code: string; name: string }[];
  late: readonly { name: string; packedAt: string }[];
}

type Forms = Readonly<Record<IndicatorId, DecimalForm>>;

/** How the packs cut their figures; all of a week agree. */
function formsOf([first]: readonly ReportPack[]): Forms {
  const words = (first?.formulas ?? []).map(
    ({ id, decimals, rounding }) => `${id}=${decimals}:${rounding}`,
  );
  return countyRules({
    ...{ contracts: "I1", settlement: "I4_I5", land: "I7", rounding: "half-up" },
    forms: words.join(" "),
  }).forms;
}

/** A figure of the county or a unit from sums that were handed up. */
function summed(figures: readonly FrozenFigure[], forms: Forms): Figure[] {
  return indicatorIds.flatMap((id) => {
    const own = figures.filter((figure) => figure.id === id);
    if (own.length === 0) return [];
    const add = (texts: readonly (string | null)[]) =>
      texts.reduce((sum, text) => sum + BigInt(text ?? "0"), 0n);
    return figureOfSums(id, {
      numerator: add(own.map(({ numerator }) => numerator)),
      denominator: add(own.map(({ denominator }) => denominator)),
      exceptions: own.reduce((sum, { exceptions }) => sum + exceptions, 0),
      form: forms[id],
    });
  });
}

/** The county's workbook: towns, their villages, the change against the date before, who is missing. */
export function countyTables(week: CountyWeek): ReportTable[] {
  const tables = [townsTable(week), rankingTable(week), villagesTable(week)];
  if (week.previous.length > 0) tables.push(changesTable(week));
  return [...tables, missingTable(week)];
}

/** The figures that the county reports, of all packs of the week together. */
export function countyFigures(week: CountyWeek): Figure[] {
  const ids = shownIds(week);
  const all = summed(week.packs.flatMap(townOf), formsOf(week.packs));
  return all.filter(({ id }) => ids.includes(id));
}

function shownIds({ packs }: CountyWeek): IndicatorId[] {
  const [first] = packs;
  if (first === undefined) return [];
  return reportedIndicators({ ...first.rules, forms: formsOf(packs) });
}

function unitTable(
  week: CountyWeek,
  table: Pick<ReportTable, "name" | "title">,
  rows: readonly {
    code: string;
    names: Record<string, string>;
    figures: readonly FrozenFigure[];
  }[],
  firstColumns: readonly { key: string; heading: string }[],
): ReportTable {
  const forms = formsOf(week.packs);
  const ids = shownIds(week);
  const shown = (figures: readonly FrozenFigure[]) =>
    summed(figures, forms).filter(({ id }) => ids.includes(id));
  const cells = (figures: readonly FrozenFigure[], code: string): ReportRow["cells"] =>
    Object.assign({}, ...shown(figures).map((figure) => figureCells(figure, code)));
  const named = (names: Record<string, string>) =>
    Object.fromEntries(Object.entries(names).map(([key, name]) => [key, textCell(name)]));
  const townFigures = week.packs.flatMap(townOf);
  const total = shown(townFigures);
  const [labelled] = firstColumns;
  return {
    ...table,
    subtitles: [`截至 ${week.asOf},${week.packs.length} 个乡镇`],
    paragraphs: [],
    columns: [
      ...firstColumns.map((column) => ({ ...column, kind: "text" as const, width: 7 })),
      ...total.flatMap((figure) => figureColumns(figure, { forms })),
    ],
    rows: [
      ...rows.map(({ code, names, figures }) => ({
        cells: { ...named(names), ...cells(figures, code) },
      })),
      {
        cells: { [labelled?.key ?? ""]: textCell("合计"), ...cells(townFigures, "") },
        isTotal: true,
      },
    ],
    notes: figureNotes(total),
    signatures: ["填表人", "审核人", "(盖章)", "日期"],
    paper: "A3",
    isLandscape: true,
  };
}

const townOf = ({ townCode, figures }: ReportPack) =>
  figures.filter(({ unitCode }) => unitCode === townCode);

function townsTable(week: CountyWeek): ReportTable {
  const rows = week.packs.map((pack) => ({
    code: pack.townCode,
    names: { code: pack.townCode, town: pack.townName },
    figures: townOf(pack),
  }));
  const title = `${week.countyName}“清化收”工作汇总表`;
  return unitTable(week, { name: "乡镇汇总", title }, rows, [
    { key: "code", heading: "代码" },
    { key: "town", heading: "乡镇" },
  ]);
}

function villagesTable(week: CountyWeek): ReportTable {
  const rows = week.packs.flatMap((pack) =>
    pack.units
      .filter(({ code }) => code.length === 12)
      .map(({ code, name }) => ({
        code,
        names: { town: pack.townName, village: name },
        figures: pack.figures.filter(({ unitCode }) => unitCode === code),
      })),
  );
  const title = `${week.countyName}“清化收”工作各村汇总表`;
  return unitTable(week, { name: "各村汇总", title }, rows, [
    { key: "town", heading: "乡镇" },
    { key: "village", heading: "村" },
  ]);
}

/** A figure as text that leads to what it is made of. */
const opening = (text: string, indicator: IndicatorId, unitCode: string): ReportCell => ({
  text,
  opens: { indicator, part: "numerator", unitCode },
});

/** Rates that towns are ranked by; money and mu are shown and never ranked. */
const rankedIds: readonly IndicatorId[] = ["I13", "I14", "I3", "I14b"];

function rankingTable(week: CountyWeek): ReportTable {
  const placeOf = (pack: ReportPack, id: IndicatorId) => {
    const sides = (one: ReportPack) => {
      const figure = townOf(one).find((own) => own.id === id);
      return [BigInt(figure?.numerator ?? "0"), BigInt(figure?.denominator ?? "0")] as const;
    };
    const [above, below] = sides(pack);
    if (below === 0n) return "不参评";
    const ahead = week.packs.filter((other) => {
      const [otherAbove, otherBelow] = sides(other);
      return otherBelow > 0n && otherAbove * below > above * otherBelow;
    });
    return String(ahead.length + 1);
  };
  const rows = week.packs.map((pack) => ({
    cells: Object.fromEntries([
      ["town", textCell(pack.townName)],
      ...rankedIds.flatMap((id) => {
        const figure = townOf(pack).find((own) => own.id === id);
        return [
          [id, opening(figure?.text ?? "—", id, pack.townCode)],
          [`${id}r`, textCell(placeOf(pack, id))],
        ] as const;
      }),
    ]),
  }));
  const nameOf = (id: IndicatorId) =>
    week.packs[0]?.formulas.find((formula) => formula.id === id)?.name ?? id;
  return {
    name: "排名",
    title: `${week.countyName}“清化收”工作各乡镇排名`,
    subtitles: [`截至 ${week.asOf}`],
    paragraphs: [],
    columns: [
      { key: "town", heading: "乡镇", kind: "text", width: 8 },
      ...rankedIds.flatMap((id) => [
        { key: id, heading: nameOf(id), kind: "text" as const, width: 6 },
        { key: `${id}r`, heading: "名次", kind: "text" as const, width: 4 },
      ]),
    ],
    rows,
    notes: ["并列的名次相同;分母为 0 的不参评。"],
    signatures: [],
    paper: "A4",
    isLandscape: true,
  };
}

function changesTable(week: CountyWeek): ReportTable {
  const names = new Map(
    week.packs.flatMap(({ units }) => units.map(({ code, name }) => [code, name] as const)),
  );
  const ids = new Set(shownIds(week));
  const changes = figureChanges(week.previous.flatMap(townOf), week.packs.flatMap(townOf)).filter(
    ({ indicator }) => ids.has(indicator),
  );
  return {
    name: "较上期",
    title: `${week.countyName}“清化收”工作较上期变化`,
    subtitles: [`${week.previous[0]?.asOf ?? ""} 至 ${week.asOf}`],
    paragraphs: changes.length === 0 ? ["各乡镇数字与上期相同。"] : [],
    columns: [
      { key: "town", heading: "乡镇", kind: "text", width: 8 },
      { key: "name", heading: "指标", kind: "text", width: 12 },
      { key: "before", heading: "上期", kind: "text", width: 10 },
      { key: "after", heading: "本期", kind: "text", width: 10 },
      { key: "back", heading: "", kind: "text", width: 4 },
    ],
    rows: changes.map(({ unitCode, indicator, name, beforeText, afterText, wentBack }) => ({
      cells: {
        town: textCell(names.get(unitCode) ?? unitCode),
        name: textCell(name),
        before: textCell(beforeText),
        after: opening(afterText, indicator, unitCode),
        back: textCell(wentBack ? "降低" : ""),
      },
    })),
    notes: [],
    signatures: [],
    paper: "A4",
    isLandscape: false,
  };
}

function missingTable({ countyName, asOf, missing, late }: CountyWeek): ReportTable {
  const rows = [
    ...missing.map(({ code, name }) => ({ name, state: "未报", detail: code })),
    ...late.map(({ name, packedAt }) => ({ name, state: "迟报", detail: packedAt })),
  ];
  return {
    name: "未报迟报",
    title: `${countyName}未报、迟报名单`,
    subtitles: [`截至 ${asOf}`],
    paragraphs: rows.length === 0 ? ["应报的乡镇都已按时报送。"] : [],
    columns: [
      { key: "name", heading: "乡镇", kind: "text", width: 12 },
      { key: "state", heading: "情况", kind: "text", width: 6 },
      { key: "detail", heading: "代码或报送时间", kind: "text", width: 14 },
    ],
    rows: rows.map(({ name, state, detail }) => ({
      cells: { name: textCell(name), state: textCell(state), detail: textCell(detail) },
    })),
    notes: [],
    signatures: [],
    paper: "A4",
    isLandscape: false,
  };
}
