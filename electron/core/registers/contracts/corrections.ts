import { lawTable } from "../../../../seeds/law-table.ts";
import { AppError } from "../../../../shared/contract/errors.ts";
import { given } from "../../../../shared/contract/given.ts";
import { redBlocks } from "../../../../shared/ledger/contracts/check-contracts.ts";
import { ruleContext } from "../../../../shared/ledger/contracts/context.ts";
import type { ContractValues } from "../../../../shared/ledger/contracts/facts.ts";
import type { RuleId } from "../../../../shared/ledger/contracts/rule.ts";
import type { Project } from "../../project/project.ts";
import { today } from "../../project/today.ts";
import { readRuleSettings } from "./check.ts";
import { readRegisterFacts } from "./register-facts.ts";
import {
  type ContractPatch,
  type Correction,
  existingContract,
  saveContracts,
} from "./save-contract.ts";

/** Fields that the red blocks look at; others are changed without a look at the register. */
const watched: ReadonlySet<string> = new Set([
  ...["villageCode", "number", "name", "status", "use", "remark"],
  ...["plotCodes", "landSource", "mandate"],
]);

/**
 * Tells which standing red blocks a change of a contract would take away. Reads the register once.
 * Land that no contract named before counts as not compared: a block on the old land goes away with it.
 */
export function blockWatch(
  project: Project,
): (uid: string, change: Partial<ContractValues>) => RuleId[] {
  const facts = readRegisterFacts(project, today(project));
  const context = ruleContext(facts, lawTable, today(project));
  const settings = readRuleSettings(project);
  const contracts = new Map(facts.contracts.map((contract) => [contract.uid, contract]));
  return (uid, change) => {
    const before = contracts.get(uid);
    if (before === undefined) return [];
    const left = new Set(redBlocks({ ...before, ...change }, context, settings));
    return redBlocks(before, context, settings).filter((rule) => !left.has(rule));
  };
}

/** What to give before a red block may go away, for the screen and for the rows of a sheet. */
export const correctionSentence = (number: string | null, rules: readonly RuleId[]): string =>
  `合同 ${number ?? "(无编号)"} 的 ${rules.join("、")} 是红线,这样一改就不再列出。` +
  "事实确实有误的,请写明佐证材料、乡镇确认人和确认日期再改。";

/**
 * Changes fields of contracts as a person asks for it; undoable. Where a standing red block would go away
 * by it, the paper that proves the facts and the township's confirmation are needed, and the correction is
 * an event of its own (D35). Returns how many changed. Throws `finding.blocked` where they are missing.
 */
export function changeContracts(
  project: Project,
  uids: readonly string[],
  patch: ContractPatch,
  correction: Correction | null,
): number {
  const { signer: _signer, ...change } = given(patch);
  if (!Object.keys(change).some((field) => watched.has(field))) {
    return saveContracts(project, uids, patch);
  }
  const gone = blockWatch(project);
  const corrected = uids.flatMap((uid) => {
    const rules = gone(uid, change);
    return rules.length === 0 ? [] : [{ uid, rules }];
  });
  const [first] = corrected;
  if (first === undefined) return saveContracts(project, uids, patch);
  if (correction === null) {
    const { number } = existingContract(project, first.uid).values;
    throw new AppError("finding.blocked", correctionSentence(number, first.rules), {
      details: { contracts: corrected.length },
    });
  }
  if (correction.confirmedOn > today(project)) {
    throw new AppError("value.invalid", `确认日期 ${correction.confirmedOn} 还没有到。`);
  }
  return saveContracts(project, uids, patch, { ...correction, corrected });
}
