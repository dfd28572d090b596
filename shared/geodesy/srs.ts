import {
  type PlaneCrs,
  plainFalseEastingM,
  type SourceCrs,
  zoneNumberOf,
  zonePrefixOf,
} from "./plane-crs.ts";

/** EPSG codes of CGCS2000 Gauss-Krüger planes: code = base + zone number (crs.md §1). */
const epsgFamilies = [
  { zoneWidthDeg: 3, prefixed: true, base: 4488, firstZone: 25, lastZone: 45 },
  { zoneWidthDeg: 3, prefixed: false, base: 4509, firstZone: 25, lastZone: 45 },
  { zoneWidthDeg: 6, prefixed: true, base: 4478, firstZone: 13, lastZone: 23 },
  { zoneWidthDeg: 6, prefixed: false, base: 4489, firstZone: 13, lastZone: 23 },
] as const;

/**
 * Our own numbers for planes without an EPSG code: base + CM in hundredths of a degree where that is
 * exact, else base × 10 + CM in arc-seconds. A second base tells the planes with a zone prefix.
 */
const customBase = 100_000;
const customPrefixedBase = 200_000;

/** EPSG code of a plane, or null where EPSG has none (1.5° zones, a county's own meridian). */
export function epsgCodeOf(crs: PlaneCrs): number | null {
  const zone = zoneNumberOf(crs.centralMeridianDeg, crs.zoneWidthDeg);
  const prefix = zonePrefixOf(crs);
  if (zone === null || (prefix !== 0 && prefix !== zone)) return null;
  const family = epsgFamilies.find(
    (candidate) =>
      candidate.zoneWidthDeg === crs.zoneWidthDeg && candidate.prefixed === (prefix !== 0),
  );
  if (family === undefined || zone < family.firstZone || zone > family.lastZone) return null;
  return family.base + zone;
}

/**
 * The number under which a plane stands in a GeoPackage: its EPSG code, else a number of our own from
 * 100,000 (1.5° zone of 112.5°E: 111250). `planeCrsFromSrsId` turns it back.
 */
export function srsIdOf(crs: PlaneCrs): number {
  const epsg = epsgCodeOf(crs);
  if (epsg !== null) return epsg;
  const base = zonePrefixOf(crs) === 0 ? customBase : customPrefixedBase;
  const hundredths = Math.round(crs.centralMeridianDeg * 100);
  return hundredths / 100 === crs.centralMeridianDeg
    ? base + hundredths
    : base * 10 + Math.round(crs.centralMeridianDeg * 3600);
}

/** The plane of an EPSG code or of a number of our own; null for any other number. */
export function planeCrsFromSrsId(id: number): PlaneCrs | null {
  return planeCrsFromEpsg(id) ?? planeCrsFromCustomId(id);
}

/** The CGCS2000 plane of an EPSG code, or null. */
export function planeCrsFromEpsg(code: number): PlaneCrs | null {
  for (const { zoneWidthDeg, prefixed, base, firstZone, lastZone } of epsgFamilies) {
    const zone = code - base;
    if (!Number.isInteger(zone) || zone < firstZone || zone > lastZone) continue;
    return {
      centralMeridianDeg: zoneWidthDeg === 3 ? 3 * zone : 6 * zone - 3,
      zoneWidthDeg,
      falseEastingM: plainFalseEastingM + (prefixed ? zone * 1_000_000 : 0),
    };
  }
  return null;
}

function planeCrsFromCustomId(id: number): PlaneCrs | null {
  for (const base of [customBase, customPrefixedBase]) {
    const centralMeridianDeg = customMeridian(id, base);
    if (centralMeridianDeg === null) continue;
    // The 3° zones have EPSG codes, so a multiple of 3 under our own number is a 1.5° zone.
    const zoneWidthDeg = centralMeridianDeg % 1.5 === 0 ? 1.5 : 3;
    const zone = zoneNumberOf(centralMeridianDeg, zoneWidthDeg) ?? 0;
    const prefix = base === customBase ? 0 : zone;
    return {
      centralMeridianDeg,
      zoneWidthDeg,
      falseEastingM: plainFalseEastingM + prefix * 1_000_000,
    };
  }
  return null;
}

