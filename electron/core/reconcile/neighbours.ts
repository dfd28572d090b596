import type { BorderStretch, Side } from "./border.ts";
import { greatestKey } from "./border.ts";
import { gridUnitM } from "./grid.ts";
import { grown, type PatchScene } from "./patch-scene.ts";
import { regionInFrame } from "./repair.ts";
import { regionContains } from "./segment-index.ts";

/**
 * What lies on each side: `parcel:DKBM` or `land:DLBM`; words are made when printing, since holder names
 * depend on the profile (D29). A side is null where the plot has no border facing it or the survey ends.
 */
export type Neighbours = Record<Side, string | null>;

/** How far outside the border the survey is asked what lies there. */
const probeM = 1;

/** For each side what takes up most of the border facing it: a parcel within reach, else survey land. */
export function neighboursOf(scene: PatchScene, border: readonly BorderStretch[]): Neighbours {
  const survey = scene.tools.layers.survey.near(grown(scene.patch.box, probeM));
  const around = survey.map((patch) => ({
    dlbm: patch.dlbm,
    region: regionInFrame(patch.feature, scene.frame),
  }));
  const lengths: Record<Side, Map<string, number>> = {
    east: new Map(),
    south: new Map(),
    west: new Map(),
    north: new Map(),
  };
  for (const stretch of border) {
    if (!stretch.outer) continue;
    const x = stretch.x + (stretch.outwardX * probeM) / gridUnitM;
    const y = stretch.y + (stretch.outwardY * probeM) / gridUnitM;
    const reference =
      stretch.nearest !== null
        ? `parcel:${scene.parcels[stretch.nearest.owner]!.item.dkbm}`
        : landAt(around, x, y);
    if (reference === null) continue;
    const side = lengths[stretch.side];
    side.set(reference, (side.get(reference) ?? 0) + stretch.lengthM);
  }
  return {
    east: greatestKey(lengths.east),
    south: greatestKey(lengths.south),
    west: greatestKey(lengths.west),
    north: greatestKey(lengths.north),
  };
}

function landAt(
  around: readonly { dlbm: string; region: readonly Int32Array[] }[],
  x: number,
  y: number,
): string | null {
  const found = around.find(({ region }) => regionContains(region, x, y));
  return found === undefined ? null : `land:${found.dlbm}`;
}
