import { createClipperEngine } from "../../electron/core/reconcile/clipper-engine.ts";
import { engineToleranceM2 } from "../../electron/core/reconcile/compare-engines.ts";
import type { OverlayEngine } from "../../electron/core/reconcile/engine.ts";
import { type Region, regionAreaM2, regionPerimeterM } from "../../electron/core/reconcile/grid.ts";
import { regionInFrame, repairFeature } from "../../electron/core/reconcile/repair.ts";
import { turfEngine } from "../../electron/core/reconcile/turf-engine.ts";
import type { MultiPolygon } from "../../shared/geometry/types.ts";
import { acceptedDifferences } from "./overlay-accepted.ts";

export const clipperEngine = await createClipperEngine();
export const engines: readonly OverlayEngine[] = [clipperEngine, turfEngine];

/** Coordinates as the suites have them: polygons of closed rings of x, y. */
export type Positions = readonly (readonly (readonly (readonly number[])[])[])[];

/** Width and height that each case is scaled to: ten million grid units, like a large village. */
const caseExtentM = 1000;
const commonFrame = { originX: 0, originY: 0 };

/** One factor and one shift for all shapes of a case. */
export function scalerOf(shapes: readonly Positions[]): (shape: Positions) => MultiPolygon {
  const points = shapes.flat(3);
  const [minX, minY] = [0, 1].map((axis) => Math.min(...points.map((p) => p[axis]!)));
  const [maxX, maxY] = [0, 1].map((axis) => Math.max(...points.map((p) => p[axis]!)));
  const extent = Math.max(maxX! - minX!, maxY! - minY!);
  const factor = extent > 0 ? caseExtentM / extent : 1;
  return (shape) =>
    shape.map((polygon) =>
      polygon.map((ring) =>
        Float64Array.from(ring.flatMap(([x, y]) => [(x! - minX!) * factor, (y! - minY!) * factor])),
      ),
    );
}

/** The way real data goes: snapped to the grid and repaired in a frame of its own. */
export function regionOfShape(polygons: MultiPolygon): Region {
  return regionInFrame(repairFeature(clipperEngine, polygons), commonFrame);
}

export type Operation = "union" | "intersection" | "difference" | "xor";

/** Folds an operation over the shapes of a case; Turf's union is made of its differences. */
export function fold(engine: OverlayEngine, operation: Operation, shapes: readonly Region[]) {
  const [first = [], ...others] = shapes;
  const unite = (a: Region, b: Region): Region =>
    engine === clipperEngine
      ? clipperEngine.union([...a, ...b])
      : [...a, ...engine.difference(b, a)];
  return others.reduce<Region>((result, shape) => {
    if (operation === "union") return unite(result, shape);
    if (operation === "xor") {
      return [...engine.difference(result, shape), ...engine.difference(shape, result)];
    }
    return engine[operation](result, shape);
  }, first);
}

/**
 * What is wrong with a result, or null: its area, and the area by which the two shapes differ, must both
 * be within the tolerance of D13.
 */
export function faultOf(engine: OverlayEngine, found: Region, expected: Region): string | null {
  const toleranceM2 = engineToleranceM2(regionPerimeterM(found) + regionPerimeterM(expected));
  const differenceM2 = Math.abs(regionAreaM2(found) - regionAreaM2(expected));
  if (differenceM2 > toleranceM2) return `area differs by ${differenceM2.toFixed(3)} m²`;
  const apartM2 =
    regionAreaM2(engine.difference(found, expected)) +
    regionAreaM2(engine.difference(expected, found));
  return apartM2 > toleranceM2 ? `shape differs by ${apartM2.toFixed(3)} m²` : null;
}

/** Runs a check, taking an engine's own failure as a fault. */
export function faultOrFailure(check: () => string | null): string | null {
  try {
    return check();
  } catch (error) {
    return `fails: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** What of a suite did not agree, against what is accepted: both ways, so the list cannot go stale. */
export function compareWithAccepted(
  suite: keyof typeof acceptedDifferences,
  faults: ReadonlyMap<string, string>,
): { unexpected: string[]; stale: string[] } {
  const accepted: Readonly<Record<string, string>> = acceptedDifferences[suite];
  return {
    unexpected: [...faults]
      .filter(([name]) => !(name in accepted))
      .map(([name, fault]) => `${name}: ${fault}`),
    stale: Object.keys(accepted).filter((name) => !faults.has(name)),
  };
}
