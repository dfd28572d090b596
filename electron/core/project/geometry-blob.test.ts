import fc from "fast-check";
import { expect, test } from "vitest";
import type { PlaneGeometry, Polygon, Ring } from "../../../shared/geometry/types.ts";
import {
  decodeGeometry,
  decodeRings,
  encodeGeometry,
  geometryEnvelope,
  readBlobHeader,
} from "./geometry-blob.ts";
import { square } from "./testing/sample-project.ts";

const coordinate = fc.double({ min: -1e7, max: 1e7, noNaN: true });
const flat = (points: number) =>
  fc
    .array(coordinate, { minLength: points * 2, maxLength: points * 2 + 20 })
    .map((values) => Float64Array.from(values.slice(0, values.length & ~1)));
const polygon = fc.array(flat(3), { minLength: 1, maxLength: 3 });
const geometry: fc.Arbitrary<PlaneGeometry> = fc.oneof(
  fc.record({
    type: fc.constant("MultiPolygon" as const),
    polygons: fc.array(polygon, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    type: fc.constant("MultiLineString" as const),
    lines: fc.array(flat(2), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ type: fc.constant("MultiPoint" as const), points: flat(1) }),
);

test("any geometry comes back with its own doubles, rings apart from their direction", () => {
  fc.assert(
    fc.property(geometry, (original) => {
      const back = decodeGeometry(encodeGeometry(original, 4547));
      expect(withoutDirection(back)).toEqual(withoutDirection(original));
    }),
  );
});

test("rings are handed out one by one, the same that a whole reading gives; none of lines and points", () => {
  fc.assert(
    fc.property(geometry, (original) => {
      const blob = encodeGeometry(original, 4547);
      const whole = decodeGeometry(blob);
      const rings = decodeRings(blob, (ring) => ring.slice());
      expect(rings).toEqual(whole.type === "MultiPolygon" ? whole.polygons : []);
    }),
  );
});

test("the envelope in the header is that of the coordinates", () => {
  fc.assert(
    fc.property(geometry, (original) => {
      const xs = allCoordinates(original).filter((_, index) => index % 2 === 0);
      const ys = allCoordinates(original).filter((_, index) => index % 2 === 1);
      expect(geometryEnvelope(encodeGeometry(original, 4547))).toEqual([
        Math.min(...xs),
        Math.min(...ys),
        Math.max(...xs),
        Math.max(...ys),
      ]);
    }),
  );
});

test("outer rings run counter-clockwise and holes clockwise, from their first vertex on", () => {
  const clockwise = Float64Array.of(0, 0, 0, 4, 4, 4, 4, 0);
  const hole = Float64Array.of(1, 1, 2, 1, 2, 2, 1, 2);
  const blob = encodeGeometry({ type: "MultiPolygon", polygons: [[clockwise, hole]] }, 4547);
  const back = decodeGeometry(blob);
  const rings = back.type === "MultiPolygon" ? back.polygons[0] : undefined;
  expect(Array.from(rings?.[0] ?? [])).toEqual([0, 0, 4, 0, 4, 4, 0, 4]);
  expect(Array.from(rings?.[1] ?? [])).toEqual([1, 1, 1, 2, 2, 2, 2, 1]);
});

test("the bytes of a square are those of the standard (GeoPackage 1.3, 2.1.3)", () => {
  const blob = encodeGeometry(square(1, 2, 3), 4547);
  expect(blob.subarray(0, 8).toString("hex")).toBe("47500003c3110000");
  expect([8, 16, 24, 32].map((at) => blob.readDoubleLE(at))).toEqual([1, 4, 2, 5]);
  expect(blob.subarray(40, 49).toString("hex")).toBe("010600000001000000");
  expect(blob.subarray(49, 62).toString("hex")).toBe("01030000000100000005000000");
  expect(blob.length).toBe(62 + 5 * 16);
  expect(blob.readDoubleLE(blob.length - 16)).toBe(1);
});

test("a single point has no envelope, and an empty geometry says so", () => {
  const point = encodeGeometry({ type: "MultiPoint", points: Float64Array.of(5, 6) }, 4547);
  expect(point.length).toBe(8 + 21);
  expect(geometryEnvelope(point)).toEqual([5, 6, 5, 6]);
  const empty = encodeGeometry({ type: "MultiPolygon", polygons: [] }, -1);
  expect(geometryEnvelope(empty)).toBeNull();
  expect(readBlobHeader(empty)).toEqual({ srsId: -1, empty: true, wkbType: 6 });
  expect(decodeGeometry(empty)).toEqual({ type: "MultiPolygon", polygons: [] });
});

test("a blob cut anywhere is refused, never read as something else", () => {
  const blob = encodeGeometry(square(1, 2, 3), 4547);
  for (let length = 0; length < blob.length; length++) {
    expect(() => decodeGeometry(blob.subarray(0, length))).toThrow(
      expect.objectContaining({ code: "geometry.invalid" }),
    );
  }
});

function allCoordinates(value: PlaneGeometry): number[] {
  if (value.type === "MultiPoint") return Array.from(value.points);
  if (value.type === "MultiLineString") return value.lines.flatMap((line) => Array.from(line));
  return value.polygons.flatMap(([outer]) => Array.from(outer ?? []));
}

function withoutDirection(value: PlaneGeometry): unknown {
  if (value.type !== "MultiPolygon") return value;
  return value.polygons.map((rings: Polygon) => rings.map(sortedDirection));
}

/** The ring as text in both directions, sorted: equal for a ring and its reverse. -0 counts as 0. */
function sortedDirection(ring: Ring): string[] {
  const points: string[] = [];
  for (let i = 0; i < ring.length; i += 2) points.push(`${ring[i]} ${ring[i + 1]}`);
  const reversed = [points[0], ...points.slice(1).reverse()];
  return [points.join(), reversed.join()].sort();
}
