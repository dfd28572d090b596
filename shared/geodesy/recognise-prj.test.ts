import { describe, expect, test } from "vitest";
import { recognisePrj } from "./recognise-prj.ts";

/** An ESRI .prj as survey software writes it (crs.md §2), with what a case changes. */
function esriPrj(changes: Record<string, string> = {}): string {
  const parts: Record<string, string> = {
    name: "CGCS2000_3_Degree_GK_CM_114E",
    datum: 'DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]]',
    prime: "0.0",
    degree: "0.0174532925199433",
    projection: "Gauss_Kruger",
    easting: "500000.0",
    northing: "0.0",
    meridian: "114.0",
    scale: "1.0",
    latitude: "0.0",
    unit: 'UNIT["Meter",1.0]',
    ...changes,
  };
  return (
    `PROJCS["${parts.name}",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",${parts.datum},` +
    `PRIMEM["Greenwich",${parts.prime}],UNIT["Degree",${parts.degree}]],` +
    `PROJECTION["${parts.projection}"],PARAMETER["False_Easting",${parts.easting}],` +
    `PARAMETER["False_Northing",${parts.northing}],PARAMETER["Central_Meridian",${parts.meridian}],` +
    `PARAMETER["Scale_Factor",${parts.scale}],PARAMETER["Latitude_Of_Origin",${parts.latitude}],` +
    `${parts.unit}]`
  );
}

const xian = 'DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]]';
const beijing = 'DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245.0,298.3]]';
const newBeijing = 'DATUM["D_New_Beijing",SPHEROID["Krasovsky_1940",6378245.0,298.3]]';
const wgs84 = 'DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]';

function planeOf(text: string) {
  const found = recognisePrj(text);
  if (found.kind !== "accepted" || found.source.kind !== "plane") {
    throw new Error(`not a plane: ${JSON.stringify(found)}`);
  }
  return found.source.crs;
}

describe("accepted by parameters (crs.md §2)", () => {
  test.each([
    ["114.0", "500000.0", 114, 3, 500_000],
    ["114.0", "38500000.0", 114, 3, 38_500_000],
    ["111.0", "19500000.0", 111, 6, 19_500_000],
    ["111.0", "37500000.0", 111, 3, 37_500_000],
    ["112.5", "500000.0", 112.5, 1.5, 500_000],
    ["112.5", "75500000.0", 112.5, 1.5, 75_500_000],
    ["113.5", "500000", 113.5, 3, 500_000],
    ["113.666666667", "500000.0", 409_200 / 3600, 3, 500_000],
  ])(
    "CM %s, false easting %s",
    (meridian, easting, centralMeridianDeg, zoneWidthDeg, falseEastingM) => {
      expect(planeOf(esriPrj({ meridian, easting, name: "whatever" }))).toEqual({
        centralMeridianDeg,
        zoneWidthDeg,
        falseEastingM,
      });
    },
  );

  test("a wrong name changes nothing: the parameters stand", () => {
    const misnamed = esriPrj({ name: "WGS_1984_UTM_Zone_49N" });
    expect(planeOf(misnamed)).toEqual(planeOf(esriPrj()));
  });

  test("on a meridian of both, the name tells a 6° zone from the same plane as 3° zone", () => {
    const meridian = "111.0";
    expect(planeOf(esriPrj({ meridian, name: "CGCS2000_GK_CM_111E" })).zoneWidthDeg).toBe(6);
    expect(planeOf(esriPrj({ meridian, name: "CGCS2000_3_Degree_GK_CM_111E" })).zoneWidthDeg).toBe(
      3,
    );
  });

  test.each(["Gauss_Kruger", "Transverse_Mercator", "transverse mercator", "Gauss Krueger"])(
    "projection %s",
    (projection) => {
      expect(planeOf(esriPrj({ projection }))).toEqual(planeOf(esriPrj()));
    },
  );

  test("an authority at the end, line breaks, a byte order mark, round brackets", () => {
    const withAuthority = `${esriPrj().slice(0, -1)},AUTHORITY["EPSG",4547]]`;
    expect(planeOf(withAuthority)).toEqual(planeOf(esriPrj()));
    const spread = `\uFEFF${esriPrj().replaceAll(",", ",\r\n ").replaceAll("[", "(").replaceAll("]", ")")}`;
    expect(planeOf(spread)).toEqual(planeOf(esriPrj()));
  });

  test("the ellipsoid may be called GRS 1980, its figures are the same", () => {
    const datum = 'DATUM["D_China_2000",SPHEROID["GRS_1980",6378137.0,298.257222101]]';
    expect(planeOf(esriPrj({ datum }))).toEqual(planeOf(esriPrj()));
  });

  test("the reason is told in Chinese", () => {
    expect(recognisePrj(esriPrj({ easting: "38500000" }))).toMatchObject({
      reason: ".prj 的参数为 CGCS2000 3°带,中央子午线 114°,横坐标带号 38",
    });
  });

  test("EPSG WKT 1", () => {
    const epsg4526 = `PROJCS["CGCS2000 / 3-degree Gauss-Kruger zone 38",GEOGCS["China Geodetic Coordinate System 2000",
      DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],
      PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],
      AUTHORITY["EPSG","4490"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],
      PARAMETER["central_meridian",114],PARAMETER["scale_factor",1],PARAMETER["false_easting",38500000],
      PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Northing",NORTH],
      AXIS["Easting",EAST],AUTHORITY["EPSG","4526"]]`;
    expect(planeOf(epsg4526)).toEqual(planeOf(esriPrj({ easting: "38500000" })));
  });

  test("WKT 2", () => {
    const wkt2 = `PROJCRS["CGCS2000 / 3-degree Gauss-Kruger CM 114E",BASEGEOGCRS["China Geodetic Coordinate System 2000",
      DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101,LENGTHUNIT["metre",1]]],
      PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4490]],
      CONVERSION["3-degree Gauss-Kruger CM 114E",METHOD["Transverse Mercator",ID["EPSG",9807]],
      PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8801]],
      PARAMETER["Longitude of natural origin",114,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8802]],
      PARAMETER["Scale factor at natural origin",1,SCALEUNIT["unity",1],ID["EPSG",8805]],
      PARAMETER["False easting",500000,LENGTHUNIT["metre",1],ID["EPSG",8806]],
      PARAMETER["False northing",0,LENGTHUNIT["metre",1],ID["EPSG",8807]]],
      CS[Cartesian,2],AXIS["northing (X)",north,ORDER[1],LENGTHUNIT["metre",1]],
      AXIS["easting (Y)",east,ORDER[2],LENGTHUNIT["metre",1]],ID["EPSG",4547]]`;
    expect(planeOf(wkt2)).toEqual(planeOf(esriPrj()));
    expect(recognisePrj(wkt2.replaceAll('"metre",1', '"foot",0.3048')).kind).toBe("unknown");
  });

  test("degrees of CGCS2000", () => {
    const degrees =
      'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",' +
      '6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
    expect(recognisePrj(degrees)).toMatchObject({ kind: "accepted", source: { kind: "degrees" } });
    const radians = degrees.replace('"Degree",0.0174532925199433', '"Radian",1.0');
    expect(recognisePrj(radians).kind).toBe("unknown");
  });
});

