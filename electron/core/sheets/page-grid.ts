import { boxesMeet, multiPolygonAreaM2 } from "../../../shared/geometry/measure.ts";
import type { BoundingBox, MultiPolygon } from "../../../shared/geometry/types.ts";
import { metresPerMm, overlapMm } from "./paper-layout.ts";
import { boxContains, boxOfPolygons, clipPolygonsToBox, unionOfBoxes } from "./plane-box.ts";

/** A plot as page planning sees it: polygons in metres. */
export interface PlacedPlot {
  code: string;
  polygons: MultiPolygon;
}

export interface PagePlot {
  code: string;
  /** The plot keeps clear of this page's edge, so it can be read here without another page. */
  whole: boolean;
}

/** One map page: what it covers (metres) and which plots show on it. */
export interface MapPage {
  /** Place in the pack, from 1, north to south and west to east, extra pages last. */
  number: number;
  boxM: BoundingBox;
  /** An extra page for plots that the regular grid cuts (D28). */
  extra: boolean;
  plots: readonly PagePlot[];
}

/** Page numbers that lie beyond each side of a page. */
export interface PageNeighbours {
  north: readonly number[];
  south: readonly number[];
  east: readonly number[];
  west: readonly number[];
}

/** A plot has to stay this far inside the neat line to count as whole on a page. */
const clearM = 2 * metresPerMm;

/** What a page shows of a plot below this area is only the line where the grid cut it. */
const leastShownM2 = 0.01;

/** Grids of more pages than this are not shifted: it saves little there and costs time. */
const mostShiftedPages = 60;

/** Grid shifts tried along each axis when the pages cover more than the plots need. */
const shiftSteps = 8;

interface BoxedPlot extends PlacedPlot {
  boxM: BoundingBox;
}

/**
 * Plans the map pages of a group (D28): a regular grid with at least 10 mm overlap, shifted where
 * that saves pages; pages without a plot, or whose plots all show whole elsewhere, are left out; and
 * an extra page is added for each plot, or cluster of plots, that fits a page but is cut by the grid.
 * `windowM` is width and height of the map window in metres. Same plots, same pages.
 */
export function planPages(
  plots: readonly PlacedPlot[],
  windowM: readonly [width: number, height: number],
): MapPage[] {
  const boxed = plots
    .map((plot) => ({ ...plot, boxM: boxOfPolygons(plot.polygons) }))
    .sort(fromNorthWest);
  if (boxed.length === 0) return [];
  let best: { regular: BoundingBox[]; extra: BoundingBox[] } | undefined;
  for (const grid of candidateGrids(boxed, windowM)) {
    const regular = withoutRedundant(
      grid.filter((page) => boxed.some((plot) => showsOn(plot, page))),
      boxed,
    );
    const extra = extraPages(boxed, regular, windowM);
    if (!best || regular.length + extra.length < best.regular.length + best.extra.length) {
      best = { regular: withoutRedundant(regular, boxed, extra), extra };
    }
  }
  return [
    ...best!.regular.map((boxM) => ({ boxM, extra: false })),
    ...best!.extra.map((boxM) => ({ boxM, extra: true })),
  ].map((page, index) => ({ number: index + 1, ...page, plots: plotsOn(page.boxM, boxed) }));
}

/** Beyond each side, the pages that take up where this one ends, most overlap first. */
export function pageNeighbours(page: MapPage, pages: readonly MapPage[]): PageNeighbours {
  const [minX, minY, maxX, maxY] = page.boxM;
  const beyondM = 2 * overlapMm * metresPerMm;
  const strips = {
    north: [minX, maxY, maxX, maxY + beyondM],
    south: [minX, minY - beyondM, maxX, minY],
    east: [maxX, minY, maxX + beyondM, maxY],
    west: [minX - beyondM, minY, minX, maxY],
  } as const;
  // A page may go on only a little farther than this one, so that its share of the strip says nothing;
  // how much of the side it takes up does. `axis` is the one that the side runs along.
  const takesUp = (strip: BoundingBox, box: BoundingBox, axis: 0 | 1): boolean => {
    const shared = Math.min(strip[axis + 2]!, box[axis + 2]!) - Math.max(strip[axis]!, box[axis]!);
    return shared > 0.2 * (strip[axis + 2]! - strip[axis]!);
  };
  const beyond = (strip: BoundingBox, axis: 0 | 1): number[] =>
    pages
      .filter((other) => other.number !== page.number && takesUp(strip, other.boxM, axis))
      .map((other) => ({ number: other.number, sharedM2: sharedArea(strip, other.boxM) }))
      .filter((other) => other.sharedM2 > 0)
      .sort((a, b) => b.sharedM2 - a.sharedM2 || a.number - b.number)
      .slice(0, 2)
      .map((other) => other.number);
  return {
    north: beyond(strips.north, 0),
    south: beyond(strips.south, 0),
    east: beyond(strips.east, 1),
    west: beyond(strips.west, 1),
  };
}

/**
 * The page that each plot is counted on: the first that shows it whole, else the one that shows the
 * most of it. Areas by page then add up to the group's total.
 */
export function mainPages(
  plots: readonly PlacedPlot[],
  pages: readonly MapPage[],
): Map<string, number> {
  const found = new Map<string, number>();
  for (const plot of plots) {
    const showing = pages.filter((page) => page.plots.some((shown) => shown.code === plot.code));
    const whole = showing.find((page) =>
      page.plots.some((shown) => shown.code === plot.code && shown.whole),
    );
    const fullest = [...showing].sort(
      (a, b) => shownArea(plot, b.boxM) - shownArea(plot, a.boxM) || a.number - b.number,
    )[0];
    const main = whole ?? fullest;
    if (main) found.set(plot.code, main.number);
  }
  return found;
}

