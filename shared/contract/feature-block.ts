import type { PlaneGeometry } from "../geometry/types.ts";
import { AppError } from "./errors.ts";

/**
 * Features for the map as one ArrayBuffer, little endian. Coordinates are float32 offsets in metres
 * from a float64 origin: a millimetre's truth over the extent of a county, for drawing only.
 *
 * ```
 * header, 56 bytes: u32 magic, u32 version, f64 originX, f64 originY, u32 features, u32 parts,
 *   u32 rings, u32 vertices, u32 texts (UTF-16 units), u32 truncated (0 or 1), 8 bytes of zero
 * u32 fid[features]
 * u32 firstPart[features + 1]     parts of each feature (a polygon, a line, a set of points)
 * u32 firstRing[parts + 1]        rings of each part, the outer one first
 * u32 firstVertex[rings + 1]
 * f32 offset[2 × vertices]        x, y; rings are not closed
 * u8  kind[features], padded to 4 0 polygon, 1 line, 2 point
 * u16 text[texts]                 JSON {keys, classes, labels}: a string for each feature
 * ```
 */
const magic = 0x51_48_53_46;
const version = 1;
const headerBytes = 56;

/** One feature to draw. */
export interface BlockFeature {
  fid: number;
  /** What people and other calls know it by: plot code, DKBM, BSM; empty where there is none. */
  key: string;
  /** What decides its colour: plot class, DLBM, DKLB, kind of landmark. */
  class: string;
  /** What is written on it; empty for nothing. */
  label: string;
  geometry: PlaneGeometry;
}

export interface FeatureBlock {
  features: readonly BlockFeature[];
  /** There were more than the limit. */
  truncated: boolean;
}

interface Parts {
  kind: number;
  parts: readonly (readonly Float64Array[])[];
}

function partsOf(geometry: PlaneGeometry): Parts {
  if (geometry.type === "MultiPolygon") return { kind: 0, parts: geometry.polygons };
  if (geometry.type === "MultiLineString") {
    return { kind: 1, parts: geometry.lines.map((line) => [line]) };
  }
  return { kind: 2, parts: [[geometry.points]] };
}

function geometryOf(kind: number, parts: readonly (readonly Float64Array[])[]): PlaneGeometry {
  if (kind === 0) return { type: "MultiPolygon", polygons: parts };
  if (kind === 1) return { type: "MultiLineString", lines: parts.flat() };
  return { type: "MultiPoint", points: parts[0]?.[0] ?? new Float64Array() };
}

interface Counts {
  features: number;
  parts: number;
  rings: number;
  vertices: number;
  texts: number;
}

/** The arrays of a block over its buffer, all aligned to their element size. */
function arraysOf(buffer: ArrayBuffer, counts: Counts) {
  const { features, parts, rings, vertices, texts } = counts;
  let at = headerBytes;
  const take = (bytes: number) => {
    const start = at;
    at += bytes;
    return start;
  };
  return {
    fids: new Uint32Array(buffer, take(4 * features), features),
    firstPart: new Uint32Array(buffer, take(4 * (features + 1)), features + 1),
    firstRing: new Uint32Array(buffer, take(4 * (parts + 1)), parts + 1),
    firstVertex: new Uint32Array(buffer, take(4 * (rings + 1)), rings + 1),
    offsets: new Float32Array(buffer, take(8 * vertices), 2 * vertices),
    kinds: new Uint8Array(buffer, take(4 * Math.ceil(features / 4)), features),
    text: new Uint16Array(buffer, take(2 * texts), texts),
  };
}

function sizeOf({ features, parts, rings, vertices, texts }: Counts): number {
  const indexes = 4 * (features + features + 1 + parts + 1 + rings + 1);
  return headerBytes + indexes + 8 * vertices + 4 * Math.ceil(features / 4) + 2 * texts;
}

