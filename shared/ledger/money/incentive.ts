import { addDays, daysBetween } from "./calendar.ts";

/** 特殊群体 that a scheme may treat apart. */
export type SpecialGroup = "脱贫户" | "低保户" | "五保户";

/** One step of rebates: who pays by this day of the scheme has `percent` taken off. */
export interface IncentiveTier {
  readonly throughDay: number;
  readonly percent: number;
}

/**
 * A rebate scheme that a village voted, as data (debts.md §4). Day 1 is `startsOn` itself. Cadres in office
 * are left out unless the members decided otherwise.
 */
export interface IncentiveScheme {
  readonly name: string;
  readonly startsOn: string;
  readonly tiers: readonly IncentiveTier[];
  readonly special: { readonly groups: readonly SpecialGroup[] } & IncentiveTier;
  /** Whole claim waived where the debtor died and left no heirs. */
  readonly waivesHeirless: boolean;
  /** What the percentage is taken from; the published scheme leaves it open, the village's vote tells. */
  readonly basis: "balance" | "original";
  readonly includesServingCadres: boolean;
}

/** What the scheme has to know of one debtor and claim. */
export interface IncentiveDebtor {
  readonly originalFen: number;
  readonly balanceFen: number;
  readonly group: SpecialGroup | null;
  readonly servingCadre: boolean;
  readonly deceased: "alive" | "heirs" | "noHeirs";
}

/** paid + forgiven = balance, always. */
export interface IncentiveQuote {
  readonly percent: number;
  readonly paidFen: number;
  readonly forgivenFen: number;
  readonly reason: "tier" | "special" | "heirless" | "servingCadre" | "late" | "early";
}

/** The "321" of 晋福村: 30 %, 20 %, 10 % by the 10th, 20th and 30th day (debts.md §4). */
export function jinfuScheme(startsOn: string): IncentiveScheme {
  return {
    name: "“321”清收激励",
    startsOn,
    tiers: [
      { throughDay: 10, percent: 30 },
      { throughDay: 20, percent: 20 },
      { throughDay: 30, percent: 10 },
    ],
    special: { groups: ["脱贫户", "低保户", "五保户"], throughDay: 30, percent: 30 },
    waivesHeirless: true,
    basis: "balance",
    includesServingCadres: false,
  };
}

/** What is to be paid on a day, and what is forgiven; rounded half-up to the fen, once. */
export function incentiveQuote(
  scheme: IncentiveScheme,
  debtor: IncentiveDebtor,
  paidOn: string,
): IncentiveQuote {
  const { percent, reason } = rebateOn(scheme, debtor, daysBetween(scheme.startsOn, paidOn) + 1);
  const basisFen = scheme.basis === "balance" ? debtor.balanceFen : debtor.originalFen;
  // Rounding goes to what is paid, so that the notice's sum is the one people can work out.
  const rebateFen = basisFen - halfUp(BigInt(basisFen) * BigInt(100 - percent), 100n);
  const forgivenFen = Math.min(debtor.balanceFen, rebateFen);
  return { percent, paidFen: debtor.balanceFen - forgivenFen, forgivenFen, reason };
}

/** The last days of the steps that this debtor has, each with its sums, for the notice. */
export function incentiveOffers(
  scheme: IncentiveScheme,
  debtor: IncentiveDebtor,
): { readonly lastDay: string; readonly quote: IncentiveQuote }[] {
  const days = isSpecial(scheme, debtor)
    ? [scheme.special.throughDay]
    : scheme.tiers.map(({ throughDay }) => throughDay);
  return days
    .map((day) => addDays(scheme.startsOn, day - 1))
    .map((lastDay) => ({ lastDay, quote: incentiveQuote(scheme, debtor, lastDay) }))
    .filter(({ quote }) => quote.forgivenFen > 0);
}

function rebateOn(
  scheme: IncentiveScheme,
  debtor: IncentiveDebtor,
  day: number,
): Pick<IncentiveQuote, "percent" | "reason"> {
  if (day < 1) return { percent: 0, reason: "early" };
  if (debtor.servingCadre && !scheme.includesServingCadres) {
    return { percent: 0, reason: "servingCadre" };
  }
  if (debtor.deceased === "noHeirs" && scheme.waivesHeirless) {
    return { percent: 100, reason: "heirless" };
  }
  if (isSpecial(scheme, debtor) && day <= scheme.special.throughDay) {
    return { percent: scheme.special.percent, reason: "special" };
  }
  const tier = [...scheme.tiers]
    .sort((one, other) => one.throughDay - other.throughDay)
    .find(({ throughDay }) => day <= throughDay);
  return tier === undefined
    ? { percent: 0, reason: "late" }
    : { percent: tier.percent, reason: "tier" };
}

function isSpecial(scheme: IncentiveScheme, debtor: IncentiveDebtor): boolean {
  return debtor.group !== null && scheme.special.groups.includes(debtor.group);
}

function halfUp(numerator: bigint, denominator: bigint): number {
  return Number((2n * numerator + denominator) / (2n * denominator));
}
