/** What a list has to fit, in millimetres. */
export interface ListHeights {
  rowsMm: readonly number[];
  /** From below the column heads to the end of the page. */
  roomMm: number;
  /** Stands below the rows of every page that has any. */
  subtotalMm: number;
  /** Stands below the last row's page subtotal. */
  totalMm: number;
  /** Spare rows, words and signatures; they follow the total and stay together. */
  tailMm: number;
}

/** So many rows go along when only the tail is left for the last page. */
const companionRows = 3;

/**
 * Deals the rows out to pages, as counts in order; the tail comes last. Everything is on one page where it
 * fits; a tail that needs a new page takes a few rows along, so that no page holds the sums alone. A
 * last count of 0 is a page for the tail only.
 */
export function dealRows(heights: ListHeights): number[] {
  const { rowsMm, roomMm, subtotalMm, totalMm, tailMm } = heights;
  const pages = [0];
  let used = subtotalMm;
  for (const rowMm of rowsMm) {
    if (used + rowMm > roomMm && pages.at(-1)! > 0) {
      pages.push(0);
      used = subtotalMm;
    }
    pages[pages.length - 1]! += 1;
    used += rowMm;
  }
  if (used + totalMm + tailMm <= roomMm) return pages;
  const last = pages.at(-1)!;
  let along = 0;
  let needed = subtotalMm + totalMm + tailMm;
  while (along < Math.min(companionRows, last - 1)) {
    needed += rowsMm[rowsMm.length - 1 - along]!;
    if (needed > roomMm) break;
    along += 1;
  }
  return [...pages.slice(0, -1), last - along, along];
}
