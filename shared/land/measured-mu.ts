import { formatMu } from "./mu.ts";

/** Mu as people write it on a form: up to four decimals, above zero. */
const measuredMuPattern = /^(?:0|[1-9]\d{0,5})(?:\.\d{1,4})?$/;

/** Whether a text can stand as measured mu. */
export function isMeasuredMu(text: string): boolean {
  return measuredMuPattern.test(text) && /[1-9]/.test(text);
}

export interface MeasuredDifference {
  /** Measured less computed, such as `+0.12` or `-1.00`, with the project's decimals or more. */
  readonly muText: string;
  /** The same as a share of the computed area, such as `+3.2 %`; null where that is zero. */
  readonly percentText: string | null;
}

/**
 * How far the signed mu is from the computed area. The computed area is rounded as it is printed, so that
 * the difference is the one between the two numbers on the paper (D11).
 * @param planarM2 computed area in m²
 * @param decimals of the project's mu
 */
export function measuredDifference(
  measuredMu: string,
  planarM2: number,
  decimals: number,
): MeasuredDifference {
  const computed = formatMu(planarM2, decimals);
  const places = Math.max(decimals, measuredMu.split(".")[1]?.length ?? 0);
  const units = scaled(measuredMu, places) - scaled(computed, places);
  const base = scaled(computed, places);
  const percent = base === 0n ? null : signed(perMille(units, base), 1);
  return { muText: signed(units, places), percentText: percent === null ? null : `${percent} %` };
}

function scaled(text: string, places: number): bigint {
  const [whole = "0", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(places, "0"));
}

/** Rounded half away from zero. */
function perMille(units: bigint, base: bigint): bigint {
  const twice = units * 2000n;
  const magnitude = ((twice < 0n ? -twice : twice) + base) / (2n * base);
  return units < 0n ? -magnitude : magnitude;
}

function signed(units: bigint, places: number): string {
  const sign = units < 0n ? "-" : units > 0n ? "+" : "";
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  return places === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-places)}`;
}
