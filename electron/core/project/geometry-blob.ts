import type {
  BoundingBox,
  MultiPolygon,
  PlaneGeometry,
  Ring,
} from "../../../shared/geometry/types.ts";
import { bytesOf, invalidBlob, readWkb, readWkbRings, wkb } from "./wkb-reader.ts";

const headerBytes = 8;
const envelopeBytes = 32;
const emptyFlag = 0b10000;
const envelopeFlag = 0b00010;

/**
 * GeoPackage geometry blob (GeoPackage 1.3, 2.1.3.1): header with an XY envelope (single points carry
 * none), little endian WKB, rings closed, outer rings counter-clockwise and holes clockwise.
 * The doubles are stored as they are.
 */
export function encodeGeometry(geometry: PlaneGeometry, srsId: number): Buffer {
  const empty = isEmptyGeometry(geometry);
  const singlePoint = geometry.type === "MultiPoint" && geometry.points.length === 2;
  const withEnvelope = !empty && !singlePoint;
  const start = headerBytes + (withEnvelope ? envelopeBytes : 0);
  const blob = Buffer.allocUnsafe(start + wkbSize(geometry));
  blob[0] = 0x47;
  blob[1] = 0x50;
  blob[2] = 0;
  blob[3] = 1 | (withEnvelope ? envelopeFlag : 0) | (empty ? emptyFlag : 0);
  blob.writeInt32LE(srsId, 4);
  if (withEnvelope) {
    const [minX, minY, maxX, maxY] = boundsOf(geometry);
    blob.writeDoubleLE(minX, 8);
    blob.writeDoubleLE(maxX, 16);
    blob.writeDoubleLE(minY, 24);
    blob.writeDoubleLE(maxY, 32);
  }
  writeWkb(blob, start, geometry);
  return blob;
}

/**
 * Reads a blob written by `encodeGeometry`, or by QGIS and GDAL (single parts are read as multi, Z and M
 * are refused as our layers have none). Throws `geometry.invalid` when it is anything else.
 */
export function decodeGeometry(blob: Uint8Array): PlaneGeometry {
  return readWkb(blob, wkbOffset(blob));
}

/**
 * The rings of a blob, polygon by polygon, each as `toRing` makes it; none where it holds no polygons.
 * The coordinates that `toRing` is given stand in memory that the next ring will use again.
 */
export function decodeRings<T>(blob: Uint8Array, toRing: (ring: Ring) => T): T[][] {
  return readWkbRings(blob, wkbOffset(blob), toRing);
}

/** The XY envelope of a blob, from its header where there is one; null when the geometry is empty. */
export function geometryEnvelope(blob: Uint8Array): BoundingBox | null {
  const start = wkbOffset(blob);
  const flags = blob[3] ?? 0;
  if ((flags & emptyFlag) !== 0) return null;
  if (start === headerBytes) {
    const geometry = decodeGeometry(blob);
    return isEmptyGeometry(geometry) ? null : boundsOf(geometry);
  }
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const little = (flags & 1) === 1;
  return [
    view.getFloat64(8, little),
    view.getFloat64(24, little),
    view.getFloat64(16, little),
    view.getFloat64(32, little),
  ];
}

export interface BlobHeader {
  readonly srsId: number;
  readonly empty: boolean;
  /** WKB type: 1 point … 6 multi polygon; Z and M add thousands. */
  readonly wkbType: number;
}

/** The header of any GeoPackage geometry blob, also one that `decodeGeometry` refuses. */
export function readBlobHeader(blob: Uint8Array): BlobHeader {
  const start = wkbOffset(blob);
  if (blob.length < start + 5) throw invalidBlob("图形数据不完整");
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const flags = view.getUint8(3);
  return {
    srsId: view.getInt32(4, (flags & 1) === 1),
    empty: (flags & emptyFlag) !== 0,
    wkbType: view.getUint32(start + 1, view.getUint8(start) === 1),
  };
}

function isEmptyGeometry(geometry: PlaneGeometry): boolean {
  if (geometry.type === "MultiPoint") return geometry.points.length === 0;
  if (geometry.type === "MultiLineString") return geometry.lines.length === 0;
  return geometry.polygons.length === 0;
}

function boundsOf(geometry: PlaneGeometry): BoundingBox {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  if (geometry.type === "MultiPoint") growBounds(bounds, geometry.points);
  else if (geometry.type === "MultiLineString") {
    for (const line of geometry.lines) growBounds(bounds, line);
  } else {
    for (const polygon of geometry.polygons) if (polygon[0]) growBounds(bounds, polygon[0]);
  }
  return bounds;
}

