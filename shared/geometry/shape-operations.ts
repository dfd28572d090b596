import type { MultiPolygon, Ring } from "./types.ts";

/** What changing the shape of a plot needs to know about polygons; made by the kernel of the run. */
export interface ShapeOperations {
  /** Valid, connected parts with their holes; empty where nothing could be saved. */
  clean(polygons: MultiPolygon): MultiPolygon;
  /** Area that two shapes share, m². */
  sharedM2(one: MultiPolygon, other: MultiPolygon): number;
  union(shapes: readonly MultiPolygon[]): MultiPolygon;
  /** The connected parts inside a ring and those outside; their areas add up to the shape's. */
  cut(
    polygons: MultiPolygon,
    ring: Ring,
  ): { readonly inside: MultiPolygon; readonly outside: MultiPolygon };
  /** A point well inside the largest part. */
  labelPoint(polygons: MultiPolygon): { readonly eastM: number; readonly northM: number };
}
