import { AppError } from "../../../../shared/contract/errors.ts";
import { ellipsoidAreaM2 } from "../../../../shared/geodesy/ellipsoid-area.ts";
import { nationalSheetsTouching } from "../../../../shared/geodesy/sheet-number.ts";
import {
  boundingBoxOfGeometry,
  multiPolygonAreaM2,
  multiPolygonPerimeterM,
} from "../../../../shared/geometry/measure.ts";
import type { ShapeOperations } from "../../../../shared/geometry/shape-operations.ts";
import type { MultiPolygon } from "../../../../shared/geometry/types.ts";
import { decodeGeometry, encodeGeometry } from "../../project/geometry-blob.ts";
import type { Project } from "../../project/project.ts";
import { projectCrs, projectSrsId } from "../../project/project-crs.ts";
import type { Recorder, Row } from "../../project/recorder.ts";
import type { StoredForm } from "../field/form-row.ts";
import { lockPlot } from "../plots/lock-plot.ts";
import { openPlot } from "../plots/open-plot.ts";
import { shapeNeighbours } from "./shape-neighbours.ts";

/** An open plot with all of its row and its present shape. */
export interface ShapedPlot {
  readonly code: string;
  readonly row: Row;
  readonly shape: {
    readonly uid: string;
    readonly patchUid: string;
    readonly planarM2: number;
    readonly ridgeFreeM2: number;
    readonly polygons: MultiPolygon;
  };
}

/** Reads an open plot for a change of its shape; throws `value.invalid` where there is none. */
export function shapedPlot(project: Pick<Project, "db">, code: string): ShapedPlot {
  openPlot(project, code);
  const row = project.db.prepare<[string], Row>("SELECT * FROM plot WHERE code = ?").get(code);
  const shape = project.db
    .prepare<[string], Omit<ShapedPlot["shape"], "polygons"> & { geom: Uint8Array }>(
      `SELECT uid, geom, patch_uid AS patchUid, planar_m2 AS planarM2, ridge_free_m2 AS ridgeFreeM2
       FROM plot_shape WHERE plot_code = ? AND current = 1`,
    )
    .get(code);
  if (row === undefined || shape === undefined) throw new Error(`plot ${code} has no shape`);
  const { geom, ...facts } = shape;
  return { code, row, shape: { ...facts, polygons: polygonsOf(geom) } };
}

/** The polygons of a stored shape. */
export function polygonsOf(geom: Uint8Array): MultiPolygon {
  const geometry = decodeGeometry(geom);
  return geometry.type === "MultiPolygon" ? geometry.polygons : [];
}

/** A multipolygon as it is stored, in the project's plane. */
export function geomOf(project: Project, polygons: MultiPolygon): Buffer {
  return encodeGeometry({ type: "MultiPolygon", polygons }, projectSrsId(project));
}

export interface NewShape {
  readonly code: string;
  readonly source: "measured" | "split" | "merge";
  readonly polygons: MultiPolygon;
  /** The plot that it continues: survey patch and share of ridges stay. */
  readonly after: ShapedPlot["shape"];
}

/**
 * Gives a plot a shape that people have made, measured like one of the run (D11), inside a command. The
 * plot keeps it from then on (D1). Its former shape has to be `retireShape`d.
 */
export function addShape(
  project: Project,
  recorder: Recorder,
  operations: ShapeOperations,
  { code, source, polygons, after }: NewShape,
): void {
  const crs = projectCrs(project);
  if (crs === null) throw new Error("a project with plots has a plane");
  const planarM2 = multiPolygonAreaM2(polygons);
  const label = operations.labelPoint(polygons);
  const box = boundingBoxOfGeometry({ type: "MultiPolygon", polygons });
  const { east, south, west, north } = shapeNeighbours(project, polygons, box);
  const reference = recorder.insert("plot_shape", {
    geom: geomOf(project, polygons),
    plot_code: code,
    current: 1,
    source,
    run_id: null,
    event_uid: recorder.eventUid,
    patch_uid: after.patchUid,
    planar_m2: planarM2,
    ellipsoid_m2: ellipsoidAreaM2(crs, polygons),
    ridge_free_m2: planarM2 * (after.planarM2 > 0 ? after.ridgeFreeM2 / after.planarM2 : 1),
    mean_width_m: (2 * planarM2) / multiPolygonPerimeterM(polygons),
    label_x: label.eastM,
    label_y: label.northM,
    neighbour_east: east,
    neighbour_south: south,
    neighbour_west: west,
    neighbour_north: north,
    sheet_codes: JSON.stringify(nationalSheetsTouching(crs, polygons)),
  });
  lockPlot(project, recorder, { code, kind: "shape", reference });
}

/** The shape stays as history. */
export function retireShape(recorder: Recorder, uid: string): void {
  recorder.update("plot_shape", uid, { current: 0 });
}

/** A signature stood for other land: the form is kept as a draft, the class is open again (D1). */
export function reopenForm(recorder: Recorder, plotRow: Row, form: StoredForm | null): void {
  if (form?.status !== "checked") return;
  recorder.update("field_form", form.uid, { status: "draft" });
  recorder.update("plot", String(plotRow.uid), { final_class: null });
}

/** Refusals of shapes say what to draw otherwise. */
export function shapeError(message: string, details: Record<string, unknown>): AppError {
  return new AppError("geometry.invalid", message, { details });
}
