import fc from "fast-check";
import geodesic from "geographiclib-geodesic";
import { describe, expect, test } from "vitest";
import { multiPolygonAreaM2 } from "../geometry/measure.ts";
import type { MultiPolygon, Ring } from "../geometry/types.ts";
import { formatMu } from "../land/mu.ts";
import { inverseFlattening, semiMajorAxisM } from "./cgcs2000.ts";
import { ellipsoidAreaM2, officialAreaM2, trapezoidAreaM2 } from "./ellipsoid-area.ts";
import { toDegrees, toPlane } from "./gauss-kruger.ts";
import { inverseSeries } from "./inverse-series.ts";
import { nationalSheetBounds } from "./national-sheet.ts";
import type { PlaneCrs } from "./plane-crs.ts";

const crs: PlaneCrs = { centralMeridianDeg: 114, zoneWidthDeg: 3, falseEastingM: 500_000 };
const radians = Math.PI / 180;

/** A ring from vertices in the survey's order, northing before easting. */
const ringNE = (...vertices: (readonly [northM: number, eastM: number])[]): Ring =>
  Float64Array.from(vertices.flatMap(([northM, eastM]) => [eastM, northM]));

const p1 = ringNE(
  [3_385_977.158, 530_972.103],
  [3_386_034.537, 530_989.645],
  [3_386_022.842, 531_027.897],
  [3_385_965.463, 531_010.355],
);
const p2 = ringNE(
  [3_386_000, 531_000],
  [3_387_000, 531_000],
  [3_387_000, 532_000],
  [3_386_000, 532_000],
);
const p3 = ringNE(
  [4_400_000, 640_000],
  [4_401_000, 640_000],
  [4_401_000, 641_000],
  [4_400_000, 641_000],
);
const p4 = ringNE(
  [3_386_012.345, 531_020.111],
  [3_386_055.87, 531_033.402],
  [3_386_049.12, 531_060.933],
  [3_386_030.004, 531_071.25],
  [3_386_004.618, 531_049.777],
);
const sheet = ringNE(
  [3_385_597.4053, 531_970.1385],
  [3_386_367.2901, 531_967.8589],
  [3_386_370.2947, 532_966.8602],
  [3_385_600.4094, 532_969.2111],
);

describe("polygons of area.md §8", () => {
  test.each([
    ["P1", p1, 2400.0154, 2399.96],
    ["P2", p2, 1_000_000, 999_975.52],
    ["P3", p3, 1_000_000, 999_514.3],
    ["P4", p4, 1683.39, 1683.35],
    ["sheet H50I203033", sheet, 769_150.57, 769_130.57],
  ])(
    "%s: planar, official with 70 m splits, and unrounded beside it",
    (_id, ring, planar, official) => {
      expect(multiPolygonAreaM2([[ring]])).toBeCloseTo(planar, 2);
      expect(officialAreaM2(crs, [[ring]])).toBe(official);
      // Angles rounded to a millionth of a second are off by up to 0.015 mm a vertex.
      expect(Math.abs(ellipsoidAreaM2(crs, [[ring]]) - official)).toBeLessThan(0.02);
    },
  );

  test("P2 with the hole P4", () => {
    expect(officialAreaM2(crs, [[p2, p4]])).toBe(998_292.17);
    const unrounded = ellipsoidAreaM2(crs, [[p2]]) - ellipsoidAreaM2(crs, [[p4]]);
    expect(ellipsoidAreaM2(crs, [[p2, p4]])).toBe(unrounded);
  });

  test("P2 with the zone prefix 38", () => {
    const prefixed = p2.map((value, i) => (i % 2 === 0 ? value + 38_000_000 : value));
    const zone38 = { ...crs, falseEastingM: 38_500_000 };
    expect(officialAreaM2(zone38, [[prefixed]])).toBe(999_975.52);
    expect(ellipsoidAreaM2(zone38, [[prefixed]])).toBe(ellipsoidAreaM2(crs, [[p2]]));
  });

  test("parts add up; nothing has no area", () => {
    const both: MultiPolygon = [[p2, p4], [p3]];
    const sum = ellipsoidAreaM2(crs, [[p2, p4]]) + ellipsoidAreaM2(crs, [[p3]]);
    expect(ellipsoidAreaM2(crs, both)).toBeCloseTo(sum, 6);
    expect(ellipsoidAreaM2(crs, [])).toBe(0);
    expect(ellipsoidAreaM2(crs, [[Float64Array.from([531_000, 3_386_000])]])).toBe(0);
  });
});

