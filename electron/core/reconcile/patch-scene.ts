import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { neighbourReachM } from "./border.ts";
import { candidatesFor } from "./candidates.ts";
import type { ClipperEngine } from "./clipper-engine.ts";
import type { OverlayEngine } from "./engine.ts";
import { type GridFrame, type Region, regionAreaM2 } from "./grid.ts";
import type { BaselinePatch, Parcel, ParcelRole, RunLayers, SurveyPatch } from "./layers.ts";
import { overlapToleranceM2 } from "./overlaps.ts";
import { regionInFrame } from "./repair.ts";
import { createSegmentIndex, type SegmentIndex } from "./segment-index.ts";
import type { ReconcileSettings } from "./settings.ts";

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
  /** Parcels that may share area with the patch. */
  parcels: readonly Placed<Parcel>[];
  /** Parcels within reach of its border, and their sides; made when first asked for. */
  surroundings: () => Surroundings;
  baseline: () => readonly Placed<BaselinePatch>[];
  /** True when no part of the patch is without baseline. */
  liesOnBaseline: () => boolean;
}

export interface Surroundings {
  parcels: readonly Parcel[];
  sides: SegmentIndex | null;
}

export function openScene(tools: RunTools, patch: SurveyPatch): PatchScene {
  const { frame, region } = patch.feature;
  const nearby = tools.layers.parcels.near(grown(patch.box, neighbourReachM));
  let surroundings: Surroundings | null = null;
  let baseline: readonly Placed<BaselinePatch>[] | null = null;
  let onBaseline: boolean | null = null;
  const baselineOf = () => {
    baseline ??= candidatesFor(region, frame, tools.layers.baseline.near(patch.box));
    return baseline;
  };
  return {
    tools,
    patch,
    frame,
    region,
    parcels: candidatesFor(region, frame, nearby),
    surroundings: () => {
      surroundings ??= {
        parcels: nearby,
        sides: createSegmentIndex(nearby.map((parcel) => regionInFrame(parcel.feature, frame))),
      };
      return surroundings;
    },
    baseline: baselineOf,
    liesOnBaseline: () => {
      onBaseline ??=
        regionAreaM2(
          tools.engine.difference(
            region,
            baselineOf().flatMap((b) => b.region),
          ),
        ) <= overlapToleranceM2;
      return onBaseline;
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
