import fc from "fast-check";
import { expect, test } from "vitest";
import type { PlaneGeometry } from "../geometry/types.ts";
import { type BlockFeature, decodeFeatureBlock, encodeFeatureBlock } from "./feature-block.ts";

const origin = [500_000, 4_150_000] as const;

/** Offsets that a float32 holds exactly, so that what comes back is the same. */
const path = (least: number) =>
  fc
    .array(fc.tuple(fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: -9000, max: 9000 })), {
      minLength: least,
      maxLength: 6,
    })
    .map((points) =>
      Float64Array.from(points.flatMap(([x, y]) => [origin[0] + x / 8, origin[1] + y / 8])),
    );

const geometry: fc.Arbitrary<PlaneGeometry> = fc.oneof(
  fc
    .array(fc.array(path(3), { minLength: 1, maxLength: 3 }), { maxLength: 3 })
    .map((polygons) => ({ type: "MultiPolygon", polygons }) as const),
  fc.array(path(2), { maxLength: 3 }).map((lines) => ({ type: "MultiLineString", lines }) as const),
  path(0).map((points) => ({ type: "MultiPoint", points }) as const),
);

const feature: fc.Arbitrary<BlockFeature> = fc.record({
  fid: fc.nat(),
  key: fc.string({ unit: "grapheme" }),
  class: fc.constantFrom("unconfirmed", "0101", ""),
  label: fc.constantFrom("W0012", "东坡地", "𠮷村", ""),
  geometry,
});

test("what was packed comes back: shapes, holes, lines, points, names", () => {
  fc.assert(
    fc.property(fc.array(feature, { maxLength: 8 }), fc.boolean(), (features, truncated) => {
      const buffer = encodeFeatureBlock({ features, truncated }, origin);
      expect(decodeFeatureBlock(buffer)).toEqual({ features, truncated });
    }),
    { numRuns: 200 },
  );
});

test("coordinates are true to a millimetre over a township", () => {
  const points = Float64Array.of(origin[0] + 7_654.321, origin[1] - 6_543.219);
  const block = encodeFeatureBlock(
    {
      features: [
        { fid: 1, key: "", class: "", label: "", geometry: { type: "MultiPoint", points } },
      ],
      truncated: false,
    },
    origin,
  );
  const [decoded] = decodeFeatureBlock(block).features;
  const found = decoded?.geometry.type === "MultiPoint" ? decoded.geometry.points : [];
  expect(found[0]).toBeCloseTo(points[0]!, 3);
  expect(found[1]).toBeCloseTo(points[1]!, 3);
});

test("a long list of names survives", () => {
  const geometryOfNone = { type: "MultiPoint", points: new Float64Array() } as const;
  const features = Array.from({ length: 3000 }, (_, fid) => ({
    fid,
    key: `14079910120101W${fid}`,
    class: "unconfirmed",
    label: "未确权地",
    geometry: geometryOfNone,
  }));
  const block = encodeFeatureBlock({ features, truncated: true }, origin);
  expect(decodeFeatureBlock(block)).toEqual({ features, truncated: true });
});

test("anything else is refused", () => {
  expect(() => decodeFeatureBlock(new ArrayBuffer(0))).toThrow("无法识别");
  expect(() => decodeFeatureBlock(new ArrayBuffer(100))).toThrow("无法识别");
});
