import { AppError } from "../contract/errors.ts";

/**
 * Mu of an area in m²: × 0.0015 exactly, since 1 mu is 2000/3 m² (D11, area.md §4). For sums and
 * comparisons; what people read comes from `formatMu`.
 */
export function muOf(areaM2: number): number {
  return (areaM2 * 15) / 10_000;
}

/**
 * Mu of an area in m² as decimal text, rounded half-up (away from zero for a negative difference).
 * The double's shortest decimal text is taken as the exact number, multiplied and rounded in
 * integers, so 666.67 m² and its kin never fall on the wrong side of a binary fraction.
 * Throws `value.invalid` for NaN and infinities.
 */
export function formatMu(areaM2: number, decimals = 2): string {
  const exact = exactDecimal(areaM2);
  return roundedText(exact.digits * 15n, exact.decimals + 4, decimals);
}

/** An area in m² as decimal text, rounded half-up from its shortest decimal text; see `formatMu`. */
export function formatAreaM2(areaM2: number, decimals = 2): string {
  const exact = exactDecimal(areaM2);
  return roundedText(exact.digits, exact.decimals, decimals);
}

/** The shortest decimal text of a double as digits × 10^−decimals. */
function exactDecimal(value: number): { digits: bigint; decimals: number } {
  if (!Number.isFinite(value)) {
    throw new AppError("value.invalid", `面积“${value}”不是有效的数,请检查该图形。`);
  }
  const [mantissa = "0", exponentText = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const decimals = fraction.length - Number(exponentText);
  const digits = BigInt(whole + fraction);
  return decimals >= 0
    ? { digits, decimals }
    : { digits: digits * 10n ** BigInt(-decimals), decimals: 0 };
}

function roundedText(digits: bigint, fromDecimals: number, toDecimals: number): string {
  const magnitude = digits < 0n ? -digits : digits;
  const shift = fromDecimals - toDecimals;
  const rounded =
    shift > 0
      ? (magnitude + 5n * 10n ** BigInt(shift - 1)) / 10n ** BigInt(shift)
      : magnitude * 10n ** BigInt(-shift);
  const text = rounded.toString().padStart(toDecimals + 1, "0");
  const whole = text.slice(0, text.length - toDecimals);
  const sign = digits < 0n && rounded !== 0n ? "-" : "";
  return toDecimals === 0 ? sign + text : `${sign}${whole}.${text.slice(-toDecimals)}`;
}

/**
 * The double nearest to the true sum (Shewchuk's growing expansions, rounded once at the end), hence
 * the same total in whatever order the parts come and however many workers made them (D9, D11).
 * Values must be finite.
 */
export function sumExact(values: Iterable<number>): number {
  const parts: number[] = [];
  for (const value of values) addToExpansion(parts, value);
  return roundExpansion(parts);
}

/** Adds a value to parts that do not overlap, smallest first, without losing a bit. */
function addToExpansion(parts: number[], value: number): void {
  let carry = value;
  let kept = 0;
  for (const part of parts) {
    const [large, small] = Math.abs(carry) < Math.abs(part) ? [part, carry] : [carry, part];
    const high = large + small;
    const low = small - (high - large);
    if (low !== 0) parts[kept++] = low;
    carry = high;
  }
  parts.length = kept;
  parts.push(carry);
}

function roundExpansion(parts: readonly number[]): number {
  let index = parts.length - 1;
  let high = parts[index] ?? 0;
  let low = 0;
  while (index > 0 && low === 0) {
    const before = high;
    const part = parts[--index]!;
    high = before + part;
    low = part - (high - before);
  }
  // A tie was rounded to even; the next smaller part tells on which side the true sum lies.
  const next = index > 0 ? parts[index - 1]! : 0;
  if ((low < 0 && next < 0) || (low > 0 && next > 0)) {
    const doubled = low * 2;
    const moved = high + doubled;
    if (moved - high === doubled) return moved;
  }
  return high;
}
