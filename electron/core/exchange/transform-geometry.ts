import type { PlaneGeometry } from "../../../shared/geometry/types.ts";

type TransformPoint = (x: number, y: number) => readonly [eastM: number, northM: number];

function transformed(flat: Float64Array, point: TransformPoint): Float64Array {
  const result = new Float64Array(flat.length);
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const [eastM, northM] = point(flat[i] as number, flat[i + 1] as number);
    result[i] = eastM;
    result[i + 1] = northM;
  }
  return result;
}

/** A geometry with every vertex moved by `point`. */
export function transformGeometry(geometry: PlaneGeometry, point: TransformPoint): PlaneGeometry {
  switch (geometry.type) {
    case "MultiPolygon":
      return {
        type: "MultiPolygon",
        polygons: geometry.polygons.map((polygon) =>
          polygon.map((ring) => transformed(ring, point)),
        ),
      };
    case "MultiLineString":
      return {
        type: "MultiLineString",
        lines: geometry.lines.map((line) => transformed(line, point)),
      };
    case "MultiPoint":
      return { type: "MultiPoint", points: transformed(geometry.points, point) };
  }
}
