import { indicatorDefinitions } from "./definitions.ts";
import type { FigureRow, IndicatorFacts } from "./facts.ts";
import type { IndicatorId, IndicatorPart } from "./indicator-definition.ts";

/** The four rates that villages are ranked by; mu and money are shown and never ranked. */
export const rankedRates = ["核查率", "公示率", "整改率", "档案齐全率"] as const;
export type RankedRate = (typeof rankedRates)[number];

/** The two sides of one village's rate, as the rows behind them. */
export interface VillageRate {
  villageCode: string;
  numerator: readonly FigureRow[];
  denominator: readonly FigureRow[];
}

export interface RankedVillage extends VillageRate {
  /** Ties share a rank; null where the village does not take part (不参评). */
  rank: number | null;
  flag: "红旗" | "黄旗" | null;
}

/** A rate over fewer rows than this says little: the village does not take part. */
export const fewestRanked = 5;
const flagged = 3;

/** Which indicator each rate is: its rows are the rate's. */
export const rateIndicators: Readonly<Record<RankedRate, IndicatorId>> = {
  核查率: "I13",
  公示率: "I14c",
  整改率: "I3",
  档案齐全率: "I14d",
};

/** The rows of one rate for every village of the facts, in order of their codes. */
export function villageRates(facts: IndicatorFacts, rate: RankedRate, asOf: string): VillageRate[] {
  const { numerator, denominator } = indicatorDefinitions.find(
    ({ id }) => id === rateIndicators[rate],
  )!;
  const rowsOf = (part: IndicatorPart | null) =>
    Map.groupBy(
      part?.rows(facts, asOf).map(({ row }) => row) ?? [],
      ({ villageCode }) => villageCode,
    );
  const [above, below] = [rowsOf(numerator), rowsOf(denominator)];
  return [...facts.villages]
    .sort((one, other) => (one.villageCode < other.villageCode ? -1 : 1))
    .map(({ villageCode }) => ({
      villageCode,
      numerator: above.get(villageCode) ?? [],
      denominator: below.get(villageCode) ?? [],
    }));
}

/**
 * Ranks villages by one rate, compared as fractions. Red flags go to ranks 1–3 and yellow ones to the
 * last three ranks (昔阳's weekly sheet), but never yellow at 100 %, never red at 0 %, and none at all
 * where everybody is level.
 */
export function rankVillages(rates: readonly VillageRate[]): RankedVillage[] {
  const takingPart = rates.filter(({ denominator }) => denominator.length >= fewestRanked);
  const better = (one: VillageRate, other: VillageRate) =>
    one.numerator.length * other.denominator.length >
    other.numerator.length * one.denominator.length;
  const ahead = (rate: VillageRate) => takingPart.filter((other) => better(other, rate)).length;
  const behind = (rate: VillageRate) => takingPart.filter((other) => better(rate, other)).length;
  return rates.map((rate) => {
    if (rate.denominator.length < fewestRanked) return { ...rate, rank: null, flag: null };
    const [before, after] = [ahead(rate), behind(rate)];
    return { ...rate, rank: before + 1, flag: flagOf(rate, before, after) };
  });
}

function flagOf(rate: VillageRate, ahead: number, behind: number): RankedVillage["flag"] {
  if (ahead === 0 && behind === 0) return null;
  const isRed = ahead < flagged && rate.numerator.length > 0;
  const isYellow = behind < flagged && rate.numerator.length < rate.denominator.length;
  // With few villages both ends meet in the middle; who has fewer ahead than behind counts as leading.
  if (isRed && isYellow) return ahead < behind ? "红旗" : "黄旗";
  if (isRed) return "红旗";
  return isYellow ? "黄旗" : null;
}
