import type { Polygon, Ring } from "../../../shared/geometry/types.ts";

interface RingFacts {
  ring: Ring;
  /** Twice the signed area relative to the first vertex; its sign is the orientation. */
  doubleArea: number;
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

/** Twice the signed area of an unclosed ring (counter-clockwise positive), in squared file units. */
export function doubleAreaOfRing(ring: Ring): number {
  const originX = ring[0] ?? 0;
  const originY = ring[1] ?? 0;
  let sum = 0;
  let previousX = 0;
  let previousY = 0;
  for (let at = 2; at < ring.length; at += 2) {
    const x = (ring[at] as number) - originX;
    const y = (ring[at + 1] as number) - originY;
    sum += previousX * y - x * previousY;
    previousX = x;
    previousY = y;
  }
  return sum;
}

function factsOf(ring: Ring): RingFacts {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let at = 0; at < ring.length; at += 2) {
    const x = ring[at] as number;
    const y = ring[at + 1] as number;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return { ring, doubleArea: doubleAreaOfRing(ring), minX, minY, maxX, maxY };
}

/** 1 inside, 0 on the boundary, -1 outside. */
function placeOfPoint(ring: Ring, x: number, y: number): -1 | 0 | 1 {
  let isInside = false;
  let fromX = ring[ring.length - 2] as number;
  let fromY = ring[ring.length - 1] as number;
  for (let at = 0; at < ring.length; at += 2) {
    const toX = ring[at] as number;
    const toY = ring[at + 1] as number;
    if (toX === x && toY === y) return 0;
    if (fromY > y !== toY > y) {
      const side = (toX - fromX) * (y - fromY) - (x - fromX) * (toY - fromY);
      if (side === 0) return 0;
      if (side > 0 === toY > fromY) isInside = !isInside;
    } else if (fromY === y && toY === y && (fromX - x) * (toX - x) <= 0) return 0;
    fromX = toX;
    fromY = toY;
  }
  return isInside ? 1 : -1;
}

/** A point just inside a ring: halfway across it on a line that meets no vertex's height. */
function pointInside(facts: RingFacts): [number, number] {
  const { ring } = facts;
  const heights: number[] = [];
  for (let at = 1; at < ring.length; at += 2) heights.push(ring[at] as number);
  heights.sort((a, b) => a - b);
  let y = (facts.minY + facts.maxY) / 2;
  let widest = 0;
  for (let index = 1; index < heights.length; index++) {
    const gap = (heights[index] as number) - (heights[index - 1] as number);
    if (gap > widest) {
      widest = gap;
      y = (heights[index - 1] as number) + gap / 2;
    }
  }
  const crossings: number[] = [];
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length;
    const fromY = ring[at + 1] as number;
    const toY = ring[next + 1] as number;
    if (fromY > y === toY > y) continue;
    const share = (y - fromY) / (toY - fromY);
    crossings.push((ring[at] as number) + share * ((ring[next] as number) - (ring[at] as number)));
  }
  crossings.sort((a, b) => a - b);
  return [((crossings[0] ?? facts.minX) + (crossings[1] ?? facts.maxX)) / 2, y];
}

/**
 * True when `inner` lies in `outer`. Vertices decide; where they lie on both sides (a hole that sticks
 * out a little, or two parts that overlap) a ring of the opposite orientation counts as a hole by
 * majority, one of the same orientation as a part of its own.
 */
function liesIn(inner: RingFacts, outer: RingFacts): boolean {
  if (inner.maxX < outer.minX || inner.minX > outer.maxX) return false;
  if (inner.maxY < outer.minY || inner.minY > outer.maxY) return false;
  if (Math.abs(inner.doubleArea) > Math.abs(outer.doubleArea)) return false;
  const isOpposite = inner.doubleArea > 0 !== outer.doubleArea > 0;
  let insideCount = 0;
  let outsideCount = 0;
  for (let at = 0; at < inner.ring.length; at += 2) {
    const place = placeOfPoint(outer.ring, inner.ring[at] as number, inner.ring[at + 1] as number);
    if (place > 0) insideCount += 1;
    else if (place < 0) outsideCount += 1;
    if (!isOpposite && outsideCount > 0) return false;
    if (isOpposite && Math.abs(insideCount - outsideCount) >= 16) break;
  }
  if (insideCount === 0 && outsideCount === 0) {
    const [x, y] = pointInside(inner);
    return placeOfPoint(outer.ring, x, y) > 0;
  }
  return insideCount > outsideCount;
}

/** True when two rings enclose the same ground: equal areas, every vertex of one on the other. */
function isSameRing(one: RingFacts, other: RingFacts): boolean {
  if (Math.abs(one.doubleArea) !== Math.abs(other.doubleArea)) return false;
  if (one.minX !== other.minX || one.maxX !== other.maxX) return false;
  if (one.minY !== other.minY || one.maxY !== other.maxY) return false;
  for (let at = 0; at < one.ring.length; at += 2) {
    if (placeOfPoint(other.ring, one.ring[at] as number, one.ring[at + 1] as number) !== 0) {
      return false;
    }
  }
  return true;
}

export interface NestedRings {
  polygons: Polygon[];
  /** Some hole runs the same way as its outer ring: read by orientation it would be a part. */
  hasMixedOrientation: boolean;
  /** Rings left out because the same ring is there already. */
  duplicateRings: number;
}

/**
 * Groups rings into polygons by even-odd containment, whatever their orientation (many programs write
 * it wrong): a ring inside an odd number of others is a hole of the smallest of them, an island in a
 * hole is a polygon of its own. Rings are unclosed and of non-zero area.
 */
export function nestRings(rings: readonly Ring[]): NestedRings {
  if (rings.length === 1) {
    return { polygons: [[rings[0] as Ring]], hasMixedOrientation: false, duplicateRings: 0 };
  }
  const facts = rings.map(factsOf);
  const bySize = facts.toSorted((a, b) => Math.abs(b.doubleArea) - Math.abs(a.doubleArea));
  const kept: RingFacts[] = [];
  const polygons = new Map<RingFacts, Ring[]>();
  let hasMixedOrientation = false;
  for (const inner of bySize) {
    if (kept.some((other) => isSameRing(inner, other))) continue;
    const around = kept.filter((outer) => liesIn(inner, outer));
    const shell = around.findLast((outer) => polygons.has(outer));
    kept.push(inner);
    if (around.length % 2 === 0 || !shell) {
      polygons.set(inner, [inner.ring]);
      continue;
    }
    polygons.get(shell)?.push(inner.ring);
    if (shell.doubleArea > 0 === inner.doubleArea > 0) hasMixedOrientation = true;
  }
  return {
    polygons: facts.flatMap((outer) => {
      const polygon = polygons.get(outer);
      return polygon ? [polygon] : [];
    }),
    hasMixedOrientation,
    duplicateRings: rings.length - kept.length,
  };
}
