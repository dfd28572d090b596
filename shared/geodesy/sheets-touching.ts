import {
  boundingBoxOfGeometry,
  multiPolygonAreaM2,
  ringSignedAreaM2,
} from "../geometry/measure.ts";
import type { BoundingBox, MultiPolygon, Ring } from "../geometry/types.ts";
import { toDegrees, toPlane } from "./gauss-kruger.ts";
import {
  type NationalGridCell,
  nationalCellBounds,
  nationalCellCode,
  nationalCellOf,
} from "./national-sheet.ts";
import type { PlaneCrs } from "./plane-crs.ts";

/**
 * Common ground below this is not to be seen (½ mm × ½ mm at 1:2000) and may come from taking a sheet's
 * sides as straight, which moves a parallel by up to a centimetre.
 */
const leastCommonM2 = 1;

/** About a centimetre: what the straight sides of a box leave out of its bounds in degrees. */
const marginDeg = 1e-7;

/**
 * Codes of the national 1:2000 sheets that share ground with the polygons, sorted. Each sheet that the
 * bounding box meets is cut with the polygons, so that neither a long edge through a sheet nor a hole
 * over a whole one misleads (sheets.md §2). Sheets are straight between their four corners, as they are
 * drawn. Ground that only touches a sheet's edge is not in it.
 */
export function nationalSheetsTouching(crs: PlaneCrs, multiPolygon: MultiPolygon): string[] {
  const cells = new Map<string, NationalGridCell>();
  for (const polygon of multiPolygon) {
    const box = boundingBoxOfGeometry({ type: "MultiPolygon", polygons: [polygon] });
    if (box[0] > box[2]) continue;
    for (const cell of cellsOfBox(crs, box)) cells.set(nationalCellCode(cell), cell);
  }
  const codes = [...cells.keys()].sort();
  if (codes.length <= 1) return codes;
  const leastM2 = Math.min(leastCommonM2, multiPolygonAreaM2(multiPolygon) / 100);
  return codes.filter((code) => {
    const corners = cellCorners(crs, cells.get(code)!);
    let commonM2 = 0;
    for (const polygon of multiPolygon) commonM2 += commonAreaM2(polygon, corners);
    return commonM2 > leastM2;
  });
}

function cellsOfBox(crs: PlaneCrs, box: BoundingBox): NationalGridCell[] {
  const corners = [
    toDegrees(crs, box[0], box[1]),
    toDegrees(crs, box[2], box[1]),
    toDegrees(crs, box[2], box[3]),
    toDegrees(crs, box[0], box[3]),
  ];
  const lons = corners.map(([lonDeg]) => lonDeg);
  const lats = corners.map(([, latDeg]) => latDeg);
  const first = nationalCellOf(Math.min(...lons) - marginDeg, Math.min(...lats) - marginDeg);
  const last = nationalCellOf(Math.max(...lons) + marginDeg, Math.max(...lats) + marginDeg);
  const cells: NationalGridCell[] = [];
  for (let row = first.row; row <= last.row; row++) {
    for (let column = first.column; column <= last.column; column++) cells.push({ column, row });
  }
  return cells;
}

/** The sheet's corners in the plane, counterclockwise. */
function cellCorners(crs: PlaneCrs, cell: NationalGridCell): Ring {
  const { westDeg, southDeg, eastDeg, northDeg } = nationalCellBounds(cell);
  return Float64Array.from([
    ...toPlane(crs, westDeg, southDeg),
    ...toPlane(crs, eastDeg, southDeg),
    ...toPlane(crs, eastDeg, northDeg),
    ...toPlane(crs, westDeg, northDeg),
  ]);
}

function commonAreaM2(polygon: readonly Ring[], corners: Ring): number {
  let areaM2 = 0;
  for (let i = 0; i < polygon.length; i++) {
    const ringM2 = Math.abs(ringSignedAreaM2(clipToConvex(polygon[i]!, corners)));
    areaM2 += i === 0 ? ringM2 : -ringM2;
  }
  return areaM2;
}

/**
 * Sutherland–Hodgman: the ring cut by each side of a counterclockwise convex ring. Of a concave ring it
 * may leave parts joined along a side, which carry no area.
 */
function clipToConvex(ring: Ring, corners: Ring): Ring {
  let vertices: ArrayLike<number> = ring;
  for (let i = 0; i < corners.length; i += 2) {
    const next = (i + 2) % corners.length;
    vertices = keepLeftOf(
      vertices,
      corners[i]!,
      corners[i + 1]!,
      corners[next]! - corners[i]!,
      corners[next + 1]! - corners[i + 1]!,
    );
  }
  return Float64Array.from(vertices);
}

function keepLeftOf(
  vertices: ArrayLike<number>,
  originX: number,
  originY: number,
  directionX: number,
  directionY: number,
): number[] {
  const kept: number[] = [];
  const sideOf = (x: number, y: number) => directionX * (y - originY) - directionY * (x - originX);
  let fromX = vertices[vertices.length - 2] ?? 0;
  let fromY = vertices[vertices.length - 1] ?? 0;
  let fromSide = sideOf(fromX, fromY);
  for (let i = 0; i + 1 < vertices.length; i += 2) {
    const toX = vertices[i]!;
    const toY = vertices[i + 1]!;
    const toSide = sideOf(toX, toY);
    if (fromSide < 0 !== toSide < 0) {
      const share = fromSide / (fromSide - toSide);
      kept.push(fromX + (toX - fromX) * share, fromY + (toY - fromY) * share);
    }
    if (toSide >= 0) kept.push(toX, toY);
    fromX = toX;
    fromY = toY;
    fromSide = toSide;
  }
  return kept;
}
