import { AppError } from "../../../../shared/contract/errors.ts";
import { decimalText } from "../../../../shared/entry/read-amount.ts";
import type { ChargeRule } from "../../../../shared/ledger/money/charge-rule.ts";
import { exactMu } from "../../../../shared/ledger/money/mu-text.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import { presentRows, type StoredRecord } from "../money/money-row.ts";
import { refused } from "../money/refuse.ts";

/** How a village charges, with the meeting that voted it. */
export interface StoredChargeRule extends ChargeRule {
  readonly uid: string;
  readonly name: string;
  readonly meetingUid: string | null;
  /** Days from drawing up a bill to the day it is to be paid by. */
  readonly payWithinDays: number;
}

export function listChargeRules(
  project: Pick<Project, "db">,
  unitCode: string,
): StoredChargeRule[] {
  return presentRows(project)("charge_rule")
    .filter(({ village_code }) => String(village_code).startsWith(unitCode))
    .map(ruleOf);
}

/** Throws `money.refused` where there is no such rule. */
export function existingRule(project: Pick<Project, "db">, uid: string): StoredChargeRule {
  const rule = listChargeRules(project, "").find((one) => one.uid === uid);
  if (rule === undefined) throw refused("这个收费办法不存在,请刷新后重试。", { uid });
  return rule;
}

function ruleOf(row: StoredRecord): StoredChargeRule {
  const rounding = Number(row.rounding_fen);
  return {
    uid: String(row.uid),
    name: String(row.name),
    villageCode: String(row.village_code),
    prices: JSON.parse(String(row.prices)) as ChargeRule["prices"],
    exemptMu: String(row.exempt_mu),
    exemptPersons: JSON.parse(String(row.exempt_persons)) as ChargeRule["exemptPersons"],
    startYear: Number(row.start_year),
    decidedYear: Number(row.decided_year),
    chargesBackYears: row.charges_back_years === 1,
    roundingFen: rounding === 100 || rounding === 10 ? rounding : 1,
    payWithinDays: Number(row.pay_within_days),
    meetingUid: row.meeting_uid === null ? null : String(row.meeting_uid),
  };
}

/** Keeps a rule; undoable. One that bills were drawn up by is not changed any more. */
export function saveChargeRule(
  project: Project,
  uid: string | null,
  rule: Omit<StoredChargeRule, "uid">,
): string {
  if (rule.prices.some(({ memberFen, nonMemberFen }) => memberFen < 0 || nonMemberFen < 0)) {
    throw refused("单价不能是负数。");
  }
  try {
    exactMu(decimalText(rule.exemptMu) ?? rule.exemptMu);
  } catch (error) {
    if (error instanceof AppError) throw refused(`免费亩数“${rule.exemptMu}”不是亩数。`);
    throw error;
  }
  const billed =
    uid !== null &&
    project.db.prepare("SELECT 1 FROM charge WHERE rule_uid = ? LIMIT 1").get(uid) !== undefined;
  if (billed) throw refused(`“${rule.name}”已经出过缴费单,不能再改;标准变了请另立一个办法。`);
  const columns = {
    village_code: rule.villageCode,
    name: rule.name,
    prices: JSON.stringify(rule.prices),
    exempt_mu: rule.exemptMu,
    exempt_persons: JSON.stringify(rule.exemptPersons),
    start_year: rule.startYear,
    decided_year: rule.decidedYear,
    charges_back_years: Number(rule.chargesBackYears),
    rounding_fen: rule.roundingFen,
    pay_within_days: rule.payWithinDays,
    meeting_uid: rule.meetingUid,
  };
  return runCommand(project, { command: "charges.rule", undoable: true }, (recorder) => {
    if (uid === null) return recorder.insert("charge_rule", columns);
    recorder.update("charge_rule", uid, columns);
    return uid;
  });
}
