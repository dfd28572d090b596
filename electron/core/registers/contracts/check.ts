import { decisionTable } from "../../../../seeds/decision-table.ts";
import { lawTable } from "../../../../seeds/law-table.ts";
import {
  type ContractCheck,
  type ContractFinding,
  checkContracts,
  countFindings,
  type RuleSetting,
  type RuleSettings,
  uncheckedRules,
} from "../../../../shared/ledger/contracts/check-contracts.ts";
import type { RegisterFacts } from "../../../../shared/ledger/contracts/context-facts.ts";
import { contractRules } from "../../../../shared/ledger/contracts/contract-rules.ts";
import { readDecisionRows } from "../../../../shared/ledger/contracts/decision-rows.ts";
import type { DecisionRow } from "../../../../shared/ledger/contracts/decision-table.ts";
import type { Severity } from "../../../../shared/ledger/contracts/rule.ts";
import { keepUntilEvent } from "../../project/keep-until-event.ts";
import type { Project } from "../../project/project.ts";
import { getOption } from "../../project/settings.ts";
import { findingDigest, findingKind } from "./judge-finding.ts";
import { readRegisterFacts } from "./register-facts.ts";

/** What the rules say of the register, without what people set aside. */
export interface RegisterCheck extends ContractCheck {
  /** Findings that a person's exception covers for exactly these values (D5, A9). */
  readonly setAside: readonly ContractFinding[];
}

const keptCheck = keepUntilEvent<RegisterCheck>();
const keptFacts = keepUntilEvent<RegisterFacts>();

/**
 * All rules that are switched on, over the contracts of a unit, as of a day. The same data and day give
 * the same answer; it is kept until the next event, as lists ask for it page by page.
 * @param unitCode prefix of village or group code, "" for the whole project
 */
export function checkRegister(
  project: Pick<Project, "db">,
  asOf: string,
  unitCode = "",
): RegisterCheck {
  return keptCheck(project, `${asOf} ${unitCode}`, () => checked(project, asOf, unitCode));
}

/** What the rules look at as of a day; a contract that is opened asks for it as its list did. */
const factsOn = (project: Pick<Project, "db">, asOf: string): RegisterFacts =>
  keptFacts(project, asOf, () => readRegisterFacts(project, asOf));

function checked(project: Pick<Project, "db">, asOf: string, unitCode: string): RegisterCheck {
  const all = checkContracts(
    factsOn(project, asOf),
    lawTable,
    asOf,
    readRuleSettings(project),
    unitCode,
    decisionTableOf(project).rows,
  );
  const isSetAside = exceptionsOf(project);
  const findings = all.findings.filter((finding) => !isSetAside(finding));
  const setAside = all.findings.filter(isSetAside);
  return { ...all, ...countFindings(findings), findings, setAside };
}

/** Rules that could not look at a registered contract, each with its reason (D32). */
export function uncheckedRulesOf(
  project: Pick<Project, "db">,
  contractUid: string,
  asOf: string,
): ReturnType<typeof uncheckedRules> {
  const facts = factsOn(project, asOf);
  const contract = facts.contracts.find(({ uid }) => uid === contractUid);
  if (contract === undefined) return [];
  return uncheckedRules(contract, facts, lawTable, asOf, readRuleSettings(project));
}

/** The county's own decision table where it set one, else the one that comes with the program (T11). */
export function decisionTableOf(project: Pick<Project, "db">): {
  readonly isOwn: boolean;
  readonly rows: readonly DecisionRow[];
} {
  const text = getOption(project, "contract_decisions");
  const read = text === "" ? null : readDecisionRows(text);
  return read !== null && "rows" in read
    ? { isOwn: true, rows: read.rows }
    : { isOwn: false, rows: decisionTable };
}

/** What a county set for the rules; a rule without a row is as it comes. */
export function readRuleSettings({ db }: Pick<Project, "db">): RuleSettings {
  const rows = db
    .prepare<[], { rule: string; enabled: number; severity: Severity | null; parameters: string }>(
      "SELECT rule, enabled, severity, parameters FROM rule_setting ORDER BY rule",
    )
    .all();
  const known = new Set<string>(contractRules.map(({ id }) => id));
  const entries = rows
    .filter(({ rule }) => known.has(rule))
    .map(({ rule, enabled, severity, parameters }): [string, RuleSetting] => [
      rule,
      {
        enabled: enabled === 1,
        ...(severity === null ? {} : { severity }),
        parameters: JSON.parse(parameters) as Record<string, number>,
      },
    ]);
  return Object.fromEntries(entries);
}

/** Whether an exception covers a finding; one of other values, or reopened, does not (D5, T10). */
function exceptionsOf({ db }: Pick<Project, "db">): (finding: ContractFinding) => boolean {
  const rows = db
    .prepare<[string], { subject: string; rule: string; digest: string }>(
      "SELECT subject, rule, values_digest AS digest FROM exception WHERE kind = ? AND reopened = 0",
    )
    .all(findingKind);
  const digests = new Map(rows.map(({ subject, rule, digest }) => [`${subject} ${rule}`, digest]));
  return ({ contractUid, plot, rule, block, facts }) => {
    const digest = digests.get(`${contractUid ?? plot} ${rule}`);
    return digest !== undefined && !block && digest === findingDigest({ ...facts });
  };
}
