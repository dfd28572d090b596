import { indicatorDefinitions } from "./definitions.ts";
import { factsOfScope, type IndicatorFacts } from "./facts.ts";
import type {
  CountedRow,
  IndicatorDefinition,
  IndicatorId,
  IndicatorPart,
  PartUnit,
} from "./indicator-definition.ts";
import { type DecimalForm, muUnitsPerMu, quotientText } from "./quotient.ts";

/** One printed figure with everything that makes it up. */
export interface Figure {
  id: IndicatorId;
  name: string;
  numerator: FigurePart;
  denominator: FigurePart | null;
  /** The bare number as printed, without unit; null where nothing can be divided. */
  value: string | null;
  /** As it stands in a report: `26.3%`, `19.64 亩`, `—`, or a warning with both bases named. */
  text: string;
  /** What `value` is in: `%`, `亩`, `万元`, `元/亩`. */
  unitName: string;
  /** What it is made of, for the line below the table. */
  definition: string;
  /** How many were set aside (A9); the rows are empty where only sums were handed up. */
  exceptionCount: number;
  exceptions: readonly CountedRow[];
}

export interface FigurePart {
  name: string;
  /** In the part's own unit, as text: `801`, `496.00`, `1910.27`. */
  text: string;
  unitName: string;
  unit: PartUnit;
  /** Rows counted, fen, or 1/10,000 mu. */
  sum: bigint;
  rows: readonly CountedRow[];
}

export type DecimalForms = Partial<Record<IndicatorId, DecimalForm>>;

const defaultForm: DecimalForm = { decimals: 2, rounding: "half-up" };

/**
 * The indicators of one scope as of one date.
 *
 * @param scopeCode 6, 9 or 12 digits; "" for everything
 * @param forms decimals and rounding a county chose; two decimals half-up where it chose none
 */
export function figuresOf(
  facts: IndicatorFacts,
  asOf: string,
  scopeCode: string,
  forms: DecimalForms = {},
): Figure[] {
  const scoped = factsOfScope(facts, scopeCode);
  return indicatorDefinitions.map((definition) =>
    figureOf(definition, scoped, asOf, forms[definition.id] ?? defaultForm),
  );
}

function figureOf(
  definition: IndicatorDefinition,
  facts: IndicatorFacts,
  asOf: string,
  form: DecimalForm,
): Figure {
  const numerator = partOf(definition.numerator, facts, asOf);
  const denominator =
    definition.denominator === null ? null : partOf(definition.denominator, facts, asOf);
  const exceptions = definition.exceptions?.rows(facts, asOf) ?? [];
  const setAside = { exceptionCount: exceptions.length, exceptions };
  return assembled(definition, { numerator, denominator }, setAside, form);
}

function assembled(
  definition: IndicatorDefinition,
  { numerator, denominator }: Pick<Figure, "numerator" | "denominator">,
  setAside: Pick<Figure, "exceptionCount" | "exceptions">,
  form: DecimalForm,
): Figure {
  return {
    id: definition.id,
    name: definition.name,
    numerator,
    denominator,
    ...printedValue(definition, numerator, denominator, form),
    unitName: unitOf(definition, numerator),
    definition: definitionText(definition),
    ...setAside,
  };
}

/** A figure from sums that others handed up: the rows lie in their files, only how many were set aside is known. */
export function figureOfSums(
  id: IndicatorId,
  sums: { numerator: bigint; denominator: bigint; exceptions: number; form: DecimalForm },
): Figure {
  const definition = indicatorDefinitions.find((one) => one.id === id)!;
  const part = (of: IndicatorPart, sum: bigint): FigurePart => {
    const [text, unitName] = amountText(of, sum);
    return { name: of.name, text, unitName, unit: of.unit, sum, rows: [] };
  };
  const below = definition.denominator;
  const sides = {
    numerator: part(definition.numerator, sums.numerator),
    denominator: below === null ? null : part(below, sums.denominator),
  };
  const setAside = { exceptionCount: sums.exceptions, exceptions: [] };
  return assembled(definition, sides, setAside, sums.form);
}

