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
  regionBox,
  ringTwiceArea,
} from "./grid.ts";
import { nestRings } from "./nest-rings.ts";
import { outlineWithin, windingThroughout } from "./outline.ts";

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

  const sweeper = new clipper.Clipper64();
  const solution = new clipper.Paths64();

  const load = (subject: Region, outline: Region): void => {
    sweeper.Clear();
    sweeper.AddSubject(paths.write(subject));
    if (outline.length > 0) sweeper.AddClip(paths.write(outline));
  };

  /** What becomes of the rings loaded last; may be asked several times. */
  const sweep = (type: ClipType, fillRule: FillRule = fillRules.NonZero): Region => {
    if (!sweeper.ExecutePath(type, fillRule, solution)) throw new Error("Clipper2: sweep failed");
    return canonicalRegion(paths.read(solution));
  };

  const unionSelf = (rings: Region, fillRule: FillRule): Region => {
    load(rings, []);
    return sweep(clipTypes.Union, fillRule);
  };

  const difference = (subject: Region, clip: Region): Region => {
    const box = regionBox(subject);
    const outline = outlineWithin(clip, box);
    const winding = windingThroughout(outline, box);
    if (winding !== null) return winding === 0 ? subject : [];
    load(subject, outline);
    return sweep(clipTypes.Difference);
  };

  const split = (subject: Region, clip: Region): Split => {
    const box = regionBox(subject);
    const outline = outlineWithin(clip, box);
    const winding = windingThroughout(outline, box);
    if (winding === 0) return { inside: [], outside: subject };
    if (winding !== null) return { inside: subject, outside: [] };
    load(subject, outline);
    const outside = sweep(clipTypes.Difference);
    const inside = sweep(clipTypes.Intersection);
    const wholeM2 = regionAreaM2(subject);
    const lostM2 = (part: Region) => Math.abs(wholeM2 - regionAreaM2(part) - regionAreaM2(outside));
    if (lostM2(inside) <= trustedM2(wholeM2)) return { inside, outside };
    const complement = difference(subject, outside);
    return { inside: lostM2(complement) < lostM2(inside) ? complement : inside, outside };
  };

  const parts = (region: Region): readonly GridPolygon[] => {
    if (region.length === 0) return [];
    if (region.length === 1) return [[region[0]!]];
    const tree = new clipper.PolyPath64();
    load(region, []);
    sweeper.ExecutePoly(clipTypes.Union, fillRules.NonZero, tree);
    const polygons: GridPolygon[] = [];
    collectPolygons(tree, polygons);
    tree.delete();
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
      const grown = clipper.InflatePaths64(
        paths.write(region),
        distanceM / gridUnitM,
        clipper.JoinType.Miter,
        clipper.EndType.Polygon,
        mitreLimit,
        0,
      );
      const rings = paths.read(grown);
      grown.delete();
      return canonicalRegion(rings);
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

/** Moves rings in and out of WebAssembly memory. What `write` returns lasts until it is called again. */
function createPathStore(clipper: MainModule) {
  const paths = new clipper.Paths64();
  const scratch = new clipper.Path64();
  let words = new BigInt64Array(3 * 1024);
  let halves = new Int32Array(words.buffer);

  const write = (region: Region): Paths64 => {
    paths.clear();
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

  const read = (solution: Paths64): GridRing[] => {
    const rings: GridRing[] = [];
    const size = solution.size();
    for (let i = 0; i < size; i++) {
      const path = solution.get(i);
      const ring = ringOfView(path.view());
      path.delete();
      if (ringTwiceArea(ring) !== 0) rings.push(ring);
    }
    return rings;
  };

  return { write, read };
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
