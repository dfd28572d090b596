import { boxesMeet } from "../../../shared/geometry/measure.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { boxOfRings, pointInRings } from "./plane-box.ts";

/** A rectangle that may be turned: centre, half sizes, angle counter-clockwise. Page millimetres. */
export interface LabelBox {
  x: number;
  y: number;
  halfWidth: number;
  halfHeight: number;
  angleRad: number;
}

/** From a plot's anchor to the edge of the label beside it. */
export type LeaderLine = readonly [x1: number, y1: number, x2: number, y2: number];

export interface LabelField {
  /** Labels stay inside: left, top, right, bottom. */
  window: readonly [number, number, number, number];
  /** Taken before the first label: north arrow and the like. */
  taken: readonly LabelBox[];
  /** Shapes that labels beside their own area had better not cover. */
  avoided: readonly (readonly ArrayLike<number>[])[];
}

/** Space kept free around every label. */
const clearMm = 0.25;

/** Corners of the box; page y points down, so a counter-clockwise turn subtracts. */
function cornersOf(box: LabelBox, grow: number): number[] {
  const cos = Math.cos(box.angleRad);
  const sin = -Math.sin(box.angleRad);
  const corners: number[] = [];
  for (const [sideX, sideY] of [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const) {
    const dx = sideX * (box.halfWidth + grow);
    const dy = sideY * (box.halfHeight + grow);
    corners.push(box.x + dx * cos - dy * sin, box.y + dx * sin + dy * cos);
  }
  return corners;
}

/** Points along the box's edge and its centre lie in the area; the box may touch the outline. */
export function liesInside(box: LabelBox, area: readonly ArrayLike<number>[]): boolean {
  const corners = cornersOf(box, -0.15);
  if (!pointInRings(box.x, box.y, area)) return false;
  for (let index = 0; index < 8; index += 2) {
    const next = (index + 2) % 8;
    for (const share of [0, 0.25, 0.5, 0.75]) {
      const x = corners[index]! + share * (corners[next]! - corners[index]!);
      const y = corners[index + 1]! + share * (corners[next + 1]! - corners[index + 1]!);
      if (!pointInRings(x, y, area)) return false;
    }
  }
  return true;
}

/** Separating-axis test of two convex outlines (flat corner lists). */
function outlinesMeet(a: readonly number[], b: readonly number[]): boolean {
  return !hasSeparatingSide(a, b) && !hasSeparatingSide(b, a);
}

function hasSeparatingSide(a: readonly number[], b: readonly number[]): boolean {
  for (let index = 0; index < a.length; index += 2) {
    const next = (index + 2) % a.length;
    const normalX = a[next + 1]! - a[index + 1]!;
    const normalY = a[index]! - a[next]!;
    const [minA, maxA] = rangeAlong(a, normalX, normalY);
    const [minB, maxB] = rangeAlong(b, normalX, normalY);
    if (maxA <= minB || maxB <= minA) return true;
  }
  return false;
}

function rangeAlong(corners: readonly number[], x: number, y: number): [number, number] {
  let min = Infinity;
  let max = -Infinity;
  for (let index = 0; index < corners.length; index += 2) {
    const at = corners[index]! * x + corners[index + 1]! * y;
    min = Math.min(min, at);
    max = Math.max(max, at);
  }
  return [min, max];
}

/** How many of the centre and the four corners lie in the shape. */
function coveredPoints(
  box: LabelBox,
  corners: readonly number[],
  rings: readonly ArrayLike<number>[],
): number {
  let covered = pointInRings(box.x, box.y, rings) ? 1 : 0;
  for (let index = 0; index < corners.length; index += 2) {
    if (pointInRings(corners[index]!, corners[index + 1]!, rings)) covered += 1;
  }
  return covered;
}

/** Cells of the paper with the outlines that reach into them. */
export class LabelIndex {
  readonly #cellMm = 12;
  readonly #cells = new Map<string, number[][]>();
  readonly #field: LabelField;
  readonly #avoided: { rings: readonly ArrayLike<number>[]; box: BoundingBox }[];

  constructor(field: LabelField) {
    this.#field = field;
    this.#avoided = field.avoided.map((rings) => ({ rings, box: boxOfRings(rings) }));
    for (const box of field.taken) this.add(box, null);
  }

  add(box: LabelBox, leader: LeaderLine | null): void {
    this.#insert(cornersOf(box, clearMm));
    if (leader) this.#insert([...leader]);
  }

  isFree(box: LabelBox): boolean {
    const corners = cornersOf(box, clearMm);
    const [left, top, right, bottom] = this.#field.window;
    for (let index = 0; index < 8; index += 2) {
      if (corners[index]! < left || corners[index]! > right) return false;
      if (corners[index + 1]! < top || corners[index + 1]! > bottom) return false;
    }
    return !this.#keysOf(corners).some((key) =>
      this.#cells.get(key)?.some((other) => outlinesMeet(corners, other)),
    );
  }

  /** Price of a place in millimetres of leader line: covered shapes and crossed leaders are dear. */
  costOf(box: LabelBox, leader: LeaderLine, own: readonly ArrayLike<number>[]): number {
    const corners = cornersOf(box, 0);
    const around = boxOfRings([corners]);
    let cost = 3 * coveredPoints(box, corners, own);
    for (const shape of this.#avoided) {
      if (boxesMeet(shape.box, around)) cost += 3 * coveredPoints(box, corners, shape.rings);
    }
    const crossed = this.#keysOf([...leader]).some((key) =>
      this.#cells.get(key)?.some((other) => outlinesMeet([...leader], other)),
    );
    return cost + (crossed ? 25 : 0);
  }

  pushedInside(box: LabelBox): LabelBox {
    const [left, top, right, bottom] = this.#field.window;
    const clamp = (value: number, low: number, high: number): number =>
      Math.min(Math.max(value, low), high);
    return {
      ...box,
      x: clamp(box.x, left + box.halfWidth + clearMm, right - box.halfWidth - clearMm),
      y: clamp(box.y, top + box.halfHeight + clearMm, bottom - box.halfHeight - clearMm),
    };
  }

  #insert(corners: number[]): void {
    for (const key of this.#keysOf(corners)) {
      const cell = this.#cells.get(key);
      if (cell) cell.push(corners);
      else this.#cells.set(key, [corners]);
    }
  }

  #keysOf(corners: readonly number[]): string[] {
    const [minX, maxX] = rangeAlong(corners, 1, 0);
    const [minY, maxY] = rangeAlong(corners, 0, 1);
    const keys: string[] = [];
    for (let x = Math.floor(minX / this.#cellMm); x <= Math.floor(maxX / this.#cellMm); x += 1) {
      for (let y = Math.floor(minY / this.#cellMm); y <= Math.floor(maxY / this.#cellMm); y += 1) {
        keys.push(`${x},${y}`);
      }
    }
    return keys;
  }
}
