import type { MultiPolygon, Ring } from "../../../shared/geometry/types.ts";

/** Rings up to this many vertices are tested pair by pair; sorting would cost more than it saves. */
const smallRing = 48;

/** Twice the signed area of a, b, c: positive when c lies left of a→b. */
function turn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/** Whether edges i and j (each from its vertex to the next) cross in their inner parts. */
function edgesCross(ring: Ring, i: number, j: number): boolean {
  const n = ring.length / 2;
  const i2 = (i + 1) % n;
  const j2 = (j + 1) % n;
  const ax = ring[2 * i] as number;
  const ay = ring[2 * i + 1] as number;
  const bx = ring[2 * i2] as number;
  const by = ring[2 * i2 + 1] as number;
  const cx = ring[2 * j] as number;
  const cy = ring[2 * j + 1] as number;
  const dx = ring[2 * j2] as number;
  const dy = ring[2 * j2 + 1] as number;
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return false;
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false;
  const c = turn(ax, ay, bx, by, cx, cy);
  const d = turn(ax, ay, bx, by, dx, dy);
  if (c === 0 || d === 0 || c > 0 === d > 0) return false;
  const a = turn(cx, cy, dx, dy, ax, ay);
  const b = turn(cx, cy, dx, dy, bx, by);
  return a !== 0 && b !== 0 && a > 0 !== b > 0;
}

function crossesPairwise(ring: Ring): boolean {
  const n = ring.length / 2;
  for (let i = 0; i < n - 2; i++) {
    for (let j = i + 2; j < n; j++) {
      if (edgesCross(ring, i, j)) return true;
    }
  }
  return false;
}

/** Sweeps from west to east and tests only edges that lie beside each other. */
function crossesBySweep(ring: Ring): boolean {
  const n = ring.length / 2;
  const west = new Float64Array(n);
  const east = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const a = ring[2 * i] as number;
    const b = ring[2 * ((i + 1) % n)] as number;
    west[i] = Math.min(a, b);
    east[i] = Math.max(a, b);
  }
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  order.sort((i, j) => (west[i] as number) - (west[j] as number));
  let active: number[] = [];
  for (const edge of order) {
    const from = west[edge] as number;
    active = active.filter((other) => (east[other] as number) >= from);
    if (active.some((other) => edgesCross(ring, edge, other))) return true;
    active.push(edge);
  }
  return false;
}

/**
 * Whether a ring crosses itself (a bow-tie): two of its edges cut each other in their inner parts.
 * Touching in a vertex does not count; the repair on the grid judges that when the run comes.
 */
export function ringCrossesItself(ring: Ring): boolean {
  return ring.length / 2 <= smallRing ? crossesPairwise(ring) : crossesBySweep(ring);
}

/** Whether any ring of the polygons crosses itself. */
export function hasSelfCrossing(polygons: MultiPolygon): boolean {
  return polygons.some((polygon) => polygon.some(ringCrossesItself));
}
