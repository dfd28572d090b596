import { boundingBoxOfGeometry, boxesMeet } from "./measure.ts";
import type { MultiPolygon, Ring } from "./types.ts";

/** What two areas have in common: m², and its mean width 2A/P in metres (0 where they share nothing). */
export interface Overlap {
  readonly areaM2: number;
  readonly meanWidthM: number;
}

interface Edge {
  /** The lower end first. */
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

type Span = readonly [from: number, to: number];

/**
 * Area and mean width of what two areas share, for measuring only: no shape comes out of it. Cuts both
 * into level strips at every corner and crossing; within a strip all sides are straight and none cross,
 * so that the middle of each strip gives its area exactly. Holes count by the even-odd rule. Takes time
 * with the product of the corners: for single plots (`one` the smaller), not for layers.
 */
export function overlapOf(one: MultiPolygon, other: MultiPolygon): Overlap {
  const nothing = { areaM2: 0, meanWidthM: 0 };
  if (one.length === 0 || other.length === 0) return nothing;
  const [a, b] = [boxOf(one), boxOf(other)];
  if (!boxesMeet(a, b)) return nothing;
  const [low, high] = [Math.max(a[1], b[1]), Math.min(a[3], b[3])];
  const [edgesOne, edgesOther] = [edgesOf(one, low, high), edgesOf(other, low, high)];
  if (edgesOther.length === 0) return nothing;
  const levels = levelsOf(edgesOne, edgesOther, low, high);
  let areaM2 = 0;
  let perimeterM = 0;
  let above: readonly Span[] = [];
  for (let index = 0; index + 1 < levels.length; index++) {
    const [bottom, top] = [levels[index] ?? 0, levels[index + 1] ?? 0];
    const height = top - bottom;
    const strip = stripSpans(edgesOne, edgesOther, bottom, top);
    perimeterM += differenceLength(
      above,
      strip.map(({ bottom: span }) => span),
    );
    for (const span of strip) {
      areaM2 += (span.middle[1] - span.middle[0]) * height;
      perimeterM += Math.hypot(span.top[0] - span.bottom[0], height);
      perimeterM += Math.hypot(span.top[1] - span.bottom[1], height);
    }
    above = strip.map(({ top: span }) => span);
  }
  perimeterM += differenceLength(above, []);
  return areaM2 === 0 ? nothing : { areaM2, meanWidthM: (2 * areaM2) / perimeterM };
}

const boxOf = (polygons: MultiPolygon) => boundingBoxOfGeometry({ type: "MultiPolygon", polygons });

/** Sides that lie between two levels, level ones left out. */
function edgesOf(polygons: MultiPolygon, low: number, high: number): Edge[] {
  return polygons.flatMap((rings) => rings.flatMap((ring) => edgesOfRing(ring, low, high)));
}

function edgesOfRing(ring: Ring, low: number, high: number): Edge[] {
  const edges: Edge[] = [];
  const count = ring.length / 2;
  for (let index = 0; index < count; index++) {
    const next = (index + 1) % count;
    const [x0, y0] = [ring[2 * index] ?? 0, ring[2 * index + 1] ?? 0];
    const [x1, y1] = [ring[2 * next] ?? 0, ring[2 * next + 1] ?? 0];
    if (y0 === y1 || Math.max(y0, y1) < low || Math.min(y0, y1) > high) continue;
    edges.push(y0 < y1 ? { x0, y0, x1, y1 } : { x0: x1, y0: y1, x1: x0, y1: y0 });
  }
  return edges;
}

/** Levels of all corners and crossings, from the lowest to the highest. */
function levelsOf(one: readonly Edge[], other: readonly Edge[], low: number, high: number) {
  const levels = new Set([low, high]);
  const add = (level: number) => {
    if (level > low && level < high) levels.add(level);
  };
  const edges = [...one, ...other];
  for (const { y0, y1 } of edges) {
    add(y0);
    add(y1);
  }
  const byLowerEnd = edges.toSorted((a, b) => a.y0 - b.y0);
  for (const [index, edge] of byLowerEnd.entries()) {
    for (let next = index + 1; next < byLowerEnd.length; next++) {
      const second = byLowerEnd[next];
      if (second === undefined || second.y0 > edge.y1) break;
      const level = crossing(edge, second);
      if (level !== null) add(level);
    }
  }
  return [...levels].sort((a, b) => a - b);
}

function crossing(a: Edge, b: Edge): number | null {
  const [dxA, dyA, dxB, dyB] = [a.x1 - a.x0, a.y1 - a.y0, b.x1 - b.x0, b.y1 - b.y0];
  const cross = dxA * dyB - dyA * dxB;
  if (cross === 0) return null;
  const t = ((b.x0 - a.x0) * dyB - (b.y0 - a.y0) * dxB) / cross;
  const s = ((b.x0 - a.x0) * dyA - (b.y0 - a.y0) * dxA) / cross;
  return t > 0 && t < 1 && s > 0 && s < 1 ? a.y0 + t * dyA : null;
}

interface StripSpan {
  readonly bottom: Span;
  readonly middle: Span;
  readonly top: Span;
}

/** What both have in common within one strip, as spans from side to side. */
function stripSpans(
  one: readonly Edge[],
  other: readonly Edge[],
  bottom: number,
  top: number,
): StripSpan[] {
  const middle = (bottom + top) / 2;
  const spans: StripSpan[] = [];
  for (const first of sidesAt(one, middle)) {
    for (const second of sidesAt(other, middle)) {
      const left = xAt(first.left, middle) >= xAt(second.left, middle) ? first.left : second.left;
      const right =
        xAt(first.right, middle) <= xAt(second.right, middle) ? first.right : second.right;
      const at = (level: number): Span => [xAt(left, level), xAt(right, level)];
      if (xAt(right, middle) > xAt(left, middle)) {
        spans.push({ bottom: at(bottom), middle: at(middle), top: at(top) });
      }
    }
  }
  return spans;
}

/** Inside lies between the first and second side, the third and fourth, and so on. */
function sidesAt(edges: readonly Edge[], level: number): { left: Edge; right: Edge }[] {
  const crossed = edges
    .filter(({ y0, y1 }) => y0 < level && level < y1)
    .sort((a, b) => xAt(a, level) - xAt(b, level));
  const pairs: { left: Edge; right: Edge }[] = [];
  for (let index = 0; index + 1 < crossed.length; index += 2) {
    const [left, right] = [crossed[index], crossed[index + 1]];
    if (left !== undefined && right !== undefined) pairs.push({ left, right });
  }
  return pairs;
}

function xAt({ x0, y0, x1, y1 }: Edge, level: number): number {
  return x0 + ((level - y0) / (y1 - y0)) * (x1 - x0);
}

/** Length that one set of spans covers and the other does not: the level part of the outline. */
function differenceLength(one: readonly Span[], other: readonly Span[]): number {
  const ends = [...one, ...other].flat().sort((a, b) => a - b);
  let length = 0;
  for (let index = 0; index + 1 < ends.length; index++) {
    const [from, to] = [ends[index] ?? 0, ends[index + 1] ?? 0];
    const middle = (from + to) / 2;
    const covers = (spans: readonly Span[]) => spans.some(([a, b]) => a < middle && middle < b);
    if (covers(one) !== covers(other)) length += to - from;
  }
  return length;
}
