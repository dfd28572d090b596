import type { PlotRow } from "../../../shared/contract/calls/plot-calls.ts";
import { sumExact } from "../../../shared/land/mu.ts";
import { muTextOf } from "../../parts/texts.ts";

/** `选中 12 块,合计 35.62 亩`: areas add unrounded (D11). */
export function selectionSum(
  plots: readonly PlotRow[],
  selected: ReadonlySet<string>,
  muDecimals: number,
): string {
  const chosen = plots.filter(({ code }) => selected.has(code));
  return chosen.length === 0
    ? `共 ${plots.length} 块,合计 ${sumText(plots, muDecimals)} 亩`
    : `选中 ${chosen.length} 块,合计 ${sumText(chosen, muDecimals)} 亩`;
}

function sumText(plots: readonly PlotRow[], muDecimals: number): string {
  return muTextOf(sumExact(plots.map(({ planarM2 }) => planarM2)), muDecimals);
}
