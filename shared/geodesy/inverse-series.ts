import { secondEccentricitySquared as ePrime2, polarRadiusM } from "./cgcs2000.ts";

/** Coefficients of the official inverse projection on CGCS2000 (area.md §1). */
const inverseK0 = 1.57048761144159e-7;
const inverseK1 = 5.05250178820567e-3;
const inverseK2 = 2.98472900956587e-5;
const inverseK3 = 2.41626669230084e-7;
const inverseK4 = 2.22241238938534e-9;

/** Latitude and longitude difference from the central meridian, in radians, of the last point. */
export interface Geographic {
  lat: number;
  lon: number;
}

/**
 * The official inverse Gauss-Krüger series (area.md §2), northing and distance from the central
 * meridian in metres; within 0.2 mm of the rigorous inverse to 150 km from the meridian. Writes into
 * `out`, since it runs for every vertex of a county.
 */
export function inverseSeries(northM: number, offMeridianM: number, out: Geographic): void {
  const e = inverseK0 * northM;
  const sinE = Math.sin(e);
  const sin2 = sinE * sinE;
  const polynomial = inverseK1 - sin2 * (inverseK2 - sin2 * (inverseK3 - sin2 * inverseK4));
  const footLat = e + Math.cos(e) * sinE * polynomial;
  const cosFoot = Math.cos(footLat);
  const t = Math.tan(footLat);
  const t2 = t * t;
  const eta2 = ePrime2 * cosFoot * cosFoot;
  const v2 = 1 + eta2;
  const ratio = (offMeridianM * Math.sqrt(v2)) / polarRadiusM;
  const r2 = ratio * ratio;
  out.lat =
    footLat -
    0.5 *
      v2 *
      t *
      r2 *
      (1 -
        (r2 / 12) * (5 + 3 * t2 + eta2 - 9 * eta2 * t2) +
        ((r2 * r2) / 360) * (61 + 90 * t2 + 45 * t2 * t2));
  out.lon =
    (ratio / cosFoot) *
    (1 -
      (r2 / 6) * (1 + 2 * t2 + eta2) +
      ((r2 * r2) / 120) * (5 + 28 * t2 + 24 * t2 * t2 + 6 * eta2 + 8 * eta2 * t2));
}
