import type { BoundingBox, PlaneGeometry, Ring } from "../../../shared/geometry/types.ts";
import { doubleAreaOfRing } from "./ring-nesting.ts";

/** Shape types that we write: no Z, no M; one point a row. */
export const writtenShapeTypes = { polygon: 5, line: 3, point: 1 } as const;

/** A ring closed and turned: outer rings clockwise, holes counter-clockwise (ESRI 1998, p. 8). */
function closedRing(ring: Ring, isHole: boolean): Float64Array {
  const isCounterClockwise = doubleAreaOfRing(ring) > 0;
  const closed = new Float64Array(ring.length + 2);
  if (isCounterClockwise === isHole) closed.set(ring);
  else {
    for (let at = 0; at < ring.length; at += 2) {
      const from = at === 0 ? 0 : ring.length - at;
      closed[at] = ring[from] as number;
      closed[at + 1] = ring[from + 1] as number;
    }
  }
  closed[ring.length] = closed[0] as number;
  closed[ring.length + 1] = closed[1] as number;
  return closed;
}

function boundsOf(parts: readonly Float64Array[]): BoundingBox {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const part of parts) {
    for (let at = 0; at < part.length; at += 2) {
      const x = part[at] as number;
      const y = part[at + 1] as number;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
  }
  return [minX, minY, maxX, maxY];
}

function writeDoubles(content: Buffer, at: number, values: Iterable<number>): number {
  let position = at;
  for (const value of values) position = content.writeDoubleLE(value, position);
  return position;
}

function encodeParts(
  shapeType: number,
  parts: readonly Float64Array[],
  bounds: BoundingBox,
): Buffer {
  const points = parts.reduce((sum, part) => sum + part.length / 2, 0);
  const content = Buffer.alloc(44 + parts.length * 4 + points * 16);
  content.writeInt32LE(shapeType, 0);
  writeDoubles(content, 4, bounds);
  content.writeInt32LE(parts.length, 36);
  content.writeInt32LE(points, 40);
  let first = 0;
  let at = 44 + parts.length * 4;
  for (const [index, part] of parts.entries()) {
    content.writeInt32LE(first, 44 + index * 4);
    first += part.length / 2;
    at = writeDoubles(content, at, part);
  }
  return content;
}

/** Content of one record (without its header) and its bounds; a null or empty geometry is a null shape. */
export function encodeShape(geometry: PlaneGeometry | null): {
  content: Buffer;
  bounds: BoundingBox | null;
} {
  if (geometry === null) return { content: Buffer.alloc(4), bounds: null };
  if (geometry.type === "MultiPoint") {
    const content = Buffer.alloc(20);
    content.writeInt32LE(writtenShapeTypes.point, 0);
    writeDoubles(content, 4, geometry.points.subarray(0, 2));
    return { content, bounds: boundsOf([geometry.points]) };
  }
  const isPolygon = geometry.type === "MultiPolygon";
  const parts = isPolygon
    ? geometry.polygons.flatMap((polygon) =>
        polygon.map((ring, index) => closedRing(ring, index > 0)),
      )
    : geometry.lines;
  if (parts.length === 0) return encodeShape(null);
  const bounds = boundsOf(parts);
  const type = isPolygon ? writtenShapeTypes.polygon : writtenShapeTypes.line;
  return { content: encodeParts(type, parts, bounds), bounds };
}

/** The 100 bytes at the start of a .shp or .shx of `lengthBytes`. */
export function shapeHeader(
  shapeType: number,
  lengthBytes: number,
  extent: BoundingBox | null,
): Buffer {
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE(lengthBytes / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(shapeType, 32);
  writeDoubles(header, 36, extent ?? [0, 0, 0, 0]);
  return header;
}
