import type { BoundingBox, MultiPolygon, PlaneGeometry, Polygon, Ring } from "./types.ts";

/**
 * Signed planar area of a ring in m², positive when it runs counterclockwise. Shoelace formula on
 * coordinates relative to the first vertex, so that eastings and northings of millions of metres cost
 * no digits. Fewer than three vertices give 0.
 */
export function ringSignedAreaM2(ring: Ring): number {
  const originX = ring[0] ?? 0;
  const originY = ring[1] ?? 0;
  let twiceArea = 0;
  let fromX = 0;
  let fromY = 0;
  for (let i = 2; i + 1 < ring.length; i += 2) {
    const toX = ring[i]! - originX;
    const toY = ring[i + 1]! - originY;
    twiceArea += fromX * toY - toX * fromY;
    fromX = toX;
    fromY = toY;
  }
  return twiceArea / 2;
}

/** Planar area of a polygon in m²: the outer ring less its holes, whatever way the rings run. */
export function polygonAreaM2(polygon: Polygon): number {
  let areaM2 = 0;
  for (let i = 0; i < polygon.length; i++) {
    const ringAreaM2 = Math.abs(ringSignedAreaM2(polygon[i]!));
    areaM2 += i === 0 ? ringAreaM2 : -ringAreaM2;
  }
  return areaM2;
}

/** Planar area in m², the sum over the polygons (D11: the base of mu). */
export function multiPolygonAreaM2(multiPolygon: MultiPolygon): number {
  let areaM2 = 0;
  for (const polygon of multiPolygon) areaM2 += polygonAreaM2(polygon);
  return areaM2;
}

/** Length of all rings in metres, those of holes included. */
export function multiPolygonPerimeterM(multiPolygon: MultiPolygon): number {
  let lengthM = 0;
  for (const polygon of multiPolygon) for (const ring of polygon) lengthM += ringLengthM(ring);
  return lengthM;
}

function ringLengthM(ring: Ring): number {
  if (ring.length < 4) return 0;
  let lengthM = 0;
  let fromX = ring[ring.length - 2]!;
  let fromY = ring[ring.length - 1]!;
  for (let i = 0; i + 1 < ring.length; i += 2) {
    lengthM += Math.hypot(ring[i]! - fromX, ring[i + 1]! - fromY);
    fromX = ring[i]!;
    fromY = ring[i + 1]!;
  }
  return lengthM;
}

/** The smallest box around a geometry; one without vertices gives the empty box (∞, ∞, −∞, −∞). */
export function boundingBoxOfGeometry(geometry: PlaneGeometry): BoundingBox {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  if (geometry.type === "MultiPoint") widen(box, geometry.points);
  else if (geometry.type === "MultiLineString") for (const line of geometry.lines) widen(box, line);
  else for (const polygon of geometry.polygons) for (const ring of polygon) widen(box, ring);
  return box;
}

function widen(box: [number, number, number, number], vertices: Float64Array): void {
  for (let i = 0; i + 1 < vertices.length; i += 2) {
    const x = vertices[i]!;
    const y = vertices[i + 1]!;
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
}

/** Whether two boxes have a point in common, a touching edge or corner included. */
export function boxesMeet(a: BoundingBox, b: BoundingBox): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Whether a point lies inside a polygon and outside its holes. On the very border either may come. */
export function pointInPolygon(polygon: Polygon, x: number, y: number): boolean {
  let inside = false;
  for (const ring of polygon) if (crossesOddly(ring, x, y)) inside = !inside;
  return inside;
}

/** Whether a point lies in one of the polygons. On the very border either may come. */
export function pointInMultiPolygon(multiPolygon: MultiPolygon, x: number, y: number): boolean {
  return multiPolygon.some((polygon) => pointInPolygon(polygon, x, y));
}

/** Even-odd rule: does a ray from the point to the east cross the ring an odd number of times? */
function crossesOddly(ring: Ring, x: number, y: number): boolean {
  if (ring.length < 6) return false;
  let odd = false;
  let fromX = ring[ring.length - 2]!;
  let fromY = ring[ring.length - 1]!;
  for (let i = 0; i + 1 < ring.length; i += 2) {
    const toX = ring[i]!;
    const toY = ring[i + 1]!;
    if (fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) {
      odd = !odd;
    }
    fromX = toX;
    fromY = toY;
  }
  return odd;
}
