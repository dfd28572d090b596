import { expect, test } from "vitest";
import { isPlotTyped, plotCodeIncludes } from "./plot-search.ts";

const code = "14072510120103W0012";

test.each(["12", "0012", "012", "W12", "w0012", "03-W0012", "03-w12", " 12 ", code])(
  "%s is plot 03-W0012 (D2)",
  (typed) => {
    expect(isPlotTyped(code, typed)).toBe(true);
  },
);

test.each(["", "1", "112", "X12", "04-W0012", "12-1", "03-12", "W", "12a"])(
  "“%s” is not plot 03-W0012",
  (typed) => {
    expect(isPlotTyped(code, typed)).toBe(false);
  },
);

test("a part that was split off is typed with its number, and only so", () => {
  expect(isPlotTyped(`${code}-1`, "12-1")).toBe(true);
  expect(isPlotTyped(`${code}-1`, "03-W12-1")).toBe(true);
  expect(isPlotTyped(`${code}-1`, "12")).toBe(false);
});

test("parts of codes are found as they are shown", () => {
  expect(plotCodeIncludes(code, "03-w00")).toBe(true);
  expect(plotCodeIncludes(code, "0103W")).toBe(true);
  expect(plotCodeIncludes(code, "张三")).toBe(false);
});
