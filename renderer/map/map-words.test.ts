import { expect, test } from "vitest";
import { measuredText, positionText, scaleText } from "./map-words.ts";
import { scaleDenominator } from "./plane-view.ts";
import { roundLengthM } from "./scale-bar.tsx";

test("coordinates as surveyors write them: X is north", () => {
  expect(positionText([531_020.46, 4_386_012.34])).toBe("X(北) 4386012.3  Y(东) 531020.5");
});

test("a pixel of 96 dpi at 1:2000 is 0.529 m", () => {
  expect(scaleDenominator((2000 * 0.0254) / 96)).toBeCloseTo(2000, 9);
  expect(scaleText(14_987)).toBe("约 1:15,000");
});

test("D11: a measured area is planar, in mu with the same rounding as everywhere", () => {
  expect(measuredText({ kind: "distance", lengthM: 123.456, areaM2: 0 })).toBe("长 123.5 米");
  expect(measuredText({ kind: "area", lengthM: 400, areaM2: 10_000 })).toBe(
    "面积 15.00 亩(10000.0 平方米),周长 400.0 米",
  );
});

test.each([
  [119, 100],
  [240, 200],
  [600, 500],
  [1000, 1000],
  [0.7, 0.5],
  [0.13, 0.1],
])("the scale bar takes the round length below %d m: %d m", (longest, round) => {
  expect(roundLengthM(longest)).toBe(round);
});
