import { boxesMeet } from "../../../shared/geometry/measure.ts";
import type { BoundingBox, MultiPolygon, Ring } from "../../../shared/geometry/types.ts";

/** The box around every ring given; infinite and inside out when there is none. */
export function boxOfRings(rings: Iterable<ArrayLike<number>>): BoundingBox {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (const ring of rings) {
    for (let index = 0; index + 1 < ring.length; index += 2) {
      minX = Math.min(minX, ring[index]!);
      minY = Math.min(minY, ring[index + 1]!);
      maxX = Math.max(maxX, ring[index]!);
      maxY = Math.max(maxY, ring[index + 1]!);
    }
  }
  return [minX, minY, maxX, maxY];
}

export function boxOfPolygons(polygons: MultiPolygon): BoundingBox {
  return boxOfRings(polygons.flat());
}

export function unionOfBoxes(boxes: readonly BoundingBox[]): BoundingBox {
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}

export function boxContains(outer: BoundingBox, inner: BoundingBox): boolean {
  return (
    outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]
  );
}

/** Cuts one ring to a box, side by side (Sutherland and Hodgman 1974); empty when nothing is left. */
export function clipRingToBox(ring: ArrayLike<number>, box: BoundingBox): Ring {
  let points = Array.from(ring);
  for (const side of [0, 1, 2, 3] as const) {
    points = clipToSide(points, side, box[side]);
    if (points.length < 6) return new Float64Array(0);
  }
  return Float64Array.from(points);
}

function clipToSide(points: readonly number[], side: 0 | 1 | 2 | 3, limit: number): number[] {
  const axis = side % 2;
  const sign = side < 2 ? 1 : -1;
  const kept: number[] = [];
  for (let index = 0; index < points.length; index += 2) {
    const next = (index + 2) % points.length;
    const here = sign * (points[index + axis]! - limit);
    const there = sign * (points[next + axis]! - limit);
    if (here >= 0) kept.push(points[index]!, points[index + 1]!);
    if (here >= 0 !== there >= 0) {
      const share = here / (here - there);
      kept.push(
        points[index]! + share * (points[next]! - points[index]!),
        points[index + 1]! + share * (points[next + 1]! - points[index + 1]!),
      );
    }
  }
  return kept;
}

/** Every polygon cut to the box, parts that vanish left out. */
export function clipPolygonsToBox(polygons: MultiPolygon, box: BoundingBox): MultiPolygon {
  const kept: Ring[][] = [];
  for (const polygon of polygons) {
    const rings = polygon.map((ring) => clipRingToBox(ring, box)).filter((ring) => ring.length > 0);
    const outer = polygon[0];
    if (outer && boxesMeet(boxOfRings([outer]), box) && rings.length > 0) kept.push(rings);
  }
  return kept;
}

/** Even-odd test over all rings together. */
export function pointInRings(x: number, y: number, rings: readonly ArrayLike<number>[]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let index = 0; index < ring.length; index += 2) {
      const next = (index + 2) % ring.length;
      const y1 = ring[index + 1]!;
      const y2 = ring[next + 1]!;
      if (y1 > y === y2 > y) continue;
      const crossing = ring[index]! + ((y - y1) / (y2 - y1)) * (ring[next]! - ring[index]!);
      if (x < crossing) inside = !inside;
    }
  }
  return inside;
}
