import type { CountyWeek } from "../../shared/ledger/county/county-tables.ts";
import { countyFigures } from "../../shared/ledger/county/county-tables.ts";
import { rateText } from "../../shared/ledger/reports/figure-cells.ts";
import { textTable } from "./text-table.ts";

/** A county's date as facts, for `collect` and `county`. */
export function weekFacts(week: CountyWeek) {
  const textsOf = (figures: ReturnType<typeof countyFigures>) =>
    Object.fromEntries(figures.map((figure) => [figure.id, rateText(figure)]));
  return {
    asOf: week.asOf,
    towns: week.packs.map((pack) => ({
      code: pack.townCode,
      name: pack.townName,
      packedAt: pack.packedAt,
      figures: textsOf(countyFigures({ ...week, packs: [pack] })),
    })),
    totals: textsOf(countyFigures(week)),
    previousAsOf: week.previous[0]?.asOf ?? null,
    missing: week.missing,
    late: week.late,
  };
}

/** The same for people: a line a town, then who is missing or late. */
export function weekLines(week: CountyWeek): string[] {
  const figures = countyFigures(week);
  const ids = figures.map(({ id }) => id);
  const { towns, totals } = weekFacts(week);
  const rows = towns.map((town) => [town.name, ...ids.map((id) => town.figures[id] ?? "")]);
  return [
    `截至 ${week.asOf},${towns.length} 个乡镇:`,
    ...textTable(
      ["乡镇", ...figures.map(({ name }) => name)],
      [...rows, ["合计", ...ids.map((id) => totals[id] ?? "")]],
    ),
    ...(week.missing.length === 0
      ? ["没有未报的乡镇。"]
      : [`未报:${week.missing.map(({ name, code }) => `${name}(${code})`).join("、")}`]),
    ...(week.late.length === 0 ? [] : [`迟报:${week.late.map(({ name }) => name).join("、")}`]),
  ];
}
