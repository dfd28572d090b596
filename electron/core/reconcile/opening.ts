import type { ClipperEngine } from "./clipper-engine.ts";
import type { OverlayEngine, Split } from "./engine.ts";
import type { Region } from "./grid.ts";

/**
 * What is added to the way back, so that restored borders lie just outside the original ones and the
 * intersection keeps the original vertices instead of a second line a tenth of a millimetre beside them.
 */
const returnMarginM = 0.001;

/**
 * Opening (D16): what of the region is at least `widthM` wide (inside), and what is not (outside).
 * Shrinks by half the width, grows back, and cuts the region itself with that.
 */
export function splitByWidth(
  engine: OverlayEngine,
  offsetter: ClipperEngine,
  region: Region,
  widthM: number,
): Split {
  const shrunk = offsetter.offset(region, -widthM / 2);
  if (shrunk.length === 0) return { inside: [], outside: region };
  return engine.split(region, offsetter.offset(shrunk, widthM / 2 + returnMarginM));
}

/** The wide part alone. */
export function openRegion(
  engine: OverlayEngine,
  offsetter: ClipperEngine,
  region: Region,
  widthM: number,
): Region {
  return splitByWidth(engine, offsetter, region, widthM).inside;
}

/** True when the region is nowhere as wide as `widthM`. Mean width is never used for this (D16). */
export function isNarrowerThan(offsetter: ClipperEngine, region: Region, widthM: number): boolean {
  return widthM > 0 && offsetter.offset(region, -widthM / 2).length === 0;
}
