import type { IndicatorId } from "../indicators/indicator-definition.ts";
import type { PartName } from "../indicators/plain-figure.ts";
import type { CountyWeek } from "./county-tables.ts";

/** A figure of the county's table, one step further down. */
export interface OpenedFigure {
  /** Towns of the county or villages of a town, each with its own figure; none below a village. */
  units: {
    code: string;
    name: string;
    text: string;
    numerator: string;
    denominator: string | null;
  }[];
  /** The rows of a village by their uid, as the township hands them up; names stay there. */
  rows: { part: PartName; uid: string; villageCode: string; amount: number }[];
}

const townDigits = 9;
const villageDigits = 12;

/** Opens a figure of a unit: "" for the county, 9 digits for a town, 12 for a village (A1). */
export function openFigure(
  { packs }: Pick<CountyWeek, "packs">,
  indicator: IndicatorId,
  unitCode: string,
): OpenedFigure {
  if (unitCode.length >= villageDigits) {
    const rows = packs.flatMap((pack) =>
      pack.rows
        .filter((row) => row.indicator === indicator && row.villageCode === unitCode)
        .map(({ part, uid, villageCode, amount }) => ({ part, uid, villageCode, amount })),
    );
    return { units: [], rows };
  }
  const digits = unitCode === "" ? townDigits : villageDigits;
  const units = packs.flatMap((pack) =>
    pack.units
      .filter(({ code }) => code.length === digits && code.startsWith(unitCode))
      .flatMap(({ code, name }) => {
        const figure = pack.figures.find((one) => one.unitCode === code && one.id === indicator);
        if (figure === undefined) return [];
        const { text, numerator, denominator } = figure;
        return [{ code, name, text, numerator, denominator }];
      }),
  );
  return { units, rows: [] };
}
