import type { OverlayEngine, Split } from "./engine.ts";
import { type Region, regionAreaM2 } from "./grid.ts";
import { isNarrowerThan, openRegion } from "./opening.ts";
import { overlapToleranceM2 } from "./overlaps.ts";
import type { PatchScene } from "./patch-scene.ts";

export type History = "registered" | "arable_before" | "not_arable_before" | "unknown";

/** A share of a region with one history; for registered land also the DKLB it stands under. */
export interface HistoryShare {
  history: History;
  dklb: string;
  region: Region;
}

const registeredClasses = ["22", "23", "99"] as const;

/** Cuts a region by what is known of it (D17): the archive's own classes first, then the baseline. */
export function cutByHistory(scene: PatchScene, region: Region): HistoryShare[] {
  const { engine, layers } = scene.tools;
  const shares: HistoryShare[] = [];
  const take = (history: History, dklb: string, share: Region) => {
    if (share.length > 0) shares.push({ history, dklb, region: share });
  };
  let rest = region;
  for (const dklb of registeredClasses) {
    const registered = scene.parcels
      .filter(({ item }) => item.role === "registered" && item.dklb === dklb)
      .flatMap((parcel) => parcel.region);
    if (registered.length === 0) continue;
    const { inside, outside } = engine.split(rest, registered);
    take("registered", dklb, inside);
    rest = outside;
  }
  if (layers.hasBaseline && rest.length > 0) {
    const arable = engine.split(rest, baselineRings(scene, true));
    take("arable_before", "", arable.inside);
    const other = splitUnlessWhole(engine, arable.outside, baselineRings(scene, false));
    take("not_arable_before", "", other.inside);
    rest = other.outside;
  }
  take("unknown", "", rest);
  return shares;
}

/** Most patches lie wholly on the baseline; what rounding leaves beside its lines is no land of its own. */
function splitUnlessWhole(engine: OverlayEngine, region: Region, clip: Region): Split {
  const cut = engine.split(region, clip);
  const isWhole = cut.inside.length > 0 && regionAreaM2(cut.outside) <= overlapToleranceM2;
  return isWhole ? { inside: region, outside: [] } : cut;
}

function baselineRings(scene: PatchScene, arable: boolean): Region {
  return scene
    .baseline()
    .filter(({ item }) => item.arable === arable)
    .flatMap((b) => b.region);
}

/**
 * True for land that the baseline calls not arable but that is no wider than what the two surveys' lines
 * may differ by, beside baseline arable (D17): either the left-over itself is such a strip, or it lies
 * in a strip of the patch that is, part of it hidden under registered land.
 */
export function isBaselineMargin(scene: PatchScene, part: Region): boolean {
  const { offsetter, engine, settings } = scene.tools;
  const toleranceM = settings.baselineToleranceM;
  if (!isNarrowerThan(offsetter, part, toleranceM)) return false;
  const arable = baselineRings(scene, true);
  const isNear = (distanceM: number) =>
    engine.intersection(offsetter.offset(part, distanceM), arable).length > 0;
  if (isNear(touchingM)) return true;
  if (!isNear(toleranceM)) return false;
  const notArable = engine.intersection(scene.region, baselineRings(scene, false));
  const proven = openRegion(engine, offsetter, notArable, toleranceM);
  return regionAreaM2(engine.intersection(part, proven)) < regionAreaM2(part) / 2;
}

/** Rounding between a part's border and the baseline line that it was cut along. */
const touchingM = 0.1;
