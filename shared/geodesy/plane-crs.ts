/**
 * A Gauss-Krüger plane of CGCS2000: scale 1 on the central meridian, latitude of origin 0, metres.
 * The false easting is 500,000, or n·10⁶ + 500,000 where the zone number n is written before it.
 */
export interface PlaneCrs {
  centralMeridianDeg: number;
  zoneWidthDeg: 1.5 | 3 | 6;
  falseEastingM: number;
}

/** What a file's coordinates mean. The datum is always CGCS2000 (D24). */
export type SourceCrs = { kind: "plane"; crs: PlaneCrs } | { kind: "degrees" };

export const plainFalseEastingM = 500_000;

/** Number of the zone on this meridian in its width (3°: CM/3, 6°: (CM+3)/6, 1.5°: CM/1.5), or null. */
export function zoneNumberOf(centralMeridianDeg: number, zoneWidthDeg: 1.5 | 3 | 6): number | null {
  const number =
    zoneWidthDeg === 6 ? (centralMeridianDeg + 3) / 6 : centralMeridianDeg / zoneWidthDeg;
  return Number.isInteger(number) ? number : null;
}

/** The zone number written before the eastings; 0 for none. */
export function zonePrefixOf(crs: PlaneCrs): number {
  return (crs.falseEastingM - plainFalseEastingM) / 1_000_000;
}

/**
 * The zone width that a central meridian speaks of when nothing else does: 3° on multiples of 3, 1.5°
 * on the meridians between; a county's own meridian counts as 3°.
 */
export function zoneWidthOfMeridian(centralMeridianDeg: number): 1.5 | 3 {
  if (centralMeridianDeg % 3 === 0) return 3;
  return centralMeridianDeg % 1.5 === 0 ? 1.5 : 3;
}

/**
 * A central meridian in whole arc-seconds, as every zone and every county's own meridian is, freed of
 * the digits that a decimal text lost; null when it is none or lies outside China (70°–140°).
 */
export function settledMeridian(meridianDeg: number): number | null {
  const settledDeg = Math.round(meridianDeg * 3600) / 3600;
  const inChina = settledDeg >= 70 && settledDeg <= 140;
  return inChina && Math.abs(settledDeg - meridianDeg) < 1e-7 ? settledDeg : null;
}
