import {
  type PlaneCrs,
  plainFalseEastingM,
  type SourceCrs,
  settledMeridian,
  zoneNumberOf,
  zoneWidthOfMeridian,
} from "./plane-crs.ts";
import { sourceCrsTitle } from "./srs.ts";
import { findWkt, parseWkt, type WktNode, wktChildren, wktName, wktNumber } from "./wkt.ts";

/** What a .prj says. `reason` is Chinese, for the import's report. */
export type PrjRecognition =
  | { kind: "accepted"; source: SourceCrs; reason: string }
  | { kind: "refused"; datumName: string }
  | { kind: "unknown"; reason: string };

/**
 * Recognises a .prj by its parameters, not by its name (crs.md §2): ESRI or EPSG WKT 1, or WKT 2.
 * The ellipsoid gives the datum; WGS 84, Xi'an 80 and Beijing 54 are refused, as is a CGCS2000
 * ellipsoid under one of their names (D24). Accepted are degrees, and Gauss-Krüger planes of scale 1,
 * origin 0, in metres, with a false easting of 500,000 or n·10⁶ + 500,000 where n fits the meridian.
 * All else is unknown: the person has to say what it is.
 */
export function recognisePrj(prjText: string): PrjRecognition {
  const root = parseWkt(prjText.replace(/^\uFEFF/, ""));
  if (root === null) return unknown("不是坐标系定义文本");
  const datum = recogniseDatum(root);
  if (datum.kind !== "cgcs2000") return datum;
  const fault = geographicFault(root);
  if (fault !== null) return unknown(fault);
  const wrapped: WktNode = { keyword: "", values: [root] };
  const projected = findWkt(wrapped, "PROJCS", "PROJCRS", "PROJECTEDCRS");
  if (projected === null) return accepted({ kind: "degrees" });
  const plane = readPlane(projected);
  return typeof plane === "string" ? unknown(plane) : accepted({ kind: "plane", crs: plane });
}

function unknown(reason: string): PrjRecognition {
  return { kind: "unknown", reason };
}

function accepted(source: SourceCrs): PrjRecognition {
  return { kind: "accepted", source, reason: `.prj 的参数为 ${sourceCrsTitle(source)}` };
}

/** Ellipsoids by half-axis and inverse flattening (crs.md §2, area.md §1). */
const ellipsoids = [
  { semiMajorM: 6_378_137, inverse: 298.257222101, datumName: "CGCS2000" },
  { semiMajorM: 6_378_137, inverse: 298.257223563, datumName: "WGS 84" },
  { semiMajorM: 6_378_140, inverse: 298.257, datumName: "西安80" },
  { semiMajorM: 6_378_245, inverse: 298.3, datumName: "北京54" },
];

function recogniseDatum(root: WktNode): PrjRecognition | { kind: "cgcs2000" } {
  const ellipsoid = findWkt(root, "SPHEROID", "ELLIPSOID");
  const [semiMajorM, inverse] = (ellipsoid?.values ?? []).filter(
    (value) => typeof value === "number",
  );
  if (semiMajorM === undefined || inverse === undefined) return unknown("没有椭球参数");
  const known = ellipsoids.find(
    (candidate) =>
      Math.abs(candidate.semiMajorM - semiMajorM) < 1e-3 &&
      Math.abs(candidate.inverse - inverse) < 1e-7,
  );
  const datumNode = findWkt(root, "DATUM", "ENSEMBLE", "GEODETICDATUM", "TRF");
  const writtenName = datumNode === null ? "" : wktName(datumNode);
  const named = datumOfName(writtenName);
  if (known === undefined) return unknown(`椭球参数(${semiMajorM},${inverse})不是 CGCS2000`);
  if (known.datumName !== "CGCS2000") {
    if (named === "CGCS2000") return unknown(`基准名为 ${writtenName},椭球却是 ${known.datumName}`);
    return { kind: "refused", datumName: named ?? known.datumName };
  }
  if (named === null) return unknown(`基准“${writtenName}”不是 CGCS2000`);
  return named === "CGCS2000" ? { kind: "cgcs2000" } : { kind: "refused", datumName: named };
}

/** The datum that a name speaks of, or null for one we do not know. */
function datumOfName(writtenName: string): string | null {
  const name = writtenName.toLowerCase().replace(/[^a-z0-9]/g, "");
  if (/china2000|cgcs2000|chinageodeticcoordinatesystem2000/.test(name)) return "CGCS2000";
  if (/wgs|worldgeodeticsystem/.test(name)) return "WGS 84";
  if (/xian/.test(name)) return "西安80";
  if (/newbeijing/.test(name)) return "新北京54";
  if (/beijing/.test(name)) return "北京54";
  return null;
}

