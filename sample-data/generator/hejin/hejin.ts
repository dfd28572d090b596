import type { ContractValues } from "../../../shared/ledger/contracts/facts.ts";
import { seededRandom } from "../random.ts";
import { type FaultyContract, type ProblemCase, problemCases } from "./cases.ts";
import { type DebtRows, streetDebts } from "./debts.ts";
import { pickFaults } from "./faults.ts";
import { casePerson } from "./people.ts";
import { casePlaces, unitRow } from "./places.ts";
import { soundContract } from "./sound-contract.ts";

/** What the article prints (S1); the register around these numbers is made up. */
export const caseContracts = 3805;
export const caseProblems = 801;

export interface CaseRegister extends DebtRows {
  /** Rows of `qhs template units`, by heading. */
  readonly units: readonly Record<string, string>[];
  readonly contracts: readonly ContractValues[];
  readonly cases: readonly ProblemCase[];
}

/**
 * A county's register in which 3,805 contracts have 801 with faults that the rules find, 211 of them put
 * right: invented rows, made so that the program's own counts come out as published. Same seed, same rows.
 */
export function makeCaseRegister(seed: number): CaseRegister {
  const order = seededRandom(seed, 1).shuffle(Array.from({ length: caseContracts }, (_, at) => at));
  const faultyAt = new Set(order.slice(0, caseProblems));
  const faulty: FaultyContract[] = [];
  const contracts = Array.from({ length: caseContracts }, (_, at) => {
    const villageAt = at % casePlaces.length;
    const random = seededRandom(seed, 2, at);
    const person = casePerson(villageAt, Math.floor(at / casePlaces.length));
    const sound = soundContract(casePlaces[villageAt]!, person, at + 1, random);
    if (!faultyAt.has(at)) return sound;
    const faults = pickFaults(sound, random);
    let contract = sound;
    for (const { patch } of faults) contract = { ...contract, ...patch(contract, random) };
    faulty.push({ contract, rules: faults.map(({ rule }) => rule) });
    return contract;
  });
  const unitRandom = seededRandom(seed, 3);
  return {
    units: casePlaces.map((place) => unitRow(place, unitRandom)),
    contracts,
    cases: problemCases(faulty, seededRandom(seed, 4)),
    ...streetDebts(seededRandom(seed, 5)),
  };
}
