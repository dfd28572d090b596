/** Positive when c lies left of a→b, negative right, 0 on the line; exact on grid coordinates. */
export function turn(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/** How two segments a–b and c–d meet: not at all, in a point that is an end of one, crossing, or along. */
export type Meeting = "apart" | "touch" | "cross" | "overlap";

/** Exact on grid coordinates. */
export function segmentsMeet(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): Meeting {
  const c = turn(ax, ay, bx, by, cx, cy);
  const d = turn(ax, ay, bx, by, dx, dy);
  if ((c > 0 && d > 0) || (c < 0 && d < 0)) return "apart";
  if (c === 0 && d === 0) {
    const alongX = Math.abs(bx - ax) >= Math.abs(by - ay);
    const shared = alongX ? sharedLength(ax, bx, cx, dx) : sharedLength(ay, by, cy, dy);
    if (shared > 0) return "overlap";
    return shared === 0 ? "touch" : "apart";
  }
  const a = turn(cx, cy, dx, dy, ax, ay);
  const b = turn(cx, cy, dx, dy, bx, by);
  if ((a > 0 && b > 0) || (a < 0 && b < 0)) return "apart";
  return a === 0 || b === 0 || c === 0 || d === 0 ? "touch" : "cross";
}

function sharedLength(a: number, b: number, c: number, d: number): number {
  return Math.min(Math.max(a, b), Math.max(c, d)) - Math.max(Math.min(a, b), Math.min(c, d));
}
