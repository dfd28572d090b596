/**
 * The design is drawn with upright rectangles in whole decimetres; the terrain bends them. Rectangles
 * that meet share their vertices because each line puts them at the same places: at every corner that
 * lies on it and at multiples of the spacing in between.
 */
export interface Rect {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export const decimetresPerMetre = 10;
/** A lattice vertex nearer than this to a corner is left out, dm. */
const crowdedDm = 10;

export function rectWidthM(rect: Rect): number {
  return (rect.x1 - rect.x0) / decimetresPerMetre;
}

export function rectHeightM(rect: Rect): number {
  return (rect.y1 - rect.y0) / decimetresPerMetre;
}

/** The corners on each horizontal and vertical line of a layer. */
export class CornerIndex {
  readonly #onVertical = new Map<number, Set<number>>();
  readonly #onHorizontal = new Map<number, Set<number>>();
  readonly #sorted = new Map<Set<number>, number[]>();

  add(rect: Rect): void {
    for (const x of [rect.x0, rect.x1]) {
      for (const y of [rect.y0, rect.y1]) {
        put(this.#onVertical, x, y);
        put(this.#onHorizontal, y, x);
      }
    }
  }

  /** Corners strictly between two places of a line, ascending. */
  between(axis: "vertical" | "horizontal", line: number, from: number, to: number): number[] {
    const places = (axis === "vertical" ? this.#onVertical : this.#onHorizontal).get(line);
    if (!places) return [];
    let sorted = this.#sorted.get(places);
    if (!sorted || sorted.length !== places.size) {
      sorted = [...places].sort((a, b) => a - b);
      this.#sorted.set(places, sorted);
    }
    return sorted.filter((place) => place > from && place < to);
  }
}

function put(lines: Map<number, Set<number>>, line: number, place: number): void {
  const places = lines.get(line);
  if (places) places.add(place);
  else lines.set(line, new Set([place]));
}

/** Places of the vertices between two corners, ends included, ascending. */
function places(
  corners: CornerIndex | null,
  axis: "vertical" | "horizontal",
  line: number,
  from: number,
  to: number,
  spacingDm: number,
): number[] {
  const fixed = [from, ...(corners?.between(axis, line, from, to) ?? []), to];
  const result: number[] = [];
  for (let i = 0; i + 1 < fixed.length; i++) {
    const start = fixed[i]!;
    const end = fixed[i + 1]!;
    result.push(start);
    const first = Math.ceil((start + crowdedDm) / spacingDm) * spacingDm;
    for (let place = first; place <= end - crowdedDm; place += spacingDm) result.push(place);
  }
  result.push(to);
  return result;
}

/**
 * The ring of a rectangle in design decimetres, flat x, y, counterclockwise from its lower left
 * corner, with vertices every `spacingDm` of the common lattice and at the layer's corners.
 */
export function rectOutline(rect: Rect, corners: CornerIndex | null, spacingDm: number): number[] {
  const { x0, y0, x1, y1 } = rect;
  const ring: number[] = [];
  const bottom = places(corners, "horizontal", y0, x0, x1, spacingDm);
  const right = places(corners, "vertical", x1, y0, y1, spacingDm);
  const top = places(corners, "horizontal", y1, x0, x1, spacingDm);
  const left = places(corners, "vertical", x0, y0, y1, spacingDm);
  for (let i = 0; i < bottom.length - 1; i++) ring.push(bottom[i]!, y0);
  for (let i = 0; i < right.length - 1; i++) ring.push(x1, right[i]!);
  for (let i = top.length - 1; i > 0; i--) ring.push(top[i]!, y1);
  for (let i = left.length - 1; i > 0; i--) ring.push(x0, left[i]!);
  return ring;
}
