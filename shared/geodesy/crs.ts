import { AppError } from "../contract/errors.ts";
import type { BoundingBox } from "../geometry/types.ts";
import { toDegrees } from "./gauss-kruger.ts";
import {
  type PlaneCrs,
  plainFalseEastingM,
  type SourceCrs,
  settledMeridian,
  zoneWidthOfMeridian,
} from "./plane-crs.ts";
import { planeCrsFromEpsg } from "./srs.ts";

export type { PlaneCrs, SourceCrs } from "./plane-crs.ts";
export { recognisePrj } from "./recognise-prj.ts";
export {
  esriWktOf,
  planeCrsFromSrsId,
  planeCrsTitle,
  sourceCrsTitle,
  srsIdOf,
  srsNameOf,
  srsWktOf,
} from "./srs.ts";

const geographicEpsg = 4490;

/**
 * The plane in which a project keeps what this source brings: a 3° zone, or 1.5° where the source is
 * one, without zone prefix. Degrees and 6° zones go to the 3° zone of the extent's centre (D24).
 * The extent is in the source's own coordinates. Throws `crs.unknown` when that centre lies outside the
 * zones of China.
 */
export function projectCrsFor(source: SourceCrs, extent: BoundingBox): PlaneCrs {
  if (source.kind === "plane" && source.crs.zoneWidthDeg !== 6) {
    return { ...source.crs, falseEastingM: plainFalseEastingM };
  }
  const centreX = (extent[0] + extent[2]) / 2;
  const centreY = (extent[1] + extent[3]) / 2;
  const lonDeg = source.kind === "degrees" ? centreX : toDegrees(source.crs, centreX, centreY)[0];
  const zone = Math.round(lonDeg / 3);
  if (!(zone >= 25 && zone <= 45)) {
    throw new AppError(
      "crs.unknown",
      `数据中心的经度是 ${lonDeg.toFixed(4)}°,不在 3°带 25–45 带(东经 73.5°–136.5°)之内。请检查坐标系是否选对、坐标是否写反。`,
      { details: { lonDeg } },
    );
  }
  return {
    centralMeridianDeg: 3 * zone,
    zoneWidthDeg: 3,
    falseEastingM: plainFalseEastingM,
  };
}

/**
 * Reads `--crs`: `EPSG:n` (4490, or a CGCS2000 Gauss-Krüger plane) or `CM=113.5` (no zone prefix).
 * Throws `crs.refused` for the codes of other datums (D24) and `usage` for any other text.
 */
export function parseCrsOption(text: string): SourceCrs {
  const match = /^\s*(?:EPSG\s*:\s*(\d{4,6})|CM\s*=\s*(\d{2,3}(?:\.\d+)?))\s*$/i.exec(text);
  if (match?.[1] !== undefined) return sourceCrsOfEpsg(Number(match[1]), text);
  const centralMeridianDeg = match?.[2] === undefined ? null : settledMeridian(Number(match[2]));
  if (centralMeridianDeg === null) throw wrongCrsOption(text);
  const zoneWidthDeg = zoneWidthOfMeridian(centralMeridianDeg);
  const crs = { centralMeridianDeg, zoneWidthDeg, falseEastingM: plainFalseEastingM };
  return { kind: "plane", crs };
}

function sourceCrsOfEpsg(code: number, text: string): SourceCrs {
  if (code === geographicEpsg) return { kind: "degrees" };
  const crs = planeCrsFromEpsg(code);
  if (crs !== null) return { kind: "plane", crs };
  const datumName = foreignDatumOfEpsg(code);
  throw datumName === null ? wrongCrsOption(text) : datumRefusal(datumName);
}

function wrongCrsOption(text: string): AppError {
  return new AppError(
    "usage",
    `坐标系“${text}”看不懂。请写 EPSG 代码(如 EPSG:4547,经纬度写 EPSG:4490)或中央子午线(如 CM=113.5)。`,
    { details: { crs: text } },
  );
}

/** EPSG codes, first to last, of the datums that are refused (crs.md §1). */
const foreignCodes: readonly (readonly [first: number, last: number, datumName: string])[] = [
  [4326, 4326, "WGS 84"],
  [3857, 3857, "WGS 84"],
  [32601, 32660, "WGS 84"],
  [4610, 4610, "西安80"],
  [2327, 2390, "西安80"],
  [4214, 4214, "北京54"],
  [2401, 2442, "北京54"],
  [21413, 21423, "北京54"],
  [21453, 21463, "北京54"],
  [21473, 21483, "北京54"],
  [4555, 4555, "新北京54"],
  [4568, 4589, "新北京54"],
  [4652, 4656, "新北京54"],
  [4766, 4800, "新北京54"],
  [4812, 4812, "新北京54"],
  [4822, 4822, "新北京54"],
];

function foreignDatumOfEpsg(code: number): string | null {
  return foreignCodes.find(([first, last]) => code >= first && code <= last)?.[2] ?? null;
}

/** The refusal of a datum that is not CGCS2000, in the words of D24. */
export function datumRefusal(datumName: string): AppError {
  return new AppError(
    "crs.refused",
    `文件的坐标系是 ${datumName},不是 CGCS2000。请提供单位转换为 CGCS2000 后重新提供;不要索取或录入转换参数(可能涉密)。`,
    { details: { datum: datumName } },
  );
}

export type ExtentRecognition =
  | { kind: "degrees" }
  | { kind: "plane"; zone: number | null; zoneWidthDeg: 3 | 6 | null }
  | { kind: "swapped" }
  | { kind: "unknown" };

/**
 * What an extent's numbers can mean (crs.md §3). Eastings of eight digits begin with their zone
 * number: 13–23 are 6° zones, 25–45 3° zones. The datum never shows in coordinates (D24).
 */
export function recogniseExtent(extent: BoundingBox): ExtentRecognition {
  const [minX, minY, maxX, maxY] = extent;
  if (!extent.every(Number.isFinite) || minX > maxX || minY > maxY) return { kind: "unknown" };
  if (minX >= 15 && maxX <= 55 && minY >= 70 && maxY <= 137) return { kind: "swapped" };
  if (minX >= -180 && maxX <= 180 && minY >= -90 && maxY <= 90) return { kind: "degrees" };
  if (isNorthing(minY, maxY)) {
    if (isPlainEasting(minX, maxX)) return { kind: "plane", zone: null, zoneWidthDeg: null };
    const zone = zoneOfEastings(minX, maxX);
    if (zone !== null) return { kind: "plane", zone, zoneWidthDeg: zone <= 23 ? 6 : 3 };
  }
  const swappedEasting = isPlainEasting(minY, maxY) || zoneOfEastings(minY, maxY) !== null;
  return isNorthing(minX, maxX) && swappedEasting ? { kind: "swapped" } : { kind: "unknown" };
}

function isNorthing(min: number, max: number): boolean {
  return min >= 1_900_000 && max <= 6_000_000;
}

function isPlainEasting(min: number, max: number): boolean {
  return min >= 100_000 && max < 1_000_000;
}

function zoneOfEastings(min: number, max: number): number | null {
  const zone = Math.floor(min / 1_000_000);
  if (zone !== Math.floor(max / 1_000_000)) return null;
  return (zone >= 13 && zone <= 23) || (zone >= 25 && zone <= 45) ? zone : null;
}
