/** One part of what is divided, with its whole percentage. */
export interface DividendPart {
  readonly name: string;
  readonly percent: number;
}

/** 20 % to the reserve, 10 % to welfare, 70 % to the members; a village's charter may say otherwise. */
export const usualDividend: readonly DividendPart[] = [
  { name: "公积公益金", percent: 20 },
  { name: "福利费", percent: 10 },
  { name: "成员分配", percent: 70 },
];

/**
 * Divides fen by percentages that add to 100. Every part is rounded down to the fen, and what is left over
 * (less than one fen a part) goes to the last one, by rule the members': so the parts add to the whole and
 * nobody but the members gains by rounding. Throws RangeError for other percentages and sums.
 */
export function divideFen(
  totalFen: number,
  parts: readonly DividendPart[],
): { readonly name: string; readonly fen: number }[] {
  const percents = parts.reduce((sum, { percent }) => sum + percent, 0);
  const whole = parts.every(({ percent }) => Number.isInteger(percent) && percent >= 0);
  if (percents !== 100 || !whole) throw new RangeError("the percentages do not add to 100");
  if (!Number.isSafeInteger(totalFen) || totalFen < 0) {
    throw new RangeError(`${totalFen} fen cannot be divided`);
  }
  const shares = parts.map(({ name, percent }) => ({
    name,
    fen: Number((BigInt(totalFen) * BigInt(percent)) / 100n),
  }));
  const given = shares.reduce((sum, { fen }) => sum + fen, 0);
  return shares.map((share, at) =>
    at === shares.length - 1 ? { ...share, fen: share.fen + totalFen - given } : share,
  );
}

/** Equal shares of a sum for a number of members: all alike, the rest in fen stays undivided. */
export function shareEqually(
  totalFen: number,
  members: number,
): { readonly eachFen: number; readonly restFen: number } {
  if (!Number.isInteger(members) || members < 1) throw new RangeError("no members to share with");
  const eachFen = Math.floor(totalFen / members);
  return { eachFen, restFen: totalFen - eachFen * members };
}

/** Average fen a mu, half-up: 17,900,000 yuan on 196,400 mu is 91.14 yuan (indicators.md §2). */
export function averageFenPerMu(totalFen: number, mu: number): number | null {
  if (!Number.isSafeInteger(mu) || mu <= 0) return null;
  return Number((2n * BigInt(totalFen) + BigInt(mu)) / (2n * BigInt(mu)));
}
