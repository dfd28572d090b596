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
import { contractRules } from "../../../../shared/ledger/contracts/contract-rules.ts";
import { readDecisionRows } from "../../../../shared/ledger/contracts/decision-rows.ts";
import type { DecisionRow } from "../../../../shared/ledger/contracts/decision-table.ts";
import type { Severity } from "../../../../shared/ledger/contracts/rule.ts";
import type { Project } from "../../project/project.ts";
import { getOption } from "../../project/settings.ts";
import { findingDigest, findingKind } from "./judge-finding.ts";
import { readRegisterFacts } from "./register-facts.ts";

/** What the rules say of the register, without what people set aside. */
export interface RegisterCheck extends ContractCheck {
  /** Findings that a person's exception covers for exactly these values (D5, A9). */
  readonly setAside: readonly ContractFinding[];
}

interface KeptCheck {
  readonly key: string;
  readonly check: RegisterCheck;
}
const kept = new WeakMap<Project["db"], KeptCheck>();

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
  const { db } = project;
  const newest = db.prepare("SELECT max(id) FROM event").pluck().get();
  const key = `${newest} ${asOf} ${unitCode}`;
  const known = kept.get(db);
  if (known?.key === key && !db.inTransaction) return known.check;
  const all = checkContracts(
    readRegisterFacts(project, asOf),
    lawTable,
    asOf,
    readRuleSettings(project),
    unitCode,
    decisionRowsOf(project),
  );
  const isSetAside = exceptionsOf(project);
  const findings = all.findings.filter((finding) => !isSetAside(finding));
  const setAside = all.findings.filter(isSetAside);
  const check = { ...all, ...countFindings(findings), findings, setAside };
  if (!db.inTransaction) kept.set(db, { key, check });
  return check;
}

/** Rules that could not look at a registered contract, each with its reason (D32). */
export function uncheckedRulesOf(
  project: Pick<Project, "db">,
  contractUid: string,
  asOf: string,
): ReturnType<typeof uncheckedRules> {
  const facts = readRegisterFacts(project, asOf);
  const contract = facts.contracts.find(({ uid }) => uid === contractUid);
  if (contract === undefined) return [];
  return uncheckedRules(contract, facts, lawTable, asOf, readRuleSettings(project));
}

/** The county's own decision table where it set one, else the one that comes with the program. */
function decisionRowsOf(project: Pick<Project, "db">): readonly DecisionRow[] {
  const text = getOption(project, "contract_decisions");
  if (text === "") return decisionTable;
  const read = readDecisionRows(text);
  return "rows" in read ? read.rows : decisionTable;
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
  return ({ contractUid, plot, rule, block, values }) => {
    const digest = digests.get(`${contractUid ?? plot} ${rule}`);
    return digest !== undefined && !block && digest === findingDigest({ ...values });
  };
}
