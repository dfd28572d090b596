import { expect, test } from "vitest";
import { bytesText, clockOf, muTextOf, shortUnitName } from "./texts.ts";

const at = (text: string) => clockOf(text, new Date("2026-11-22T18:00:00"));

test("a time of today is its clock, another day's has the day, another year's the year", () => {
  expect(at("2026-11-22T10:42:00")).toBe("10:42");
  expect(at("2026-11-02T09:05:00")).toBe("11月2日 09:05");
  expect(at("2025-11-22T10:42:00")).toBe("2025年11月22日 10:42");
});

test("mu has the project's decimals and separators, and rounds as it is printed (D11)", () => {
  expect(muTextOf(1_752_066.666, 2)).toBe("2,628.10");
  expect(muTextOf(-1_752_066.666, 0)).toBe("-2,628");
  expect(muTextOf(0, 2)).toBe("0.00");
  expect(muTextOf(2_000_000_000 / 3, 1)).toBe("1,000,000.0");
});

test("sizes and names", () => {
  expect([bytesText(12), bytesText(2048), bytesText(3.5 * 1024 * 1024)]).toEqual([
    "12 字节",
    "2 KB",
    "3.5 MB",
  ]);
  expect(shortUnitName("甲村一组", "甲村")).toBe("一组");
  expect(shortUnitName("甲村", "甲村")).toBe("甲村");
});
