import type { GridFrame, Region } from "./grid.ts";
import type { RepairedFeature } from "./repair.ts";
import { regionInFrame } from "./repair.ts";
import { createSegmentIndex, regionContains, type SegmentIndex } from "./segment-index.ts";

/**
 * Tells whether a feature can share area with a region: their sides meet, or one holds the other.
 * About half of the parcels that a patch's box meets only lie beside it.
 */
export function meetsRegion(region: Region, sides: SegmentIndex | null, feature: Region): boolean {
  if (sides === null || feature.length === 0) return false;
  if (sides.meetsSidesOf(feature)) return true;
  const [x, y] = feature[0]!;
  const [ownX, ownY] = region[0]!;
  return regionContains(region, x!, y!) || regionContains(feature, ownX!, ownY!);
}

/** The features that can share area with the region, with their rings in its frame. */
export function candidatesFor<T extends { feature: RepairedFeature }>(
  region: Region,
  frame: GridFrame,
  features: readonly T[],
): { item: T; region: Region }[] {
  if (features.length === 0) return [];
  const sides = createSegmentIndex([region]);
  const found: { item: T; region: Region }[] = [];
  for (const item of features) {
    const shifted = regionInFrame(item.feature, frame);
    if (meetsRegion(region, sides, shifted)) found.push({ item, region: shifted });
  }
  return found;
}
