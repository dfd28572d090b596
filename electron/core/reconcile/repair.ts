import type { MultiPolygon } from "../../../shared/geometry/types.ts";
import { canonicalRing } from "./canonical.ts";
import type { ClipperEngine } from "./clipper-engine.ts";
import {
  frameAt,
  type GridFrame,
  type GridRing,
  type Region,
  regionAreaM2,
  reversedRing,
  ringTwiceArea,
  snapRing,
} from "./grid.ts";
import { segmentsMeet } from "./segments.ts";

/** A feature made ready for overlay. */
export interface RepairedFeature {
  frame: GridFrame;
  /** Empty when nothing could be saved. */
  region: Region;
  /** Area as drawn (outer rings less holes) when the repair changed it, else null. */
  areaBeforeM2: number | null;
}

/** Makes a feature valid on the grid: see `repairRings`. Its frame is its own corner when left out. */
export function repairFeature(
  engine: ClipperEngine,
  polygons: MultiPolygon,
  frame: GridFrame = frameOf(polygons),
): RepairedFeature {
  const drawn = polygons.map((polygon) => polygon.map((ring) => snapRing(ring, frame)));
  return repairRings(engine, drawn, frame);
}

/**
 * Makes snapped rings valid: each polygon keeps what an odd number of its rings encloses (so the direction
 * of rings does not matter), several polygons are united. Features that are valid already are only turned
 * the right way round, which spares most of the work.
 *
 * @param polygons as `snapRing` gives them; where it gave null, nothing can be saved
 */
export function repairRings(
  engine: ClipperEngine,
  polygons: readonly (readonly (GridRing | null)[])[],
  frame: GridFrame,
): RepairedFeature {
  const nothing = { frame, region: [], areaBeforeM2: null };
  const drawn: GridRing[][] = [];
  for (const polygon of polygons) {
    const rings: GridRing[] = [];
    for (const ring of polygon) {
      if (ring === null) return nothing;
      if (ring.length > 0) rings.push(ring);
    }
    if (rings.length > 0) drawn.push(rings);
  }
  if (drawn.length === 0) return nothing;
  const only = drawn[0]!;
  if (drawn.length === 1 && only.length === 1 && isSimpleRing(only[0]!)) {
    return { frame, region: [canonicalRing(counterClockwise(only[0]!))], areaBeforeM2: null };
  }
  const valid = drawn.map((rings) => engine.repair(rings));
  const region = valid.length === 1 ? valid[0]! : engine.union(valid.flat());
  const before = drawn.reduce((sum, rings) => sum + drawnAreaM2(rings), 0);
  const after = regionAreaM2(region);
  const changed = Math.abs(after - before) > Math.max(0.01, 1e-6 * after);
  return { frame, region, areaBeforeM2: changed ? before : null };
}

/** The region in another frame; exact, since frames lie on whole metres. */
export function regionInFrame(feature: RepairedFeature, frame: GridFrame): Region {
  const dx = feature.frame.originX - frame.originX;
  const dy = feature.frame.originY - frame.originY;
  if (dx === 0 && dy === 0) return feature.region;
  return feature.region.map((ring) => {
    const shifted = new Int32Array(ring.length);
    for (let i = 0; i < ring.length; i += 2) {
      shifted[i] = ring[i]! + dx;
      shifted[i + 1] = ring[i + 1]! + dy;
    }
    return shifted;
  });
}

function frameOf(polygons: MultiPolygon): GridFrame {
  let minX = Infinity;
  let minY = Infinity;
  for (const polygon of polygons) {
    for (const ring of polygon) {
      for (let i = 0; i < ring.length; i += 2) {
        minX = Math.min(minX, ring[i]!);
        minY = Math.min(minY, ring[i + 1]!);
      }
    }
  }
  return Number.isFinite(minX) ? frameAt(minX, minY) : frameAt(0, 0);
}

function counterClockwise(ring: GridRing): GridRing {
  return ringTwiceArea(ring) < 0 ? reversedRing(ring) : ring;
}

function drawnAreaM2([outer, ...holes]: readonly GridRing[]): number {
  const area = (ring: GridRing) => Math.abs(regionAreaM2([ring]));
  return holes.reduce((sum, hole) => sum - area(hole), area(outer!));
}

/**
 * True when no two sides of the ring meet except neighbours at their common vertex. Rings with many
 * sides are left to the engine, whose sweep is quicker than comparing every pair.
 */
export function isSimpleRing(ring: GridRing): boolean {
  const sides = ring.length / 2;
  if (sides < 3 || sides > 400 || ringTwiceArea(ring) === 0) return false;
  for (let i = 0; i < sides - 1; i++) {
    const ax = ring[2 * i]!;
    const ay = ring[2 * i + 1]!;
    const bx = ring[2 * i + 2]!;
    const by = ring[2 * i + 3]!;
    const minX = Math.min(ax, bx);
    const maxX = Math.max(ax, bx);
    const minY = Math.min(ay, by);
    const maxY = Math.max(ay, by);
    let cx = bx;
    let cy = by;
    for (let j = i + 1; j < sides; j++) {
      const k = j + 1 === sides ? 0 : 2 * (j + 1);
      const dx = ring[k]!;
      const dy = ring[k + 1]!;
      const apart =
        (cx < minX && dx < minX) ||
        (cx > maxX && dx > maxX) ||
        (cy < minY && dy < minY) ||
        (cy > maxY && dy > maxY);
      if (!apart) {
        const meeting = segmentsMeet(ax, ay, bx, by, cx, cy, dx, dy);
        const adjacent = j === i + 1 || (i === 0 && j === sides - 1);
        if (meeting !== "apart" && !(adjacent && meeting === "touch")) return false;
      }
      cx = dx;
      cy = dy;
    }
  }
  return true;
}
