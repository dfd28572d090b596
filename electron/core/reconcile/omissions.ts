import { landClassName } from "../../../shared/land/land-class.ts";
import { muOf } from "../../../shared/land/mu.ts";
import { type Region, regionAreaM2 } from "./grid.ts";
import { groupOfParcel } from "./groups.ts";
import { patchName } from "./layers.ts";
import { openRegion } from "./opening.ts";
import type { FindingResult } from "./patch-result.ts";
import type { PatchScene } from "./patch-scene.ts";
import { sharedAreaM2 } from "./shared-area.ts";

/**
 * Household land that the survey does not call cultivated, parcel by parcel: the share of a patch of
 * another class that is wider and larger than what counts as a sliver (land.md §4, the opposite error).
 *
 * @param household rings of all household parcels that meet the patch
 * @param sharedM2 area that they share with it
 */
export function findOmissions(
  scene: PatchScene,
  household: Region,
  sharedM2: number,
): FindingResult[] {
  const { engine, offsetter, settings } = scene.tools;
  if (muOf(sharedM2) < settings.minAreaMu) return [];
  const shared = engine.intersection(scene.region, household);
  const wide = openRegion(engine, offsetter, shared, settings.minWidthM);
  if (muOf(regionAreaM2(wide)) < settings.minAreaMu) return [];
  const findings: FindingResult[] = [];
  for (const { item, region } of scene.parcels) {
    if (item.role !== "household") continue;
    const planarM2 = sharedAreaM2(wide, region);
    if (muOf(planarM2) < settings.minAreaMu) continue;
    findings.push({
      kind: "omission",
      layer: "parcels",
      subject: item.dkbm,
      otherSubject: patchName(scene.patch),
      groupCode: groupOfParcel(item),
      reason: `确权承包地,三调为${scene.patch.dlmc ?? landClassName(scene.patch.dlbm)}`,
      planarM2,
    });
  }
  return findings;
}
