import type { FigureRow, IndicatorFacts } from "./facts.ts";

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

/** The rows of one rate for every village of the facts, in order of their codes. */
export function villageRates(facts: IndicatorFacts, rate: RankedRate, asOf: string): VillageRate[] {
  const sides = sidesOf(facts, rate, asOf);
  return [...facts.villages]
    .sort((one, other) => (one.villageCode < other.villageCode ? -1 : 1))
    .map(({ villageCode }) => {
      const own = sides.filter(({ row }) => row.villageCode === villageCode);
      return {
        villageCode,
        denominator: own.map(({ row }) => row),
        numerator: own.filter(({ done }) => done).map(({ row }) => row),
      };
    });
}

function sidesOf(facts: IndicatorFacts, rate: RankedRate, asOf: string) {
  const by = (date: string | null) => date !== null && date <= asOf;
  if (rate === "整改率") {
    return facts.problems
      .filter(({ confirmedOn }) => by(confirmedOn))
      .map((row) => ({
        row,
        done: row.closures.some((one) => by(one.closedOn) && !by(one.reopenedOn)),
      }));
  }
  if (rate === "档案齐全率") {
    return facts.villages.flatMap(({ uid, villageCode, fileItems }) =>
      fileItems.map(({ name, presentOn }) => ({
        row: { register: "village_file_item", uid: `${uid}:${name}`, label: name, villageCode },
        done: by(presentOn),
      })),
    );
  }
  const plots = facts.plots.filter((plot) => by(plot.proposedOn) && !by(plot.goneOn));
  if (rate === "核查率") return plots.map((row) => ({ row, done: by(row.signedOn) }));
  return plots
    .filter(({ signedOn }) => by(signedOn))
    .map((row) => ({ row, done: by(row.postedOn) }));
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
