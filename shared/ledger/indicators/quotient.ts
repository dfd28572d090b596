import { AppError } from "../../contract/errors.ts";

/** How publishers cut decimals off: 清徐 prints 128/144 as 88.8 % (truncate), most half-up. */
export type Rounding = "half-up" | "truncate";

export interface DecimalForm {
  /** Decimals shown: 0, 1 or 2 for rates; amounts may have up to 4. */
  decimals: number;
  rounding: Rounding;
}

/**
 * numerator × scale ÷ denominator as decimal text, in integers throughout: no double ever decides on
 * which side of a half a published figure falls. Rounds away from zero for `half-up`, towards zero for
 * `truncate`. Throws `value.invalid` for a denominator of 0: whoever asks must print "—" himself.
 */
export function quotientText(
  numerator: bigint,
  denominator: bigint,
  scale: bigint,
  { decimals, rounding }: DecimalForm,
): string {
  if (denominator === 0n) {
    throw new AppError("value.invalid", "分母为 0,算不出比率。");
  }
  const negative = numerator < 0n !== denominator < 0n;
  const magnitude = (value: bigint) => (value < 0n ? -value : value);
  const above = magnitude(numerator) * scale * 10n ** BigInt(decimals);
  const below = magnitude(denominator);
  const extra = rounding === "half-up" ? below : 0n;
  const rounded = (above * 2n + extra) / (below * 2n);
  const digits = rounded.toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? digits : `${whole}.${digits.slice(-decimals)}`;
  return negative && rounded !== 0n ? `-${text}` : text;
}

/** Decimal text in mu as whole ten-thousandths of a mu: `12.5` → 125000n. Throws `value.invalid`. */
export function muUnits(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(text.trim());
  if (match === null) {
    throw new AppError("value.invalid", `面积“${text}”不是最多 4 位小数的亩数,请改正。`);
  }
  const [, sign, whole = "0", fraction = ""] = match;
  const units = BigInt(whole) * muUnitsPerMu + BigInt(fraction.padEnd(4, "0"));
  return sign === "-" ? -units : units;
}

export const muUnitsPerMu = 10_000n;
