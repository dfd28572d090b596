import { gridUnitM } from "./grid.ts";
import type { PatchResult } from "./patch-result.ts";
import type { RunTotals } from "./report.ts";

/**
 * What a patch's account may be out by: max(0.01 m², 1e-6 A) of D13, or half a grid unit along its own
 * border where that is more, as it is for long narrow patches: cut points are rounded to the grid.
 */
export function patchToleranceM2(planarM2: number, borderM: number): number {
  return Math.max(0.01, 1e-6 * planarM2, (gridUnitM / 2) * borderM);
}

/** What is wrong with a patch's account, in Chinese, or null when it balances. */
export function patchImbalance(patch: PatchResult): string | null {
  if (Math.abs(patch.balanceErrorM2) <= patchToleranceM2(patch.planarM2, patch.borderM))
    return null;
  return `图斑 ${patch.uid} 面积不平:图斑 ${patch.planarM2.toFixed(4)},已承包 ${(patch.householdM2 + patch.otherContractM2).toFixed(4)},剩余 ${patch.leftOverM2.toFixed(4)},差 ${patch.balanceErrorM2.toFixed(4)} m²`;
}

export function runImbalance(totals: RunTotals): string | null {
  const tolerance = Math.max(0.01, 1e-6 * totals.collectiveCultivatedM2);
  if (Math.abs(totals.balanceErrorM2) <= tolerance) return null;
  return `全部图斑合计不平,差 ${totals.balanceErrorM2.toFixed(4)} m²`;
}
