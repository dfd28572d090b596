import fc from "fast-check";
import {
  type GridRing,
  type Region,
  reversedRing,
  ringTwiceArea,
} from "../../electron/core/reconcile/grid.ts";
import type { MultiPolygon, Ring } from "../../shared/geometry/types.ts";

/** A polygon seen whole from its middle: never crosses itself. Metres, on whole millimetres. */
export function starRing(options: {
  middleM: readonly [number, number];
  radiusM: readonly [number, number];
}): fc.Arbitrary<Ring> {
  const [least, most] = options.radiusM.map((metres) => Math.round(metres * 1000)) as [
    number,
    number,
  ];
  return fc
    .tuple(
      fc.nat({ max: options.middleM[0] }),
      fc.nat({ max: options.middleM[1] }),
      fc.array(fc.integer({ min: least, max: most }), { minLength: 4, maxLength: 24 }),
      fc.nat({ max: 359 }),
    )
    .map(([middleX, middleY, radii, turn]) => {
      const ring = new Float64Array(radii.length * 2);
      radii.forEach((radius, i) => {
        const angle = ((i + turn / 360) / radii.length) * 2 * Math.PI;
        ring[2 * i] = Math.round(middleX * 1000 + radius * Math.cos(angle)) / 1000;
        ring[2 * i + 1] = Math.round(middleY * 1000 + radius * Math.sin(angle)) / 1000;
      });
      return ring;
    });
}

/** Any ring at all on a coarse net, so that crossings, spikes and touching sides are common. */
export const tangledRing: fc.Arbitrary<GridRing> = fc
  .array(fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 })), { minLength: 3, maxLength: 9 })
  .map((points) => points.filter(([x, y], i) => i === 0 || points[i - 1]!.join() !== `${x},${y}`))
  .filter((points) => points.length >= 3 && points[0]!.join() !== points.at(-1)!.join())
  .map((points) => Int32Array.from(points.flat().map((value) => value * 10_000)));

export const polygonOf = (ring: Ring): MultiPolygon => [[ring]];

/**
 * Area in m² of what an odd number of rings encloses, computed in strips between all heights where
 * anything happens: an answer that owes nothing to either engine.
 */
export function evenOddAreaM2(region: Region): number {
  const sides = region.flatMap(sidesOf);
  const heights = new Set<number>();
  sides.forEach((a, i) => {
    heights.add(a[1]).add(a[3]);
    for (const b of sides.slice(i + 1)) {
      const height = crossingHeight(a, b);
      if (height !== null) heights.add(height);
    }
  });
  const levels = [...heights].sort((a, b) => a - b);
  let area = 0;
  for (const [i, low] of levels.slice(0, -1).entries()) {
    const high = levels[i + 1]!;
    const middle = (low + high) / 2;
    const cuts = sides
      .filter(([, ay, , by]) => ay > middle !== by > middle)
      .map(([ax, ay, bx, by]) => ax + ((middle - ay) / (by - ay)) * (bx - ax))
      .sort((a, b) => a - b);
    for (let c = 0; c + 1 < cuts.length; c += 2) area += (cuts[c + 1]! - cuts[c]!) * (high - low);
  }
  return area * 1e-8;
}

export type Side = readonly [ax: number, ay: number, bx: number, by: number];

export function sidesOf(ring: GridRing): Side[] {
  const sides: Side[] = [];
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    sides.push([ring[j]!, ring[j + 1]!, ring[i]!, ring[i + 1]!]);
  }
  return sides;
}

function crossingHeight([ax, ay, bx, by]: Side, [cx, cy, dx, dy]: Side): number | null {
  const determinant = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (determinant === 0) return null;
  const t = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / determinant;
  const u = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / determinant;
  return t < 0 || t > 1 || u < 0 || u > 1 ? null : ay + t * (by - ay);
}

/** Counter-clockwise, as regions want their outer rings. */
export function turned(ring: GridRing): GridRing {
  return ringTwiceArea(ring) < 0 ? reversedRing(ring) : ring;
}
