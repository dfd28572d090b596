import type { PlotClass } from "../../../shared/land/land-class.ts";
import { parsePlotCode, plotCode, plotLetterOf } from "../../../shared/land/plot-code.ts";

export interface UnnumberedPlot {
  groupCode: string;
  class: PlotClass;
  labelX: number;
  labelY: number;
  /** Last word where two plots stand at the same place. */
  digest: string;
}

/** First numbering goes through bands of this height (D2). */
const bandM = 100;

/**
 * Codes for plots that have none yet (D2): one counter a group over all letters, going on above the
 * highest number ever given; bands of 100 m from north to south, west to east within a band. Returns
 * codes in the order of the plots. Throws `plot.numbersUsedUp` above 9,999.
 */
export function numberPlots(
  plots: readonly UnnumberedPlot[],
  usedCodes: Iterable<string>,
): string[] {
  const highest = new Map<string, number>();
  for (const code of usedCodes) {
    const { groupCode, number } = parsePlotCode(code);
    highest.set(groupCode, Math.max(highest.get(groupCode) ?? 0, number));
  }
  const order = plots.map((_, index) => index);
  order.sort((a, b) => compareByPlace(plots[a]!, plots[b]!));
  const codes: string[] = [];
  for (const index of order) {
    const { groupCode, class: plotClass } = plots[index]!;
    const number = (highest.get(groupCode) ?? 0) + 1;
    highest.set(groupCode, number);
    const letter = plotLetterOf(plotClass);
    if (letter === null) throw new Error(`${plotClass} takes no plot code`);
    codes[index] = plotCode({ groupCode, letter, number, suffix: 0 });
  }
  return codes;
}

function compareByPlace(a: UnnumberedPlot, b: UnnumberedPlot): number {
  if (a.groupCode !== b.groupCode) return a.groupCode < b.groupCode ? -1 : 1;
  const bandA = Math.floor(a.labelY / bandM);
  const bandB = Math.floor(b.labelY / bandM);
  return bandB - bandA || a.labelX - b.labelX || (a.digest < b.digest ? -1 : 1);
}
