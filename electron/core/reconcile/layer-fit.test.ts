import { describe, expect, it } from "vitest";
import { strangeness } from "./layer-fit.ts";

describe("do the layers belong together (D24, T3)", () => {
  it("D24: no household land inside the survey, or less than 60 % of it on farmland", () => {
    expect(strangeness(null, 0.5)).toContain("没有重叠");
    expect(strangeness(0.59, 0.2)).toContain("59.0%");
    expect(strangeness(0.61, 0.2)).toBeNull();
  });

  it("T3: no better than chance is a shift, however much farmland there is", () => {
    expect(strangeness(0.69, 0.67)).toContain("错位几百米");
    expect(strangeness(0.994, 0.67)).toBeNull();
    expect(strangeness(0.8, 0.67)).toBeNull();
  });

  it("where nearly all is farmland nothing can be told, and nothing is claimed", () => {
    expect(strangeness(0.96, 0.95)).toBeNull();
    expect(strangeness(1, 1)).toBeNull();
  });
});
