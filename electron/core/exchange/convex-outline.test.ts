import fc from "fast-check";
import { expect, test } from "vitest";
import { ConvexOutline } from "./convex-outline.ts";

test("boxes in a row are framed by their outermost corners", () => {
  const outline = new ConvexOutline();
  outline.add([0, 0, 1, 1]);
  outline.add([2, 0, 3, 1]);
  outline.add([1, 0.2, 2, 0.8]);
  expect(outline.coordinates()).toEqual([0, 0, 3, 0, 3, 1, 0, 1]);
});

test("no boxes, no outline; a point is a point", () => {
  expect(new ConvexOutline().coordinates()).toEqual([]);
  const point = new ConvexOutline();
  point.add([5, 5, 5, 5]);
  expect(new Set(point.coordinates())).toEqual(new Set([5]));
});

test("every corner lies within, however many there are", () => {
  const coordinate = fc.integer({ min: -50, max: 50 });
  const boxes = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 2000 });
  fc.assert(
    fc.property(boxes, (corners) => {
      const outline = new ConvexOutline();
      for (const [x, y] of corners) outline.add([x, y, x + 1, y + 1]);
      const ring = outline.coordinates();
      const inside = ([x, y]: readonly [number, number]) =>
        ring.every((value, at) => {
          if (at % 2 === 1) return true;
          const [endX, endY] = [ring[(at + 2) % ring.length]!, ring[(at + 3) % ring.length]!];
          return (endX - value) * (y - ring[at + 1]!) - (endY - ring[at + 1]!) * (x - value) >= 0;
        });
      return corners.every(([x, y]) => inside([x, y]) && inside([x + 1, y + 1]));
    }),
    { numRuns: 50 },
  );
});
