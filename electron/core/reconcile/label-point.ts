import polylabel from "polylabel";
import { polygonAreaM2 } from "../../../shared/geometry/measure.ts";
import type { MultiPolygon } from "../../../shared/geometry/types.ts";

/** The point inside the largest part that lies farthest from its border, to half a metre. */
export function labelPoint(polygons: MultiPolygon): { labelX: number; labelY: number } {
  const largest = polygons.reduce((a, b) => (polygonAreaM2(b) > polygonAreaM2(a) ? b : a));
  const rings = largest.map((ring) => {
    const points: number[][] = [];
    for (let i = 0; i < ring.length; i += 2) points.push([ring[i]!, ring[i + 1]!]);
    points.push(points[0]!);
    return points;
  });
  const [labelX, labelY] = polylabel(rings, 0.5);
  return { labelX: labelX!, labelY: labelY! };
}
