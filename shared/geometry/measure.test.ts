import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  boundingBoxOfGeometry,
  boxesMeet,
  multiPolygonAreaM2,
  multiPolygonPerimeterM,
  pointInMultiPolygon,
  pointInPolygon,
  polygonAreaM2,
  ringSignedAreaM2,
} from "./measure.ts";
import type { Ring } from "./types.ts";

const ringOf = (...coordinates: number[]): Ring => Float64Array.from(coordinates);
const square = ringOf(0, 0, 10, 0, 10, 10, 0, 10);
const hole = ringOf(2, 2, 2, 5, 5, 5, 5, 2);

describe("areas", () => {
  test("a counterclockwise ring is positive, a clockwise one negative", () => {
    expect(ringSignedAreaM2(square)).toBe(100);
    expect(ringSignedAreaM2(hole)).toBe(-9);
  });

  test("fewer than three vertices have no area", () => {
    expect(ringSignedAreaM2(ringOf())).toBe(0);
    expect(ringSignedAreaM2(ringOf(1, 2))).toBe(0);
    expect(ringSignedAreaM2(ringOf(1, 2, 3, 4))).toBe(0);
  });

  test("holes are taken off whatever way they run", () => {
    expect(polygonAreaM2([square, hole])).toBe(91);
    expect(polygonAreaM2([square, ringOf(2, 2, 5, 2, 5, 5, 2, 5)])).toBe(91);
    expect(multiPolygonAreaM2([[square, hole], [ringOf(20, 0, 21, 0, 21, 1)]])).toBe(91.5);
    expect(multiPolygonAreaM2([])).toBe(0);
  });

  test("eastings with a zone prefix and northings of millions lose no digits", () => {
    const small = ringOf(0, 0, 0.0625, 0, 0.0625, 0.0625, 0, 0.0625);
    const far = small.map((value, i) => value + (i % 2 === 0 ? 38_531_020 : 4_386_012));
    expect(ringSignedAreaM2(far)).toBe(0.0625 ** 2);
  });

  test("property: starting vertex, direction, mirror and shift leave the area", () => {
    const coordinate = fc.integer({ min: -1000, max: 1000 });
    const vertices = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(vertices, fc.nat(11), coordinate, (points, start, shift) => {
        const areaM2 = ringSignedAreaM2(ringOf(...points.flat()));
        const k = start % points.length;
        const turned = [...points.slice(k), ...points.slice(0, k)];
        expect(ringSignedAreaM2(ringOf(...turned.flat()))).toBe(areaM2);
        const reversed = ringSignedAreaM2(ringOf(...points.toReversed().flat()));
        expect(reversed + areaM2).toBe(0);
        const mirrored = points.flatMap(([x, y]) => [-x, y]);
        expect(ringSignedAreaM2(ringOf(...mirrored)) + areaM2).toBe(0);
        const shifted = points.flatMap(([x, y]) => [x + shift * 1000, y - shift * 7]);
        expect(ringSignedAreaM2(ringOf(...shifted))).toBe(areaM2);
      }),
    );
  });
});

test("the perimeter counts the closing edge and the holes", () => {
  expect(multiPolygonPerimeterM([[square]])).toBe(40);
  expect(multiPolygonPerimeterM([[square, hole], [ringOf(0, 0, 3, 0, 3, 4)]])).toBe(64);
  expect(multiPolygonPerimeterM([[ringOf(1, 1)]])).toBe(0);
});

describe("boxes", () => {
  test("each kind of geometry has its box", () => {
    expect(boundingBoxOfGeometry({ type: "MultiPolygon", polygons: [[square], [hole]] })).toEqual([
      0, 0, 10, 10,
    ]);
    expect(
      boundingBoxOfGeometry({ type: "MultiLineString", lines: [ringOf(3, -4, -1, 8)] }),
    ).toEqual([-1, -4, 3, 8]);
    expect(boundingBoxOfGeometry({ type: "MultiPoint", points: ringOf(7, 9) })).toEqual([
      7, 9, 7, 9,
    ]);
  });

  test("nothing has the empty box, which meets no other", () => {
    const empty = boundingBoxOfGeometry({ type: "MultiPolygon", polygons: [] });
    expect(empty).toEqual([Infinity, Infinity, -Infinity, -Infinity]);
    expect(boxesMeet(empty, [-1e9, -1e9, 1e9, 1e9])).toBe(false);
  });

  test("boxes that touch meet, boxes apart do not", () => {
    expect(boxesMeet([0, 0, 1, 1], [1, 1, 2, 2])).toBe(true);
    expect(boxesMeet([0, 0, 1, 1], [1.001, 0, 2, 2])).toBe(false);
    expect(boxesMeet([0, 0, 1, 1], [0, 1.001, 1, 2])).toBe(false);
    expect(boxesMeet([0, 0, 9, 9], [4, 4, 5, 5])).toBe(true);
  });
});

describe("points", () => {
  test("inside the outer ring and outside the hole", () => {
    expect(pointInPolygon([square, hole], 1, 1)).toBe(true);
    expect(pointInPolygon([square, hole], 3, 3)).toBe(false);
    expect(pointInPolygon([square, hole], 11, 3)).toBe(false);
    expect(pointInPolygon([square, hole], -1, 3)).toBe(false);
  });

  test("in one of several polygons", () => {
    const apart = ringOf(20, 0, 30, 0, 30, 10);
    expect(pointInMultiPolygon([[square, hole], [apart]], 29, 3)).toBe(true);
    expect(pointInMultiPolygon([[square, hole], [apart]], 15, 3)).toBe(false);
    expect(pointInMultiPolygon([], 0, 0)).toBe(false);
  });
});
