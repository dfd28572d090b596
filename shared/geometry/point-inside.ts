import type { MultiPolygon } from "./types.ts";

/** The middle of the widest span at half the height of the first part: inside, whatever its form. */
export function pointInside(shape: MultiPolygon): readonly [number, number] {
  const [polygon = []] = shape;
  const ys = polygon.flatMap((ring) => Array.from(ring.filter((_, index) => index % 2 === 1)));
  const level = (Math.min(...ys) + Math.max(...ys)) / 2;
  const crossings = polygon.flatMap((ring) => crossingsAt(ring, level)).sort((a, b) => a - b);
  let best: readonly [number, number] = [0, level];
  let width = 0;
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const [from, to] = [crossings[index] ?? 0, crossings[index + 1] ?? 0];
    if (to - from > width) {
      width = to - from;
      best = [(from + to) / 2, level];
    }
  }
  return best;
}

function crossingsAt(ring: Float64Array, level: number): number[] {
  const found: number[] = [];
  const count = ring.length / 2;
  for (let index = 0; index < count; index++) {
    const next = (index + 1) % count;
    const [x0, y0] = [ring[2 * index] ?? 0, ring[2 * index + 1] ?? 0];
    const [x1, y1] = [ring[2 * next] ?? 0, ring[2 * next + 1] ?? 0];
    if (y0 > level !== y1 > level) found.push(x0 + ((level - y0) / (y1 - y0)) * (x1 - x0));
  }
  return found;
}
