import type { ClipperEngine } from "./clipper-engine.ts";
import { gridUnitM, type Region, regionAreaM2, regionBox } from "./grid.ts";
import { type RepairedFeature, regionInFrame } from "./repair.ts";
import { regionContains } from "./segment-index.ts";
import { segmentsMeet, turn } from "./segments.ts";

/** Overlaps smaller than this are rounding (D13). */
export const overlapToleranceM2 = 0.01;

/**
 * Area in m² that two features share, 0 where they only touch. Most pairs of neighbours only touch, so
 * they are looked at side by side first and handed to the engine only when something crosses.
 */
export function overlapAreaM2(
  engine: ClipperEngine,
  a: RepairedFeature,
  b: RepairedFeature,
): number {
  const regionA = a.region;
  const regionB = regionInFrame(b, a.frame);
  const box = sharedBox(regionA, regionB);
  if (box === null) return 0;
  const sidesA = sidesIn(regionA, box);
  const sidesB = sidesIn(regionB, box);
  const crossings = countCrossings(sidesA, sidesB);
  if (crossings === 0 && !middlesInside(sidesA, regionB) && !middlesInside(sidesB, regionA))
    return 0;
  if (grazeM2(regionA, regionB, box, crossings) < overlapToleranceM2) return 0;
  const areaM2 = regionAreaM2(engine.intersection(regionA, regionB));
  return areaM2 > overlapToleranceM2 ? areaM2 : 0;
}

type Box = readonly [number, number, number, number];

/** Where the boxes of two regions overlap; null where they only touch or one is empty. */
function sharedBox(a: Region, b: Region): Box | null {
  const boxA = regionBox(a);
  const boxB = regionBox(b);
  const minX = Math.max(boxA[0], boxB[0]);
  const minY = Math.max(boxA[1], boxB[1]);
  const maxX = Math.min(boxA[2], boxB[2]);
  const maxY = Math.min(boxA[3], boxB[3]);
  return minX < maxX && minY < maxY ? [minX, minY, maxX, maxY] : null;
}

/**
 * The area that two regions share when they only graze each other, in m²: every place where they overlap
 * is then a triangle between one vertex that stands a hair inside the other and the side that its own two
 * sides cross. Infinite when the crossings are of any other kind.
 */
function grazeM2(a: Region, b: Region, box: Box, crossings: number): number {
  const triangles = [...standingTriangles(a, b, box), ...standingTriangles(b, a, box)];
  if (crossings !== 2 * triangles.length) return Infinity;
  return triangles.reduce((sum, areaM2) => sum + areaM2, 0);
}

/** For each vertex of `a` inside `b`, the area of its triangle in m², infinite when it has none. */
function standingTriangles(a: Region, b: Region, [minX, minY, maxX, maxY]: Box): number[] {
  const areas: number[] = [];
  for (const ring of a) {
    const n = ring.length;
    for (let i = 0; i < n; i += 2) {
      const x = ring[i]!;
      const y = ring[i + 1]!;
      if (x < minX || x > maxX || y < minY || y > maxY || !regionContains(b, x, y)) continue;
      const before = (i + n - 2) % n;
      const after = (i + 2) % n;
      const one = onlyCrossing(b, x, y, ring[before]!, ring[before + 1]!);
      const other = onlyCrossing(b, x, y, ring[after]!, ring[after + 1]!);
      const isTriangle = one !== null && other !== null && one.side === other.side;
      const twice = isTriangle ? turn(x, y, one.x, one.y, other.x, other.y) : Infinity;
      areas.push((Math.abs(twice) / 2) * gridUnitM * gridUnitM);
    }
  }
  return areas;
}

interface Crossing {
  side: number;
  x: number;
  y: number;
}

/** Where a segment crosses the region's border, if it does so exactly once. */
function onlyCrossing(
  region: Region,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): Crossing | null {
  let found: Crossing | null = null;
  let side = 0;
  for (const ring of region) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2, side++) {
      const cx = ring[j]!;
      const cy = ring[j + 1]!;
      const dx = ring[i]!;
      const dy = ring[i + 1]!;
      if (segmentsMeet(ax, ay, bx, by, cx, cy, dx, dy) !== "cross") continue;
      if (found !== null) return null;
      const fromA = turn(cx, cy, dx, dy, ax, ay);
      const t = fromA / (fromA - turn(cx, cy, dx, dy, bx, by));
      found = { side, x: ax + t * (bx - ax), y: ay + t * (by - ay) };
    }
  }
  return found;
}

/** Distance from a point to the nearest side, in grid units. */
function distanceToBorder(region: Region, x: number, y: number): number {
  let least = Infinity;
  for (const ring of region) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const ax = ring[j]!;
      const ay = ring[j + 1]!;
      const dx = ring[i]! - ax;
      const dy = ring[i + 1]! - ay;
      const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy);
      const t = Math.max(0, Math.min(1, along));
      least = Math.min(least, Math.hypot(x - ax - t * dx, y - ay - t * dy));
    }
  }
  return least;
}

/** Sides that reach into the box, as ax,ay,bx,by. */
function sidesIn(region: Region, [minX, minY, maxX, maxY]: Box): number[] {
  const sides: number[] = [];
  for (const ring of region) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const ax = ring[j]!;
      const ay = ring[j + 1]!;
      const bx = ring[i]!;
      const by = ring[i + 1]!;
      if ((ax < minX && bx < minX) || (ax > maxX && bx > maxX)) continue;
      if ((ay < minY && by < minY) || (ay > maxY && by > maxY)) continue;
      sides.push(ax, ay, bx, by);
    }
  }
  return sides;
}

/** Proper crossings between two sets of sides; infinite where sides run along in the same direction. */
function countCrossings(a: readonly number[], b: readonly number[]): number {
  let crossings = 0;
  for (let i = 0; i < a.length; i += 4) {
    const ax = a[i]!;
    const ay = a[i + 1]!;
    const bx = a[i + 2]!;
    const by = a[i + 3]!;
    for (let j = 0; j < b.length; j += 4) {
      const cx = b[j]!;
      const cy = b[j + 1]!;
      const dx = b[j + 2]!;
      const dy = b[j + 3]!;
      if (
        (cx < ax && dx < ax && cx < bx && dx < bx) ||
        (cx > ax && dx > ax && cx > bx && dx > bx)
      ) {
        continue;
      }
      if (
        (cy < ay && dy < ay && cy < by && dy < by) ||
        (cy > ay && dy > ay && cy > by && dy > by)
      ) {
        continue;
      }
      const meeting = segmentsMeet(ax, ay, bx, by, cx, cy, dx, dy);
      if (meeting === "cross") crossings++;
      // Valid neighbours run along a common side in opposite directions; the same direction is a lie.
      if (meeting === "overlap" && (bx - ax) * (dx - cx) + (by - ay) * (dy - cy) > 0)
        return Infinity;
    }
  }
  return crossings;
}

function middlesInside(sides: readonly number[], region: Region): boolean {
  for (let i = 0; i < sides.length; i += 4) {
    const x = (sides[i]! + sides[i + 2]!) / 2;
    const y = (sides[i + 1]! + sides[i + 3]!) / 2;
    // A side that both share lies on the border, where inside and outside are a matter of rounding.
    if (regionContains(region, x, y) && distanceToBorder(region, x, y) > 1) return true;
  }
  return false;
}
