import type { BoundingBox } from "../../../shared/geometry/types.ts";

type Point = readonly [x: number, y: number];

/**
 * Convex outline around many boxes (Andrew's monotone chain), counter-clockwise as x0,y0,x1,y1,…;
 * collects box by box and keeps few points in memory.
 */
export class ConvexOutline {
  #points: Point[] = [];

  add([minX, minY, maxX, maxY]: BoundingBox): void {
    this.#points.push([minX, minY], [maxX, minY], [maxX, maxY], [minX, maxY]);
    if (this.#points.length > 4096) this.#points = hullOf(this.#points);
  }

  coordinates(): number[] {
    return hullOf(this.#points).flat();
  }
}

function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  return [...chainOf(sorted), ...chainOf(sorted.toReversed())];
}

/** One side of the hull, without its last point, which begins the other side. */
function chainOf(points: readonly Point[]): Point[] {
  const chain: Point[] = [];
  for (const point of points) {
    while (chain.length >= 2 && !turnsLeft(chain.at(-2)!, chain.at(-1)!, point)) chain.pop();
    chain.push(point);
  }
  return chain.slice(0, -1);
}

function turnsLeft(a: Point, b: Point, c: Point): boolean {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 0;
}
