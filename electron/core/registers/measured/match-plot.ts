import { boundingBoxOfGeometry } from "../../../../shared/geometry/measure.ts";
import type { ShapeOperations } from "../../../../shared/geometry/shape-operations.ts";
import type { MultiPolygon } from "../../../../shared/geometry/types.ts";
import { formatMu } from "../../../../shared/land/mu.ts";
import { shortPlotCode } from "../../../../shared/land/plot-code.ts";
import { isPlotTyped } from "../../../../shared/land/plot-search.ts";
import { featuresInBox } from "../../project/feature-store.ts";
import type { Project } from "../../project/project.ts";

/** An open plot that shares land with a measured boundary. */
interface Overlap {
  readonly code: string;
  readonly planarM2: number;
  readonly sharedM2: number;
}

export interface ShapeMatch {
  readonly plotCode: string | null;
  readonly match: "code" | "overlap" | "given" | "none";
  /** With that plot, m². */
  readonly sharedM2: number;
  /** Other land that lies under the boundary, in words. */
  readonly warnings: readonly string[];
}

/** Two shapes are one plot when they share at least this part of the smaller (D3). */
const sameShare = 0.5;

/** Less may come of drawing along the same border twice. */
const noticedM2 = 5;

/**
 * Whose boundary this is: the plot that was named (a code that fits one open plot, or of several the one
 * that it lies on), else the one it shares most with, at least half of the smaller shape (D3).
 * @param named code that somebody has chosen, which stands above all
 */
export function matchShape(
  project: Project,
  operations: ShapeOperations,
  shape: {
    readonly polygons: MultiPolygon;
    readonly planarM2: number;
    readonly label: string;
    readonly named: string | null;
  },
): ShapeMatch {
  const overlaps = plotsUnder(project, operations, shape.polygons);
  const sharedWith = (code: string) => overlaps.find((plot) => plot.code === code)?.sharedM2 ?? 0;
  const found = foundPlot(project, overlaps, shape);
  const others = overlaps.filter(({ code }) => code !== found.plotCode);
  return {
    ...found,
    sharedM2: found.plotCode === null ? 0 : sharedWith(found.plotCode),
    warnings: [
      ...others.flatMap(({ code, sharedM2 }) =>
        sharedM2 > noticedM2 ? [`压到图斑 ${shortPlotCode(code)} ${formatMu(sharedM2)} 亩`] : [],
      ),
      ...householdLandUnder(project, operations, shape.polygons),
    ],
  };
}

function foundPlot(
  project: Project,
  overlaps: readonly Overlap[],
  { planarM2, label, named }: { planarM2: number; label: string; named: string | null },
): Pick<ShapeMatch, "plotCode" | "match"> {
  if (named !== null) return { plotCode: named, match: "given" };
  const byCode = codesTyped(project, label);
  const under = overlaps.filter(({ code }) => byCode.includes(code));
  const coded = byCode.length === 1 ? byCode[0] : under[0]?.code;
  if (coded !== undefined) return { plotCode: coded, match: "code" };
  const [most] = overlaps;
  const isSame =
    most !== undefined && most.sharedM2 / Math.min(most.planarM2, planarM2) >= sameShare;
  return isSame ? { plotCode: most.code, match: "overlap" } : { plotCode: null, match: "none" };
}

function codesTyped(project: Project, label: string): string[] {
  if (label.trim() === "") return [];
  const open = project.db
    .prepare("SELECT code FROM plot WHERE state = 'open' ORDER BY code")
    .pluck();
  return (open.all() as string[]).filter((code) => isPlotTyped(code, label));
}

/** Most shared land first. */
function plotsUnder(
  project: Project,
  operations: ShapeOperations,
  polygons: MultiPolygon,
): Overlap[] {
  const box = boundingBoxOfGeometry({ type: "MultiPolygon", polygons });
  const columns = ["plot_code", "planar_m2"];
  const where = "t.current = 1 AND t.plot_code IN (SELECT code FROM plot WHERE state = 'open')";
  return [...featuresInBox(project.db, "plot_shape", box, columns, { where })]
    .flatMap(({ geometry, values: [code, planarM2] }): Overlap[] => {
      if (geometry.type !== "MultiPolygon") return [];
      const sharedM2 = operations.sharedM2(polygons, geometry.polygons);
      return sharedM2 > 0 ? [{ code: String(code), planarM2: Number(planarM2), sharedM2 }] : [];
    })
    .sort((one, other) => other.sharedM2 - one.sharedM2 || (one.code < other.code ? -1 : 1));
}

/** Confirmed land of households (DKLB 10, 21) is never "new" (V7): the person has to see it. */
function householdLandUnder(
  project: Project,
  operations: ShapeOperations,
  polygons: MultiPolygon,
): string[] {
  const box = boundingBoxOfGeometry({ type: "MultiPolygon", polygons });
  const where = "t.dklb IN ('10', '21')";
  return [...featuresInBox(project.db, "parcel", box, ["dkbm"], { where })].flatMap(
    ({ geometry, values: [dkbm] }) => {
      if (geometry.type !== "MultiPolygon") return [];
      const sharedM2 = operations.sharedM2(polygons, geometry.polygons);
      const digits = String(dkbm).slice(-5);
      return sharedM2 > noticedM2 ? [`压到已确权地块 ${digits} ${formatMu(sharedM2)} 亩`] : [];
    },
  );
}
