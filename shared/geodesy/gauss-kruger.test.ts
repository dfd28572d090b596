import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createTransform, toDegrees, toPlane } from "./gauss-kruger.ts";
import type { PlaneCrs, SourceCrs } from "./plane-crs.ts";

const cm114: PlaneCrs = { centralMeridianDeg: 114, zoneWidthDeg: 3, falseEastingM: 500_000 };
const zone38: PlaneCrs = { ...cm114, falseEastingM: 38_500_000 };
const source = (crs: PlaneCrs): SourceCrs => ({ kind: "plane", crs });

describe("projection", () => {
  test("worked example of area.md §8 (PROJ)", () => {
    const [lonDeg, latDeg] = toDegrees(cm114, 531_000, 3_386_000);
    expect(lonDeg).toBeCloseTo(114.323230474068, 11);
    expect(latDeg).toBeCloseTo(30.593934713182, 11);
  });

  test("the central meridian is straight and true to length", () => {
    expect(toPlane(cm114, 114, 0)).toEqual([500_000, 0]);
    expect(toPlane(zone38, 114, 35)[0]).toBe(38_500_000);
    // Quadrant of the meridian on this ellipsoid, 10,001,965.7 m.
    expect(toPlane(cm114, 114, 90)[1]).toBeCloseTo(10_001_965.729, 2);
  });

  test("property: to degrees and back within a micrometre, in 1.5°, 3° and 6° zones", () => {
    const zones = fc.constantFrom(
      { width: 1.5 as const, meridians: [112.5, 114, 115.5] },
      { width: 3 as const, meridians: [75, 114, 135] },
      { width: 6 as const, meridians: [75, 111, 135] },
    );
    const share = fc.double({ min: -1, max: 1, noNaN: true });
    const lat = fc.double({ min: 3, max: 54, noNaN: true });
    fc.assert(
      fc.property(
        zones,
        fc.nat(2),
        share,
        lat,
        fc.boolean(),
        (zone, index, off, latDeg, prefix) => {
          const centralMeridianDeg = zone.meridians[index]!;
          const falseEastingM = prefix ? 38_500_000 : 500_000;
          const crs = { centralMeridianDeg, zoneWidthDeg: zone.width, falseEastingM };
          const lonDeg = centralMeridianDeg + (off * zone.width) / 2;
          const [eastM, northM] = toPlane(crs, lonDeg, latDeg);
          const [lonBack, latBack] = toDegrees(crs, eastM, northM);
          expect(Math.abs(lonBack - lonDeg) * 111_320).toBeLessThan(1e-6);
          expect(Math.abs(latBack - latDeg) * 111_320).toBeLessThan(1e-6);
          const [eastAgain, northAgain] = toPlane(crs, lonBack, latBack);
          expect(Math.abs(eastAgain - eastM)).toBeLessThan(1e-6);
          expect(Math.abs(northAgain - northM)).toBeLessThan(1e-6);
        },
      ),
    );
  });
});

describe("from a source to the project", () => {
  test("the same meridian: the prefix goes by an exact shift", () => {
    const transform = createTransform(source(zone38), cm114);
    // 38,531,020.111 and 531,020.111 are different doubles; the shift keeps the first one's value.
    expect(transform(38_531_020.111, 3_386_012.345)).toEqual([
      38_531_020.111 - 38e6,
      3_386_012.345,
    ]);
    const back = createTransform(source(cm114), zone38);
    expect(back(...transform(38_531_020.111, 3_386_012.345))).toEqual([
      38_531_020.111, 3_386_012.345,
    ]);
  });

  test("nothing changes where nothing has to", () => {
    expect(createTransform(source(cm114), cm114)(531_020.111, 3_386_012.345)).toEqual([
      531_020.111, 3_386_012.345,
    ]);
  });

  test("a 6° zone on the meridian of a 3° zone is a shift as well", () => {
    const zone19: PlaneCrs = {
      centralMeridianDeg: 111,
      zoneWidthDeg: 6,
      falseEastingM: 19_500_000,
    };
    const cm111: PlaneCrs = { centralMeridianDeg: 111, zoneWidthDeg: 3, falseEastingM: 500_000 };
    expect(createTransform(source(zone19), cm111)(19_600_000, 4e6)).toEqual([600_000, 4e6]);
  });

  test("another meridian and degrees go over the ellipsoid", () => {
    const zone39: PlaneCrs = {
      centralMeridianDeg: 117,
      zoneWidthDeg: 3,
      falseEastingM: 39_500_000,
    };
    const [lonDeg, latDeg] = [115.4, 37.2];
    const expected = toPlane(cm114, lonDeg, latDeg);
    expect(createTransform({ kind: "degrees" }, cm114)(lonDeg, latDeg)).toEqual(expected);
    const [eastM, northM] = createTransform(
      source(zone39),
      cm114,
    )(...toPlane(zone39, lonDeg, latDeg));
    expect(eastM).toBeCloseTo(expected[0], 6);
    expect(northM).toBeCloseTo(expected[1], 6);
  });
});
