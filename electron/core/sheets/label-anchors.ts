import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { boxOfRings } from "./plane-box.ts";

/** A middle of a span on a scan line across the rings, with what speaks for it. */
interface ScanSpot {
  x: number;
  y: number;
  worth: number;
}

const scanShares = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88];

/**
 * Points well inside the rings, best first: middles of the widest spans on scan lines across and down,
 * so that strips of any direction offer places all along their axis.
 */
export function interiorAnchors(rings: readonly ArrayLike<number>[]): [number, number][] {
  const turned = rings.map(swapAxes);
  const down = scanSpots(turned).map(({ x, y, worth }): ScanSpot => ({ x: y, y: x, worth }));
  return [...scanSpots(rings), ...down]
    .sort((a, b) => b.worth - a.worth)
    .map((spot) => [spot.x, spot.y]);
}

function scanSpots(rings: readonly ArrayLike<number>[]): ScanSpot[] {
  const [, minY, , maxY] = boxOfRings(rings);
  const spots: ScanSpot[] = [];
  for (const share of scanShares) {
    const y = minY + share * (maxY - minY);
    const spans = spansAt(rings, y);
    for (const [from, to] of spans) {
      // The shorter way across a strip is what leaves room; its middle lines come first.
      const room = Math.min(to - from, maxY - minY);
      spots.push({ x: (from + to) / 2, y, worth: room * (1 - 0.8 * Math.abs(share - 0.5)) });
    }
  }
  return spots;
}

function swapAxes(ring: ArrayLike<number>): Float64Array {
  const swapped = new Float64Array(ring.length);
  for (let index = 0; index + 1 < ring.length; index += 2) {
    swapped[index] = ring[index + 1]!;
    swapped[index + 1] = ring[index]!;
  }
  return swapped;
}

/** Where a horizontal line runs inside the rings (even-odd). */
function spansAt(rings: readonly ArrayLike<number>[], y: number): [number, number][] {
  const crossings: number[] = [];
  for (const ring of rings) {
    for (let index = 0; index < ring.length; index += 2) {
      const next = (index + 2) % ring.length;
      const y1 = ring[index + 1]!;
      const y2 = ring[next + 1]!;
      if (y1 > y === y2 > y) continue;
      crossings.push(ring[index]! + ((y - y1) / (y2 - y1)) * (ring[next]! - ring[index]!));
    }
  }
  crossings.sort((a, b) => a - b);
  const spans: [number, number][] = [];
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    spans.push([crossings[index]!, crossings[index + 1]!]);
  }
  return spans;
}

/**
 * The direction in which most of the outline runs, as a reading angle in (−90°, 90°]: edge directions
 * doubled, so that opposite sides add up, and weighted by the square of their length.
 */
export function principalAngle(rings: readonly ArrayLike<number>[]): number {
  let x = 0;
  let y = 0;
  for (const ring of rings) {
    for (let index = 0; index < ring.length; index += 2) {
      const next = (index + 2) % ring.length;
      const dx = ring[next]! - ring[index]!;
      const dy = ring[index + 1]! - ring[next + 1]!;
      const doubled = 2 * Math.atan2(dy, dx);
      const weight = dx * dx + dy * dy;
      x += weight * Math.cos(doubled);
      y += weight * Math.sin(doubled);
    }
  }
  const angle = Math.atan2(y, x) / 2;
  return angle <= -Math.PI / 2 + 1e-6 ? angle + Math.PI : angle;
}

/** Points of a raster over a box, nearest to the centre first. */
export function rasterAround(
  centre: readonly [number, number],
  box: BoundingBox,
  stepMm: number,
): [number, number][] {
  const points: { at: [number, number]; away: number }[] = [];
  for (let x = box[0]; x <= box[2]; x += stepMm) {
    for (let y = box[1]; y <= box[3]; y += stepMm) {
      points.push({ at: [x, y], away: Math.hypot(x - centre[0], y - centre[1]) });
    }
  }
  return points.sort((a, b) => a.away - b.away).map(({ at }) => at);
}
