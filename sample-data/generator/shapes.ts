import type { PlaneGeometry, Ring } from "../../shared/geometry/types.ts";
import { type CornerIndex, type Rect, rectOutline } from "./outline.ts";
import type { ParcelPlan } from "./plan-types.ts";
import type { Terrain } from "./terrain.ts";

/** Distance of the vertices of registered parcels, dm: surveyed by hand, far coarser than the survey. */
const parcelSpacingDm = 200;
/** Distance of the older survey's vertices, dm. */
const baselineSpacingDm = 150;
/** The older survey lies this far off, m: less than half a lane, so lanes keep its borders. */
const baselineShiftM = [1.1, -0.9] as const;

/** The zone prefix of the contract archive: EPSG:4526 is zone 38, EPSG:4547 the same without. */
export const archivePrefixM = 38_000_000;

/** A design rectangle as a ring on the ground. */
export function groundRing(
  terrain: Terrain,
  rect: Rect,
  corners: CornerIndex | null,
  spacingDm: number,
): Ring {
  return onGround(terrain, rectOutline(rect, corners, spacingDm));
}

function onGround(terrain: Terrain, outline: readonly number[]): Ring {
  const ring = new Float64Array(outline.length);
  for (let i = 0; i < outline.length; i += 2) {
    const [eastM, northM] = terrain.toPlane(outline[i]! / 10, outline[i + 1]! / 10);
    ring[i] = eastM;
    ring[i + 1] = northM;
  }
  return ring;
}

/** A ring moved by whole millimetres. */
export function moved(ring: Ring, eastM: number, northM: number): Ring {
  return ring.map((value, i) => Math.round((value + (i % 2 === 0 ? eastM : northM)) * 1000) / 1000);
}

/** The parcel's ring as the archive has it: its error and fault included, still without prefix. */
export function parcelRing(terrain: Terrain, parcel: ParcelPlan): Ring {
  const outline =
    parcel.fault === "bow_tie"
      ? crossedOutline(parcel.rect)
      : rectOutline(parcel.rect, null, parcelSpacingDm);
  const ring = moved(onGround(terrain, outline), ...parcel.shiftM);
  if (parcel.fault === "duplicate_vertices") return doubled(ring);
  if (parcel.fault === "zero_area") return flattened(ring);
  return ring;
}

/** Every third vertex twice. */
function doubled(ring: Ring): Ring {
  const result: number[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    result.push(ring[i]!, ring[i + 1]!);
    if (i % 6 === 0) result.push(ring[i]!, ring[i + 1]!);
  }
  return Float64Array.from(result);
}

/**
 * The outline of a strip whose two corners at one end were exchanged: the long sides cross in the
 * last 5 m.
 */
function crossedOutline(rect: Rect): number[] {
  const alongX = rect.x1 - rect.x0 > rect.y1 - rect.y0;
  const short = alongX ? { ...rect, x1: rect.x1 - 50 } : { ...rect, y1: rect.y1 - 50 };
  const exchanged = alongX
    ? [rect.x1, rect.y1, rect.x1, rect.y0]
    : [rect.x0, rect.y1, rect.x1, rect.y1];
  const outline = rectOutline(short, null, parcelSpacingDm);
  const result: number[] = [];
  for (let i = 0; i < outline.length; i += 2) {
    const [x, y] = [outline[i]!, outline[i + 1]!];
    const onEnd = alongX ? x === short.x1 : y === short.y1;
    const isCorner = alongX ? y === rect.y0 || y === rect.y1 : x === rect.x0 || x === rect.x1;
    if (onEnd && !isCorner) continue;
    result.push(x, y);
    if (onEnd && (alongX ? y === rect.y0 : x === rect.x1)) result.push(...exchanged);
  }
  return result;
}

/** There and back on the ring's first edge. */
function flattened(ring: Ring): Ring {
  return Float64Array.of(ring[0]!, ring[1]!, ring[2]!, ring[3]!, ring[0]!, ring[1]!);
}

/** A cell of the older survey: coarser and a metre or two off. */
export function baselineRing(terrain: Terrain, rect: Rect, corners: CornerIndex): Ring {
  return moved(groundRing(terrain, rect, corners, baselineSpacingDm), ...baselineShiftM);
}

export function polygonOf(ring: Ring, prefixM = 0): PlaneGeometry {
  const placed = prefixM === 0 ? ring : moved(ring, prefixM, 0);
  return { type: "MultiPolygon", polygons: [[placed]] };
}