describe("sheet areas of area.md §8", () => {
  test.each([
    ["J50I090055", 691_988.7, "1037.98"],
    ["H50I203033", 769_130.58, "1153.70"],
    ["J50I014238", 686_811.02, "1030.22"],
    ["G48I250255", 800_565.92, "1200.85"],
    ["L51I200250", 615_975.25, "923.96"],
    ["F49I001001", 815_259.16, "1222.89"],
    ["F49I576576", 838_008.66, "1257.01"],
  ])("%s", (code, areaM2, mu) => {
    const { westDeg, southDeg, eastDeg, northDeg } = nationalSheetBounds(code);
    const area = trapezoidAreaM2(
      southDeg * radians,
      northDeg * radians,
      (eastDeg - westDeg) * radians,
    );
    expect(Math.round(area * 100) / 100).toBe(areaM2);
    expect(formatMu(areaM2)).toBe(mu);
  });

  test("the 1:10,000 and 1:5,000 sheets, and the sign of the directions", () => {
    const area = (south: number, north: number, width: number) =>
      trapezoidAreaM2(south * radians, north * radians, width * radians);
    // J50G015010 is row 15 of 2′30″ and 3′45″ wide; J50H030019 row 30 of 1′15″ and 1′52.5″ wide.
    const g = 40 - (15 * 2.5) / 60;
    expect(area(g, g + 2.5 / 60, 3.75 / 60)).toBeCloseTo(24_905_495.14, 2);
    const h = 40 - (30 * 1.25) / 60;
    expect(area(h, h + 1.25 / 60, 1.875 / 60)).toBeCloseTo(6_227_288.57, 2);
    expect(area(h + 1.25 / 60, h, 1.875 / 60)).toBeCloseTo(-6_227_288.57, 2);
    expect(area(h, h + 1.25 / 60, -1.875 / 60)).toBeCloseTo(-6_227_288.57, 2);
  });

  test("the whole ellipsoid", () => {
    const earth = trapezoidAreaM2(-Math.PI / 2, Math.PI / 2, 2 * Math.PI);
    // The series ends at e⁸: 510,065,621.7 km² to 1e-10.
    expect(Math.abs(earth / 510_065_621_718_491 - 1)).toBeLessThan(1e-9);
  });
});

describe("the official inverse series", () => {
  test("worked example of area.md §8", () => {
    const point = { lat: 0, lon: 0 };
    inverseSeries(3_386_000, 31_000, point);
    expect(point.lat / radians).toBeCloseTo(30.593934712308, 10);
    expect(point.lon / radians + 114).toBeCloseTo(114.323230474065, 10);
  });

  test("property: within 0.2 mm of the rigorous inverse up to 150 km from the meridian", () => {
    const off = fc.double({ min: -150_000, max: 150_000, noNaN: true });
    const north = fc.double({ min: 400_000, max: 5_900_000, noNaN: true });
    fc.assert(
      fc.property(off, north, (offM, northM) => {
        const point = { lat: 0, lon: 0 };
        inverseSeries(northM, offM, point);
        const [lonDeg, latDeg] = toDegrees(crs, 500_000 + offM, northM);
        const [east, north] = toPlane(crs, point.lon / radians + 114, point.lat / radians);
        expect(
          Math.hypot(east - 500_000 - offM, north - northM),
          `${lonDeg} ${latDeg}`,
        ).toBeLessThan(2e-4);
      }),
    );
  });
});

/** A ring of the plane measured by geographiclib, its edges split so that they stay straight there. */
function geodesicAreaM2(plane: PlaneCrs, ring: Ring): number {
  const earth = new geodesic.Geodesic.Geodesic(semiMajorAxisM, 1 / inverseFlattening);
  const polygon = earth.Polygon(false);
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    const [eastStep, northStep] = [ring[next]! - ring[i]!, ring[next + 1]! - ring[i + 1]!];
    const parts = Math.ceil(Math.hypot(eastStep, northStep) / 20);
    for (let part = 0; part < parts; part++) {
      const share = part / parts;
      const [lonDeg, latDeg] = toDegrees(
        plane,
        ring[i]! + eastStep * share,
        ring[i + 1]! + northStep * share,
      );
      polygon.AddPoint(latDeg, lonDeg);
    }
  }
  return Math.abs(polygon.Compute(false, true).area ?? Number.NaN);
}

/**
 * What the formula's straight lines in latitude and longitude may cause: a part of length l lies beside
 * the plane's straight line by a segment of at most l³ tan B / 12 R.
 */
