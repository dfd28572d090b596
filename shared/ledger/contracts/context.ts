import type { LawTable } from "../meetings/law-table.ts";
import { plainName } from "./cells.ts";
import type {
  ApplicantFacts,
  DemandFacts,
  InstalmentFacts,
  LandFacts,
  OverlapFacts,
  PaperFacts,
  PersonFacts,
  ReceiptFacts,
  RegisterFacts,
  UnitFacts,
} from "./context-facts.ts";
import type { ContractFacts } from "./facts.ts";
import type { ClaimSettlementFacts } from "./instalments.ts";
import { type PriceIndex, priceIndex } from "./prices.ts";

/** What all rules share: the facts, looked up by what rules ask for, made once for a check. */
export interface RuleContext {
  readonly asOf: string;
  readonly laws: LawTable;
  /** The contract's group and village, the nearer first. */
  readonly unitsOf: (contract: ContractFacts) => readonly UnitFacts[];
  /** What is known about the plots that a contract names. */
  readonly landOf: (contract: ContractFacts) => readonly LandFacts[];
  readonly personOf: (idNumber: string | null) => PersonFacts | undefined;
  /** Whether the register of people tells who holds a post in the contract's village. */
  readonly postsKnown: (contract: ContractFacts) => boolean;
  readonly relativesWithPost: (idNumber: string) => readonly PersonFacts[];
  readonly receiptsOf: (uid: string) => readonly ReceiptFacts[];
  readonly claimSettlementsOf: (uid: string) => readonly ClaimSettlementFacts[];
  readonly instalmentsOf: (uid: string) => readonly InstalmentFacts[];
  readonly demandsOf: (uid: string) => readonly DemandFacts[];
  readonly papersOf: (uid: string) => readonly PaperFacts[];
  readonly applicantsOf: (uid: string) => readonly ApplicantFacts[];
  readonly overlapsOf: (uid: string) => readonly OverlapFacts[];
  readonly overlapsCompared: boolean;
  readonly contractOf: (uid: string) => ContractFacts | undefined;
  readonly contractsOfPlot: (plotCode: string) => readonly ContractFacts[];
  readonly contractsNumbered: (number: string) => readonly ContractFacts[];
  /** Other names that the same number of an identity card stands beside. */
  readonly namesOfId: (idNumber: string) => ReadonlySet<string>;
  readonly sameEntries: (contract: ContractFacts) => readonly ContractFacts[];
  readonly prices: PriceIndex;
}

/** Rows under a key, in their own order. */
function grouped<Row>(rows: readonly Row[], keysOf: (row: Row) => readonly string[]) {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
  }
  return (key: string): readonly Row[] => groups.get(key) ?? [];
}

/** Rows dated after the day of asking are not known yet (D38). */
export function ruleContext(facts: RegisterFacts, laws: LawTable, asOf: string): RuleContext {
  const { contracts, people } = facts;
  const unitByCode = new Map(facts.units.map((unit) => [unit.code, unit]));
  const landByCode = new Map(facts.land.map((land) => [land.plotCode, land]));
  const personById = new Map(people.map((person) => [person.idNumber, person]));
  const byUid = new Map(contracts.map((contract) => [contract.uid, contract]));
  const villagesWithPosts = new Set(
    people.flatMap(({ post, unitCode }) => (post === null ? [] : [unitCode?.slice(0, 12) ?? ""])),
  );
  const relativesOf = grouped(
    people.filter(({ post }) => post !== null),
    ({ relativeIdNumbers }) => relativeIdNumbers,
  );
  const known = <Row extends { on: string }>(rows: readonly Row[]) =>
    rows.filter(({ on }) => on <= asOf);
  const entryOf = grouped(contracts, (contract) => entryKeys(contract));
  return {
    asOf,
    laws,
    unitsOf: ({ groupCode, villageCode }) =>
      [groupCode, villageCode].flatMap((code) => unitByCode.get(code ?? "") ?? []),
    landOf: ({ plotCodes }) => (plotCodes ?? []).flatMap((code) => landByCode.get(code) ?? []),
    personOf: (idNumber) => personById.get(idNumber ?? ""),
    postsKnown: ({ villageCode }) => villagesWithPosts.has(villageCode ?? ""),
    relativesWithPost: (idNumber) => {
      const own = personById.get(idNumber)?.relativeIdNumbers ?? [];
      const named = own
        .flatMap((id) => personById.get(id) ?? [])
        .filter(({ post }) => post !== null);
      return [...new Set([...named, ...relativesOf(idNumber)])];
    },
    receiptsOf: grouped(known(facts.receipts), ({ contractUid }) => [contractUid]),
    claimSettlementsOf: grouped(known(facts.claimSettlements), ({ contractUid }) => [contractUid]),
    instalmentsOf: grouped(facts.instalments, ({ contractUid }) => [contractUid]),
    demandsOf: grouped(known(facts.demands), ({ contractUid }) => [contractUid]),
    papersOf: grouped(facts.papers, ({ contractUid }) => [contractUid]),
    applicantsOf: grouped(facts.applicants, ({ contractUid }) => [contractUid]),
    overlapsOf: grouped(facts.overlaps ?? [], ({ uids }) => uids),
    overlapsCompared: facts.overlaps !== null,
    contractOf: (uid) => byUid.get(uid),
    contractsOfPlot: grouped(contracts, ({ plotCodes }) => plotCodes ?? []),
    contractsNumbered: grouped(contracts, ({ number }) => (number === null ? [] : [number])),
    namesOfId: namesById(contracts, people),
    sameEntries: (contract) =>
      [...new Set(entryKeys(contract).flatMap((key) => entryOf(key)))].filter(
        ({ uid }) => uid !== contract.uid,
      ),
    prices: priceIndex(contracts),
  };
}

/** The same party, plot and start make the same entry; without plots the place and the area stand for them. */
function entryKeys(contract: ContractFacts): string[] {
  const { lessee, startOn, plotCodes, place, contractMu, villageCode } = contract;
  if (lessee === null || startOn === null) return [];
  const where = plotCodes?.length ? plotCodes : place === null ? [] : [`${place}|${contractMu}`];
  const party = `${villageCode}|${plainName(lessee)}|${startOn}`;
  return where.map((one) => `${party}|${one}`);
}

function namesById(contracts: readonly ContractFacts[], people: readonly PersonFacts[]) {
  const names = new Map<string, Set<string>>();
  const add = (idNumber: string | null, name: string | null) => {
    if (idNumber === null || name === null) return;
    const set = names.get(idNumber) ?? new Set<string>();
    names.set(idNumber, set.add(plainName(name)));
  };
  for (const { idNumber, lessee } of contracts) add(idNumber, lessee);
  for (const { idNumber, name } of people) add(idNumber, name);
  const nothing: ReadonlySet<string> = new Set();
  return (idNumber: string): ReadonlySet<string> => names.get(idNumber) ?? nothing;
}

/** A fact of the nearest unit that has it. */
export function fromUnits<Value>(
  units: readonly UnitFacts[],
  pick: (unit: UnitFacts) => Value | null,
): Value | null {
  for (const unit of units) {
    const value = pick(unit);
    if (value !== null) return value;
  }
  return null;
}
