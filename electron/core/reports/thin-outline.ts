import type { PlaneGeometry, Ring } from "../../../shared/geometry/types.ts";

/**
 * An outline for drawing at a coarse scale: vertices nearer than `toleranceM` to the one kept before
 * them are left out, rings that shrink to nothing too. The outer ring of a shape stays at least a
 * triangle or the outline as it was, so that nothing vanishes from a map.
 */
export function thinOutline(geometry: PlaneGeometry, toleranceM: number): PlaneGeometry {
  if (geometry.type === "MultiPoint") return geometry;
  if (geometry.type === "MultiLineString") {
    return {
      type: "MultiLineString",
      lines: geometry.lines.map((line) => thinPath(line, toleranceM, 2) ?? line),
    };
  }
  return {
    type: "MultiPolygon",
    polygons: geometry.polygons.map(([outer, ...holes]) => {
      if (outer === undefined) return [];
      const kept = thinPath(outer, toleranceM, 3) ?? outer;
      return [kept, ...holes.flatMap((hole) => thinPath(hole, toleranceM, 3) ?? [])];
    }),
  };
}

/** null when fewer than `least` vertices are left. The last vertex of a path stays. */
function thinPath(path: Ring, toleranceM: number, least: number): Ring | null {
  const kept = new Float64Array(path.length);
  let length = 0;
  const last = path.length - 2;
  for (let at = 0; at <= last; at += 2) {
    const x = path[at]!;
    const y = path[at + 1]!;
    const isFar =
      length === 0 || Math.hypot(x - kept[length - 2]!, y - kept[length - 1]!) >= toleranceM;
    if (!isFar && !(least === 2 && at === last)) continue;
    kept[length++] = x;
    kept[length++] = y;
  }
  return length / 2 < least ? null : kept.slice(0, length);
}
