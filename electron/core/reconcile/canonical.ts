import type { GridPolygon, GridRing, Region } from "./grid.ts";

/** Rotates a ring so that it starts at its lowest x, then lowest y: equal rings become equal arrays. */
export function canonicalRing(ring: GridRing): GridRing {
  let start = 0;
  for (let i = 2; i < ring.length; i += 2) {
    const dx = ring[i]! - ring[start]!;
    if (dx < 0 || (dx === 0 && ring[i + 1]! < ring[start + 1]!)) start = i;
  }
  if (start === 0) return ring;
  const rotated = new Int32Array(ring.length);
  rotated.set(ring.subarray(start));
  rotated.set(ring.subarray(0, start), ring.length - start);
  return rotated;
}

function compareRings(a: GridRing, b: GridRing): number {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

/** A total order on canonical regions, by their coordinates alone. */
export function compareRegions(a: Region, b: Region): number {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) {
    const order = compareRings(a[i]!, b[i]!);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Rings in an order that depends on nothing but their coordinates (D9). */
export function canonicalRegion(region: Region): Region {
  return region.map(canonicalRing).sort(compareRings);
}

/** Parts in an order that depends on nothing but their coordinates; holes sorted within each. */
export function canonicalParts(polygons: readonly GridPolygon[]): readonly GridPolygon[] {
  return polygons
    .map(([outer, ...holes]) => [
      canonicalRing(outer!),
      ...holes.map(canonicalRing).sort(compareRings),
    ])
    .sort((a, b) => compareRings(a[0]!, b[0]!));
}
