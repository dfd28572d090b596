import type { MultiPolygon, Ring } from "../geometry/types.ts";
import { firstEccentricitySquared as e2, semiMinorAxisM } from "./cgcs2000.ts";
import { type Geographic, inverseSeries } from "./inverse-series.ts";
import type { PlaneCrs } from "./plane-crs.ts";

/** Edges longer than this are split before they are measured (area.md §3, D12). */
const longestEdgeM = 70;

const radiansPerDegree = Math.PI / 180;
const arcSecondsPerRadian = 206_264.8062471;

/** Series coefficients A to E of the area between two parallels (area.md §1). */
const seriesA =
  1 + (3 / 6) * e2 + (30 / 80) * e2 ** 2 + (35 / 112) * e2 ** 3 + (630 / 2304) * e2 ** 4;
const seriesB = (1 / 6) * e2 + (15 / 80) * e2 ** 2 + (21 / 112) * e2 ** 3 + (420 / 2304) * e2 ** 4;
const seriesC = (3 / 80) * e2 ** 2 + (7 / 112) * e2 ** 3 + (180 / 2304) * e2 ** 4;
const seriesD = (1 / 112) * e2 ** 3 + (45 / 2304) * e2 ** 4;
const seriesE = (5 / 2304) * e2 ** 4;

/**
 * Area in m² of the ellipsoid between two parallels over a difference of longitude, angles in
 * radians; negative when the second parallel lies south of the first or the difference is negative.
 * `S = 2 b² ΔL (A sin(ΔB/2) cos Bm − B sin(3ΔB/2) cos 3Bm + …)`, area.md §2.
 */
export function trapezoidAreaM2(fromLat: number, toLat: number, lonDifference: number): number {
  const sine = Math.sin((toLat - fromLat) / 2);
  const cosine = Math.cos((fromLat + toLat) / 2);
  // sin and cos of 3, 5, 7, 9 times the angle, each from the two before it.
  const sineStep = 2 - 4 * sine * sine;
  const cosineStep = 4 * cosine * cosine - 2;
  const sine3 = (sineStep + 1) * sine;
  const sine5 = sineStep * sine3 - sine;
  const sine7 = sineStep * sine5 - sine3;
  const sine9 = sineStep * sine7 - sine5;
  const cosine3 = (cosineStep - 1) * cosine;
  const cosine5 = cosineStep * cosine3 - cosine;
  const cosine7 = cosineStep * cosine5 - cosine3;
  const cosine9 = cosineStep * cosine7 - cosine5;
  const factor =
    seriesA * sine * cosine -
    seriesB * sine3 * cosine3 +
    seriesC * sine5 * cosine5 -
    seriesD * sine7 * cosine7 +
    seriesE * sine9 * cosine9;
  return 2 * semiMinorAxisM ** 2 * lonDifference * factor;
}

/**
 * Area on the CGCS2000 ellipsoid in m² by the official formula, unrounded, with edges split at 70 m
 * (D12, area.md §2–3). Planar coordinates in the plane given; zone prefix or none.
 */
export function ellipsoidAreaM2(crs: PlaneCrs, multiPolygon: MultiPolygon): number {
  return polygonsArea(multiPolygon, (ring) => Math.abs(ringAreaM2(crs, ring)));
}

/**
 * The same area with the official rounding at every step (area.md §3): coordinates to 0.1 mm, angles
 * to 10⁻⁶ arc-seconds, each ring to 0.01 m². For comparison with TBMJ.
 */
export function officialAreaM2(crs: PlaneCrs, multiPolygon: MultiPolygon): number {
  const areaM2 = polygonsArea(multiPolygon, (ring) => officialRingAreaM2(crs, ring));
  return Math.round(areaM2 * 100) / 100;
}

function polygonsArea(multiPolygon: MultiPolygon, ringArea: (ring: Ring) => number): number {
  let areaM2 = 0;
  for (const polygon of multiPolygon) {
    for (let i = 0; i < polygon.length; i++) {
      const ringM2 = ringArea(polygon[i]!);
      areaM2 += i === 0 ? ringM2 : -ringM2;
    }
  }
  return areaM2;
}

/** Calls `visit` for each vertex from the first back to the first, and for the splits between. */
function walkRing(
  ring: Ring,
  visit: (eastM: number, northM: number) => void,
  coordinate: (value: number) => number,
): void {
  const count = ring.length - (ring.length % 2);
  if (count < 6) return;
  let fromEast = coordinate(ring[0]!);
  let fromNorth = coordinate(ring[1]!);
  visit(fromEast, fromNorth);
  for (let i = 2; i <= count; i += 2) {
    const toEast = coordinate(ring[i % count]!);
    const toNorth = coordinate(ring[(i + 1) % count]!);
    const lengthM = Math.hypot(toEast - fromEast, toNorth - fromNorth);
    const parts = Math.floor(lengthM / longestEdgeM) + 1;
    for (let part = 1; part < parts; part++) {
      const share = part / parts;
      visit(fromEast + (toEast - fromEast) * share, fromNorth + (toNorth - fromNorth) * share);
    }
    visit(toEast, toNorth);
    fromEast = toEast;
    fromNorth = toNorth;
  }
}

const asWritten = (value: number): number => value;

/** Signed by direction. Longitudes count from the central meridian, which the closed ring cancels. */
function ringAreaM2(crs: PlaneCrs, ring: Ring): number {
  const point: Geographic = { lat: 0, lon: 0 };
  let areaM2 = 0;
  let fromLat = Number.NaN;
  let fromLon = 0;
  walkRing(
    ring,
    (eastM, northM) => {
      inverseSeries(northM, eastM - crs.falseEastingM, point);
      if (!Number.isNaN(fromLat)) {
        areaM2 += trapezoidAreaM2(fromLat, point.lat, (fromLon + point.lon) / 2);
      }
      fromLat = point.lat;
      fromLon = point.lon;
    },
    asWritten,
  );
  return areaM2;
}

/** Standard longitude 0°, as the survey's own program takes it (area.md §2). */
function officialRingAreaM2(crs: PlaneCrs, ring: Ring): number {
  const point: Geographic = { lat: 0, lon: 0 };
  const meridian = crs.centralMeridianDeg * radiansPerDegree;
  let areaM2 = 0;
  let fromLat = Number.NaN;
  let fromLon = 0;
  walkRing(
    ring,
    (eastM, northM) => {
      inverseSeries(northM, eastM - crs.falseEastingM, point);
      const lat = roundedAngle(point.lat);
      const lon = roundedAngle(point.lon + meridian);
      if (!Number.isNaN(fromLat)) areaM2 += trapezoidAreaM2(fromLat, lat, (fromLon + lon) / 2);
      fromLat = lat;
      fromLon = lon;
    },
    (value) => Math.round(value * 10_000) / 10_000,
  );
  return Math.round(Math.abs(areaM2) * 100) / 100;
}

function roundedAngle(radians: number): number {
  return Math.round(radians * arcSecondsPerRadian * 1e6) / 1e6 / arcSecondsPerRadian;
}