function partsToleranceM2(plane: PlaneCrs, ring: Ring): number {
  const slope = Math.tan(toDegrees(plane, ring[0]!, ring[1]!)[1] * radians + 1e-4);
  let toleranceM2 = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    const lengthM = Math.hypot(ring[next]! - ring[i]!, ring[next + 1]! - ring[i + 1]!);
    const parts = Math.floor(lengthM / 70) + 1;
    toleranceM2 += (parts * (lengthM / parts) ** 3 * slope) / (12 * 6_350_000);
  }
  return toleranceM2;
}

/** Star-shaped rings of 3 to 12 vertices, 20 m to 1 km across, anywhere in the zones of China. */
const randomRing = fc
  .record({
    meridian: fc.integer({ min: 25, max: 45 }).map((zone) => zone * 3),
    offM: fc.double({ min: -150_000, max: 150_000, noNaN: true }),
    northM: fc.double({ min: 2_000_000, max: 5_900_000, noNaN: true }),
    radiusM: fc.double({ min: 10, max: 500, noNaN: true }),
    shares: fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 12 }),
  })
  .map(({ meridian, offM, northM, radiusM, shares }) => ({
    plane: { centralMeridianDeg: meridian, zoneWidthDeg: 3, falseEastingM: 500_000 } as const,
    ring: Float64Array.from(
      shares.flatMap((share, i) => {
        const angle = (2 * Math.PI * i) / shares.length;
        return [
          500_000 + offM + Math.cos(angle) * share * radiusM,
          northM + Math.sin(angle) * share * radiusM,
        ];
      }),
    ),
  }));

describe("properties", () => {
  test("agrees with geographiclib on 1,000 random rings up to 1 km (D12)", () => {
    const rings = fc.sample(fc.noBias(randomRing), { seed: 20_261_122, numRuns: 1000 });
    expect(rings).toHaveLength(1000);
    for (const { plane, ring } of rings) {
      const expected = geodesicAreaM2(plane, ring);
      const toleranceM2 = Math.max(1e-6 * expected, 0.01);
      expect(Math.abs(ellipsoidAreaM2(plane, [[ring]]) - expected)).toBeLessThan(toleranceM2);
      expect(Math.abs(officialAreaM2(plane, [[ring]]) - expected)).toBeLessThan(toleranceM2 + 0.03);
    }
  });

  test("differs from geographiclib by no more than parts of 70 m can cause", () => {
    fc.assert(
      fc.property(randomRing, ({ plane, ring }) => {
        const expected = geodesicAreaM2(plane, ring);
        const differenceM2 = Math.abs(ellipsoidAreaM2(plane, [[ring]]) - expected);
        expect(differenceM2).toBeLessThan(partsToleranceM2(plane, ring) + 1e-8 * expected + 1e-3);
      }),
    );
  });

  test("starting vertex, direction and a mirror at the meridian leave the area", () => {
    fc.assert(
      fc.property(randomRing, fc.nat(11), ({ plane, ring }, start) => {
        const areaM2 = ellipsoidAreaM2(plane, [[ring]]);
        const cut = (start * 2) % ring.length;
        const turned = Float64Array.from([...ring.slice(cut), ...ring.slice(0, cut)]);
        const reversed = ring.map((_, i) => ring[ring.length - 2 - i + (i % 2) * 2]!);
        expect(Math.abs(ellipsoidAreaM2(plane, [[reversed]]) - areaM2)).toBeLessThan(1e-5);
        expect(Math.abs(ellipsoidAreaM2(plane, [[turned]]) - areaM2)).toBeLessThan(1e-5);
        const mirrored = ring.map((value, i) => (i % 2 === 0 ? 1_000_000 - value : value));
        expect(Math.abs(ellipsoidAreaM2(plane, [[mirrored]]) - areaM2)).toBeLessThan(1e-5);
      }),
    );
  });

  test("cutting a ring in two keeps the sum", () => {
    const west = ringNE(
      [3_386_000, 531_000],
      [3_387_000, 531_000],
      [3_387_000, 531_300],
      [3_386_000, 531_300],
    );
    const east = ringNE(
      [3_386_000, 531_300],
      [3_387_000, 531_300],
      [3_387_000, 532_000],
      [3_386_000, 532_000],
    );
    const whole = ringNE(
      [3_386_000, 531_000],
      [3_387_000, 531_000],
      [3_387_000, 531_300],
      [3_387_000, 532_000],
      [3_386_000, 532_000],
      [3_386_000, 531_300],
    );
    const parts = ellipsoidAreaM2(crs, [[west]]) + ellipsoidAreaM2(crs, [[east]]);
    expect(ellipsoidAreaM2(crs, [[whole]])).toBeCloseTo(parts, 5);
  });
});
