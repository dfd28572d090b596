import { addYears } from "../money/calendar.ts";
import type { ContractLandClass } from "./contract-words.ts";
import { dividedHalfUp, exactUnits, millionths } from "./exact.ts";
import type { ContractFacts } from "./facts.ts";
import { contractDay, dayOf, termYears } from "./term.ts";

/**
 * Yearly price of a mu in millionths of a yuan: total ÷ mu ÷ years, half-up at the end. 16,000 yuan for 50
 * years and 50.6 mu are 6.32 yuan. Null where mu or years are not above zero.
 */
export function pricePerMuYear(totalFen: number, mu: bigint, years: bigint): bigint | null {
  if (mu <= 0n || years <= 0n || totalFen < 0) return null;
  return dividedHalfUp(BigInt(totalFen) * millionths * millionths * millionths, mu * years * 100n);
}

/** What a mu costs a year by the contract: its unit price, else worked out from the total. */
export function contractPrice(contract: ContractFacts): bigint | null {
  const unit = exactUnits(contract.unitPriceYuan);
  return unit ?? priceOverMu(contract, exactUnits(contract.contractMu));
}

/** The total spread over the term and so many mu; null where something is missing. */
export function priceOverMu(contract: ContractFacts, mu: bigint | null): bigint | null {
  const [start, end] = [dayOf(contract.startOn), dayOf(contract.endOn)];
  if (contract.totalFen === null || mu === null || start === null || end === null) return null;
  return pricePerMuYear(contract.totalFen, mu, termYears(start, end));
}

export interface PeerGroup {
  /** 9 digits. */
  readonly townCode: string;
  readonly landClass: ContractLandClass;
  readonly from: string;
  readonly to: string;
  readonly peers: readonly ContractFacts[];
  /** In half-millionths of a yuan, so that the middle of two prices is exact; null without peers. */
  readonly medianDoubled: bigint | null;
}

export interface PriceIndex {
  /** Contracts of the same class and township signed within so many years, without the contract itself. */
  readonly peersOf: (contract: ContractFacts, years: number) => PeerGroup | null;
}

interface PricedContract {
  readonly contract: ContractFacts;
  readonly day: string;
  readonly price: number;
}

const groupKey = (contract: ContractFacts) =>
  `${contract.villageCode?.slice(0, 9)}|${contract.landClass}`;

/** Prices by township and class in order of signing: a group is cut out of it without looking at the rest. */
export function priceIndex(contracts: readonly ContractFacts[]): PriceIndex {
  const groups = new Map<string, PricedContract[]>();
  for (const contract of contracts) {
    const [day, price] = [contractDay(contract), contractPrice(contract)];
    if (day === null || price === null || price <= 0n || !isComparable(contract)) continue;
    const key = groupKey(contract);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push({ contract, day, price: Number(price) });
  }
  for (const group of groups.values()) {
    group.sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  }
  return { peersOf: (contract, years) => peerGroup(groups, contract, years) };
}

/** Price is asked of what is let: leases and contracts of land and houses that were agreed on. */
function isComparable({ kind, form, landClass, villageCode }: ContractFacts): boolean {
  if (landClass === null || villageCode === null || form === "none") return false;
  return kind === "lease" || kind === "contracting";
}

function peerGroup(
  groups: ReadonlyMap<string, readonly PricedContract[]>,
  contract: ContractFacts,
  years: number,
): PeerGroup | null {
  const day = contractDay(contract);
  const { landClass, villageCode } = contract;
  if (day === null || landClass === null || villageCode === null) return null;
  const [from, to] = [addYears(day, -years), addYears(day, years)];
  const group = groups.get(groupKey(contract)) ?? [];
  const window = group
    .slice(firstFrom(group, from), firstFrom(group, `${to}~`))
    .filter((one) => one.contract.uid !== contract.uid);
  const prices = Float64Array.from(window, ({ price }) => price).sort();
  const middle = prices.length >> 1;
  const low = prices[prices.length % 2 === 1 ? middle : middle - 1];
  return {
    townCode: villageCode.slice(0, 9),
    landClass,
    from,
    to,
    peers: window.map((one) => one.contract),
    medianDoubled: low === undefined ? null : BigInt(low) + BigInt(prices[middle] ?? low),
  };
}

/** Index of the first entry on or after a day. */
function firstFrom(group: readonly PricedContract[], day: string): number {
  let [low, high] = [0, group.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((group[middle]?.day ?? "") < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