function partOf(part: IndicatorPart, facts: IndicatorFacts, asOf: string): FigurePart {
  const rows = part.rows(facts, asOf);
  const sum = rows.reduce((total, row) => total + row.value, 0n);
  const [text, unitName] = amountText(part, sum);
  return { name: part.name, text, unitName, unit: part.unit, sum, rows };
}

function amountText(part: IndicatorPart, sum: bigint): [string, string] {
  const twoDecimals: DecimalForm = { decimals: 2, rounding: "half-up" };
  if (part.unit === "count") return [sum.toString(), part.counter ?? "个"];
  if (part.unit === "mu") return [quotientText(sum, muUnitsPerMu, 1n, twoDecimals), "亩"];
  return [quotientText(sum, 1_000_000n, 1n, twoDecimals), "万元"];
}

/**
 * A side as it stands on the face of a report: contracts that a person set aside are named beside the side
 * that they would belong to, never taken off in silence (A9): `801(另有例外 37)`.
 */
export function faceText(figure: Figure, side: "numerator" | "denominator"): string {
  const { id, exceptionCount } = figure;
  const text = figure[side]?.text ?? "";
  const beside = indicatorDefinitions.find((one) => one.id === id)?.exceptions?.beside;
  return exceptionCount === 0 || beside !== side ? text : `${text}(另有例外 ${exceptionCount})`;
}

/**
 * A denominator of 0 gives "—"; a rate above 100 % is not printed as one (bases must differ), and neither is
 * one that has something over nothing.
 */
function printedValue(
  definition: IndicatorDefinition,
  numerator: FigurePart,
  denominator: FigurePart | null,
  form: DecimalForm,
): Pick<Figure, "value" | "text"> {
  if (denominator === null) {
    const value = totalText(definition.numerator, numerator.sum, form);
    return { value, text: `${value} ${numerator.unitName}` };
  }
  if (definition.kind === "rate" && numerator.sum > denominator.sum) {
    return { value: null, text: `不作比率:${sidesText(numerator, denominator)},两者口径不同` };
  }
  if (denominator.sum === 0n) return { value: null, text: "—" };
  if (definition.kind === "price") {
    const value = quotientText(numerator.sum * muUnitsPerMu, denominator.sum * 100n, 1n, form);
    return { value, text: `${value} 元/亩` };
  }
  const value = quotientText(numerator.sum, denominator.sum, 100n, form);
  const above = exceedsCeiling(definition, numerator.sum, denominator.sum);
  return { value, text: above === null ? `${value}%` : `${value}%(${above})` };
}

function totalText(part: IndicatorPart, sum: bigint, form: DecimalForm): string {
  if (part.unit === "count") return sum.toString();
  return quotientText(sum, part.unit === "mu" ? muUnitsPerMu : 1_000_000n, 1n, form);
}

const sidesText = (numerator: FigurePart, denominator: FigurePart) =>
  [numerator, denominator].map((part) => `${part.name} ${part.text} ${part.unitName}`).join(",");

function exceedsCeiling({ ceiling }: IndicatorDefinition, above: bigint, below: bigint) {
  if (ceiling === undefined || above * 100n <= below * ceiling.percent) return null;
  return `超过 ${ceiling.percent}%,${ceiling.basis}`;
}

function unitOf({ kind }: IndicatorDefinition, numerator: FigurePart): string {
  if (kind === "rate") return "%";
  return kind === "price" ? "元/亩" : numerator.unitName;
}

function definitionText({ kind, numerator, denominator }: IndicatorDefinition): string {
  if (denominator === null) return `${numerator.name}合计`;
  const sign = kind === "rate" ? " × 100%" : "";
  return `${numerator.name} ÷ ${denominator.name}${sign}`;
}
