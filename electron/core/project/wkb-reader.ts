import { AppError } from "../../../shared/contract/errors.ts";
import type { PlaneGeometry, Ring } from "../../../shared/geometry/types.ts";

/** Geometry types of ISO WKB that our layers have. */
export const wkb = {
  point: 1,
  line: 2,
  polygon: 3,
  multiPoint: 4,
  multiLine: 5,
  multiPolygon: 6,
} as const;

export function invalidBlob(message: string, cause?: unknown): AppError {
  return new AppError("geometry.invalid", `${message},请用备份恢复项目文件。`, { cause });
}

/** Every platform we support is little endian, so a ring's memory is WKB already. */
export function bytesOf(flat: Float64Array): Uint8Array {
  return new Uint8Array(flat.buffer, flat.byteOffset, flat.byteLength);
}

/** Reads little endian WKB from `offset` on; single parts come as multi. Throws `geometry.invalid`. */
export function readWkb(blob: Uint8Array, offset: number): PlaneGeometry {
  return withinBlob(() => geometryOf(cursorAt(blob, offset)));
}

/** As `decodeRings` of `geometry-blob.ts` says. */
export function readWkbRings<T>(
  blob: Uint8Array,
  offset: number,
  toRing: (ring: Ring) => T,
): T[][] {
  return withinBlob(() => {
    const cursor = cursorAt(blob, offset);
    const type = takeType(cursor);
    if (type === wkb.polygon) return [takePolygon(cursor, toRing)];
    if (type !== wkb.multiPolygon) return [];
    return takeParts(cursor, wkb.polygon, () => takePolygon(cursor, toRing));
  });
}

/** Reading past the end of a blob is a fault of the blob. */
function withinBlob<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw invalidBlob("图形数据不完整", cause);
  }
}

interface Cursor {
  readonly blob: Uint8Array;
  readonly view: DataView;
  offset: number;
}

function cursorAt(blob: Uint8Array, offset: number): Cursor {
  return { blob, view: new DataView(blob.buffer, blob.byteOffset, blob.byteLength), offset };
}

function geometryOf(cursor: Cursor): PlaneGeometry {
  const whole = (flat: Float64Array) => flat.slice();
  const type = takeType(cursor);
  switch (type) {
    case wkb.polygon:
      return { type: "MultiPolygon", polygons: [takePolygon(cursor, whole)] };
    case wkb.multiPolygon: {
      const polygons = takeParts(cursor, wkb.polygon, () => takePolygon(cursor, whole));
      return { type: "MultiPolygon", polygons };
    }
    case wkb.line:
      return { type: "MultiLineString", lines: [takeLine(cursor).slice()] };
    case wkb.multiLine: {
      const lines = takeParts(cursor, wkb.line, () => takeLine(cursor).slice());
      return { type: "MultiLineString", lines };
    }
    case wkb.point:
      return { type: "MultiPoint", points: takeDoubles(cursor, 2).slice() };
    case wkb.multiPoint: {
      const points = takeParts(cursor, wkb.point, () => [...takeDoubles(cursor, 2)]);
      return { type: "MultiPoint", points: Float64Array.from(points.flat()) };
    }
    default:
      throw invalidBlob(`图形类型 ${type} 不支持`);
  }
}

function takeParts<T>(cursor: Cursor, type: number, take: () => T): T[] {
  const parts: T[] = [];
  for (let left = takeCount(cursor); left > 0; left--) {
    if (takeType(cursor) !== type) throw invalidBlob("图形数据的部件类型不一致");
    parts.push(take());
  }
  return parts;
}

function takePolygon<T>(cursor: Cursor, toRing: (ring: Ring) => T): T[] {
  const rings: T[] = [];
  for (let left = takeCount(cursor); left > 0; left--) {
    const closed = takeLine(cursor);
    const last = closed.length - 2;
    const repeats = last > 0 && closed[0] === closed[last] && closed[1] === closed[last + 1];
    rings.push(toRing(repeats ? closed.subarray(0, last) : closed));
  }
  return rings;
}

function takeLine(cursor: Cursor): Float64Array {
  return takeDoubles(cursor, takeCount(cursor) * 2);
}

let doubles = new Float64Array(2048);
let bytes = bytesOf(doubles);

/** The next coordinates, in memory that lasts until the next call. */
function takeDoubles(cursor: Cursor, length: number): Float64Array {
  const end = cursor.offset + length * 8;
  if (end > cursor.blob.length) throw invalidBlob("图形数据不完整");
  if (length > doubles.length) {
    doubles = new Float64Array(length * 2);
    bytes = bytesOf(doubles);
  }
  bytes.set(cursor.blob.subarray(cursor.offset, end));
  cursor.offset = end;
  return doubles.subarray(0, length);
}

function takeType(cursor: Cursor): number {
  const { view, offset } = cursor;
  if (view.getUint8(offset) !== 1) throw invalidBlob("图形数据的字节序不支持");
  cursor.offset += 5;
  return view.getUint32(offset + 1, true);
}

function takeCount(cursor: Cursor): number {
  const count = cursor.view.getUint32(cursor.offset, true);
  cursor.offset += 4;
  return count;
}
