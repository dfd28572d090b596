import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { planeCrsFromSrsId } from "../../shared/geodesy/crs.ts";
import { ellipsoidAreaM2 } from "../../shared/geodesy/ellipsoid-area.ts";
import { toDegrees, toPlane } from "../../shared/geodesy/gauss-kruger.ts";
import { multiPolygonAreaM2 } from "../../shared/geometry/measure.ts";
import { referenceDataFolder } from "./reference-data.ts";

interface ReferencePoint {
  epsg: number;
  lon: number;
  lat: number;
  easting: number;
  northing: number;
}

interface ReferenceArea {
  epsg: number;
  ring: [eastM: number, northM: number][];
  planar_m2: number;
  ellipsoid_m2: number;
}

const folder = referenceDataFolder();

function referenceValues(): { gauss_kruger: ReferencePoint[]; areas: ReferenceArea[] } {
  return JSON.parse(readFileSync(join(folder!, "geodesy/cgcs2000.json"), "utf8"));
}

function planeOf(epsg: number) {
  const crs = planeCrsFromSrsId(epsg);
  if (crs === null) throw new Error(`EPSG:${epsg} is not known`);
  return crs;
}

describe.skipIf(folder === null)("CGCS2000 values of PROJ and GeographicLib", () => {
  test("96 points agree within 1 mm, there and back", () => {
    const points = referenceValues().gauss_kruger;
    expect(points).toHaveLength(96);
    for (const { epsg, lon, lat, easting, northing } of points) {
      const crs = planeOf(epsg);
      const [eastM, northM] = toPlane(crs, lon, lat);
      expect(Math.hypot(eastM - easting, northM - northing), `${epsg} ${lon} ${lat}`).toBeLessThan(
        0.001,
      );
      const [lonDeg, latDeg] = toDegrees(crs, easting, northing);
      expect(Math.abs(lonDeg - lon) * 111_320, `${epsg} ${easting} ${northing}`).toBeLessThan(
        0.001,
      );
      expect(Math.abs(latDeg - lat) * 111_320, `${epsg} ${easting} ${northing}`).toBeLessThan(
        0.001,
      );
    }
  });

  test("40 areas agree within max(1e-6 A, 0.01 m²), planar and on the ellipsoid", () => {
    const { areas } = referenceValues();
    expect(areas).toHaveLength(40);
    for (const { epsg, ring, planar_m2: planarM2, ellipsoid_m2: ellipsoidM2 } of areas) {
      const polygons = [[Float64Array.from(ring.flat())]];
      const toleranceM2 = Math.max(1e-6 * ellipsoidM2, 0.01);
      expect(Math.abs(multiPolygonAreaM2(polygons) - planarM2)).toBeLessThan(1e-5);
      const found = ellipsoidAreaM2(planeOf(epsg), polygons);
      expect(Math.abs(found - ellipsoidM2)).toBeLessThan(toleranceM2);
    }
  });
});
