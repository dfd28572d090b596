import { expect, test } from "vitest";
import { mixBits } from "./random.ts";
import { createTerrain } from "./terrain.ts";

test("the terrain never folds: every small design square keeps its turn and a sane size", () => {
  const terrain = createTerrain(5);
  let smallest = Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < 20_000; i++) {
    const x = mixBits(1, i) % 8000;
    const y = mixBits(2, i) % 8000;
    const origin = terrain.toPlane(x, y);
    const right = terrain.toPlane(x + 2, y);
    const up = terrain.toPlane(x, y + 2);
    const area =
      (right[0] - origin[0]) * (up[1] - origin[1]) - (right[1] - origin[1]) * (up[0] - origin[0]);
    smallest = Math.min(smallest, area / 4);
    largest = Math.max(largest, area / 4);
  }
  expect(smallest).toBeGreaterThan(0.4);
  expect(largest).toBeLessThan(2);
});

test("another seed is another terrain", () => {
  expect(createTerrain(1).toPlane(500, 500)).not.toEqual(createTerrain(2).toPlane(500, 500));
});
