import {
  type LabelBox,
  type LabelField,
  LabelIndex,
  type LeaderLine,
  liesInside,
} from "./label-index.ts";

/** One way to write a label. */
export interface LabelVariant {
  widthMm: number;
  heightMm: number;
  angleRad: number;
}

/** Where a label may stand. */
export type LabelManner =
  /** Inside its area only, else left out. */
  | "inside"
  /** Inside, else beside it with a leader line, else on the anchor whatever lies there. */
  | "leader"
  /** Inside, or on its anchors if it has no area, else beside it with a leader line, else left out. */
  | "beside"
  /** On one of the given anchors wherever there is room, else left out. */
  | "free";

export interface LabelRequest<T> {
  subject: T;
  /** Best first. */
  variants: readonly LabelVariant[];
  /** Best first; a leader line ends at the first. */
  anchors: readonly (readonly [x: number, y: number])[];
  /** Rings in page millimetres that the label belongs to. */
  area: readonly ArrayLike<number>[];
  manner: LabelManner;
}

export interface PlacedLabel<T> {
  subject: T;
  variant: number;
  box: LabelBox;
  /** From the anchor to the label's edge, when the label stands beside its area. */
  leader: LeaderLine | null;
}

const leaderReachesMm = [3, 5, 8, 12, 17, 23, 30];
const leaderDirections = 24;

/**
 * Finds a place for each label in the order given, so the caller's order is the order of importance
 * (plots, then parcels, then place names). Deterministic; labels without a place are left out, save
 * those that stand with a leader, which are always placed.
 */
export function placeLabels<T>(
  requests: readonly LabelRequest<T>[],
  field: LabelField,
): { placed: PlacedLabel<T>[]; dropped: T[] } {
  const index = new LabelIndex(field);
  const placed: PlacedLabel<T>[] = [];
  const dropped: T[] = [];
  for (const request of requests) {
    const label =
      insidePlace(request, index) ??
      (request.manner === "leader" || request.manner === "beside"
        ? besidePlace(request, index)
        : null) ??
      (request.manner === "leader" ? forcedPlace(request, index) : null);
    if (label) {
      index.add(label.box, label.leader);
      placed.push(label);
    } else dropped.push(request.subject);
  }
  return { placed, dropped };
}

function insidePlace<T>(request: LabelRequest<T>, index: LabelIndex): PlacedLabel<T> | null {
  const isAnywhere = request.manner === "free" || request.area.length === 0;
  for (const [variant, shape] of request.variants.entries()) {
    for (const [x, y] of request.anchors) {
      const box = boxAt(x, y, shape);
      const fits = isAnywhere || liesInside(box, request.area);
      if (fits && index.isFree(box))
        return { subject: request.subject, variant, box, leader: null };
    }
  }
  return null;
}

function besidePlace<T>(request: LabelRequest<T>, index: LabelIndex): PlacedLabel<T> | null {
  const shape = request.variants[0]!;
  const [fromX, fromY] = request.anchors[0]!;
  let best: PlacedLabel<T> | null = null;
  let bestCost = Infinity;
  for (const reach of leaderReachesMm) {
    if (reach >= bestCost) break;
    for (let direction = 0; direction < leaderDirections; direction += 1) {
      const angle = (2 * Math.PI * direction) / leaderDirections;
      const out = edgeDistance(shape, angle);
      const box = boxAt(
        fromX + (reach + out) * Math.cos(angle),
        fromY + (reach + out) * Math.sin(angle),
        shape,
      );
      if (!index.isFree(box)) continue;
      const leader = [
        fromX,
        fromY,
        fromX + reach * Math.cos(angle),
        fromY + reach * Math.sin(angle),
      ] as const;
      const cost = reach + index.costOf(box, leader, request.area);
      if (cost < bestCost) {
        bestCost = cost;
        best = { subject: request.subject, variant: 0, box, leader };
      }
    }
  }
  return best;
}

function forcedPlace<T>(request: LabelRequest<T>, index: LabelIndex): PlacedLabel<T> {
  const [x, y] = request.anchors[0]!;
  const box = index.pushedInside(boxAt(x, y, request.variants[0]!));
  return { subject: request.subject, variant: 0, box, leader: null };
}

function boxAt(x: number, y: number, variant: LabelVariant): LabelBox {
  return {
    x,
    y,
    halfWidth: variant.widthMm / 2,
    halfHeight: variant.heightMm / 2,
    angleRad: variant.angleRad,
  };
}

/** From the centre of an upright box to its edge in one direction. */
function edgeDistance(variant: LabelVariant, angle: number): number {
  const alongX = variant.widthMm / 2 / Math.max(1e-9, Math.abs(Math.cos(angle)));
  const alongY = variant.heightMm / 2 / Math.max(1e-9, Math.abs(Math.sin(angle)));
  return Math.min(alongX, alongY);
}
