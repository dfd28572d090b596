import { expect, test } from "vitest";
import { thinOutline } from "./thin-outline.ts";

const ring = (...values: number[]) => Float64Array.from(values);

test("vertices nearer than the tolerance go, the others stay as they are", () => {
  const outer = ring(0, 0, 0.4, 0, 10, 0, 10, 10, 9.8, 10, 0, 10);
  const thinned = thinOutline({ type: "MultiPolygon", polygons: [[outer]] }, 1);
  expect(thinned).toEqual({
    type: "MultiPolygon",
    polygons: [[ring(0, 0, 10, 0, 10, 10, 0, 10)]],
  });
});

test("a hole too small to be seen goes, a shape too small stays", () => {
  const outer = ring(0, 0, 100, 0, 100, 100, 0, 100);
  const hole = ring(50, 50, 50.2, 50, 50.1, 50.2);
  const shape = { type: "MultiPolygon", polygons: [[outer, hole], [hole]] } as const;
  expect(thinOutline(shape, 5)).toEqual({
    type: "MultiPolygon",
    polygons: [[outer], [hole]],
  });
});

test("a line keeps both ends, points stay", () => {
  const line = ring(0, 0, 0.1, 0, 0.2, 0, 8, 0, 8.1, 0);
  expect(thinOutline({ type: "MultiLineString", lines: [line] }, 1)).toEqual({
    type: "MultiLineString",
    lines: [ring(0, 0, 8, 0, 8.1, 0)],
  });
  const points = { type: "MultiPoint", points: ring(0, 0, 0.1, 0) } as const;
  expect(thinOutline(points, 1)).toBe(points);
});
