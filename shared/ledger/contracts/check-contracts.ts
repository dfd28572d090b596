import { citation } from "../meetings/citation.ts";
import type { LawTable } from "../meetings/law-table.ts";
import { type RuleContext, ruleContext } from "./context.ts";
import type { RegisterFacts } from "./context-facts.ts";
import { contractRules } from "./contract-rules.ts";
import { type DecisionRow, matchDecision } from "./decision-table.ts";
import type { ContractFacts } from "./facts.ts";
import { problemDecisionNames } from "./problem-words.ts";
import type { ContractRule, RuleHit, RuleId, RuleValues, Severity } from "./rule.ts";
import { dayOf } from "./term.ts";
import { unsignedPlots } from "./unsigned-plots.ts";

/** What a county set for one rule; what is missing stays as the rule has it. */
export interface RuleSetting {
  readonly enabled?: boolean;
  readonly severity?: Severity;
  readonly parameters?: Readonly<Record<string, number>>;
}

export type RuleSettings = Readonly<Partial<Record<RuleId, RuleSetting>>>;

/** A rule's hit: a candidate, never a verdict (A4). */
export interface ContractFinding {
  /** Uid of the contract; for use of land without any contract in the register, of nobody. */
  readonly contractUid: string | null;
  /** 合同编号; null where there is none. */
  readonly contract: string | null;
  /** Plot code, only for land used without a contract in the register (HT-04). */
  readonly plot: string | null;
  readonly villageCode: string | null;
  readonly rule: RuleId;
  readonly title: string;
  readonly severity: Severity;
  readonly values: RuleValues;
  /** Those of the values that are the contract's own; what an exception holds for (D5). */
  readonly facts: RuleValues;
  /** In words, with 疑似. */
  readonly text: string;
  readonly basis: string;
  readonly rectification: string;
  /** Not to be set aside by a note (D35). */
  readonly block: boolean;
  /** What an exception's digest is taken of (D5): the same text for the same facts, on any day. */
  readonly digestText: string;
}

export interface FindingCounts {
  /** Contracts with a red, orange or yellow finding; five of them are one candidate. */
  readonly candidates: number;
  /** Contracts that have hints only. */
  readonly hints: number;
  /** Findings of each rule that has any. */
  readonly byRule: Readonly<Partial<Record<RuleId, number>>>;
}

export interface ContractCheck extends FindingCounts {
  readonly asOf: string;
  readonly contracts: number;
  /** How often each rule could not be looked at, by reason. */
  readonly notChecked: Readonly<Partial<Record<RuleId, Readonly<Record<string, number>>>>>;
  readonly findings: readonly ContractFinding[];
}

/**
 * All rules over all contracts: the same rows, settings and day give the same answer in the same order,
 * by contract number, uid and rule. A contract that was neither signed nor begun by the day is none yet
 * (D38). Exceptions are the caller's: it drops findings whose digest a person
 * set aside and counts the rest with `countFindings`.
 * @param unitCode only contracts of this unit are checked, against the facts of all; "" for every one
 * @param decisions the county's own paper: its row goes before the usual way to set a term right (§3)
 */
export function checkContracts(
  facts: RegisterFacts,
  laws: LawTable,
  asOf: string,
  settings: RuleSettings = {},
  unitCode = "",
  decisions: readonly DecisionRow[] = [],
): ContractCheck {
  const known = { ...facts, contracts: facts.contracts.filter((one) => wasThere(one, asOf)) };
  const context = ruleContext(known, laws, asOf);
  const contracts = known.contracts.filter(({ villageCode, groupCode }) =>
    (groupCode ?? villageCode ?? "").startsWith(unitCode),
  );
  const findings: ContractFinding[] = [];
  const reasons = new Map<RuleId, Map<string, number>>();
  for (const rule of contractRules) {
    const { enabled, severity: setSeverity = null, parameters = {} } = settingOf(rule, settings);
    if (enabled === false) continue;
    for (const contract of contracts) {
      const outcome = rule.check(contract, context, parameters);
      if (outcome.kind === "hit") {
        const rectification = rectificationOf(rule, contract, decisions);
        findings.push({ ...findingOf(rule, outcome, setSeverity, laws, contract), rectification });
      } else if (outcome.kind === "notChecked") {
        const counts = reasons.get(rule.id) ?? new Map<string, number>();
        reasons.set(rule.id, counts.set(outcome.reason, (counts.get(outcome.reason) ?? 0) + 1));
      }
    }
    if (rule.id === "HT-04") {
      for (const { land, outcome } of unsignedPlots(known, asOf)) {
        if (!land.plotCode.startsWith(unitCode)) continue;
        findings.push({
          ...findingOf(rule, outcome, setSeverity, laws, null),
          plot: land.plotCode,
          villageCode: land.villageCode,
        });
      }
    }
  }
  findings.sort(byContractAndRule);
  return {
    asOf,
    contracts: contracts.length,
    ...countFindings(findings),
    notChecked: sortedCounts(reasons),
    findings,
  };
}

/**
 * Whether a contract was signed or had begun by a day. A day after that of its entry is a slip (HT-90),
 * which hides it from no day since; without any day nobody can say that it was not there.
 */
