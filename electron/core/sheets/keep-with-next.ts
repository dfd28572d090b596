/** A part of what flows over pages. */
export interface FlowPart {
  /** The least that may stand at the foot of a page: a heading whole, of a table its head and a row. */
  readonly leastMm: number;
  /** Whether it says nothing without what follows, as a heading does. */
  readonly keepsNext: boolean;
}

/**
 * The room below which each part begins on the next page, so that no heading, no announcing sentence and
 * no blank space stands alone at the foot of one.
 */
export function roomToBegin(parts: readonly FlowPart[]): number[] {
  const rooms: number[] = [];
  let next = 0;
  for (const { leastMm, keepsNext } of parts.toReversed()) {
    next = keepsNext ? leastMm + next : leastMm;
    rooms.push(next);
  }
  return rooms.reverse();
}
