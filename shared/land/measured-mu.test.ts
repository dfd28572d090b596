import fc from "fast-check";
import { expect, test } from "vitest";
import { isMeasuredMu, measuredDifference } from "./measured-mu.ts";
import { formatMu } from "./mu.ts";

test("D37: signed mu is decimal text, above zero, at most four decimals", () => {
  for (const text of ["3.25", "0.6", "12", "0.0001", "999999"])
    expect(isMeasuredMu(text)).toBe(true);
  for (const text of ["", "0", "0.00", "-1", "3.", ".5", "03.2", "3,25", "3.12345", "1e3", "３"]) {
    expect(isMeasuredMu(text), text).toBe(false);
  }
});

test("issue 3 §2.4: the difference is the one between the two numbers on the paper", () => {
  // 10,000 m² are 15.00 mu.
  expect(measuredDifference("15", 10_000, 2)).toEqual({ muText: "0.00", percentText: "0.0 %" });
  expect(measuredDifference("15.5", 10_000, 2)).toEqual({ muText: "+0.50", percentText: "+3.3 %" });
  expect(measuredDifference("14.1234", 10_000, 2)).toEqual({
    muText: "-0.8766",
    percentText: "-5.8 %",
  });
  expect(measuredDifference("1", 1, 2)).toEqual({ muText: "+1.00", percentText: null });
});

test("property: computed plus difference is what was signed", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10 ** 8 }),
      fc.integer({ min: 1, max: 10 ** 8 }),
      (hundredths, areaDm2) => {
        const whole = Math.floor(hundredths / 100);
        const signed = `${whole}.${String(hundredths % 100).padStart(2, "0")}`;
        const { muText } = measuredDifference(signed, areaDm2 / 100, 2);
        const computed = Number(formatMu(areaDm2 / 100, 2).replace(".", ""));
        expect(computed + Number(muText.replace(".", ""))).toBe(hundredths);
      },
    ),
  );
});
