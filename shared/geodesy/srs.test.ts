import { describe, expect, test } from "vitest";
import type { PlaneCrs } from "./plane-crs.ts";
import { recognisePrj } from "./recognise-prj.ts";
import {
  epsgCodeOf,
  esriWktOf,
  planeCrsFromSrsId,
  planeCrsTitle,
  srsIdOf,
  srsNameOf,
  srsWktOf,
} from "./srs.ts";

const plane = (centralMeridianDeg: number, zoneWidthDeg: 1.5 | 3 | 6, prefix = 0): PlaneCrs => ({
  centralMeridianDeg,
  zoneWidthDeg,
  falseEastingM: prefix * 1_000_000 + 500_000,
});

/** Every plane of crs.md §1, and planes without an EPSG code. */
const epsgPlanes: PlaneCrs[] = [
  ...Array.from({ length: 21 }, (_, i) => [plane(3 * (i + 25), 3), plane(3 * (i + 25), 3, i + 25)]),
  ...Array.from({ length: 11 }, (_, i) => [plane(6 * i + 75, 6), plane(6 * i + 75, 6, i + 13)]),
].flat();
const ownPlanes = [
  plane(112.5, 1.5),
  plane(114, 1.5),
  plane(112.5, 1.5, 75),
  plane(113.5, 3),
  plane(409_200 / 3600, 3),
  plane(417_659 / 3600, 3),
];

describe("EPSG codes (crs.md §1)", () => {
  test.each([
    [plane(75, 3, 25), 4513],
    [plane(135, 3, 45), 4533],
    [plane(75, 3), 4534],
    [plane(135, 3), 4554],
    [plane(114, 3, 38), 4526],
    [plane(114, 3), 4547],
    [plane(75, 6, 13), 4491],
    [plane(135, 6, 23), 4501],
    [plane(75, 6), 4502],
    [plane(135, 6), 4512],
    [plane(111, 6, 19), 4497],
    [plane(111, 6), 4508],
  ])("%o is %d", (crs, code) => {
    expect(epsgCodeOf(crs)).toBe(code);
    expect(srsIdOf(crs)).toBe(code);
    expect(planeCrsFromSrsId(code)).toEqual(crs);
  });

  test("1.5° zones and a county's own meridian have none and get a number of ours", () => {
    expect(ownPlanes.map(epsgCodeOf)).toEqual(ownPlanes.map(() => null));
    expect(srsIdOf(plane(112.5, 1.5))).toBe(111_250);
    expect(srsIdOf(plane(113.5, 3))).toBe(111_350);
    expect(srsIdOf(plane(112.5, 1.5, 75))).toBe(211_250);
    expect(srsIdOf(plane(409_200 / 3600, 3))).toBe(1_409_200);
  });

  test("every number goes back to its plane, and no two planes share one", () => {
    const planes = [...epsgPlanes, ...ownPlanes];
    expect(planes).toHaveLength(70);
    expect(new Set(planes.map(srsIdOf)).size).toBe(70);
    for (const crs of planes) expect(planeCrsFromSrsId(srsIdOf(crs))).toEqual(crs);
  });

  test.each([0, -1, 4326, 4490, 4512.5, 4555, 2383, 100_000, 999_999_999])(
    "%d is no plane of ours",
    (id) => {
      expect(planeCrsFromSrsId(id)).toBeNull();
    },
  );
});

describe("names and WKT", () => {
  test("names as EPSG has them", () => {
    expect(srsNameOf(plane(114, 3))).toBe("CGCS2000 / 3-degree Gauss-Kruger CM 114E");
    expect(srsNameOf(plane(114, 3, 38))).toBe("CGCS2000 / 3-degree Gauss-Kruger zone 38");
    expect(srsNameOf(plane(111, 6))).toBe("CGCS2000 / Gauss-Kruger CM 111E");
    expect(srsNameOf(plane(112.5, 1.5))).toBe("CGCS2000 / 1.5-degree Gauss-Kruger CM 112.5E");
  });

  test("Chinese titles", () => {
    expect(planeCrsTitle(plane(112.5, 1.5))).toBe("CGCS2000 1.5°带,中央子午线 112.5°");
    expect(planeCrsTitle(plane(111, 6, 19))).toBe("CGCS2000 6°带,中央子午线 111°,横坐标带号 19");
  });

  test("the .prj is the one of crs.md §2", () => {
    expect(esriWktOf(plane(114, 3))).toBe(
      'PROJCS["CGCS2000_3_Degree_GK_CM_114E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",' +
        'DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],' +
        'UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],' +
        'PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],' +
        'PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],' +
        'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]',
    );
    expect(esriWktOf(plane(111, 6, 19))).toContain('"CGCS2000_GK_Zone_19"');
    expect(esriWktOf(plane(111, 6))).toContain('"CGCS2000_GK_CM_111E"');
  });

  test("what we write we recognise", () => {
    for (const crs of [...epsgPlanes, ...ownPlanes]) {
      for (const text of [srsWktOf(crs), esriWktOf(crs)]) {
        expect(recognisePrj(text), text).toMatchObject({ source: { kind: "plane", crs } });
      }
    }
  });

  test("axes: EPSG planes as EPSG orders them, our own easting first", () => {
    expect(srsWktOf(plane(114, 3))).toMatch(
      /NORTH\],AXIS\["Easting",EAST\],AUTHORITY\["EPSG","4547"\]\]$/,
    );
    expect(srsWktOf(plane(112.5, 1.5))).toMatch(/EAST\],AXIS\["Northing",NORTH\]\]$/);
  });
});
