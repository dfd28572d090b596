import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mainPages, type PlacedPlot, pageNeighbours, planPages } from "./page-grid.ts";
import { overlapMm } from "./paper-layout.ts";

const windowM = [368, 422] as const;

function square(code: string, eastM: number, northM: number, widthM: number, heightM = widthM) {
  const [right, top] = [eastM + widthM, northM + heightM];
  const ring = Float64Array.of(eastM, northM, right, northM, right, top, eastM, top);
  return { code, polygons: [[ring]] } satisfies PlacedPlot;
}

const plotsArbitrary = fc
  .array(
    fc.record({
      x: fc.integer({ min: 0, max: 2500 }),
      y: fc.integer({ min: 0, max: 2500 }),
      width: fc.integer({ min: 2, max: 500 }),
      height: fc.integer({ min: 2, max: 500 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((boxes) =>
    boxes.map(({ x, y, width, height }, index) => square(`P${index}`, x, y, width, height)),
  );

describe("planPages", () => {
  it("D28: gives no page to a group without plots", () => {
    expect(planPages([], windowM)).toEqual([]);
  });

  it("D28: puts a small group on one page, with room around it", () => {
    const pages = planPages([square("A", 1000, 1000, 100), square("B", 1200, 1150, 40)], windowM);
    expect(pages).toHaveLength(1);
    expect(pages[0]?.plots).toEqual([
      { code: "B", whole: true },
      { code: "A", whole: true },
    ]);
  });

  it("D28: adds an extra page for a plot that the grid cuts everywhere, and numbers it last", () => {
    // A field longer than a page pins the grid to two pages; the other crosses their border.
    const plots = [square("long", 0, 0, 700, 30), square("cut", 250, 50, 200, 40)];
    const pages = planPages(plots, windowM);
    expect(pages.filter((page) => page.extra)).toHaveLength(1);
    expect(pages.at(-1)?.extra).toBe(true);
    expect(pages.at(-1)?.plots.find(({ code }) => code === "cut")?.whole).toBe(true);
  });

  it("D28: shows every plot, whole on some page wherever it fits one", () => {
    fc.assert(
      fc.property(plotsArbitrary, (plots) => {
        const pages = planPages(plots, windowM);
        for (const plot of plots) {
          const shown = pages.flatMap((page) =>
            page.plots.filter(({ code }) => code === plot.code),
          );
          const ring = plot.polygons[0]![0]!;
          const fits = ring[2]! - ring[0]! <= 356 && ring[5]! - ring[1]! <= 410;
          expect(shown.length).toBeGreaterThan(0);
          if (fits) expect(shown.some(({ whole }) => whole)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("D28: keeps only pages that show a plot, and each page's size is the window", () => {
    fc.assert(
      fc.property(plotsArbitrary, (plots) => {
        for (const { boxM, plots: shown } of planPages(plots, windowM)) {
          expect(shown.length).toBeGreaterThan(0);
          expect([boxM[2] - boxM[0], boxM[3] - boxM[1]]).toEqual([...windowM]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("D28: neighbouring regular pages overlap by at least 10 mm of paper", () => {
    const plots = Array.from({ length: 60 }, (_, index) =>
      square(`P${index}`, (index % 10) * 150, Math.floor(index / 10) * 200, 90),
    );
    const regular = planPages(plots, windowM).filter((page) => !page.extra);
    const lefts = [...new Set(regular.map((page) => page.boxM[0]))].sort((a, b) => a - b);
    expect(lefts.length).toBeGreaterThan(2);
    lefts.slice(1).forEach((left, index) => {
      expect(lefts[index]! + windowM[0] - left).toBeGreaterThanOrEqual(overlapMm * 2);
    });
  });

  it("D28: regular pages stand in the rows and columns of one grid with even steps", () => {
    const evenSteps = (starts: number[]): boolean => {
      const sorted = [...new Set(starts)].sort((a, b) => a - b);
      const steps = sorted.slice(1).map((start, index) => start - sorted[index]!);
      // Pages without plots are left out, so that a gap is one or more steps of the grid.
      const step = Math.min(...steps);
      const all = [...Array(64).keys()].map((index) => index + 1);
      return steps.every((gap) => all.some((n) => all.some((d) => gap * d === step * n)));
    };
    fc.assert(
      fc.property(plotsArbitrary, (plots) => {
        const regular = planPages(plots, windowM).filter((page) => !page.extra);
        expect(evenSteps(regular.map((page) => page.boxM[0]))).toBe(true);
        expect(evenSteps(regular.map((page) => page.boxM[1]))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("D9: gives the same pages whatever the order of the plots", () => {
    fc.assert(
      fc.property(plotsArbitrary, (plots) => {
        expect(planPages([...plots].reverse(), windowM)).toEqual(planPages(plots, windowM));
      }),
      { numRuns: 30 },
    );
  });
});

describe("pageNeighbours", () => {
  it("names the next page also where it goes on for a few metres only", () => {
    const plots = [square("A", 0, 0, 30), square("B", 335, 0, 30)];
    const pages = planPages(plots, windowM);
    expect(pages).toHaveLength(2);
    expect(pages[1]!.boxM[0] - pages[0]!.boxM[0]).toBeLessThan(8);
    expect(pageNeighbours(pages[0]!, pages).east).toEqual([2]);
    expect(pageNeighbours(pages[1]!, pages).west).toEqual([1]);
    expect(pageNeighbours(pages[0]!, pages).north).toEqual([]);
  });

  it("names the pages beyond each side, and none at the outer edge", () => {
    const plots = Array.from({ length: 9 }, (_, index) =>
      square(`P${index}`, (index % 3) * 345, Math.floor(index / 3) * 400, 340),
    );
    const pages = planPages(plots, windowM);
    const northWest = pages[0]!;
    const neighbours = pageNeighbours(northWest, pages);
    expect(neighbours.north).toEqual([]);
    expect(neighbours.west).toEqual([]);
    expect(neighbours.east).toContain(2);
    expect(neighbours.south.length).toBeGreaterThan(0);
  });
});

describe("mainPages", () => {
  it("counts each plot on exactly one page, on one that shows it whole if there is one", () => {
    fc.assert(
      fc.property(plotsArbitrary, (plots) => {
        const pages = planPages(plots, windowM);
        const main = mainPages(plots, pages);
        for (const { code } of plots) {
          const shown = pages.filter((page) => page.plots.some((plot) => plot.code === code));
          const whole = shown.filter((page) =>
            page.plots.some((plot) => plot.code === code && plot.whole),
          );
          const expected = (whole.length > 0 ? whole : shown).map((page) => page.number);
          expect(expected).toContain(main.get(code));
        }
      }),
      { numRuns: 30 },
    );
  });
});