/** Packs features; `origin` (metres, project's plane) should lie near them. */
export function encodeFeatureBlock(
  block: FeatureBlock,
  origin: readonly [eastM: number, northM: number],
): ArrayBuffer {
  const { features, truncated } = block;
  const shapes = features.map(({ geometry }) => partsOf(geometry));
  const text = JSON.stringify({
    keys: features.map(({ key }) => key),
    classes: features.map((feature) => feature.class),
    labels: features.map(({ label }) => label),
  });
  const counts: Counts = { features: features.length, parts: 0, rings: 0, vertices: 0, texts: 0 };
  counts.texts = text.length;
  for (const { parts } of shapes) {
    counts.parts += parts.length;
    for (const rings of parts) {
      counts.rings += rings.length;
      for (const ring of rings) counts.vertices += ring.length / 2;
    }
  }
  const buffer = new ArrayBuffer(sizeOf(counts));
  writeHeader(buffer, counts, origin, truncated);
  const arrays = arraysOf(buffer, counts);
  let part = 0;
  let ring = 0;
  let vertex = 0;
  shapes.forEach(({ kind, parts }, index) => {
    arrays.fids[index] = features[index]!.fid;
    arrays.kinds[index] = kind;
    for (const rings of parts) {
      for (const points of rings) {
        for (let at = 0; at < points.length; at += 2) {
          arrays.offsets[2 * vertex] = points[at]! - origin[0];
          arrays.offsets[2 * vertex + 1] = points[at + 1]! - origin[1];
          vertex++;
        }
        arrays.firstVertex[++ring] = vertex;
      }
      arrays.firstRing[++part] = ring;
    }
    arrays.firstPart[index + 1] = part;
  });
  for (let at = 0; at < text.length; at++) arrays.text[at] = text.charCodeAt(at);
  return buffer;
}

function writeHeader(
  buffer: ArrayBuffer,
  counts: Counts,
  origin: readonly [number, number],
  truncated: boolean,
): void {
  const view = new DataView(buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, version, true);
  view.setFloat64(8, origin[0], true);
  view.setFloat64(16, origin[1], true);
  const { features, parts, rings, vertices, texts } = counts;
  [features, parts, rings, vertices, texts, truncated ? 1 : 0].forEach((value, index) => {
    view.setUint32(24 + 4 * index, value, true);
  });
}

/** Unpacks a block. Throws `bug` for anything that is none. */
export function decodeFeatureBlock(buffer: ArrayBuffer): FeatureBlock {
  const view = new DataView(buffer);
  if (buffer.byteLength < headerBytes || view.getUint32(0, true) !== magic) {
    throw new AppError("bug", "程序内部错误:收到的图形数据无法识别。");
  }
  if (view.getUint32(4, true) !== version) {
    throw new AppError("bug", "程序内部错误:图形数据的版本不符,请重新打开本页。");
  }
  const [features = 0, parts = 0, rings = 0, vertices = 0, texts = 0, truncated = 0] = [
    0, 1, 2, 3, 4, 5,
  ].map((index) => view.getUint32(24 + 4 * index, true));
  const origin = [view.getFloat64(8, true), view.getFloat64(16, true)] as const;
  const arrays = arraysOf(buffer, { features, parts, rings, vertices, texts });
  const { keys, classes, labels } = JSON.parse(textOf(arrays.text)) as Record<
    "keys" | "classes" | "labels",
    string[]
  >;
  const ringAt = (ring: number): Float64Array => {
    const from = 2 * arrays.firstVertex[ring]!;
    const to = 2 * arrays.firstVertex[ring + 1]!;
    return Float64Array.from(
      arrays.offsets.subarray(from, to),
      (offset, index) => offset + origin[index % 2 === 0 ? 0 : 1],
    );
  };
  const partAt = (part: number): Float64Array[] =>
    range(arrays.firstRing[part]!, arrays.firstRing[part + 1]!).map(ringAt);
  return {
    truncated: truncated === 1,
    features: range(0, features).map((index) => ({
      fid: arrays.fids[index]!,
      key: keys[index] ?? "",
      class: classes[index] ?? "",
      label: labels[index] ?? "",
      geometry: geometryOf(
        arrays.kinds[index]!,
        range(arrays.firstPart[index]!, arrays.firstPart[index + 1]!).map(partAt),
      ),
    })),
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** In pieces: a call takes only so many arguments. */
function textOf(units: Uint16Array): string {
  const pieceLength = 8192;
  let text = "";
  for (let at = 0; at < units.length; at += pieceLength) {
    text += String.fromCharCode(...units.subarray(at, at + pieceLength));
  }
  return text;
}
