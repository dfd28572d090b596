import { expect, test } from "vitest";
import { readTypedPoints } from "./typed-points.ts";

test("points in either order, parted by spaces, commas or their Chinese sisters", () => {
  const typed = "500000.5 4100000\n4100000,500100\n\n500100,4100100";
  expect(readTypedPoints(typed)).toEqual({
    ring: [500000.5, 4100000, 500100, 4100000, 500100, 4100100],
  });
});

test("a line that is no point is named, and two points enclose nothing", () => {
  expect(readTypedPoints("500000 4100000\n500100")).toEqual({
    fault: expect.stringContaining("第 2 行"),
  });
  expect(readTypedPoints("500000 500100\n")).toEqual({ fault: expect.stringContaining("第 1 行") });
  expect(readTypedPoints("500000 4100000\n500100 4100000")).toEqual({ fault: "至少要三个点。" });
});
