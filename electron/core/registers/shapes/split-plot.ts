import { multiPolygonAreaM2, polygonAreaM2 } from "../../../../shared/geometry/measure.ts";
import type { ShapeOperations } from "../../../../shared/geometry/shape-operations.ts";
import type { MultiPolygon, Polygon, Ring } from "../../../../shared/geometry/types.ts";
import { parsePlotCode, shortPlotCode, splitCode } from "../../../../shared/land/plot-code.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import type { Recorder } from "../../project/recorder.ts";
import { carryContracts } from "../contracts/carry-contracts.ts";
import { readForm } from "../field/form-row.ts";
import { cuttingRing } from "./cutting-ring.ts";
import {
  addShape,
  reopenForm,
  retireShape,
  type ShapedPlot,
  shapedPlot,
  shapeError,
} from "./plot-shapes.ts";

/** Nobody can walk around less. */
const smallestPartM2 = 1;

/**
 * Cuts a plot along a line from outside to outside; the largest part keeps the code and what was
 * recorded, the others get `-1`, `-2` by their size (D2, D3). Areas of the parts add up to the plot's.
 * Undoable. A checked form becomes a draft: what was signed was the whole. Returns the codes, the kept
 * one first.
 * @param line x0,y0,x1,y1,… in the project's plane
 * @throws AppError `geometry.invalid` for a line that does not cut, `plot.posted` (D10), `value.invalid`.
 */
export function splitPlot(
  project: Project,
  operations: ShapeOperations,
  request: { readonly plotCode: string; readonly line: Ring; readonly reason: string | undefined },
): string[] {
  const plot = shapedPlot(project, request.plotCode);
  const parts = partsOf(operations, plot.shape.polygons, request.line, plot.code);
  return runCommand(project, { command: "plot.split", undoable: true }, (recorder) => {
    const [kept, ...others] = parts;
    retireShape(recorder, plot.shape.uid);
    const after = plot.shape;
    addShape(project, recorder, operations, {
      code: plot.code,
      source: "split",
      polygons: [kept!],
      after,
    });
    reopenForm(recorder, plot.row, readForm(project, plot.code));
    const codes = others.map((part) => {
      const code = addPart(project, recorder, plot);
      addShape(project, recorder, operations, { code, source: "split", polygons: [part], after });
      return code;
    });
    carryContracts(project, recorder, plot.code, codes);
    recorder.summary({ plot: plot.code, parts: codes, reason: request.reason ?? null });
    return [plot.code, ...codes];
  });
}

function addPart(project: Project, recorder: Recorder, plot: ShapedPlot): string {
  const used = project.db.prepare("SELECT code FROM plot").pluck().all() as string[];
  const code = splitCode(plot.code, used);
  const { id: _id, uid: _uid, ...row } = plot.row;
  recorder.insert("plot", {
    ...row,
    code,
    suffix: parsePlotCode(code).suffix,
    final_class: null,
    reason: `由 ${shortPlotCode(plot.code)} 分割;${row.reason}`,
  });
  return code;
}

/** Largest first; equal ones from the west. */
function partsOf(
  operations: ShapeOperations,
  polygons: MultiPolygon,
  line: Ring,
  plotCode: string,
): Polygon[] {
  const ring = cuttingRing(polygons, line);
  const { inside, outside } = operations.cut(polygons, ring);
  if (inside.length === 0 || outside.length === 0) {
    throw shapeError("这条线没有把图斑切开。请从图斑一侧的外面画到另一侧的外面。", { plotCode });
  }
  const parts = [...inside, ...outside];
  const smallest = Math.min(...parts.map(polygonAreaM2));
  if (smallest < smallestPartM2) {
    const text = smallest.toFixed(2);
    throw shapeError(`切出的一块只有 ${text} 平方米,多半是线贴着边界。请把线画开一些。`, {
      plotCode,
    });
  }
  const areaOf = (part: Polygon) => multiPolygonAreaM2([part]);
  return parts.sort((one, other) => areaOf(other) - areaOf(one) || one[0]![0]! - other[0]![0]!);
}
