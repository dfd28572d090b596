import fc from "fast-check";
import { expect, test } from "vitest";
import { decimalText, readEntryFen, readEntryMu } from "./read-amount.ts";

test.for([
  ["1234", "元", 123_400],
  ["1,234.50", "元", 123_450],
  ["¥1234.5元", "元", 123_450],
  ["1234", "元", 123_400],
  ["1.2万元", "元", 12_000_00],
  ["1.2", "万元", 12_000_00],
  ["500元", "万元", 50_000],
  ["0.01", "元", 1],
  ["-3", "元", -300],
] as const)("T1: %s under a heading in %s is %i fen", ([typed, unit, fen]) => {
  expect(readEntryFen(typed, unit)).toEqual({ kind: "value", value: fen });
});

test("money finer than a fen, wrong groups, words and floods of digits are refused", () => {
  for (const typed of ["0.005", "1.0000001万", "12,34", "一千", "1e3", "9".repeat(20)]) {
    expect(readEntryFen(typed).kind, typed).toBe("invalid");
  }
  expect(readEntryFen("—")).toEqual({ kind: "empty" });
});

test("every sum of fen survives being written in yuan and read again", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (fen) => {
      const digits = String(fen).padStart(3, "0");
      const yuan = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
      expect(readEntryFen(yuan)).toEqual({ kind: "value", value: fen });
    }),
  );
});

test("mu keeps its decimals exactly, up to four", () => {
  expect(readEntryMu("3.25亩")).toEqual({ kind: "value", value: "3.25" });
  expect(readEntryMu("1,200.50")).toEqual({ kind: "value", value: "1200.5" });
  expect(readEntryMu("0.1234")).toEqual({ kind: "value", value: "0.1234" });
  expect(readEntryMu("0.12345").kind).toBe("invalid");
  expect(readEntryMu("约3亩").kind).toBe("invalid");
  expect(readEntryMu("").kind).toBe("empty");
});

test("decimal text has no needless zeros and never an exponent", () => {
  expect(["007.10", "-0", "0.0", "1,000", "5."].map(decimalText)).toEqual([
    "7.1",
    "0",
    "0",
    "1000",
    null,
  ]);
});
