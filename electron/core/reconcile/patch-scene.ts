import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { neighbourReachM } from "./border.ts";
import type { ClipperEngine } from "./clipper-engine.ts";
import type { OverlayEngine } from "./engine.ts";
import type { GridFrame, Region } from "./grid.ts";
import type { BaselinePatch, Parcel, ParcelRole, RunLayers, SurveyPatch } from "./layers.ts";
import { type RepairedFeature, regionInFrame } from "./repair.ts";
import { createSegmentIndex, type SegmentIndex } from "./segment-index.ts";
import type { ReconcileSettings } from "./settings.ts";
import { sharedAreaM2 } from "./shared-area.ts";

/** What every patch of a run is worked on with. */
export interface RunTools {
  engine: OverlayEngine;
  /** Offsetting stays with Clipper2 whatever the engine: Turf's buffer works on the sphere (D11). */
  offsetter: ClipperEngine;
  layers: RunLayers;
  settings: ReconcileSettings;
}

export interface Placed<T> {
  item: T;
  region: Region;
}

/** One survey patch with everything around it, in the patch's own frame. */
export interface PatchScene {
  tools: RunTools;
  patch: SurveyPatch;
  frame: GridFrame;
  region: Region;
  /** Parcels that share area with the patch or lie within reach of its border. */
  parcels: readonly Placed<Parcel>[];
  /** The sides of these parcels; made when first asked for. */
  sides: () => SegmentIndex | null;
  /** The older land use that shares area with the patch. */
  baseline: () => readonly Placed<BaselinePatch>[];
}

export function openScene(tools: RunTools, patch: SurveyPatch): PatchScene {
  const { frame, region } = patch.feature;
  const place = <T extends { feature: RepairedFeature }>(item: T): Placed<T> => ({
    item,
    region: regionInFrame(item.feature, frame),
  });
  const parcels = tools.layers.parcels.near(grown(patch.box, neighbourReachM)).map(place);
  let sides: { index: SegmentIndex | null } | null = null;
  let baseline: readonly Placed<BaselinePatch>[] | null = null;
  return {
    tools,
    patch,
    frame,
    region,
    parcels,
    sides: () => {
      sides ??= { index: createSegmentIndex(parcels.map((parcel) => parcel.region)) };
      return sides.index;
    },
    baseline: () => {
      baseline ??= tools.layers.baseline
        .near(patch.box)
        .map(place)
        .filter((placed) => sharedAreaM2(region, placed.region) > 0);
      return baseline;
    },
  };
}

/** The rings of all parcels with one of the roles, ready to be taken away together. */
export function ringsOfRole(scene: PatchScene, ...roles: ParcelRole[]): Region {
  return scene.parcels.filter(({ item }) => roles.includes(item.role)).flatMap((p) => p.region);
}

export function grown([minX, minY, maxX, maxY]: BoundingBox, byM: number): BoundingBox {
  return [minX - byM, minY - byM, maxX + byM, maxY + byM];
}
