import proj4, { type Converter } from "proj4";
import { inverseFlattening, semiMajorAxisM } from "./cgcs2000.ts";
import type { PlaneCrs, SourceCrs } from "./plane-crs.ts";

const ellipsoid = `+a=${semiMajorAxisM} +rf=${inverseFlattening} +no_defs`;

const projections = new Map<string, Converter>();

/** Degrees ↔ plane by proj4's extended transverse Mercator (Krüger series in n⁶), made once a plane. */
function projectionOf(crs: PlaneCrs): Converter {
  const key = `${crs.centralMeridianDeg} ${crs.falseEastingM}`;
  let projection = projections.get(key);
  if (projection === undefined) {
    projection = proj4(
      `+proj=longlat ${ellipsoid}`,
      `+proj=etmerc +lat_0=0 +lon_0=${crs.centralMeridianDeg} +k=1 +x_0=${crs.falseEastingM} +y_0=0 ${ellipsoid} +units=m`,
    );
    projections.set(key, projection);
  }
  return projection;
}

/** CGCS2000 degrees to Gauss-Krüger metres (x east with the plane's false easting, y north). */
export function toPlane(
  crs: PlaneCrs,
  lonDeg: number,
  latDeg: number,
): readonly [eastM: number, northM: number] {
  const [eastM, northM] = projectionOf(crs).forward<number[]>([lonDeg, latDeg]);
  return [eastM!, northM!];
}

/** Gauss-Krüger metres to CGCS2000 degrees. */
export function toDegrees(
  crs: PlaneCrs,
  eastM: number,
  northM: number,
): readonly [lonDeg: number, latDeg: number] {
  const [lonDeg, latDeg] = projectionOf(crs).inverse<number[]>([eastM, northM]);
  return [lonDeg!, latDeg!];
}

/**
 * How a source's coordinates become those of the project. On the same central meridian only the zone
 * prefix is taken off or put on, an exact shift of n·10⁶ (crs.md §3); else they go over degrees. Both
 * sides are CGCS2000, so no parameters are needed.
 */
export function createTransform(
  from: SourceCrs,
  to: PlaneCrs,
): (x: number, y: number) => readonly [eastM: number, northM: number] {
  if (from.kind === "degrees") return (lonDeg, latDeg) => toPlane(to, lonDeg, latDeg);
  const source = from.crs;
  if (source.centralMeridianDeg === to.centralMeridianDeg) {
    const shiftM = to.falseEastingM - source.falseEastingM;
    return (x, y) => [x + shiftM, y];
  }
  return (x, y) => {
    const [lonDeg, latDeg] = toDegrees(source, x, y);
    return toPlane(to, lonDeg, latDeg);
  };
}
