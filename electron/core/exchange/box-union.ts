import type { BoundingBox } from "../../../shared/geometry/types.ts";

/** The smallest box around two boxes; null stands for none. */
export function unionBox(a: BoundingBox | null, b: BoundingBox): BoundingBox {
  if (a === null) return b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
