import type { GeometryObject, Position } from "geojson";
import type { PlaneGeometry, Ring } from "../../../shared/geometry/types.ts";
import type { SourceNotice } from "./feature-source.ts";
import { nestRings } from "./ring-nesting.ts";

/** Beyond this a coordinate is rubbish in metres and in degrees, with zone prefix or without. */
const largestCoordinate = 1e10;

/** A geometry made fit for use, or null; the notices say what was done or why it is skipped. */
export interface CleanGeometry {
  geometry: PlaneGeometry | null;
  notices: readonly SourceNotice[];
}

type Repair = { code: string; message: string };

function skipped(row: number, code: string, reason: string): CleanGeometry {
  return {
    geometry: null,
    notices: [{ row, level: "skipped", code, message: `第 ${row} 行${reason},已跳过。` }],
  };
}

const isSound = (value: number | undefined) =>
  value !== undefined && Math.abs(value) <= largestCoordinate;

function areSound(positions: readonly Position[]): boolean {
  return positions.every((position) => isSound(position[0]) && isSound(position[1]));
}

/** Flat x,y without repeated neighbours; `repeated` counts those left out. */
function flatten(positions: readonly Position[]): { flat: Float64Array; repeated: number } {
  const flat = new Float64Array(positions.length * 2);
  let length = 0;
  for (const position of positions) {
    const x = position[0] as number;
    const y = position[1] as number;
    if (length > 0 && flat[length - 2] === x && flat[length - 1] === y) continue;
    flat[length] = x;
    flat[length + 1] = y;
    length += 2;
  }
  return { flat: flat.slice(0, length), repeated: positions.length - length / 2 };
}

/**
 * True when all vertices lie on one line, within the rounding of their own coordinates. Net area would
 * not do: the two halves of a bow-tie cancel, and its land has to reach the repair of the run.
 */
function liesOnOneLine(ring: Ring): boolean {
  const startX = ring[0] as number;
  const startY = ring[1] as number;
  let farX = 0;
  let farY = 0;
  let largest = 0;
  for (let at = 0; at < ring.length; at += 2) {
    const x = (ring[at] as number) - startX;
    const y = (ring[at + 1] as number) - startY;
    if (x * x + y * y > farX * farX + farY * farY) [farX, farY] = [x, y];
    largest = Math.max(largest, Math.abs(ring[at] as number), Math.abs(ring[at + 1] as number));
  }
  const length = Math.hypot(farX, farY);
  for (let at = 0; at < ring.length; at += 2) {
    const x = (ring[at] as number) - startX;
    const y = (ring[at + 1] as number) - startY;
    if (Math.abs(farX * y - farY * x) > largest * Number.EPSILON * 4 * length) return false;
  }
  return true;
}

/** An unclosed ring of at least three vertices and some area, or null. */
function cleanRing(positions: readonly Position[]): { ring: Ring | null; repeated: number } {
  const { flat, repeated } = flatten(positions);
  const isClosed =
    flat.length > 2 && flat[0] === flat[flat.length - 2] && flat[1] === flat[flat.length - 1];
  const ring = isClosed ? flat.slice(0, -2) : flat;
  return { ring: ring.length < 6 || liesOnOneLine(ring) ? null : ring, repeated };
}

function repairedNotices(row: number, repairs: readonly Repair[]): SourceNotice[] {
  return repairs.map(({ code, message }) => ({
    row,
    level: "repaired",
    code,
    message: `第 ${row} 行${message}`,
  }));
}

function duplicateVertices(repeated: number): Repair[] {
  if (repeated === 0) return [];
  return [{ code: "geometry.duplicateVertex", message: `有 ${repeated} 个重复节点,已去掉。` }];
}

function cleanPolygon(row: number, parts: readonly (readonly Position[])[]): CleanGeometry {
  if (!parts.every(areSound))
    return skipped(row, "geometry.coordinate", "坐标不是有效数字或超出范围");
  const rings: Ring[] = [];
  let repeated = 0;
  for (const part of parts) {
    const cleaned = cleanRing(part);
    repeated += cleaned.repeated;
    if (cleaned.ring) rings.push(cleaned.ring);
  }
  if (rings.length === 0) return skipped(row, "geometry.empty", "图形没有面积");
  const repairs = duplicateVertices(repeated);
  const dropped = parts.length - rings.length;
  if (dropped > 0) {
    repairs.push({ code: "geometry.emptyRing", message: `有 ${dropped} 个没有面积的环,已去掉。` });
  }
  const nested = nestRings(rings);
  if (nested.duplicateRings > 0) {
    const message = `有 ${nested.duplicateRings} 个环与别的环完全重复,已去掉。`;
    repairs.push({ code: "geometry.duplicateRing", message });
  }
  if (nested.hasMixedOrientation) {
    const message = "内外环方向不合规格,已按包含关系认定洞。";
    repairs.push({ code: "geometry.ringOrientation", message });
  }
  return {
    geometry: { type: "MultiPolygon", polygons: nested.polygons },
    notices: repairedNotices(row, repairs),
  };
}

function cleanLines(row: number, parts: readonly (readonly Position[])[]): CleanGeometry {
  if (!parts.every(areSound))
    return skipped(row, "geometry.coordinate", "坐标不是有效数字或超出范围");
  const cleaned = parts.map(flatten);
  const lines = cleaned.map((part) => part.flat).filter((flat) => flat.length >= 4);
  if (lines.length === 0) return skipped(row, "geometry.empty", "线没有长度");
  const repairs = duplicateVertices(
    cleaned.filter((part) => part.flat.length >= 4).reduce((sum, part) => sum + part.repeated, 0),
  );
  const dropped = parts.length - lines.length;
  if (dropped > 0) {
    repairs.push({ code: "geometry.emptyLine", message: `有 ${dropped} 段没有长度的线,已去掉。` });
  }
  return { geometry: { type: "MultiLineString", lines }, notices: repairedNotices(row, repairs) };
}

function cleanPoints(row: number, positions: readonly Position[]): CleanGeometry {
  if (!areSound(positions))
    return skipped(row, "geometry.coordinate", "坐标不是有效数字或超出范围");
  if (positions.length === 0) return skipped(row, "geometry.empty", "没有点");
  const points = new Float64Array(positions.length * 2);
  positions.forEach((position, index) => {
    points[index * 2] = position[0] as number;
    points[index * 2 + 1] = position[1] as number;
  });
  return { geometry: { type: "MultiPoint", points }, notices: [] };
}

/**
 * Takes one decoded geometry (file coordinates, rings closed or not, in any orientation and order) and
 * gives it in our own form. What can be mended is mended and said; NaN, infinite and absurd coordinates,
 * null shapes and shapes without extent come out as null with the reason (issue 2 §4).
 */
export function cleanGeometry(row: number, shape: GeometryObject | null): CleanGeometry {
  switch (shape?.type) {
    case "Polygon":
      return cleanPolygon(row, shape.coordinates);
    case "MultiPolygon":
      return cleanPolygon(row, shape.coordinates.flat());
    case "LineString":
      return cleanLines(row, [shape.coordinates]);
    case "MultiLineString":
      return cleanLines(row, shape.coordinates);
    case "Point":
      return cleanPoints(row, [shape.coordinates]);
    case "MultiPoint":
      return cleanPoints(row, shape.coordinates);
    default:
      return skipped(row, "geometry.null", "没有图形(空图形)");
  }
}