function wasThere({ signedOn, startOn, registeredOn }: ContractFacts, asOf: string): boolean {
  const written = [signedOn, dayOf(startOn)].filter((day) => day !== null);
  if (written.length === 0) return true;
  const isSlip = (day: string) => registeredOn !== null && day > registeredOn;
  return written.some((day) => (isSlip(day) ? (registeredOn ?? day) : day) <= asOf);
}

/** A county's word on a rule; it never switches off, lowers or loosens a red block (D35). */
function settingOf({ id, block, parameters }: ContractRule, settings: RuleSettings): RuleSetting {
  const set = settings[id] ?? {};
  if (!block) return set;
  const strict = Object.entries(set.parameters ?? {}).map(([name, value]) => [
    name,
    Math.min(value, parameters[name]?.value ?? value),
  ]);
  return { parameters: Object.fromEntries(strict) };
}

/** Red blocks that stand for one contract as it is given, which may be as it would be after a change. */
export function redBlocks(
  contract: ContractFacts,
  context: RuleContext,
  settings: RuleSettings,
): RuleId[] {
  return contractRules
    .filter((rule) => rule.block)
    .filter((rule) => {
      const { parameters = {} } = settingOf(rule, settings);
      return rule.check(contract, context, parameters).kind === "hit";
    })
    .map(({ id }) => id);
}

/** Rules that could not look at one contract as of a day, each with its reason. */
export function uncheckedRules(
  contract: ContractFacts,
  facts: RegisterFacts,
  laws: LawTable,
  asOf: string,
  settings: RuleSettings = {},
): { readonly rule: RuleId; readonly title: string; readonly reason: string }[] {
  const context = ruleContext(facts, laws, asOf);
  return contractRules.flatMap((rule) => {
    const { enabled, parameters = {} } = settingOf(rule, settings);
    if (enabled === false) return [];
    const outcome = rule.check(contract, context, parameters);
    const { id, title } = rule;
    return outcome.kind === "notChecked" ? [{ rule: id, title, reason: outcome.reason }] : [];
  });
}

/** Counts of any set of findings, such as those that are left when exceptions are taken out. */
export function countFindings(findings: readonly ContractFinding[]): FindingCounts {
  const candidates = new Set<string>();
  const hinted = new Set<string>();
  const counts = new Map<RuleId, number>();
  for (const { rule, contractUid, severity } of findings) {
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
    if (contractUid !== null) (severity === "hint" ? hinted : candidates).add(contractUid);
  }
  const hints = [...hinted].filter((uid) => !candidates.has(uid)).length;
  const byRule: FindingCounts["byRule"] = Object.fromEntries(
    [...counts].sort(([one], [other]) => compare(one, other)),
  );
  return { candidates: candidates.size, hints, byRule };
}

function findingOf(
  rule: ContractRule,
  found: RuleHit,
  setSeverity: Severity | null,
  laws: LawTable,
  contract: ContractFacts | null,
): ContractFinding {
  const severity = setSeverity ?? found.severity ?? rule.severity;
  const lead = severity === "hint" ? `提示${rule.title}` : `疑似${rule.title.replace(/^疑似/, "")}`;
  return {
    contractUid: contract?.uid ?? null,
    contract: contract?.number ?? null,
    plot: null,
    villageCode: contract?.villageCode ?? null,
    rule: rule.id,
    title: rule.title,
    severity,
    values: found.values,
    facts: found.facts,
    text: `${lead}:${found.detail}`,
    basis: found.basis ?? (citation(laws, rule.refs, found.lawOn) || "数据核对"),
    rectification: rule.rectification,
    block: rule.block,
    digestText: digestText(found.facts),
  };
}

/** What the local paper says of such a contract, else the rule's usual way. */
function rectificationOf(
  rule: ContractRule,
  contract: ContractFacts,
  decisions: readonly DecisionRow[],
): string {
  if (rule.decidedLocally !== true) return rule.rectification;
  const match = matchDecision(decisions, contract);
  if (match.kind !== "row") return rule.rectification;
  const { way, text, source } = match.row;
  return `${problemDecisionNames[way]}:${text}(参照${source})`;
}

/** Facts as one text with sorted names: what is hashed for a conclusion. */
function digestText(facts: RuleValues): string {
  const entries = Object.entries(facts).sort(([one], [other]) => compare(one, other));
  return JSON.stringify(Object.fromEntries(entries));
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** Contracts by number, those without one after them; plots without a contract last. */
function byContractAndRule(one: ContractFinding, other: ContractFinding): number {
  const key = ({ contract, contractUid, plot }: ContractFinding) =>
    plot !== null ? `2${plot}` : contract === null ? `1${contractUid}` : `0${contract}`;
  return (
    compare(key(one), key(other)) ||
    compare(one.contractUid ?? "", other.contractUid ?? "") ||
    compare(one.rule, other.rule)
  );
}

function sortedCounts(reasons: ReadonlyMap<RuleId, ReadonlyMap<string, number>>) {
  const sorted = [...reasons].map(([rule, counts]) => {
    const list = [...counts].sort(([one], [other]) => compare(one, other));
    return [rule, Object.fromEntries(list)] as const;
  });
  const byRule: ContractCheck["notChecked"] = Object.fromEntries(sorted);
  return byRule;
}
