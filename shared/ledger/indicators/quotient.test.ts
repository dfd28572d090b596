import { describe, expect, it } from "vitest";
import { muUnits, quotientText } from "./quotient.ts";

describe("quotients as text", () => {
  it.each([
    [1n, 3n, 2, "half-up", "33.33"],
    [2n, 3n, 2, "half-up", "66.67"],
    [2n, 3n, 2, "truncate", "66.66"],
    [1n, 8n, 0, "half-up", "13"],
    [1n, 8n, 1, "half-up", "12.5"],
    [-1n, 8n, 0, "half-up", "-13"],
    [0n, 5n, 2, "half-up", "0.00"],
    [-1n, 1000n, 0, "half-up", "0"],
  ] as const)("%s/%s to %s decimals, %s: %s", (above, below, decimals, rounding, text) => {
    expect(quotientText(above, below, 100n, { decimals, rounding })).toBe(text);
  });

  it("a denominator of 0 is refused", () => {
    const form = { decimals: 0, rounding: "half-up" } as const;
    expect(() => quotientText(1n, 0n, 100n, form)).toThrow("分母为 0");
  });

  it("signed mu becomes whole ten-thousandths; other texts are refused", () => {
    expect(muUnits("12.5")).toBe(125_000n);
    expect(muUnits("-0.0001")).toBe(-1n);
    for (const text of ["", "1.23456", "十亩", "1,000"]) expect(() => muUnits(text)).toThrow("亩");
  });
});