/** What keeps the geographic part from being plain CGCS2000 degrees, or null. */
function geographicFault(root: WktNode): string | null {
  const primeMeridian = findWkt(root, "PRIMEM", "PRIMEMERIDIAN");
  if (primeMeridian !== null && wktNumber(primeMeridian) !== 0) return "起始子午线不是格林尼治";
  const shift = findWkt(root, "TOWGS84");
  if (shift?.values.some((value) => value !== 0)) return "带有基准转换参数(TOWGS84)";
  const wrapped: WktNode = { keyword: "", values: [root] };
  const geographic = findWkt(wrapped, "GEOGCS", "GEOGCRS", "GEODCRS", "BASEGEOGCRS", "BASEGEODCRS");
  if (geographic === null) return "没有地理坐标系";
  const unit = wktChildren(geographic, "UNIT", "ANGLEUNIT")[0] ?? findWkt(root, "ANGLEUNIT");
  const isDegree = unit !== null && Math.abs(wktNumber(unit) - Math.PI / 180) < 1e-9;
  return isDegree ? null : "角度单位不是度";
}

/** The plane that a projected CRS defines, or in Chinese what is wrong with it. */
function readPlane(projected: WktNode): PlaneCrs | string {
  const method = findWkt(projected, "PROJECTION", "METHOD");
  const methodName = method === null ? "" : normalised(wktName(method));
  if (!["gausskruger", "gausskrueger", "transversemercator"].includes(methodName)) {
    return "投影不是高斯-克吕格";
  }
  if (!isInMetres(projected)) return "长度单位不是米";
  const parameters = readParameters(projected);
  if (parameters.scale !== 1) return `中央子午线比例因子是 ${parameters.scale},不是 1`;
  if (parameters.latitude !== 0) return `起始纬度是 ${parameters.latitude}°,不是 0`;
  if (parameters.falseNorthing !== 0) return `北移是 ${parameters.falseNorthing} 米,不是 0`;
  const centralMeridianDeg = settledMeridian(parameters.meridian);
  if (centralMeridianDeg === null) return `中央子午线 ${parameters.meridian}° 不合理`;
  return planeOf(centralMeridianDeg, parameters.falseEasting, projected);
}

function normalised(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}

function isInMetres(projected: WktNode): boolean {
  const own = wktChildren(projected, "UNIT", "LENGTHUNIT");
  const axes = wktChildren(projected, "AXIS").flatMap((axis) =>
    wktChildren(axis, "UNIT", "LENGTHUNIT"),
  );
  const units = [...own, ...axes];
  return units.length > 0 && units.every((unit) => wktNumber(unit) === 1);
}

interface PlaneParameters {
  falseEasting: number;
  falseNorthing: number;
  meridian: number;
  scale: number;
  latitude: number;
}

const parameterNames: Readonly<Record<string, keyof PlaneParameters>> = {
  falseeasting: "falseEasting",
  falsenorthing: "falseNorthing",
  centralmeridian: "meridian",
  longitudeofcenter: "meridian",
  longitudeofnaturalorigin: "meridian",
  scalefactor: "scale",
  scalefactoratnaturalorigin: "scale",
  latitudeoforigin: "latitude",
  latitudeofnaturalorigin: "latitude",
};

function readParameters(projected: WktNode): PlaneParameters {
  const parameters: PlaneParameters = {
    falseEasting: Number.NaN,
    falseNorthing: 0,
    meridian: Number.NaN,
    scale: 1,
    latitude: 0,
  };
  const conversion = wktChildren(projected, "CONVERSION")[0] ?? projected;
  for (const node of wktChildren(conversion, "PARAMETER")) {
    const name = parameterNames[normalised(wktName(node))];
    if (name !== undefined) parameters[name] = wktNumber(node);
  }
  return parameters;
}

function planeOf(
  centralMeridianDeg: number,
  falseEastingM: number,
  projected: WktNode,
): PlaneCrs | string {
  if (falseEastingM === plainFalseEastingM) {
    const zoneWidthDeg = writtenZoneWidth(projected, centralMeridianDeg);
    return { centralMeridianDeg, zoneWidthDeg, falseEastingM };
  }
  const prefix = (falseEastingM - plainFalseEastingM) / 1_000_000;
  const zoneWidthDeg = ([3, 6, 1.5] as const).find(
    (width) => zoneNumberOf(centralMeridianDeg, width) === prefix,
  );
  return zoneWidthDeg === undefined
    ? `东移 ${falseEastingM} 米与中央子午线 ${centralMeridianDeg}° 不相配`
    : { centralMeridianDeg, zoneWidthDeg, falseEastingM };
}

/**
 * Without a prefix the meridians of 6° and of every second 1.5° zone are those of 3° zones as well:
 * the same plane, so here the name may tell how wide the zone is meant to be.
 */
function writtenZoneWidth(projected: WktNode, centralMeridianDeg: number): 1.5 | 3 | 6 {
  const name = wktName(projected).toLowerCase();
  const isSixDegree = zoneNumberOf(centralMeridianDeg, 6) !== null;
  if (isSixDegree && /^cgcs2000[ _/]+(gk|gauss[-_ ]kruger)[ _]cm/.test(name)) return 6;
  const isOneAndHalf = zoneNumberOf(centralMeridianDeg, 1.5) !== null;
  if (isOneAndHalf && /1[._]5[-_ ]degree/.test(name)) return 1.5;
  return zoneWidthOfMeridian(centralMeridianDeg);
}
