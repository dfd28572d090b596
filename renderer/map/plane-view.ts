import Projection from "ol/proj/Projection.js";
import View from "ol/View.js";
import type { BoundingBox } from "../../shared/geometry/types.ts";

/** The project's own plane as the map's coordinates: metres as stored, transformed by nobody. */
export const planeProjection = new Projection({
  code: "PROJECT-PLANE",
  units: "m",
  global: false,
  getPointResolution: (resolution) => resolution,
});

/** 0.26458 mm, the pixel of CSS (96 dpi). */
const pixelM = 0.0254 / 96;

/** 1 : 40 to the whole of a province. */
const finestMetresPerPixel = 0.01;
const coarsestMetresPerPixel = 1000;

export function createPlaneView(): View {
  return new View({
    projection: planeProjection,
    center: [500_000, 4_000_000],
    resolution: coarsestMetresPerPixel,
    minResolution: finestMetresPerPixel,
    maxResolution: coarsestMetresPerPixel,
    enableRotation: false,
  });
}

/** Scale denominator on a screen of 96 dpi. */
export function scaleDenominator(metresPerPixel: number): number {
  return metresPerPixel / pixelM;
}

/** Grown by a share of its size on each side; a point gets at least `leastM` around it. */
export function grownBox(box: BoundingBox, share: number, leastM = 0): BoundingBox {
  const growX = Math.max((box[2] - box[0]) * share, leastM);
  const growY = Math.max((box[3] - box[1]) * share, leastM);
  return [box[0] - growX, box[1] - growY, box[2] + growX, box[3] + growY];
}

export function boxContains(outer: BoundingBox, inner: BoundingBox): boolean {
  return (
    outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]
  );
}
