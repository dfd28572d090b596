import type { MultiPolygon, Ring } from "../../../shared/geometry/types.ts";

/** Overlay works on whole numbers of this many metres, so that equal input gives equal output (D9). */
export const gridUnitM = 0.0001;
export const unitsPerM = 10_000;

/** Where the whole numbers of one patch are counted from, in grid units; keeps them within 32 bits. */
export interface GridFrame {
  originX: number;
  originY: number;
}

/** x0,y0,x1,y1,… in grid units from the frame's origin; closed without repeating the first vertex. */
export type GridRing = Int32Array;

/**
 * A set of rings that together bound an area: outer rings counter-clockwise, holes clockwise, so that
 * every point inside has winding number 1.
 */
export type Region = readonly GridRing[];

/** One connected part of a region: outer ring first, then its holes. */
export type GridPolygon = readonly GridRing[];

/** The frame whose origin is the given point, snapped to whole metres (keeps a shift by metres exact). */
export function frameAt(eastM: number, northM: number): GridFrame {
  return {
    originX: Math.floor(eastM) * unitsPerM,
    originY: Math.floor(northM) * unitsPerM,
  };
}

/** Grid coordinates are 32 bits wide; what lies 200 km off would wrap round without a word. */
const widestUnits = 2 ** 31 - 2;

/**
 * Snaps a ring to the grid and drops vertices that fall together; empty when under three remain, null
 * when it lies too far from the frame's origin.
 */
export function snapRing(ring: Ring, { originX, originY }: GridFrame): GridRing | null {
  const snapped = new Int32Array(ring.length);
  let length = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const x = Math.round(ring[i]! * unitsPerM) - originX;
    const y = Math.round(ring[i + 1]! * unitsPerM) - originY;
    if (!(Math.abs(x) <= widestUnits && Math.abs(y) <= widestUnits)) return null;
    if (length > 0 && snapped[length - 2] === x && snapped[length - 1] === y) continue;
    snapped[length++] = x;
    snapped[length++] = y;
  }
  while (length >= 4 && snapped[0] === snapped[length - 2] && snapped[1] === snapped[length - 1]) {
    length -= 2;
  }
  if (length < 6) return new Int32Array(0);
  return length === snapped.length ? snapped : snapped.slice(0, length);
}

/** Twice the signed area in square units; exact while the ring covers less than 45 km². */
export function ringTwiceArea(ring: GridRing): number {
  const n = ring.length;
  if (n < 6) return 0;
  const baseX = ring[0]!;
  const baseY = ring[1]!;
  let sum = 0;
  let previousX = ring[2]! - baseX;
  let previousY = ring[3]! - baseY;
  for (let i = 4; i < n; i += 2) {
    const x = ring[i]! - baseX;
    const y = ring[i + 1]! - baseY;
    sum += previousX * y - x * previousY;
    previousX = x;
    previousY = y;
  }
  return sum;
}

/** Area of a region in m²: outer rings count positive, holes negative. */
export function regionAreaM2(region: Region): number {
  let twice = 0;
  for (const ring of region) twice += ringTwiceArea(ring);
  return (twice / 2) * gridUnitM * gridUnitM;
}

/** Length of all borders of a region in m. */
export function regionPerimeterM(region: Region): number {
  let units = 0;
  for (const ring of region) {
    const n = ring.length;
    for (let i = 0, j = n - 2; i < n; j = i, i += 2) {
      units += Math.hypot(ring[i]! - ring[j]!, ring[i + 1]! - ring[j + 1]!);
    }
  }
  return units * gridUnitM;
}

export function reversedRing(ring: GridRing): GridRing {
  const reversed = new Int32Array(ring.length);
  for (let i = 0, j = ring.length - 2; i < ring.length; i += 2, j -= 2) {
    reversed[i] = ring[j]!;
    reversed[i + 1] = ring[j + 1]!;
  }
  return reversed;
}

/** minX, minY, maxX, maxY in grid units. */
export type Box = readonly [number, number, number, number];

/** Box of a region; infinite and reversed for an empty one. */
export function regionBox(region: Region): Box {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (const ring of region) {
    for (let i = 0; i < ring.length; i += 2) {
      const x = ring[i]!;
      const y = ring[i + 1]!;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
  }
  return [minX, minY, maxX, maxY];
}

/** Back to metres in the project's CRS. */
export function toMultiPolygon(polygons: readonly GridPolygon[], frame: GridFrame): MultiPolygon {
  return polygons.map((polygon) =>
    polygon.map((ring) => {
      const metres = new Float64Array(ring.length);
      for (let i = 0; i < ring.length; i += 2) {
        metres[i] = (ring[i]! + frame.originX) / unitsPerM;
        metres[i + 1] = (ring[i + 1]! + frame.originY) / unitsPerM;
      }
      return metres;
    }),
  );
}
