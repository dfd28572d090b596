import type { CountyRules } from "../indicators/county-rules.ts";
import type { IndicatorFacts } from "../indicators/facts.ts";
import { type Figure, figuresOf } from "../indicators/figure.ts";

/** What a report is about: both cut-offs of D38 and a unit by its code, "" for the whole project. */
export interface ReportQuestion {
  /** Business date, `2026-11-24`. */
  asOf: string;
  /** Entry time, ISO with offset; null for everything entered so far. */
  knownAt: string | null;
  scopeCode: string;
}

/** Everything a report is made of. */
export interface ReportBasis extends ReportQuestion {
  scopeName: string;
  rules: CountyRules;
  /** Rows of the scope alone. */
  facts: IndicatorFacts;
  figures: readonly Figure[];
  nameOf: (code: string) => string;
  words: ReportWords;
}

/** What a county words or picks in its own way (T11). */
export interface ReportWords {
  /** A small picture as a `data:` address; "" for none. */
  logo: string;
  red: string;
  yellow: string;
  signatures: readonly string[];
  /** Indicators of the summary in its order; all that are reported where none are named. */
  summaryIndicators: readonly string[];
}

/** `截至 2026 年 11 月 24 日` and, where it matters, until when entries count. */
export function cutOffText({ asOf, knownAt }: ReportQuestion): string {
  const [year, month, day] = asOf.split("-").map(Number);
  const known = knownAt === null ? "" : `(只计 ${chinaTime(knownAt)} 前录入的)`;
  return `截至 ${year} 年 ${month} 月 ${day} 日${known}`;
}

/** `2026-11-24 17:05` in China, whatever zone the machine is set to. */
function chinaTime(at: string): string {
  const shifted = new Date(Date.parse(at) + 8 * 3_600_000);
  return shifted.toISOString().slice(0, 16).replace("T", " ");
}

/** The figures of each village of the basis, in the order of their codes. */
export function figuresOfVillages(basis: ReportBasis): { code: string; figures: Figure[] }[] {
  const { facts, asOf, rules } = basis;
  return facts.villages.map(({ villageCode }) => ({
    code: villageCode,
    figures: figuresOf(facts, asOf, villageCode, rules.forms),
  }));
}
