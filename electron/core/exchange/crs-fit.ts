import { recogniseExtent, type SourceCrs } from "../../../shared/geodesy/crs.ts";
import { plainFalseEastingM } from "../../../shared/geodesy/plane-crs.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";

/** Northings of China and a margin (crs.md §3). */
const northM = { min: 1_900_000, max: 6_000_000 };
/** Degrees of China and a margin. */
const lonDeg = { min: 70, max: 137 };
const latDeg = { min: 15, max: 55 };

function isIn(min: number, max: number, range: { min: number; max: number }): boolean {
  return min >= range.min && max <= range.max;
}

/** Whether coordinates can be what they are said to be: degrees in China, or eastings of the plane. */
export function extentFits(source: SourceCrs, extent: BoundingBox): boolean {
  const [minX, minY, maxX, maxY] = extent;
  if (source.kind === "degrees") return isIn(minX, maxX, lonDeg) && isIn(minY, maxY, latDeg);
  const { falseEastingM } = source.crs;
  const eastings = { min: falseEastingM - plainFalseEastingM, max: falseEastingM + 499_999 };
  return isIn(minX, maxX, eastings) && isIn(minY, maxY, northM);
}

/**
 * In Chinese, how coordinates contradict what they are said to be (for "…,但…"), or null when they fit:
 * degrees lie in China; eastings within 500 km of the false easting.
 */
export function coordinateFault(source: SourceCrs, extent: BoundingBox): string | null {
  if (extentFits(source, extent)) return null;
  const found = recogniseExtent(extent);
  if (source.kind === "degrees") {
    return found.kind === "plane" ? "坐标是以米计的平面坐标" : "坐标不在中国范围内";
  }
  if (found.kind === "degrees") return "坐标像是经纬度";
  if (found.kind !== "plane") return "坐标不像高斯平面坐标";
  return found.zone === null
    ? "横坐标不带带号"
    : `横坐标的带号是 ${found.zone}(${found.zoneWidthDeg}°带)`;
}

/**
 * The same plane with the zone prefix that the coordinates really have, where meridian and zone number
 * agree, so that only the prefix was misstated; else null.
 */
export function fitToExtent(source: SourceCrs, extent: BoundingBox): SourceCrs | null {
  const found = recogniseExtent(extent);
  if (source.kind === "degrees" || found.kind !== "plane") return null;
  if (found.zone === null) {
    return { kind: "plane", crs: { ...source.crs, falseEastingM: plainFalseEastingM } };
  }
  const zoneWidthDeg = found.zoneWidthDeg ?? 3;
  const centralMeridianDeg = zoneWidthDeg === 6 ? 6 * found.zone - 3 : 3 * found.zone;
  if (centralMeridianDeg !== source.crs.centralMeridianDeg) return null;
  const falseEastingM = found.zone * 1_000_000 + plainFalseEastingM;
  return { kind: "plane", crs: { centralMeridianDeg, zoneWidthDeg, falseEastingM } };
}
