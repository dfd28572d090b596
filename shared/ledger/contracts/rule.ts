import type { RuleContext } from "./context.ts";
import type { ContractFacts } from "./facts.ts";

/** Red: likely void or harm; orange: must be set right; yellow: standardise; hint: watch. */
export const severities = ["red", "orange", "yellow", "hint"] as const;
export type Severity = (typeof severities)[number];
export const severityNames: Readonly<Record<Severity, string>> = {
  red: "红",
  orange: "橙",
  yellow: "黄",
  hint: "提示",
};

export const ruleIds = [
  ...["HT-01", "HT-02", "HT-03", "HT-04", "HT-05", "HT-06"],
  ...["HT-10", "HT-11", "HT-12", "HT-13", "HT-14", "HT-15", "HT-16"],
  ...["HT-20", "HT-21", "HT-22", "HT-23", "HT-24", "HT-25", "HT-26", "HT-27", "HT-28"],
  ...["HT-30", "HT-31", "HT-32", "HT-33", "HT-34", "HT-35"],
  ...["HT-40", "HT-41", "HT-42", "HT-43", "HT-44", "HT-45"],
  ...["HT-50", "HT-51", "HT-52", "HT-53", "HT-54", "HT-55", "HT-56", "HT-57", "HT-58", "HT-59"],
  ...["HT-60", "HT-70", "HT-71", "HT-90", "HT-91", "HT-92"],
] as const;
export type RuleId = (typeof ruleIds)[number];

/** What triggered a rule: flat, so that its digest is the same everywhere (D5). Nothing in it may hang on the day of asking alone. */
export type RuleValues = Readonly<Record<string, string | number | boolean | null>>;

export interface RuleHit {
  readonly kind: "hit";
  /** The contract's own facts: an exception stands for as long as they stay (D5). */
  readonly facts: RuleValues;
  /** The facts with what they were compared with. */
  readonly values: RuleValues;
  /** What was found, in words with the values; 疑似 and the title are put in front of it. */
  readonly detail: string;
  /** Day whose law applies; null where nobody knows it. */
  readonly lawOn: string | null;
  /** Where it differs from the rule's own. */
  readonly severity: Severity | null;
  /** Articles instead of the rule's own. */
  readonly basis: string | null;
}

export type RuleOutcome =
  | RuleHit
  | { readonly kind: "none" }
  | { readonly kind: "notChecked"; readonly reason: string };

/** A number that a county may set; at most six decimals. */
export interface RuleParameter {
  readonly value: number;
  readonly title: string;
}

interface RuleWords {
  readonly id: RuleId;
  readonly title: string;
  readonly severity: Severity;
  /** Short names of the law table. */
  readonly refs: readonly string[];
  /** The usual way to set it right, for the person to choose. */
  readonly rectification: string;
  /** No note lets it pass; only corrected facts do (D35). */
  readonly block?: boolean;
  /** About term or way of paying: what the county's own paper decides goes before the usual way (§3). */
  readonly decidedLocally?: boolean;
}

export interface RuleDefinition<Name extends string> extends RuleWords {
  readonly parameters: Readonly<Record<Name, RuleParameter>>;
  readonly check: (
    contract: ContractFacts,
    context: RuleContext,
    parameters: Readonly<Record<Name, number>>,
  ) => RuleOutcome;
}

export interface ContractRule extends RuleWords {
  readonly block: boolean;
  readonly parameters: Readonly<Record<string, RuleParameter>>;
  /** @param given parameters that were set; the others have their defaults */
  readonly check: (
    contract: ContractFacts,
    context: RuleContext,
    given: Readonly<Record<string, number>>,
  ) => RuleOutcome;
}

export function defineRule<Name extends string>(definition: RuleDefinition<Name>): ContractRule {
  const names = Object.keys(definition.parameters) as Name[];
  return {
    ...definition,
    block: definition.block ?? false,
    check: (contract, context, given) => {
      const chosen = names.map((name) => [name, given[name] ?? definition.parameters[name].value]);
      const parameters: Record<Name, number> = Object.fromEntries(chosen);
      return definition.check(contract, context, parameters);
    },
  };
}

export const none: RuleOutcome = { kind: "none" };

export function notChecked(reason: string): RuleOutcome {
  return { kind: "notChecked", reason };
}

/**
 * @param facts the contract's own; nothing of the day of asking, of settings or of a middle of others
 * @param lawOn day whose law applies
 * @param other `beside`: what the facts were compared with; shown, no part of the digest
 */
export function hit(
  facts: RuleValues,
  detail: string,
  lawOn: string | null,
  other: {
    readonly severity?: Severity;
    readonly basis?: string;
    readonly beside?: RuleValues;
  } = {},
): RuleOutcome {
  return {
    kind: "hit",
    facts,
    values: { ...facts, ...other.beside },
    detail,
    lawOn,
    severity: other.severity ?? null,
    basis: other.basis ?? null,
  };
}
