import { expect, test } from "vitest";
import type { PlotRow } from "../../../shared/contract/calls/plot-calls.ts";
import { selectionSum } from "./selection-sum.ts";

const plotOf = (code: string, planarM2: number) => ({ code, planarM2 }) as PlotRow;
const plots = [plotOf("a", 100.4), plotOf("b", 100.4), plotOf("c", 1_000_000)];

test("D11: areas of the selection add unrounded, then round once", () => {
  // Each is 0.1506 mu, printed 0.15; together 0.3012.
  expect(selectionSum(plots, new Set(["a", "b"]), 4)).toBe("选中 2 块,合计 0.3012 亩");
  expect(selectionSum(plots, new Set(["a", "b"]), 2)).toBe("选中 2 块,合计 0.30 亩");
});

test("without a selection the sum of all is told", () => {
  expect(selectionSum(plots, new Set(), 2)).toBe("共 3 块,合计 1,500.30 亩");
});

test("a code that is not in the list counts nothing", () => {
  expect(selectionSum(plots, new Set(["c", "gone"]), 2)).toBe("选中 1 块,合计 1,500.00 亩");
});
