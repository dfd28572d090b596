import type { PlaneGeometry, Ring } from "../../../shared/geometry/types.ts";
import type { FieldValue } from "./feature-source.ts";
import { withSinks } from "./file-sink.ts";
import { doubleAreaOfRing } from "./ring-nesting.ts";
import type { WrittenFeature } from "./shapefile-writer.ts";

type Pair = [number, number];

function pairs(flat: Float64Array): Pair[] {
  return Array.from(
    { length: flat.length / 2 },
    (_, index): Pair => [flat[index * 2] as number, flat[index * 2 + 1] as number],
  );
}

/** Closed ring, outer counter-clockwise and holes clockwise (RFC 7946, 3.1.6). */
function closedPairs(ring: Ring, isHole: boolean): Pair[] {
  const open = pairs(ring);
  const isCounterClockwise = doubleAreaOfRing(ring) > 0;
  const [first, ...others] = open as [Pair, ...Pair[]];
  const turned = isCounterClockwise === isHole ? [first, ...others.reverse()] : open;
  return [...turned, first];
}

/** A geometry as a GeoJSON object with the coordinates as they are. */
export function toGeoJson(geometry: PlaneGeometry): { type: string; coordinates: unknown } {
  switch (geometry.type) {
    case "MultiPolygon": {
      const polygons = geometry.polygons.map((polygon) =>
        polygon.map((ring, index) => closedPairs(ring, index > 0)),
      );
      return polygons.length === 1
        ? { type: "Polygon", coordinates: polygons[0] }
        : { type: "MultiPolygon", coordinates: polygons };
    }
    case "MultiLineString": {
      const lines = geometry.lines.map(pairs);
      return lines.length === 1
        ? { type: "LineString", coordinates: lines[0] }
        : { type: "MultiLineString", coordinates: lines };
    }
    case "MultiPoint": {
      const points = pairs(geometry.points);
      return points.length === 1
        ? { type: "Point", coordinates: points[0] }
        : { type: "MultiPoint", coordinates: points };
    }
  }
}

function featureText(
  geometry: PlaneGeometry | null,
  properties: Readonly<Record<string, FieldValue>>,
): string {
  const shape = geometry === null ? null : toGeoJson(geometry);
  return JSON.stringify({ type: "Feature", properties, geometry: shape });
}

/**
 * Writes GeoJSON in plane coordinates with the `crs` member of the 2008 specification (RFC 7946 knows
 * degrees alone; QGIS and GDAL read the member), one feature a line. Streams. Gives the number of rows.
 * Throws `disk.full`, `disk.denied`, `file.missing` (the folder).
 */
export async function writeGeoJson(
  path: string,
  layer: { name: string; epsg: number },
  rows: Iterable<WrittenFeature> | AsyncIterable<WrittenFeature>,
): Promise<{ rowCount: number }> {
  return withSinks([path], async ([sink]) => {
    if (!sink) throw new Error("no sink");
    const crs = { type: "name", properties: { name: `urn:ogc:def:crs:EPSG::${layer.epsg}` } };
    const head = `{"type":"FeatureCollection","name":${JSON.stringify(layer.name)},"crs":${JSON.stringify(crs)},"features":[\n`;
    await sink.write(Buffer.from(head));
    let rowCount = 0;
    for await (const { geometry, attributes } of rows) {
      const separator = rowCount === 0 ? "" : ",\n";
      await sink.write(Buffer.from(separator + featureText(geometry, attributes)));
      rowCount += 1;
    }
    await sink.write(Buffer.from("\n]}\n"));
    await sink.finish();
    return { rowCount };
  });
}
