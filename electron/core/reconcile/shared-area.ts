import { type Box, gridUnitM, type Region, regionBox } from "./grid.ts";

/**
 * Area in m² that two valid regions share, from their sides alone: nothing is cut and nothing is rounded
 * to the grid, so it is a second opinion on an overlay, and quick enough for every pair of neighbours.
 *
 * A point lies in a region when the sides above it, counted by their direction, come to one. So the
 * shared area is the sum, over all pairs of sides, of what lies under both. Regions that only touch share
 * nothing by this sum alone; no case has to be told from another.
 */
export function sharedAreaM2(a: Region, b: Region): number {
  const box = sharedBox(regionBox(a), regionBox(b));
  if (box === null) return 0;
  const endOfA = listRoofs(a, box, 0);
  const endOfB = listRoofs(b, box, endOfA);
  let units = 0;
  for (let i = 0; i < endOfA; i += width) {
    const west = roofs[i]!;
    const east = roofs[i + 1]!;
    for (let j = endOfA; j < endOfB; j += width) {
      if (roofs[j]! >= east || roofs[j + 1]! <= west) continue;
      units += roofs[i + 4]! * roofs[j + 4]! * underBoth(i, j);
    }
  }
  return units * gridUnitM * gridUnitM;
}

function sharedBox(a: Box, b: Box): Box | null {
  const [west, south] = [Math.max(a[0], b[0]), Math.max(a[1], b[1])];
  const [east, north] = [Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return west < east && south < north ? [west, south, east, north] : null;
}

/**
 * Sides as five numbers each: west end, east end, height at the west end, height gained per unit
 * eastwards, and 1 where the region lies below the side, −1 where it lies above. Kept from call to call.
 */
let roofs = new Float64Array(5120);
const width = 5;

/** Lists what of a region's sides stands over the box's floor, counted from its south-west corner. */
function listRoofs(region: Region, [west, floor, east]: Box, from: number): number {
  let at = from;
  for (const ring of region) {
    makeRoom(at + (ring.length / 2) * width);
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const sign = ring[i]! < ring[j]! ? 1 : -1;
      const [w, e] = sign === 1 ? [i, j] : [j, i];
      if (ring[w]! >= east || ring[e]! <= west || ring[w] === ring[e]) continue;
      const fromHeight = ring[w + 1]! - floor;
      const toHeight = ring[e + 1]! - floor;
      if (fromHeight <= 0 && toHeight <= 0) continue;
      const fromX = ring[w]! - west;
      const toX = ring[e]! - west;
      const slope = (toHeight - fromHeight) / (toX - fromX);
      // Where a side rises out of the floor, only the part above it counts.
      roofs[at] = fromHeight < 0 ? fromX - fromHeight / slope : fromX;
      roofs[at + 1] = toHeight < 0 ? toX - toHeight / slope : toX;
      roofs[at + 2] = Math.max(0, fromHeight);
      roofs[at + 3] = slope;
      roofs[at + 4] = sign;
      at += width;
    }
  }
  return at;
}

function makeRoom(numbers: number): void {
  if (numbers <= roofs.length) return;
  const larger = new Float64Array(numbers * 2);
  larger.set(roofs);
  roofs = larger;
}

/** Area under the lower of two sides, where both are. */
function underBoth(i: number, j: number): number {
  const from = Math.max(roofs[i]!, roofs[j]!);
  const to = Math.min(roofs[i + 1]!, roofs[j + 1]!);
  const a = roofs[i + 2]! + (from - roofs[i]!) * roofs[i + 3]!;
  const b = roofs[j + 2]! + (from - roofs[j]!) * roofs[j + 3]!;
  const aAfter = a + (to - from) * roofs[i + 3]!;
  const bAfter = b + (to - from) * roofs[j + 3]!;
  const lower = Math.min(a, b);
  const lowerAfter = Math.min(aAfter, bAfter);
  const gap = a - b;
  const gapAfter = aAfter - bAfter;
  if (gap * gapAfter >= 0) return ((to - from) * (lower + lowerAfter)) / 2;
  const t = gap / (gap - gapAfter);
  const crossing = a + t * (aAfter - a);
  return ((to - from) * (t * (lower + crossing) + (1 - t) * (crossing + lowerAfter))) / 2;
}
