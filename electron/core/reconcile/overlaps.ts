import { type RepairedFeature, regionInFrame } from "./repair.ts";
import { sharedAreaM2 } from "./shared-area.ts";

/** Overlaps smaller than this are rounding (D13). */
export const overlapToleranceM2 = 0.01;

/** Area in m² that two features share, 0 where they only touch or graze each other. */
export function overlapAreaM2(a: RepairedFeature, b: RepairedFeature): number {
  const areaM2 = sharedAreaM2(a.region, regionInFrame(b, a.frame));
  return areaM2 > overlapToleranceM2 ? areaM2 : 0;
}