function fromNorthWest(a: BoxedPlot, b: BoxedPlot): number {
  return b.boxM[3] - a.boxM[3] || a.boxM[0] - b.boxM[0] || (a.code < b.code ? -1 : 1);
}

function candidateGrids(
  plots: readonly BoxedPlot[],
  windowM: readonly [number, number],
): BoundingBox[][] {
  const all = unionOfBoxes(plots.map((plot) => plot.boxM));
  const columns = axisStarts(all[0] - clearM, all[2] + clearM, windowM[0]);
  const rows = axisStarts(all[1] - clearM, all[3] + clearM, windowM[1]);
  const isLarge = columns[0]!.length * rows[0]!.length > mostShiftedPages;
  const [triedColumns, triedRows] = isLarge
    ? [columns.slice(0, 1), rows.slice(0, 1)]
    : [columns, rows];
  return triedColumns.flatMap((starts) =>
    triedRows.map((bottoms) =>
      [...bottoms]
        .reverse()
        .flatMap((bottom) =>
          starts.map((left): BoundingBox => [left, bottom, left + windowM[0], bottom + windowM[1]]),
        ),
    ),
  );
}

/**
 * Starts of the pages along one axis, in whole metres. First the grid that spends its slack on wider
 * overlaps and so fits the plots exactly, then grids of least overlap, shifted step by step.
 */
function axisStarts(from: number, to: number, lengthM: number): number[][] {
  const longestStepM = lengthM - overlapMm * metresPerMm;
  const count = Math.max(1, Math.ceil((to - from - lengthM) / longestStepM) + 1);
  const slackM = (count - 1) * longestStepM + lengthM - (to - from);
  const startsFrom = (first: number, stepM: number): number[] =>
    Array.from({ length: count }, (_, index) => Math.round(first) + index * Math.floor(stepM));
  if (count === 1) return [startsFrom((from + to - lengthM) / 2, 0)];
  const snugStepM = Math.ceil((to - from - lengthM) / (count - 1));
  const starts = [startsFrom(Math.floor(from), Math.min(longestStepM, snugStepM))];
  for (let step = 0; step <= shiftSteps; step += 1) {
    starts.push(startsFrom(Math.floor(from - (step / shiftSteps) * slackM), longestStepM));
  }
  return starts;
}

function showsOn(plot: BoxedPlot, page: BoundingBox): boolean {
  if (!boxesMeet(plot.boxM, page)) return false;
  return boxContains(page, plot.boxM) || shownArea(plot, page) > leastShownM2;
}

function shownArea(plot: PlacedPlot, page: BoundingBox): number {
  return multiPolygonAreaM2(clipPolygonsToBox(plot.polygons, page));
}

function wholeOn(plot: BoxedPlot, page: BoundingBox): boolean {
  const inner = [page[0] + clearM, page[1] + clearM, page[2] - clearM, page[3] - clearM] as const;
  return boxContains(inner, plot.boxM);
}

function plotsOn(page: BoundingBox, plots: readonly BoxedPlot[]): PagePlot[] {
  return plots
    .filter((plot) => showsOn(plot, page))
    .map((plot) => ({ code: plot.code, whole: wholeOn(plot, page) }));
}

/** Leaves out, fewest plots first, each page whose every plot shows whole on a page that stays. */
function withoutRedundant(
  pages: readonly BoundingBox[],
  plots: readonly BoxedPlot[],
  others: readonly BoundingBox[] = [],
): BoundingBox[] {
  const shown = pages.map((page) => plots.filter((plot) => showsOn(plot, page)));
  const order = pages.map((_, index) => index).sort((a, b) => shown[a]!.length - shown[b]!.length);
  const kept = new Set(order);
  for (const index of order) {
    const elsewhere = [...others, ...[...kept].filter((k) => k !== index).map((k) => pages[k]!)];
    const redundant = shown[index]!.every((plot) => elsewhere.some((page) => wholeOn(plot, page)));
    if (redundant) kept.delete(index);
  }
  return pages.filter((_, index) => kept.has(index));
}

function extraPages(
  plots: readonly BoxedPlot[],
  regular: readonly BoundingBox[],
  windowM: readonly [number, number],
): BoundingBox[] {
  const roomX = windowM[0] - 2 * clearM - 2;
  const roomY = windowM[1] - 2 * clearM - 2;
  const fits = (box: BoundingBox): boolean => box[2] - box[0] <= roomX && box[3] - box[1] <= roomY;
  let waiting = plots.filter(
    (plot) => fits(plot.boxM) && !regular.some((page) => wholeOn(plot, page)),
  );
  const extra: BoundingBox[] = [];
  while (waiting.length > 0) {
    let cluster = waiting[0]!.boxM;
    for (const plot of waiting) {
      const grown = unionOfBoxes([cluster, plot.boxM]);
      if (fits(grown)) cluster = grown;
    }
    const left = Math.round((cluster[0] + cluster[2] - windowM[0]) / 2);
    const bottom = Math.round((cluster[1] + cluster[3] - windowM[1]) / 2);
    const page: BoundingBox = [left, bottom, left + windowM[0], bottom + windowM[1]];
    extra.push(page);
    waiting = waiting.filter((plot) => !wholeOn(plot, page));
  }
  return extra;
}

function sharedArea(a: BoundingBox, b: BoundingBox): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return width > 0 && height > 0 ? width * height : 0;
}