function growBounds(bounds: [number, number, number, number], flat: Float64Array): void {
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const x = flat[i] as number;
    const y = flat[i + 1] as number;
    if (x < bounds[0]) bounds[0] = x;
    if (y < bounds[1]) bounds[1] = y;
    if (x > bounds[2]) bounds[2] = x;
    if (y > bounds[3]) bounds[3] = y;
  }
}

function wkbSize(geometry: PlaneGeometry): number {
  if (geometry.type === "MultiPoint") {
    const points = geometry.points.length / 2;
    return points === 1 ? 21 : 9 + points * 21;
  }
  if (geometry.type === "MultiLineString") {
    return geometry.lines.reduce((size, line) => size + 9 + line.byteLength, 9);
  }
  let size = 9;
  for (const polygon of geometry.polygons) {
    size += 9;
    for (const ring of polygon) size += 4 + ring.byteLength + 16;
  }
  return size;
}

function writeWkb(blob: Buffer, start: number, geometry: PlaneGeometry): void {
  if (geometry.type === "MultiPolygon") writePolygons(blob, start, geometry.polygons);
  else if (geometry.type === "MultiLineString") writeLines(blob, start, geometry.lines);
  else writePoints(blob, start, geometry.points);
}

function writeHead(blob: Buffer, offset: number, type: number, count: number): number {
  blob[offset] = 1;
  blob.writeUInt32LE(type, offset + 1);
  blob.writeUInt32LE(count, offset + 5);
  return offset + 9;
}

function writePolygons(blob: Buffer, start: number, polygons: MultiPolygon): void {
  let offset = writeHead(blob, start, wkb.multiPolygon, polygons.length);
  for (const polygon of polygons) {
    offset = writeHead(blob, offset, wkb.polygon, polygon.length);
    for (let index = 0; index < polygon.length; index++) {
      offset = writeRing(blob, offset, polygon[index] as Ring, index === 0);
    }
  }
}

/** Writes the ring closed, in the asked direction, beginning with its own first vertex. */
function writeRing(blob: Buffer, start: number, ring: Ring, counterClockwise: boolean): number {
  blob.writeUInt32LE(ring.length / 2 + 1, start);
  const offset = start + 4;
  const bytes = bytesOf(ring);
  if (isCounterClockwise(ring) === counterClockwise) blob.set(bytes, offset);
  else {
    blob.set(bytes.subarray(0, 16), offset);
    for (let from = bytes.length - 16, to = offset + 16; from > 0; from -= 16, to += 16) {
      blob.set(bytes.subarray(from, from + 16), to);
    }
  }
  blob.set(bytes.subarray(0, 16), offset + bytes.length);
  return offset + bytes.length + 16;
}

function writeLines(blob: Buffer, start: number, lines: readonly Float64Array[]): void {
  let offset = writeHead(blob, start, wkb.multiLine, lines.length);
  for (const line of lines) {
    offset = writeHead(blob, offset, wkb.line, line.length / 2);
    blob.set(bytesOf(line), offset);
    offset += line.byteLength;
  }
}

function writePoints(blob: Buffer, start: number, points: Float64Array): void {
  const bytes = bytesOf(points);
  let offset =
    points.length === 2 ? start : writeHead(blob, start, wkb.multiPoint, points.length / 2);
  for (let from = 0; from < bytes.length; from += 16) {
    blob[offset] = 1;
    blob.writeUInt32LE(wkb.point, offset + 1);
    blob.set(bytes.subarray(from, from + 16), offset + 5);
    offset += 21;
  }
}

function isCounterClockwise(ring: Ring): boolean {
  const originX = ring[0] as number;
  const originY = ring[1] as number;
  let doubled = 0;
  for (let i = 2; i + 3 < ring.length; i += 2) {
    const x1 = (ring[i] as number) - originX;
    const y1 = (ring[i + 1] as number) - originY;
    const x2 = (ring[i + 2] as number) - originX;
    const y2 = (ring[i + 3] as number) - originY;
    doubled += x1 * y2 - x2 * y1;
  }
  return doubled >= 0;
}

function wkbOffset(blob: Uint8Array): number {
  if (blob.length < headerBytes || blob[0] !== 0x47 || blob[1] !== 0x50) {
    throw invalidBlob("图形数据不是 GeoPackage 格式");
  }
  const indicator = ((blob[3] ?? 0) >> 1) & 0b111;
  const size = [0, 32, 48, 48, 64][indicator];
  if (size === undefined) throw invalidBlob("图形数据的外包范围标志有误");
  return headerBytes + size;
}
