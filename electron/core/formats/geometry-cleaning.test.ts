import { expect, test } from "vitest";
import { cleanGeometry } from "./geometry-cleaning.ts";

const codes = (cleaned: ReturnType<typeof cleanGeometry>) =>
  cleaned.notices.map((notice) => `${notice.level} ${notice.code}`);
const ring = (...numbers: number[]) =>
  Array.from({ length: numbers.length / 2 }, (_, at) => numbers.slice(at * 2, at * 2 + 2));
const good = ring(0, 0, 0, 9, 9, 9, 9, 0, 0, 0);

test("a null shape is skipped", () => {
  expect(cleanGeometry(7, null)).toEqual({
    geometry: null,
    notices: [
      {
        row: 7,
        level: "skipped",
        code: "geometry.null",
        message: "第 7 行没有图形(空图形),已跳过。",
      },
    ],
  });
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e300, -1.1e10])(
  "the coordinate %d skips the row",
  (bad) => {
    for (const shape of [
      { type: "Polygon" as const, coordinates: [good, ring(1, 1, 2, bad, 2, 1, 1, 1)] },
      { type: "LineString" as const, coordinates: ring(0, 0, bad, 1) },
      { type: "Point" as const, coordinates: [bad, 1] },
    ]) {
      const cleaned = cleanGeometry(1, shape);
      expect(cleaned.geometry).toBeNull();
      expect(codes(cleaned)).toEqual(["skipped geometry.coordinate"]);
    }
  },
);

test("rings without area are dropped, and with the last of them the row", () => {
  const flat = ring(1, 1, 5, 5, 3, 3, 1, 1);
  const two = ring(1, 1, 5, 5, 1, 1);
  const kept = cleanGeometry(1, { type: "Polygon", coordinates: [good, flat, two] });
  expect(kept.geometry).toEqual({
    type: "MultiPolygon",
    polygons: [[Float64Array.of(0, 0, 0, 9, 9, 9, 9, 0)]],
  });
  expect(codes(kept)).toEqual(["repaired geometry.emptyRing"]);
  for (const coordinates of [[flat], [two], [flat, two], []]) {
    expect(codes(cleanGeometry(1, { type: "Polygon", coordinates }))).toEqual([
      "skipped geometry.empty",
    ]);
  }
});

test("a ring of three points on a line at zone-prefixed coordinates has no area, a thin strip has", () => {
  const [x, y] = [39_521_000.123, 4_150_000.457];
  const line = ring(x, y, x + 10.1, y + 30.3, x + 20.2, y + 60.6, x, y);
  expect(cleanGeometry(1, { type: "Polygon", coordinates: [line] }).geometry).toBeNull();
  const strip = ring(x, y, x + 100, y, x + 100, y + 0.001, x, y + 0.001, x, y);
  expect(cleanGeometry(1, { type: "Polygon", coordinates: [strip] }).geometry).not.toBeNull();
});

test("repeated vertices are removed and counted, an unclosed ring is closed", () => {
  const repeated = ring(0, 0, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9, 9, 0);
  const cleaned = cleanGeometry(3, { type: "Polygon", coordinates: [repeated] });
  expect(cleaned.geometry).toEqual({
    type: "MultiPolygon",
    polygons: [[Float64Array.of(0, 0, 0, 9, 9, 9, 9, 0)]],
  });
  expect(cleaned.notices).toEqual([
    {
      row: 3,
      level: "repaired",
      code: "geometry.duplicateVertex",
      message: "第 3 行有 3 个重复节点,已去掉。",
    },
  ]);
});

test("a hole that runs like its outer ring is a hole, and that is said", () => {
  const hole = ring(1, 1, 1, 2, 2, 2, 2, 1, 1, 1);
  const cleaned = cleanGeometry(1, { type: "MultiPolygon", coordinates: [[good], [hole]] });
  expect(cleaned.geometry?.type === "MultiPolygon" && cleaned.geometry.polygons.length).toBe(1);
  expect(codes(cleaned)).toEqual(["repaired geometry.ringOrientation"]);
});

test("lines lose parts without length; points stay as they are", () => {
  const lines = cleanGeometry(1, {
    type: "MultiLineString",
    coordinates: [ring(0, 0, 0, 0), ring(1, 1, 1, 1, 2, 2)],
  });
  expect(lines.geometry).toEqual({ type: "MultiLineString", lines: [Float64Array.of(1, 1, 2, 2)] });
  expect(codes(lines)).toEqual([
    "repaired geometry.duplicateVertex",
    "repaired geometry.emptyLine",
  ]);
  const points = cleanGeometry(1, { type: "MultiPoint", coordinates: ring(1, 2, 1, 2) });
  expect(points).toEqual({
    geometry: { type: "MultiPoint", points: Float64Array.of(1, 2, 1, 2) },
    notices: [],
  });
});

test("T4: a bow-tie whose halves cancel is kept for the repair of the run; a flat ring is not", () => {
  const polygon = (coordinates: number[][]) => ({
    type: "Polygon" as const,
    coordinates: [coordinates],
  });
  const bowTie = cleanGeometry(
    1,
    polygon([
      [0, 0],
      [10, 10],
      [10, 0],
      [0, 10],
      [0, 0],
    ]),
  );
  expect(bowTie.geometry).not.toBeNull();
  const tilted = [
    [500_000.1, 4_100_000.1],
    [500_010.1, 4_100_010.1],
    [500_005.1, 4_100_005.1],
    [500_000.1, 4_100_000.1],
  ];
  expect(cleanGeometry(1, polygon(tilted)).notices[0]?.code).toBe("geometry.empty");
});
