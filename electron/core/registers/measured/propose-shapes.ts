import type { AppError } from "../../../../shared/contract/errors.ts";
import { ellipsoidAreaM2 } from "../../../../shared/geodesy/ellipsoid-area.ts";
import { multiPolygonAreaM2 } from "../../../../shared/geometry/measure.ts";
import type { ShapeOperations } from "../../../../shared/geometry/shape-operations.ts";
import type { MultiPolygon } from "../../../../shared/geometry/types.ts";
import { runCommand } from "../../project/event-log.ts";
import { utcWithOffset } from "../../project/event-record.ts";
import type { Project } from "../../project/project.ts";
import { projectCrs } from "../../project/project-crs.ts";
import { stateOf } from "../../project/project-state.ts";
import type { Recorder } from "../../project/recorder.ts";
import { geomOf, shapeError } from "../shapes/plot-shapes.ts";
import { matchShape, type ShapeMatch } from "./match-plot.ts";

/** A boundary in the project's plane, as somebody measured it. */
export interface MeasuredShape {
  readonly row: number | null;
  readonly label: string;
  readonly polygons: MultiPolygon;
  /** Code of the plot that somebody has chosen for it. */
  readonly named: string | null;
}

export interface ShapeOrigin {
  readonly source: "drawn" | "typed" | "file";
  readonly fileName: string | null;
  readonly sha256: string | null;
  /** What the coordinates are taken for, and what that is worth. */
  readonly datumNote: string | null;
  /** Whether everybody who accepts one has to read the note. */
  readonly warnsOfDatum: boolean;
}

export interface ProposedShape extends ShapeMatch {
  readonly uid: string;
  readonly row: number | null;
}

/**
 * Holds measured boundaries as proposals, matched and with everything to look at before accepting them
 * (D1: nothing moves yet); one event, undoable. Crossing outlines keep what an odd number of sides
 * encloses, as in a run, and say so; those that enclose nothing are left out.
 * @throws AppError `geometry.invalid` where none encloses anything.
 */
export function proposeShapes(
  project: Project,
  operations: ShapeOperations,
  origin: ShapeOrigin,
  shapes: readonly MeasuredShape[],
): ProposedShape[] {
  const command = origin.source === "file" ? "measured.import" : "measured.draw";
  const ready = shapes
    .map((shape) => ({ shape, polygons: operations.clean(shape.polygons) }))
    .filter(({ polygons }) => polygons.length > 0);
  if (ready.length === 0) throw enclosesNothing(shapes);
  return runCommand(project, { command, undoable: true }, (recorder) =>
    ready.map(({ shape, polygons }) => {
      const planarM2 = multiPolygonAreaM2(polygons);
      const match = matchShape(project, operations, { ...shape, polygons, planarM2 });
      const warnings = [
        ...match.warnings,
        ...(isCrossing(shape.polygons, planarM2) ? ["界线自相交,已按围住的部分算"] : []),
        ...(origin.warnsOfDatum && origin.datumNote !== null ? [origin.datumNote] : []),
      ];
      const proposed = { ...match, warnings };
      const uid = insertProposal(project, recorder, origin, { shape, polygons, proposed });
      return { ...proposed, uid, row: shape.row };
    }),
  );
}

function enclosesNothing(shapes: readonly MeasuredShape[]): AppError {
  const message = "这条界线没有围住土地。请检查点的顺序和坐标后再试。";
  return shapeError(message, { rows: shapes.map(({ row }) => row) });
}

function isCrossing(drawn: MultiPolygon, planarM2: number): boolean {
  return Math.abs(multiPolygonAreaM2(drawn) - planarM2) > Math.max(0.01, 1e-6 * planarM2);
}

function insertProposal(
  project: Project,
  recorder: Recorder,
  origin: ShapeOrigin,
  made: { shape: MeasuredShape; polygons: MultiPolygon; proposed: ShapeMatch },
): string {
  const crs = projectCrs(project);
  if (crs === null) throw new Error("a project with plots has a plane");
  const { shape, polygons, proposed } = made;
  return recorder.insert("measured_shape", {
    geom: geomOf(project, polygons),
    source: origin.source,
    file_name: origin.fileName,
    file_sha256: origin.sha256,
    source_row: shape.row,
    label: shape.label === "" ? null : shape.label,
    plot_code: proposed.plotCode,
    match: proposed.match,
    shared_m2: proposed.sharedM2,
    planar_m2: multiPolygonAreaM2(polygons),
    ellipsoid_m2: ellipsoidAreaM2(crs, polygons),
    datum_note: origin.datumNote,
    warnings: JSON.stringify(proposed.warnings),
    status: "proposed",
    proposed_at: utcWithOffset(stateOf(project).clock()),
  });
}
