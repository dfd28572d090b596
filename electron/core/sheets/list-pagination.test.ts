import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dealRows, type ListHeights } from "./list-pagination.ts";

const page = { roomMm: 170, subtotalMm: 8, totalMm: 8, tailMm: 90 };

function deal(count: number, changes: Partial<ListHeights> = {}): number[] {
  return dealRows({ ...page, rowsMm: Array.from({ length: count }, () => 12), ...changes });
}

describe("dealRows", () => {
  it("V5, D11: keeps rows, total and tail on one page as long as they fit, to the millimetre", () => {
    expect(deal(5)).toEqual([5]);
    expect(deal(5, { tailMm: 94 })).toEqual([5]);
    expect(deal(5, { tailMm: 94.1 })).toEqual([2, 3]);
  });

  it("D11: the group's total never stands without a plot row of its page", () => {
    expect(deal(13, { tailMm: 60 })).toEqual([10, 3]);
    expect(deal(1, { tailMm: 150 })).toEqual([1, 0]);
  });

  it("gives a list without plots one page for its tail", () => {
    expect(deal(0)).toEqual([0]);
  });

  it("deals every row once and overfills no page", () => {
    const heights = fc.array(fc.integer({ min: 12, max: 40 }), { maxLength: 60 });
    fc.assert(
      fc.property(heights, fc.integer({ min: 0, max: 150 }), (rowsMm, tailMm) => {
        const counts = dealRows({ ...page, rowsMm, tailMm });
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rowsMm.length);
        let done = 0;
        counts.forEach((count, index) => {
          const rows = rowsMm.slice(done, done + count).reduce((sum, mm) => sum + mm, 0);
          const ending = index === counts.length - 1 ? page.totalMm + tailMm : 0;
          expect(page.subtotalMm + rows + ending).toBeLessThanOrEqual(page.roomMm);
          done += count;
        });
      }),
    );
  });
});
