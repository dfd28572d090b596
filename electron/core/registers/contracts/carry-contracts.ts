import type { Project } from "../../project/project.ts";
import type { Recorder } from "../../project/recorder.ts";

/**
 * Contracts that name a plot name the plots too that its land goes on in, inside the command that cuts or
 * unites it: land under a contract stays 合同内 whatever its code (V7).
 */
export function carryContracts(
  { db }: Pick<Project, "db">,
  recorder: Recorder,
  from: string,
  to: readonly string[],
): void {
  const naming = db
    .prepare<[string], string>(
      "SELECT contract_uid FROM contract_object WHERE kind = 'plot' AND code = ?",
    )
    .pluck();
  const contracts = naming.all(from);
  for (const code of to) {
    const known = new Set(naming.all(code));
    for (const contract_uid of contracts) {
      if (known.has(contract_uid)) continue;
      recorder.insert("contract_object", { contract_uid, kind: "plot", code });
    }
  }
}
