import { boxesMeet } from "../../../../shared/geometry/measure.ts";
import { overlapOf } from "../../../../shared/geometry/overlap.ts";
import { formatMu } from "../../../../shared/land/mu.ts";
import type { OverlapFacts } from "../../../../shared/ledger/contracts/context-facts.ts";
import type { CoveredLand } from "./covered-land.ts";

const muDecimals = 4;

/** A contract with the codes of the land that it covers. */
export interface LandOfContract {
  readonly uid: string;
  readonly codes: readonly string[];
}

/**
 * Land that two contracts both cover by their shapes; the same code in both is for the rules to see.
 * Null where no contract has a shape, so that nothing was compared.
 */
export function overlapsOf(
  contracts: readonly LandOfContract[],
  land: ReadonlyMap<string, CoveredLand>,
): OverlapFacts[] | null {
  const shapes = contracts
    .flatMap(({ uid, codes }) =>
      codes.flatMap((code) => {
        const covered = land.get(code);
        return covered === undefined ? [] : [{ uid, covered }];
      }),
    )
    .sort((one, other) => one.covered.box[0] - other.covered.box[0]);
  if (shapes.length === 0) return null;
  const overlaps: OverlapFacts[] = [];
  for (const [index, one] of shapes.entries()) {
    for (let next = index + 1; next < shapes.length; next++) {
      const other = shapes[next];
      if (other === undefined || other.covered.box[0] > one.covered.box[2]) break;
      if (other.uid === one.uid || other.covered.code === one.covered.code) continue;
      if (!boxesMeet(one.covered.box, other.covered.box)) continue;
      const { areaM2, meanWidthM } = overlapOf(one.covered.shape, other.covered.shape);
      if (areaM2 === 0) continue;
      const uids = one.uid < other.uid ? [one.uid, other.uid] : [other.uid, one.uid];
      overlaps.push({
        uids: uids as [string, string],
        mu: formatMu(areaM2, muDecimals),
        widthM: Math.round(meanWidthM * 100) / 100,
      });
    }
  }
  return overlaps.sort((one, other) => (one.uids.join() < other.uids.join() ? -1 : 1));
}
