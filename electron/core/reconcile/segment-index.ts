import Flatbush from "flatbush";
import type { Region } from "./grid.ts";

/** Sides of several regions, each with the number of its owner, found by place (grid units). */
export interface SegmentIndex {
  /** True when some side's box meets the given box. */
  meetsBox(minX: number, minY: number, maxX: number, maxY: number): boolean;
  /**
   * Distance to the nearest side of each owner that lies within reach of a point ahead, in grid units, by
   * owner number. Ahead is a cone of 60° around the direction (a unit vector): what only runs along the
   * flank of a narrow end is not ahead of it. What touches the point is always ahead.
   */
  ownersAhead(point: Ahead): Map<number, number>;
}

/** A point on a border, the direction out of it, and how far to look (grid units). */
export interface Ahead {
  x: number;
  y: number;
  outwardX: number;
  outwardY: number;
  reach: number;
}

/** Cosine of the half angle of the cone. */
const coneCosine = 0.5;
/** Nearer than this is touching: rounding leaves borders some units apart. */
const touchingUnits = 50;

export function createSegmentIndex(regions: readonly Region[]): SegmentIndex | null {
  let count = 0;
  for (const region of regions) for (const ring of region) count += ring.length / 2;
  if (count === 0) return null;
  const index = new Flatbush(count, 16, Int32Array);
  const sides = new Int32Array(count * 4);
  const owners = new Int32Array(count);
  let next = 0;
  regions.forEach((region, owner) => {
    for (const ring of region) {
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        const ax = ring[j]!;
        const ay = ring[j + 1]!;
        const bx = ring[i]!;
        const by = ring[i + 1]!;
        index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
        sides.set([ax, ay, bx, by], next * 4);
        owners[next++] = owner;
      }
    }
  });
  index.finish();
  return {
    meetsBox: (minX, minY, maxX, maxY) => index.search(minX, minY, maxX, maxY).length > 0,
    ownersAhead: ({ x, y, outwardX, outwardY, reach }) => {
      const nearest = new Map<number, number>();
      for (const side of index.search(x - reach, y - reach, x + reach, y + reach)) {
        const [dx, dy] = wayToSegment(x, y, sides, side * 4);
        const distance = Math.hypot(dx, dy);
        if (distance > reach) continue;
        const isAhead = dx * outwardX + dy * outwardY >= coneCosine * distance;
        if (!isAhead && distance > touchingUnits) continue;
        const owner = owners[side]!;
        if (distance < (nearest.get(owner) ?? Infinity)) nearest.set(owner, distance);
      }
      return nearest;
    },
  };
}

/** The way from a point to the nearest point of the segment that starts at `s`. */
function wayToSegment(x: number, y: number, sides: Int32Array, s: number): [number, number] {
  const ax = sides[s]!;
  const ay = sides[s + 1]!;
  const dx = sides[s + 2]! - ax;
  const dy = sides[s + 3]! - ay;
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / lengthSquared;
  const t = Math.max(0, Math.min(1, along));
  return [ax + t * dx - x, ay + t * dy - y];
}

/** Even-odd test; points on the border count as inside or outside without promise. */
export function regionContains(region: Region, x: number, y: number): boolean {
  let inside = false;
  for (const ring of region) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const yi = ring[i + 1]!;
      const yj = ring[j + 1]!;
      if (yi > y === yj > y) continue;
      const xi = ring[i]!;
      const xj = ring[j]!;
      if (x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}
