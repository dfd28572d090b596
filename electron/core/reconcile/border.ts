import { gridUnitM, type Region, ringTwiceArea } from "./grid.ts";
import type { Ahead, SegmentIndex } from "./segment-index.ts";
import { touchDistanceM } from "./settings.ts";

export type Side = "east" | "south" | "west" | "north";

/** A short stretch of border, seen from its middle (grid units). */
export interface BorderStretch {
  x: number;
  y: number;
  lengthM: number;
  /** Where the outside lies. */
  side: Side;
  outwardX: number;
  outwardY: number;
  outer: boolean;
  /** Owner number and distance in m of the nearest border of a parcel within reach; ties to the lower. */
  nearest: { owner: number; distanceM: number } | null;
}

/** Beyond this a parcel is no neighbour any more: a path or ditch would lie between. */
export const neighbourReachM = 3;

/**
 * Walks along the border of a region in stretches of at most `stepM` and looks for parcels beside each.
 * Owners in `under` are passed over: a registered parcel is no neighbour of the land that it covers.
 */
export function walkBorder(
  region: Region,
  parcels: SegmentIndex | null,
  stepM: number,
  under: ReadonlySet<number> = new Set(),
): BorderStretch[] {
  const stretches: BorderStretch[] = [];
  region.forEach((ring) => {
    const outer = ringTwiceArea(ring) > 0;
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const dx = ring[i]! - ring[j]!;
      const dy = ring[i + 1]! - ring[j + 1]!;
      const lengthM = Math.hypot(dx, dy) * gridUnitM;
      if (lengthM === 0) continue;
      const count = Math.ceil(lengthM / stepM);
      // Outer rings run counter-clockwise and holes clockwise, so the outside is always on the right.
      const outwardX = (dy * gridUnitM) / lengthM;
      const outwardY = (-dx * gridUnitM) / lengthM;
      for (let k = 0; k < count; k++) {
        const t = (k + 0.5) / count;
        const x = ring[j]! + t * dx;
        const y = ring[j + 1]! + t * dy;
        stretches.push({
          x,
          y,
          lengthM: lengthM / count,
          side: sideOf(outwardX, outwardY),
          outwardX,
          outwardY,
          outer,
          nearest:
            parcels === null ? null : nearestOwner(parcels, { x, y, outwardX, outwardY }, under),
        });
      }
    }
  });
  return stretches;
}

/** Length in m of common border (within 1 m) by what the owner belongs to, such as its household. */
export function commonBorderM(
  stretches: readonly BorderStretch[],
  belongsTo: (owner: number) => string,
): Map<string, number> {
  const lengths = new Map<string, number>();
  for (const { nearest, lengthM } of stretches) {
    if (nearest === null || nearest.distanceM > touchDistanceM) continue;
    const key = belongsTo(nearest.owner);
    lengths.set(key, (lengths.get(key) ?? 0) + lengthM);
  }
  return lengths;
}

/** The key with the greatest value; ties to the lower key (D21). */
export function greatestKey(values: ReadonlyMap<string, number>): string | null {
  let best: readonly [string, number] | null = null;
  for (const entry of values) {
    const [key, value] = entry;
    if (best === null || value > best[1] || (value === best[1] && key < best[0])) best = entry;
  }
  return best?.[0] ?? null;
}

function nearestOwner(
  parcels: SegmentIndex,
  point: Omit<Ahead, "reach">,
  under: ReadonlySet<number>,
): BorderStretch["nearest"] {
  let owner = -1;
  let distance = Infinity;
  const reach = neighbourReachM / gridUnitM;
  for (const [candidate, d] of parcels.ownersAhead({ ...point, reach })) {
    if (under.has(candidate)) continue;
    if (d < distance || (d === distance && candidate < owner)) {
      owner = candidate;
      distance = d;
    }
  }
  return owner < 0 ? null : { owner, distanceM: distance * gridUnitM };
}

function sideOf(outwardX: number, outwardY: number): Side {
  if (Math.abs(outwardX) > Math.abs(outwardY)) return outwardX > 0 ? "east" : "west";
  return outwardY > 0 ? "north" : "south";
}
