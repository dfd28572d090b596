import fc from "fast-check";
import { expect, test } from "vitest";
import { multiPolygonAreaM2 } from "./measure.ts";
import { overlapOf } from "./overlap.ts";
import type { MultiPolygon } from "./types.ts";

const rectangle = (x: number, y: number, width: number, height: number) =>
  Float64Array.of(x, y, x + width, y, x + width, y + height, x, y + height);
const area = (...rings: Float64Array[]): MultiPolygon => [rings];

test("rectangles share a rectangle, with its width 2A/P", () => {
  const shared = overlapOf(area(rectangle(0, 0, 10, 10)), area(rectangle(5, 8, 20, 20)));
  expect(shared.areaM2).toBeCloseTo(10, 9);
  expect(shared.meanWidthM).toBeCloseTo(20 / 14, 9);
});

test("areas that touch or lie apart share nothing", () => {
  const one = area(rectangle(0, 0, 10, 10));
  for (const other of [rectangle(10, 0, 5, 5), rectangle(0, 10, 5, 5), rectangle(50, 50, 5, 5)]) {
    expect(overlapOf(one, area(other))).toEqual({ areaM2: 0, meanWidthM: 0 });
  }
});

test("holes and parts count: a frame over two squares", () => {
  const frame = area(rectangle(0, 0, 10, 10), rectangle(2, 2, 6, 6));
  const squares: MultiPolygon = [[rectangle(1, 1, 2, 2)], [rectangle(4, 4, 2, 2)]];
  expect(overlapOf(frame, squares).areaM2).toBeCloseTo(3, 9);
  expect(overlapOf(frame, frame).areaM2).toBeCloseTo(64, 9);
});

test("crossing slants: a square turned by 45° in a square", () => {
  const turned = area(Float64Array.of(5, -2, 12, 5, 5, 12, -2, 5));
  const shared = overlapOf(area(rectangle(0, 0, 10, 10)), turned);
  expect(shared.areaM2).toBeCloseTo(100 - 4 * ((3 * 3) / 2), 9);
});

test("property: an area shares itself with itself, and two share the same both ways", () => {
  const triangle = fc
    .array(fc.integer({ min: 0, max: 200 }), { minLength: 6, maxLength: 6 })
    .map((numbers): MultiPolygon => [[Float64Array.from(numbers)]]);
  fc.assert(
    fc.property(triangle, triangle, (one, other) => {
      const own = overlapOf(one, one).areaM2;
      expect(own).toBeCloseTo(multiPolygonAreaM2(one), 6);
      const [there, back] = [overlapOf(one, other), overlapOf(other, one)];
      expect(there.areaM2).toBeCloseTo(back.areaM2, 6);
      expect(there.areaM2).toBeLessThanOrEqual(own + 1e-6);
    }),
    { seed: 40, numRuns: 300 },
  );
});
