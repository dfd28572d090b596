import type { DecimalForms } from "./figure.ts";
import { type IndicatorId, indicatorIds } from "./indicator-definition.ts";
import type { DecimalForm, Rounding } from "./quotient.ts";

/**
 * What a county chose: which of two readings is meant where the sources leave it open, and how figures
 * are cut (T12). Two townships can be added up only where these are the same.
 */
export interface CountyRules {
  /** 合同清理率 by contracts or by villages. */
  contracts: "I1" | "I1b";
  /** 化解率 apart or joint. */
  settlement: "I4_I5" | "I6";
  /** 新增地源完成率 by area or by plots. */
  land: "I7" | "I7b";
  forms: Readonly<Record<IndicatorId, DecimalForm>>;
}

/** The county's choices as the project's options hold them. */
export interface RuleTexts {
  contracts: string;
  settlement: string;
  land: string;
  rounding: string;
  /** `I1=1 I6=2 I1b=1:truncate`: decimals, and a rounding that differs from the general one. */
  forms: string;
}

const oneForm = /^(I\d{1,2}[a-z]?)=([0-4])(?::(half-up|truncate))?$/;

/** What is wrong with a list of forms, in Chinese, or null. */
export function formsProblem(text: string): string | null {
  for (const word of wordsOf(text)) {
    const [, id] = oneForm.exec(word) ?? [];
    if (id !== undefined && isIndicatorId(id)) continue;
    return `须写成 I1=1 I6=2 I1b=1:truncate 这样(指标=小数位,可加 :half-up 或 :truncate),看不懂“${word}”`;
  }
  return null;
}

/** The rules that the options spell out; what they do not name has two decimals. */
export function countyRules(texts: RuleTexts): CountyRules {
  const rounding = texts.rounding as Rounding;
  const named: DecimalForms = {};
  for (const word of wordsOf(texts.forms)) {
    const [, id, decimals, own] = oneForm.exec(word) ?? [];
    if (id === undefined || !isIndicatorId(id)) continue;
    named[id] = { decimals: Number(decimals), rounding: (own as Rounding | undefined) ?? rounding };
  }
  const form = (id: IndicatorId) => named[id] ?? { decimals: 2, rounding };
  return {
    contracts: texts.contracts as CountyRules["contracts"],
    settlement: texts.settlement as CountyRules["settlement"],
    land: texts.land as CountyRules["land"],
    forms: Object.fromEntries(indicatorIds.map((id) => [id, form(id)])) as CountyRules["forms"],
  };
}

/** The indicators that this county reports, in their order; the readings it did not choose stay out. */
export function reportedIndicators({ contracts, settlement, land }: CountyRules): IndicatorId[] {
  const left = new Set<IndicatorId>([
    contracts === "I1" ? "I1b" : "I1",
    ...(settlement === "I6" ? (["I4", "I5"] as const) : (["I6"] as const)),
    land === "I7" ? "I7b" : "I7",
  ]);
  return indicatorIds.filter((id) => !left.has(id));
}

export function isIndicatorId(text: string): text is IndicatorId {
  return (indicatorIds as readonly string[]).includes(text);
}

const wordsOf = (text: string) => text.split(/[\s,,;;、]+/).filter((word) => word !== "");