describe("other datums are refused (D24)", () => {
  test.each([
    [xian, "西安80"],
    [beijing, "北京54"],
    [newBeijing, "新北京54"],
    [wgs84, "WGS 84"],
  ])("%s", (datum, datumName) => {
    expect(recognisePrj(esriPrj({ datum }))).toEqual({ kind: "refused", datumName });
  });

  test("even under the name of CGCS2000's projection", () => {
    expect(recognisePrj(esriPrj({ datum: xian, name: "CGCS2000_3_Degree_GK_CM_114E" }))).toEqual({
      kind: "refused",
      datumName: "西安80",
    });
  });

  test("another datum's name on CGCS2000's ellipsoid is refused as well", () => {
    const datum = 'DATUM["D_Xian_1980",SPHEROID["CGCS2000",6378137.0,298.257222101]]';
    expect(recognisePrj(esriPrj({ datum }))).toEqual({ kind: "refused", datumName: "西安80" });
  });

  test("UTM and degrees of WGS 84", () => {
    const utm = esriPrj({ datum: wgs84, scale: "0.9996", meridian: "111.0" });
    expect(recognisePrj(utm)).toEqual({ kind: "refused", datumName: "WGS 84" });
    const wkt2 =
      'GEOGCRS["WGS 84",ENSEMBLE["World Geodetic System 1984 ensemble",MEMBER["World Geodetic System ' +
      '1984 (Transit)"],ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]]]]';
    expect(recognisePrj(wkt2)).toEqual({ kind: "refused", datumName: "WGS 84" });
  });
});

describe("what is not certain stays unknown", () => {
  test.each([
    ["scale", { scale: "0.9996" }, "比例因子"],
    ["latitude of origin", { latitude: "35.0" }, "起始纬度"],
    ["false northing", { northing: "-3000000" }, "北移"],
    ["feet", { unit: 'UNIT["Foot",0.3048]' }, "长度单位"],
    ["no unit", { unit: 'AUTHORITY["EPSG","1"]' }, "长度单位"],
    ["kilometres", { easting: "500.0", unit: 'UNIT["Kilometer",1000.0]' }, "长度单位"],
    ["false easting 0", { easting: "0.0" }, "东移"],
    ["a prefix that is not this meridian's", { easting: "39500000.0" }, "不相配"],
    ["a meridian outside China", { meridian: "9.0" }, "中央子午线"],
    ["a meridian in no whole seconds", { meridian: "114.00001" }, "中央子午线"],
    ["another projection", { projection: "Lambert_Conformal_Conic" }, "高斯"],
    ["another prime meridian", { prime: "2.337" }, "格林尼治"],
    ["grads", { degree: "0.01570796326794897" }, "角度单位"],
    [
      "an ellipsoid we do not know",
      { datum: 'DATUM["D_Tokyo",SPHEROID["Bessel_1841",6377397.155,299.1528128]]' },
      "椭球参数",
    ],
    [
      "CGCS2000's name on another ellipsoid",
      { datum: 'DATUM["D_China_2000",SPHEROID["WGS_1984",6378137.0,298.257223563]]' },
      "基准名",
    ],
    [
      "another datum on the same ellipsoid",
      { datum: 'DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]]' },
      "D_ETRS_1989",
    ],
    [
      "datum parameters",
      {
        datum:
          'DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101],TOWGS84[1,0,0,0,0,0,0]]',
      },
      "TOWGS84",
    ],
  ])("%s", (_name, changes, reason) => {
    const found = recognisePrj(esriPrj(changes));
    expect(found).toMatchObject({ kind: "unknown", reason: expect.stringContaining(reason) });
  });

  test("a local system without an ellipsoid, and texts that are no WKT", () => {
    expect(recognisePrj('LOCAL_CS["Unknown",UNIT["Meter",1.0]]').kind).toBe("unknown");
    for (const text of [
      "",
      "Unknown",
      "PROJCS[",
      '"x"',
      "]",
      "EPSG:4547",
      esriPrj().slice(0, -1),
      "{}",
    ]) {
      expect(recognisePrj(text), text).toMatchObject({ kind: "unknown" });
    }
  });
});
