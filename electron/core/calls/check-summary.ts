import { contractRules } from "../../../shared/ledger/contracts/contract-rules.ts";
import type { Project } from "../project/project.ts";
import { checkRegister } from "../registers/contracts/check.ts";
import type { Answer } from "./handler.ts";

/** The counts of a check with the words of each rule; rules without anything to tell are left out. */
export function checkSummary(
  project: Project,
  asOf: string,
  unitCode: string,
): Answer<"contracts.check"> {
  const check = checkRegister(project, asOf, unitCode);
  return {
    ...{ asOf, contracts: check.contracts, candidates: check.candidates, hints: check.hints },
    byRule: contractRules.flatMap(({ id, title, severity }) => {
      const count = check.byRule[id] ?? 0;
      return count === 0 ? [] : [{ rule: id, title, severity, count }];
    }),
    notChecked: contractRules.flatMap(({ id, title }) =>
      Object.entries(check.notChecked[id] ?? {}).map(([reason, count]) => ({
        ...{ rule: id, title, reason, count },
      })),
    ),
  };
}
