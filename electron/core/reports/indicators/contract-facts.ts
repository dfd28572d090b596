import { type JudgementLevel, settles } from "../../../../shared/ledger/contracts/problem-words.ts";
import type {
  ContractFigures,
  IncomeFigures,
  LandFigures,
  ProblemFigures,
} from "../../../../shared/ledger/indicators/facts.ts";
import { earliest } from "./business-day.ts";
import { grouped, type KnownRow, type KnownTables, numberOf, textOf } from "./known-rows.ts";

/** Contracts of the register, not those that are only proposed or were taken out of it again. */
function registeredContracts(tables: KnownTables): KnownRow[] {
  return tables("contract").filter(
    ({ standing, registered_on }) => standing === "registered" && registered_on !== null,
  );
}

/** What a person knows a contract by: its number, or where it has none its name. */
const labelOf = (contract: KnownRow) =>
  textOf(contract, "number") ?? textOf(contract, "name") ?? "无编号合同";

/**
 * Contracts, each counted from the first day that it is known to have been looked at (registered, judged or
 * confirmed), with the day of their first verdict that settles (问题/无问题; the village only proposes, A4).
 * One is set aside where a hit of a rule was settled as 不属实 and nobody confirmed it as a problem: it is
 * counted on the report's face (A9).
 */
export function contractFacts(tables: KnownTables): ContractFigures[] {
  const settling = (row: KnownRow) => settles(String(row.level) as JudgementLevel);
  const contractOf = ({ contract_uid }: KnownRow) => String(contract_uid);
  const verdictDays = grouped(tables("contract_verdict").filter(settling), contractOf, (row) =>
    textOf(row, "decided_on"),
  );
  const dismissedDays = grouped(
    tables("finding_judgement").filter((row) => row.verdict === "false" && settling(row)),
    contractOf,
    (row) => textOf(row, "judged_on"),
  );
  const problemDays = grouped(tables("problem_contract"), contractOf, (row) =>
    textOf(row, "confirmed_on"),
  );
  return registeredContracts(tables).map((contract) => {
    const uid = String(contract.uid);
    const confirmed = problemDays.get(uid) ?? [];
    const dismissed = dismissedDays.get(uid) ?? [];
    const judged = [...(verdictDays.get(uid) ?? []), ...confirmed];
    return {
      register: "contract",
      uid,
      label: labelOf(contract),
      villageCode: String(contract.village_code),
      // Old records come in after the fact: whoever judged a contract had it, whenever it was typed in.
      registeredOn: earliest([String(contract.registered_on), ...judged, ...dismissed])!,
      judgedOn: earliest(judged),
      exceptionOn: confirmed.length > 0 ? null : earliest(dismissed),
    };
  });
}

/** Confirmed problem contracts with each time that they were closed and opened again. */
export function problemFacts(tables: KnownTables): ProblemFigures[] {
  const contracts = contractsByUid(tables);
  const events = grouped(
    tables("problem_event"),
    ({ problem_uid }) => String(problem_uid),
    (row) => row,
  );
  return tables("problem_contract").flatMap((problem) => {
    const contract = contracts.get(String(problem.contract_uid));
    if (contract === undefined) return [];
    return {
      register: "problem_contract",
      uid: String(problem.uid),
      label: labelOf(contract),
      villageCode: String(contract.village_code),
      confirmedOn: String(problem.confirmed_on),
      closures: closuresOf(events.get(String(problem.uid)) ?? []),
    };
  });
}

/** Closings in their order, each with the reopening that came after it. */
function closuresOf(events: readonly KnownRow[]): ProblemFigures["closures"] {
  const closures: { closedOn: string; reopenedOn: string | null }[] = [];
  for (const { kind, happened_on } of events.toSorted((one, other) =>
    String(one.happened_on) < String(other.happened_on) ? -1 : 1,
  )) {
    const last = closures.at(-1);
    if (kind === "close") closures.push({ closedOn: String(happened_on), reopenedOn: null });
    else if (kind === "reopen" && last !== undefined) last.reopenedOn ??= String(happened_on);
  }
  return closures;
}

/** Land that came back, with the plot where one is known. */
export interface ReturnedLand extends LandFigures {
  plotCode: string | null;
}

/** Land handed back under a contract or found without one, with the mu that was signed. */
export function returnedLand(tables: KnownTables): ReturnedLand[] {
  const contracts = contractsByUid(tables);
  return tables("land_return").map((row) => {
    const contract = contracts.get(String(row.contract_uid));
    const label = contract === undefined ? textOf(row, "plot_code") : labelOf(contract);
    return {
      register: "land_return",
      uid: String(row.uid),
      label: label ?? String(row.confirmation_number),
      villageCode: String(row.village_code),
      on: String(row.returned_on),
      mu: String(row.signed_mu),
      plotCode: textOf(row, "plot_code"),
    };
  });
}

/** What problem contracts bring more a year, and arrears once, from the day of the decision. */
export function contractIncomes(tables: KnownTables): IncomeFigures[] {
  const contracts = contractsByUid(tables);
  return tables("problem_contract").flatMap((problem) => {
    const contract = contracts.get(String(problem.contract_uid));
    const on = textOf(problem, "decided_on");
    if (contract === undefined || on === null) return [];
    return {
      register: "problem_contract",
      uid: String(problem.uid),
      label: labelOf(contract),
      villageCode: String(contract.village_code),
      on,
      yearlyGainFen: numberOf(problem, "yearly_gain_fen"),
      oneOffFen: numberOf(problem, "arrears_fen"),
      letMu: textOf(problem, "new_mu"),
    };
  });
}

const contractsByUid = (tables: KnownTables) =>
  new Map(registeredContracts(tables).map((row) => [String(row.uid), row]));
