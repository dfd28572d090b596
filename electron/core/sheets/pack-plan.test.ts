import { describe, expect, it } from "vitest";
import { planPack, roundingDifference, sumAreas } from "./pack-plan.ts";
import { fixtureGroup, fixturePlot, fixtureVillage } from "./testing/village-fixture.ts";

function squareOf(areaM2: number, eastM: number) {
  const side = Math.sqrt(areaM2);
  const ring = Float64Array.of(eastM, 0, eastM + side, 0, eastM + side, side, eastM, side);
  return [[ring]];
}

describe("sumAreas", () => {
  it("D11: adds unrounded and rounds once", () => {
    // Each is 0.004 mu and prints as 0.00; three of them are 0.012 mu.
    const parts = Array.from({ length: 3 }, () => ({ planarM2: 0.004 / 0.0015 }));
    expect(sumAreas(parts.slice(0, 1), 2).mu).toBe("0.00");
    expect(sumAreas(parts, 2)).toMatchObject({ plots: 3, mu: "0.01" });
  });
});

describe("roundingDifference", () => {
  it("D11, T7: is empty when the printed parts add up, else the signed difference", () => {
    const part = (planarM2: number) => sumAreas([{ planarM2 }], 2);
    const total = sumAreas([{ planarM2: 3.6 }, { planarM2: 3.6 }, { planarM2: 3.6 }], 2);
    expect(total.mu).toBe("0.02");
    expect(roundingDifference([part(3.6), part(3.6), part(3.6)], total, 2)).toBe("-0.01");
    expect(roundingDifference([part(3.6), part(3.6)], total, 2)).toBe("");
  });
});

describe("planPack", () => {
  it("D30: a plot of 0.6 mu gets a form, one just below does not", () => {
    const plots = [
      fixturePlot(1, "unconfirmed", squareOf(400, 0), { planarM2: 400 }),
      fixturePlot(2, "unconfirmed", squareOf(399.9, 40), { planarM2: 399.9 }),
    ];
    const plan = planPack(fixtureGroup(plots), "A4");
    expect(plan.formPlots.map((plot) => plot.code.slice(14))).toEqual(["W0001"]);
  });

  it("D28: finds every plot of a village on a page, the main page first", () => {
    const data = fixtureVillage(6, 6);
    const { pages, pagesOfPlot } = planPack(data, "A4");
    expect(pages.length).toBeGreaterThan(3);
    for (const plot of data.plots) {
      const [main] = pagesOfPlot.get(plot.code) ?? [];
      const shown = pages.find((page) => page.number === main)?.plots;
      expect(shown?.find(({ code }) => code === plot.code)?.whole).toBe(true);
    }
  });

  it("A3 needs fewer pages than A4 for the same group", () => {
    const data = fixtureVillage(6, 6);
    expect(planPack(data, "A3").pages.length).toBeLessThan(planPack(data, "A4").pages.length);
  });
});