function customMeridian(id: number, base: number): number | null {
  const hundredths = id - base;
  if (hundredths > 0 && hundredths < 18_000) return hundredths / 100;
  const seconds = id - base * 10;
  return seconds > 0 && seconds < 180 * 3600 ? seconds / 3600 : null;
}

function meridianText(centralMeridianDeg: number): string {
  return String(Number(centralMeridianDeg.toFixed(8)));
}

/** Name of a plane as EPSG words it, such as `CGCS2000 / 3-degree Gauss-Kruger CM 114E`. */
export function srsNameOf(crs: PlaneCrs): string {
  const width = crs.zoneWidthDeg === 6 ? "" : `${crs.zoneWidthDeg}-degree `;
  const prefix = zonePrefixOf(crs);
  const zone = prefix === 0 ? `CM ${meridianText(crs.centralMeridianDeg)}E` : `zone ${prefix}`;
  return `CGCS2000 / ${width}Gauss-Kruger ${zone}`;
}

/**
 * WKT 1 of a plane as GDAL writes it into a GeoPackage. EPSG planes carry EPSG's axis order (northing
 * first), our own planes easting first; a GeoPackage's coordinates are x east, y north in any case.
 */
export function srsWktOf(crs: PlaneCrs): string {
  const epsg = epsgCodeOf(crs);
  const northing = 'AXIS["Northing",NORTH]';
  const easting = 'AXIS["Easting",EAST]';
  const ending =
    epsg === null ? `${easting},${northing}` : `${northing},${easting},AUTHORITY["EPSG","${epsg}"]`;
  return (
    `PROJCS["${srsNameOf(crs)}",GEOGCS["China Geodetic Coordinate System 2000",` +
    'DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],' +
    'AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],' +
    'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4490"]],' +
    'PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],' +
    `PARAMETER["central_meridian",${crs.centralMeridianDeg}],PARAMETER["scale_factor",1],` +
    `PARAMETER["false_easting",${crs.falseEastingM}],PARAMETER["false_northing",0],` +
    `UNIT["metre",1,AUTHORITY["EPSG","9001"]],${ending}]`
  );
}

/** ESRI WKT of a plane for the .prj files we write (crs.md §2). */
export function esriWktOf(crs: PlaneCrs): string {
  const width = crs.zoneWidthDeg === 6 ? "" : `${crs.zoneWidthDeg}_Degree_`;
  const prefix = zonePrefixOf(crs);
  const meridian = meridianText(crs.centralMeridianDeg);
  const zone = prefix === 0 ? `CM_${meridian}E` : `Zone_${prefix}`;
  return (
    `PROJCS["CGCS2000_${width}GK_${zone}",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",` +
    'DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],' +
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],' +
    `PARAMETER["False_Easting",${esriNumber(crs.falseEastingM)}],PARAMETER["False_Northing",0.0],` +
    `PARAMETER["Central_Meridian",${esriNumber(crs.centralMeridianDeg)}],` +
    'PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
  );
}

function esriNumber(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** How people call a plane: `CGCS2000 3°带,中央子午线 114°,横坐标带号 38`. */
export function planeCrsTitle(crs: PlaneCrs): string {
  const prefix = zonePrefixOf(crs);
  const prefixText = prefix === 0 ? "" : `,横坐标带号 ${prefix}`;
  return `CGCS2000 ${crs.zoneWidthDeg}°带,中央子午线 ${meridianText(crs.centralMeridianDeg)}°${prefixText}`;
}

/** How people call a source's coordinates: a plane, or degrees of longitude and latitude. */
export function sourceCrsTitle(source: SourceCrs): string {
  return source.kind === "degrees" ? "CGCS2000 经纬度" : planeCrsTitle(source.crs);
}
