import type { CountyRules } from "../indicators/county-rules.ts";
import { type Figure, type FigurePart, faceText } from "../indicators/figure.ts";
import { plainFigure } from "../indicators/plain-figure.ts";
import type { ReportCell, ReportColumn } from "./report-table.ts";

/** The column of one side; no indicator's own id looks like it. */
const sideKey = (id: string, place: "above" | "below") => `${id}:${place}`;

/** The columns of one indicator: both sides and the rate; a total has one. */
export function figureColumns(figure: Figure, rules: Pick<CountyRules, "forms">): ReportColumn[] {
  const { id, name, numerator, denominator, unitName } = figure;
  if (denominator === null) {
    const decimals = numerator.unit === "count" ? 0 : rules.forms[id].decimals;
    return [{ key: id, heading: `${name}(${unitName})`, kind: "number", width: 6, decimals }];
  }
  const side = (place: "above" | "below", part: FigurePart): ReportColumn => ({
    key: sideKey(id, place),
    heading: `${part.name}(${part.unitName})`,
    kind: "number",
    group: id,
    width: 6,
    decimals: part.unit === "count" ? 0 : 2,
  });
  const ratio = {
    numerator: sideKey(id, "above"),
    denominator: sideKey(id, "below"),
    form: rules.forms[id],
  };
  const rate: ReportColumn =
    unitName === "%"
      ? { key: id, heading: `${name}(%)`, kind: "rate", width: 5, ratio, group: id }
      : { key: id, heading: `${name}(${unitName})`, kind: "text", width: 5, group: id };
  return [side("above", numerator), side("below", denominator), rate];
}

/** The cells of those columns for one unit, each with the rows that it is made of. */
export function figureCells(figure: Figure, unitCode: string): Record<string, ReportCell> {
  const { id } = figure;
  const { numerator, denominator } = plainFigure(figure);
  const opens = (part: "numerator" | "denominator") => ({ indicator: id, part, unitCode });
  if (denominator === null) {
    const text = figure.value ?? "";
    return { [id]: { text, number: numerator.amount, opens: opens("numerator") } };
  }
  const above: ReportCell = {
    text: faceText(figure, "numerator"),
    number: numerator.amount,
    opens: opens("numerator"),
  };
  const below: ReportCell = {
    text: faceText(figure, "denominator"),
    number: denominator.amount,
    opens: opens("denominator"),
  };
  const rate: ReportCell = { text: rateText(figure), opens: opens("numerator") };
  return { [sideKey(id, "above")]: above, [sideKey(id, "below")]: below, [id]: rate };
}

/** In a cell a refused rate is one word; the note below the table names both bases. */
export function rateText({ text, value, unitName }: Figure): string {
  if (value === null) return text === "—" ? text : "口径不同";
  return unitName === "%" ? `${value}%` : value;
}

/** What each figure is made of, what was set aside and what may not be divided, for below the table. */
export function figureNotes(figures: readonly Figure[]): string[] {
  const definitions = figures.map(
    ({ name, definition, unitName }) => `${name}(${unitName})=${definition}`,
  );
  const setAside = figures
    .filter(({ exceptionCount }) => exceptionCount > 0)
    .map(({ exceptionCount }) => `问题合同另有例外 ${exceptionCount} 份:经人判定不属实,不计入。`);
  const refused = figures
    .filter(({ text, value }) => value === null && text !== "—")
    .map(({ name, text }) => `${name}${text}。`);
  const warned = figures
    .filter(({ text }) => text.includes("超过"))
    .map(({ name, text }) => `${name} ${text}。`);
  return [`口径:${definitions.join(";")}。`, ...new Set([...setAside, ...refused, ...warned])];
}
