import { expect, test } from "vitest";
import { pointInMultiPolygon } from "./measure.ts";
import { pointInside } from "./point-inside.ts";

test("a point inside a horseshoe and a frame, whose middles lie outside", () => {
  const horseshoe = Float64Array.of(0, 0, 10, 0, 10, 10, 7, 10, 7, 3, 3, 3, 3, 10, 0, 10);
  const frame = [
    Float64Array.of(0, 0, 10, 0, 10, 10, 0, 10),
    Float64Array.of(1, 1, 9, 1, 9, 9, 1, 9),
  ];
  for (const polygon of [[horseshoe], frame]) {
    const [x, y] = pointInside([polygon]);
    expect(pointInMultiPolygon([polygon], x, y)).toBe(true);
  }
});
