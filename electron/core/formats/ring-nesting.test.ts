import { expect, test } from "vitest";
import type { Ring } from "../../../shared/geometry/types.ts";
import { doubleAreaOfRing, nestRings } from "./ring-nesting.ts";
import { square } from "./testing/sample-files.ts";

function reversed(ring: Ring): Ring {
  const turned = new Float64Array(ring.length);
  for (let at = 0; at < ring.length; at += 2) {
    turned[at] = ring[ring.length - 2 - at] as number;
    turned[at + 1] = ring[ring.length - 1 - at] as number;
  }
  return turned;
}

const outer = square(0, 0, 100);
const hole = square(10, 10, 50);
const island = square(20, 20, 20);
const pond = square(25, 25, 5);
const apart = square(200, 0, 10);

/** Ring counts of the polygons, and the ground they cover. */
function shapeOf(rings: readonly Ring[]) {
  const { polygons, ...others } = nestRings(rings);
  const areaM2 = polygons
    .map((polygon) =>
      polygon.reduce((sum, ring, index) => {
        const area = Math.abs(doubleAreaOfRing(ring)) / 2;
        return index === 0 ? sum + area : sum - area;
      }, 0),
    )
    .reduce((sum, area) => sum + area, 0);
  return { ringCounts: polygons.map((polygon) => polygon.length), areaM2, ...others };
}

test("holes, islands in holes and parts nest alike in every orientation and order", () => {
  const rings = [outer, hole, island, pond, apart];
  const expectedM2 = 100 * 100 - 50 * 50 + 20 * 20 - 5 * 5 + 10 * 10;
  for (let turned = 0; turned < 2 ** rings.length; turned++) {
    const mixed = rings.map((ring, index) => ((turned >> index) & 1 ? reversed(ring) : ring));
    const { ringCounts, areaM2 } = shapeOf(turned % 2 === 0 ? mixed : mixed.toReversed());
    expect(ringCounts.toSorted()).toEqual([1, 2, 2]);
    expect(areaM2).toBe(expectedM2);
  }
});

test("mixed orientation is told only where a hole runs like its outer ring", () => {
  expect(nestRings([outer, hole]).hasMixedOrientation).toBe(true);
  expect(nestRings([outer, reversed(hole)]).hasMixedOrientation).toBe(false);
  expect(nestRings([reversed(outer), hole]).hasMixedOrientation).toBe(false);
  expect(nestRings([outer, apart]).hasMixedOrientation).toBe(false);
});

test("a hole that touches its outer ring in a vertex or along an edge is a hole", () => {
  expect(shapeOf([outer, reversed(square(0, 0, 10))]).areaM2).toBe(9900);
  expect(shapeOf([outer, Float64Array.of(0, 50, 20, 40, 20, 60)]).ringCounts).toEqual([2]);
});

test("a hole that sticks out a little stays a hole; parts that overlap stay parts", () => {
  const sticking = Float64Array.of(-0.01, 50, 20, 40, 30, 50, 20, 60);
  expect(shapeOf([outer, sticking]).ringCounts).toEqual([2]);
  expect(shapeOf([outer, square(90, 90, 30)]).ringCounts).toEqual([1, 1]);
});

test("neighbours that share a border are parts, not holes", () => {
  expect(shapeOf([outer, square(100, 0, 100)]).ringCounts).toEqual([1, 1]);
  expect(shapeOf([outer, reversed(square(100, 20, 50))]).ringCounts).toEqual([1, 1]);
});

test("the same ring twice is kept once, whatever vertex it starts at", () => {
  const again = Float64Array.of(100, 100, 100, 0, 0, 0, 0, 100);
  expect(shapeOf([outer, again])).toMatchObject({
    ringCounts: [1],
    areaM2: 10_000,
    duplicateRings: 1,
  });
  expect(shapeOf([outer, reversed(outer)])).toMatchObject({ areaM2: 10_000, duplicateRings: 1 });
});

test("an inner ring with all its vertices on the outer one is placed by its inside", () => {
  const diamond = Float64Array.of(50, 0, 100, 50, 50, 100, 0, 50);
  expect(shapeOf([outer, diamond]).areaM2).toBe(5000);
  const notched = Float64Array.of(0, 0, 100, 0, 50, 50, 100, 100, 0, 100);
  const inNotch = Float64Array.of(100, 0, 100, 100, 50, 50);
  expect(shapeOf([notched, inNotch]).ringCounts).toEqual([1, 1]);
});
