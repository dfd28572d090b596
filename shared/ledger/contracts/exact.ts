/** Millionths: every mu and price on paper has at most six decimals, so all comparisons are exact. */
export const millionths = 1_000_000n;

/**
 * Decimal text as millionths, null for anything else; a minus sign is read, so that HT-90 can see it. More
 * decimals than six are no area and no price: they are rounded half-up.
 */
export function exactUnits(text: string | null): bigint | null {
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text ?? "");
  if (match === null) return null;
  const [, sign, whole = "0", fraction = ""] = match;
  const tenths = BigInt(whole + fraction.padEnd(7, "0").slice(0, 7));
  const units = dividedHalfUp(tenths, 10n);
  return sign === "-" ? -units : units;
}

/** A parameter as millionths; parameters have at most six decimals. */
export function parameterUnits(value: number): bigint {
  return BigInt(Math.round(value * Number(millionths)));
}

/** Millionths as decimal text, rounded half-up to `decimals` and without needless zeros at the end. */
export function unitsText(units: bigint, decimals = 2): string {
  const step = 10n ** BigInt(6 - decimals);
  const magnitude = units < 0n ? -units : units;
  const rounded = (2n * magnitude + step) / (2n * step);
  const digits = rounded.toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, "");
  const sign = units < 0n && rounded !== 0n ? "-" : "";
  return `${sign}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Half-up quotient of two positive whole numbers. */
export function dividedHalfUp(above: bigint, below: bigint): bigint {
  return (2n * above + below) / (2n * below);
}
