import type { ContractValues } from "../../../shared/ledger/contracts/facts.ts";
import type { ProblemDecision } from "../../../shared/ledger/contracts/problem-words.ts";
import type { RuleId } from "../../../shared/ledger/contracts/rule.ts";
import { addDays } from "../../../shared/ledger/money/calendar.ts";
import type { Random } from "../random.ts";
import { streetCode } from "./places.ts";

/** A problem contract with what the township did about it; what was not closed is still open. */
export interface ProblemCase {
  readonly number: string;
  readonly villageCode: string;
  readonly rules: readonly RuleId[];
  readonly confirmedOn: string;
  readonly confirmedBy: string;
  readonly closing: CaseClosing | null;
}

export interface CaseClosing {
  readonly decision: ProblemDecision;
  readonly decidedOn: string;
  readonly decidedBy: string;
  readonly decisionPaper: string;
  /** Arrears that came in, once; apart from the yearly gain. */
  readonly arrearsFen: number | null;
  readonly newYearlyRentFen: number | null;
  readonly yearlyGainFen: number | null;
  readonly closedOn: string;
  readonly paper: string;
}

export interface FaultyContract {
  readonly contract: ContractValues;
  readonly rules: readonly RuleId[];
}

/** What the article prints: 211 contracts put right, 59.6 万元 gained in one street. */
export const closedCases = 211;
export const streetGainFen = 59_600_000;

const decisions: Readonly<Partial<Record<RuleId, ProblemDecision>>> = {
  "HT-20": "amend",
  "HT-21": "amend",
  "HT-26": "amend",
  "HT-33": "amend",
  "HT-55": "amend",
  "HT-24": "renew",
  "HT-30": "raise",
  "HT-50": "raise",
  "HT-53": "cancel",
  "HT-58": "take_back",
  "HT-40": "sue",
};

/** Every faulty contract confirmed by its township, 211 of them closed with decision, day and paper. */
export function problemCases(faulty: readonly FaultyContract[], random: Random): ProblemCase[] {
  const closed = new Set(
    random.shuffle(faulty.map(({ contract }) => contract.number)).slice(0, closedCases),
  );
  const closings = new Map<string, CaseClosing>();
  for (const { contract, rules } of faulty) {
    if (!closed.has(contract.number)) continue;
    closings.set(contract.number ?? "", closingOf(contract, rules, random));
  }
  shareStreetGain(faulty, closings, random);
  return faulty.map(({ contract, rules }) => ({
    number: contract.number ?? "",
    villageCode: contract.villageCode ?? "",
    rules,
    confirmedOn: addDays("2022-03-01", random.integer(0, 40)),
    confirmedBy: "乡镇农经站(虚构)",
    closing: closings.get(contract.number ?? "") ?? null,
  }));
}

function closingOf(
  contract: ContractValues,
  rules: readonly RuleId[],
  random: Random,
): CaseClosing {
  const decidedOn = addDays("2022-04-12", random.integer(0, 40));
  const [main] = rules;
  const owed = (contract.dueFen ?? 0) - (contract.paidFen ?? 0);
  const gain = contract.previousRentFen === null ? null : random.integer(4, 40) * 10_000;
  return {
    decision: (main === undefined ? undefined : decisions[main]) ?? "complete",
    decidedOn,
    decidedBy: "乡镇清化收领导组(虚构)",
    decisionPaper: `决议${contract.number}`,
    arrearsFen: owed > 0 ? owed : null,
    newYearlyRentFen: gain === null ? null : (contract.previousRentFen ?? 0) + gain,
    yearlyGainFen: gain,
    closedOn: addDays(decidedOn, random.integer(3, 25)),
    paper: `补充协议${contract.number}`,
  };
}

/** The street's yearly gains are scaled so that they add up to the printed sum to the fen. */
function shareStreetGain(
  faulty: readonly FaultyContract[],
  closings: Map<string, CaseClosing>,
  random: Random,
): void {
  const inStreet = faulty.flatMap(({ contract }) => {
    const closing = closings.get(contract.number ?? "");
    const ofStreet = contract.villageCode?.startsWith(streetCode) ?? false;
    return closing !== undefined && ofStreet && closing.yearlyGainFen !== null
      ? [{ number: contract.number ?? "", previousFen: contract.previousRentFen ?? 0, closing }]
      : [];
  });
  if (inStreet.length === 0) throw new Error("no closed case of the street brings a gain");
  const shares = inStreet.map(() => random.integer(50, 150));
  const total = shares.reduce((sum, share) => sum + share, 0);
  let left = streetGainFen;
  for (const [at, { number, previousFen, closing }] of inStreet.entries()) {
    const isLast = at === inStreet.length - 1;
    const share = Math.floor((streetGainFen / 10_000) * ((shares[at] ?? 0) / total)) * 10_000;
    const gain = isLast ? left : share;
    left -= gain;
    const newYearlyRentFen = previousFen + gain;
    closings.set(number, { ...closing, yearlyGainFen: gain, newYearlyRentFen });
  }
}
