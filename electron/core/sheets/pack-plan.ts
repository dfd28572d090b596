import { finalClasses, finalClassName } from "../../../shared/land/final-class.ts";
import { listedClasses, plotClassName } from "../../../shared/land/land-class.ts";
import { formatMu, sumExact } from "../../../shared/land/mu.ts";
import { type MapPage, mainPages, type PlacedPlot, planPages } from "./page-grid.ts";
import { mapPaperLayout, metresPerMm } from "./paper-layout.ts";
import type { GroupSheetData, Paper, Profile, SheetPlot } from "./sheet-data.ts";
import { classText, unsettledWord } from "./sheet-words.ts";

/** Where everything in one group's pack is found; made before the first page is drawn. */
export interface PackPlan {
  pages: readonly MapPage[];
  /** Page numbers by plot code, the main one first. */
  pagesOfPlot: ReadonlyMap<string, readonly number[]>;
  /** Plots that get a form, in list order; their number is their place here, from 1 (D30). */
  formPlots: readonly SheetPlot[];
}

/** Map pages for a paper size: the window of `mapPaperLayout` at 1:2000. */
export function planGroupPages(plots: readonly PlacedPlot[], paper: Paper): MapPage[] {
  const { window } = mapPaperLayout(paper);
  return planPages(plots, [window.width * metresPerMm, window.height * metresPerMm]);
}

/** Plans pages, and decides by area which plots get a form and which a write-in row (D30). */
export function planPack(data: GroupSheetData, paper: Paper): PackPlan {
  const pages = planGroupPages(data.plots, paper);
  const main = mainPages(data.plots, pages);
  const pagesOfPlot = new Map<string, number[]>();
  for (const plot of data.plots) {
    const first = main.get(plot.code);
    const others = pages
      .filter((page) => page.number !== first && page.plots.some(({ code }) => code === plot.code))
      .map((page) => page.number);
    pagesOfPlot.set(plot.code, first === undefined ? others : [first, ...others]);
  }
  return { pages, pagesOfPlot, formPlots: data.plots.filter((plot) => needsForm(plot, data)) };
}

function needsForm(plot: SheetPlot, data: GroupSheetData): boolean {
  return plot.planarM2 * 0.0015 >= data.formFromMu;
}

/** A sum of areas: unrounded, and as printed (D11). */
export interface AreaSum {
  plots: number;
  planarM2: number;
  mu: string;
}

/** Adds unrounded and rounds once (D11). */
export function sumAreas(plots: readonly { planarM2: number }[], decimals: number): AreaSum {
  const planarM2 = sumExact(plots.map((plot) => plot.planarM2));
  return { plots: plots.length, planarM2, mu: formatMu(planarM2, decimals) };
}

/** The group's plots by the class that readers of a profile are shown; classes without plots left out. */
export function sumsByClass(
  data: GroupSheetData,
  profile: Profile,
): readonly { name: string; sum: AreaSum }[] {
  const names = [...listedClasses.map(plotClassName), ...finalClasses.map(finalClassName)];
  return [...new Set([...names, unsettledWord])]
    .map((name) => ({
      name,
      sum: sumAreas(
        data.plots.filter((plot) => classText(plot, profile) === name),
        data.muDecimals,
      ),
    }))
    .filter(({ sum }) => sum.plots > 0);
}

/**
 * By how much rounded parts miss the rounded total, as signed decimal text; empty when they add up
 * (D11: sums are made of unrounded areas and the difference is printed).
 */
export function roundingDifference(
  parts: readonly AreaSum[],
  total: AreaSum,
  decimals: number,
): string {
  const scale = 10 ** decimals;
  const units = (mu: string): number => Math.round(Number(mu) * scale);
  const difference = units(total.mu) - parts.reduce((sum, part) => sum + units(part.mu), 0);
  if (difference === 0) return "";
  return `${difference > 0 ? "+" : "-"}${(Math.abs(difference) / scale).toFixed(decimals)}`;
}
