import { type ContractRule, type RuleId, ruleIds } from "./rule.ts";
import { areaRules } from "./rules/area-rules.ts";
import { decisionRules } from "./rules/decision-rules.ts";
import { formRules } from "./rules/form-rules.ts";
import { ownershipRules } from "./rules/ownership-rules.ts";
import { partyRules } from "./rules/party-rules.ts";
import { performanceRules } from "./rules/performance-rules.ts";
import { priceRules } from "./rules/price-rules.ts";
import { earlyRenewal } from "./rules/renewal-rule.ts";
import { termRules } from "./rules/term-rules.ts";
import { useRules } from "./rules/use-rules.ts";

const byId = new Map<RuleId, ContractRule>(
  [
    ...[formRules, decisionRules, termRules, [earlyRenewal], priceRules, performanceRules],
    ...[areaRules, useRules, ownershipRules, partyRules],
  ]
    .flat()
    .map((rule) => [rule.id, rule]),
);

/** The rule of an id. */
export function contractRule(id: RuleId): ContractRule {
  const rule = byId.get(id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
}

/** Every rule of contracts.md §2 in the order of its id. */
export const contractRules: readonly ContractRule[] = ruleIds.map(contractRule);
