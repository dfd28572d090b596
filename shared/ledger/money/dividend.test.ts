import fc from "fast-check";
import { expect, test } from "vitest";
import { averageFenPerMu, divideFen, shareEqually, usualDividend } from "./dividend.ts";

test("20/10/70: the rest in fen goes to the members, the last part", () => {
  expect(divideFen(10_001, usualDividend)).toEqual([
    { name: "公积公益金", fen: 2000 },
    { name: "福利费", fen: 1000 },
    { name: "成员分配", fen: 7001 },
  ]);
});

test("the parts add to the whole; no part but the last gains, it less than a fen a part", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (total) => {
      const parts = divideFen(total, usualDividend).map(({ fen }) => fen);
      expect(parts.reduce((sum, fen) => sum + fen, 0)).toBe(total);
      for (const [at, fen] of parts.entries()) {
        const over = fen * 100 - total * usualDividend[at]!.percent;
        expect(at === 2 ? over >= 0 && over < 200 : over <= 0 && over > -100).toBe(true);
      }
    }),
  );
});

test("percentages that do not add to 100, and sums that are none, are refused", () => {
  expect(() => divideFen(100, usualDividend.slice(1))).toThrow(RangeError);
  expect(() => divideFen(-1, usualDividend)).toThrow(RangeError);
});

test("equal shares leave less than one fen a member undivided", () => {
  expect(shareEqually(7001, 312)).toEqual({ eachFen: 22, restFen: 137 });
});

test("寿阳 (S0): 1,790 万元 on 19.64 万亩 is 91.14 yuan a mu", () => {
  expect(averageFenPerMu(1_790_000_000, 196_400)).toBe(9114);
  expect(averageFenPerMu(100, 0)).toBeNull();
});
