import createClipper, {
  type ClipType,
  type FillRule,
  type MainModule,
  type Paths64,
  type PolyPath64,
} from "clipper2-wasm/dist/es/clipper2z.js";
import { canonicalParts, canonicalRegion } from "./canonical.ts";
import type { OverlayEngine, Split } from "./engine.ts";
import {
  type GridPolygon,
  type GridRing,
  gridUnitM,
  type Region,
  regionAreaM2,
  ringTwiceArea,
} from "./grid.ts";
import { nestRings } from "./nest-rings.ts";

/** Clipper2, with what Turf has no counterpart for on plane coordinates: making valid, and offsetting. */
export interface ClipperEngine extends OverlayEngine {
  /** Raw rings of one polygon, any orientation, crossing or not: inside is what an odd number encloses. */
  repair(rings: Region): Region;
  /** One region out of several that may overlap. */
  union(regions: Region): Region;
  /** Grows (positive) or shrinks (negative) a region; corners keep their angle up to 1:2 (mitre). */
  offset(region: Region, distanceM: number): Region;
}

const mitreLimit = 2;

/** Loads the WebAssembly module; one engine serves one thread. */
export async function createClipperEngine(): Promise<ClipperEngine> {
  const clipper = await createClipper();
  const paths = createPathStore(clipper);
  const { ClipType: clipTypes, FillRule: fillRules } = clipper;

  const boolean = (type: ClipType, subject: Region, clip: Region): Region => {
    const subjects = paths.write(subject);
    const clips = paths.write(clip);
    const solution = clipper.BooleanOp64(type, fillRules.NonZero, subjects, clips);
    subjects.delete();
    clips.delete();
    return canonicalRegion(paths.take(solution));
  };

  const unionSelf = (rings: Region, fillRule: FillRule) => {
    const subjects = paths.write(rings);
    const solution = clipper.UnionSelf64(subjects, fillRule);
    subjects.delete();
    return canonicalRegion(paths.take(solution));
  };

  const difference = (subject: Region, clip: Region): Region =>
    subject.length === 0 || clip.length === 0
      ? subject
      : boolean(clipTypes.Difference, subject, clip);

  const split = (subject: Region, clip: Region): Split => {
    if (subject.length === 0 || clip.length === 0) return { inside: [], outside: subject };
    const outside = difference(subject, clip);
    const inside = boolean(clipTypes.Intersection, subject, clip);
    const wholeM2 = regionAreaM2(subject);
    const lostM2 = (part: Region) => Math.abs(wholeM2 - regionAreaM2(part) - regionAreaM2(outside));
    if (lostM2(inside) <= trustedM2(wholeM2)) return { inside, outside };
    const complement = difference(subject, outside);
    return { inside: lostM2(complement) < lostM2(inside) ? complement : inside, outside };
  };

  const parts = (region: Region): readonly GridPolygon[] => {
    if (region.length === 0) return [];
    if (region.length === 1) return [[region[0]!]];
    const subjects = paths.write(region);
    const none = new clipper.Paths64();
    const tree = new clipper.PolyPath64();
    clipper.BooleanOpOut64(clipTypes.Union, fillRules.NonZero, subjects, none, tree);
    const polygons: GridPolygon[] = [];
    collectPolygons(tree, polygons);
    for (const disposable of [subjects, none, tree]) disposable.delete();
    const wholeM2 = regionAreaM2(region);
    const changedM2 = regionAreaM2(polygons.flat()) - wholeM2;
    return canonicalParts(Math.abs(changedM2) <= trustedM2(wholeM2) ? polygons : nestRings(region));
  };

  return {
    name: "clipper",
    repair: (rings) => (rings.length === 0 ? [] : unionSelf(rings, fillRules.EvenOdd)),
    union: (regions) => (regions.length === 0 ? [] : unionSelf(regions, fillRules.NonZero)),
    intersection: (subject, clip) => split(subject, clip).inside,
    difference,
    split,
    parts,
    offset: (region, distanceM) => {
      if (region.length === 0) return [];
      const subjects = paths.write(region);
      const solution = clipper.InflatePaths64(
        subjects,
        distanceM / gridUnitM,
        clipper.JoinType.Miter,
        clipper.EndType.Polygon,
        mitreLimit,
        0,
      );
      subjects.delete();
      return canonicalRegion(paths.take(solution));
    },
  };
}

/**
 * How far areas may be apart before a result of Clipper2 is made in another way. Where a vertex of one
 * ring lies within a unit of another ring's side, its intersections and unions now and then fill or
 * repeat a triangle between the two (about 3 patches in 1,000, up to half a square metre), while the
 * difference of the same rings stays right. Rounding to the grid stays far below this.
 */
function trustedM2(areaM2: number): number {
  return Math.max(0.003, 3e-7 * areaM2);
}

/** Moves rings in and out of WebAssembly memory; one scratch path avoids an allocation for each ring. */
function createPathStore(clipper: MainModule) {
  const scratch = new clipper.Path64();
  let words = new BigInt64Array(3 * 1024);
  let halves = new Int32Array(words.buffer);

  const write = (region: Region): Paths64 => {
    const paths = new clipper.Paths64();
    for (const ring of region) {
      const count = (ring.length / 2) * 3;
      if (count > words.length) {
        words = new BigInt64Array(count * 2);
        halves = new Int32Array(words.buffer);
      }
      // Filling the 64-bit words by halves is several times quicker than converting through BigInt.
      for (let i = 0, w = 0; i < ring.length; i += 2, w += 6) {
        const x = ring[i]!;
        const y = ring[i + 1]!;
        halves[w] = x;
        halves[w + 1] = x >> 31;
        halves[w + 2] = y;
        halves[w + 3] = y >> 31;
        halves[w + 4] = 0;
        halves[w + 5] = 0;
      }
      scratch.assign(words.subarray(0, count));
      paths.push_back(scratch);
    }
    return paths;
  };

  const take = (paths: Paths64): GridRing[] => {
    const rings: GridRing[] = [];
    const size = paths.size();
    for (let i = 0; i < size; i++) {
      const path = paths.get(i);
      const ring = ringOfView(path.view());
      path.delete();
      if (ringTwiceArea(ring) !== 0) rings.push(ring);
    }
    paths.delete();
    return rings;
  };

  return { write, take };
}

function ringOfView(view: BigInt64Array): GridRing {
  const halves = new Int32Array(view.buffer, view.byteOffset, view.length * 2);
  const ring = new Int32Array((view.length / 3) * 2);
  for (let i = 0, w = 0; i < ring.length; i += 2, w += 6) {
    ring[i] = halves[w]!;
    ring[i + 1] = halves[w + 2]!;
  }
  return ring;
}

/** Levels of the tree alternate: outer ring, its holes, islands in those holes, … */
function collectPolygons(node: PolyPath64, polygons: GridPolygon[]): void {
  for (let i = 0; i < node.count(); i++) {
    const outer = node.child(i);
    const polygon = [takeRing(outer)];
    for (let j = 0; j < outer.count(); j++) {
      const hole = outer.child(j);
      polygon.push(takeRing(hole));
      collectPolygons(hole, polygons);
    }
    polygons.push(polygon);
  }
}

function takeRing(node: PolyPath64): GridRing {
  const path = node.polygon();
  const ring = ringOfView(path.view());
  path.delete();
  return ring;
}
