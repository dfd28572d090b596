import { AppError } from "../../../shared/contract/errors.ts";
import {
  type PlaneCrs,
  planeCrsFromSrsId,
  srsIdOf,
  srsNameOf,
  srsWktOf,
} from "../../../shared/geodesy/crs.ts";
import { epsgCodeOf } from "../../../shared/geodesy/srs.ts";
import { runCommand } from "./event-log.ts";
import { undefinedSrsId } from "./geopackage-schema.ts";
import { type Project, stateOf } from "./project-state.ts";
import { featureTables } from "./tables.ts";

/** The plane of every layer of the project; null until the first import has set it. */
export function projectCrs(project: Pick<Project, "db">): PlaneCrs | null {
  const srsId = projectSrsId(project);
  return srsId === undefinedSrsId ? null : planeCrsFromSrsId(srsId);
}

/** The number under which the project's plane stands in the GeoPackage; -1 until it is known. */
export function projectSrsId(project: Pick<Project, "db">): number {
  const srsId = project.db
    .prepare("SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = 'survey_patch'")
    .pluck()
    .get();
  return typeof srsId === "number" ? srsId : undefinedSrsId;
}

/**
 * Sets the project's plane in every layer. Joins the command that is running, or is one of its own.
 * Setting the same plane again does nothing; throws `layers.mismatch` when another is set already.
 */
export function setProjectCrs(project: Project, crs: PlaneCrs): void {
  const present = projectSrsId(project);
  const srsId = srsIdOf(crs);
  if (present === srsId) return;
  if (present !== undefinedSrsId) {
    throw new AppError(
      "layers.mismatch",
      `项目坐标系已定为 ${nameOf(project, present)},不能改为 ${srsNameOf(crs)}。请把数据转换到项目坐标系,或另建项目。`,
      { details: { present, wanted: srsId } },
    );
  }
  if (stateOf(project).running !== null) storeCrs(project, crs, srsId);
  else {
    runCommand(project, { command: "crs.set", undoable: false }, (recorder) => {
      storeCrs(project, crs, srsId);
      recorder.summary({ srsId, name: srsNameOf(crs) });
    });
  }
}

function storeCrs(project: Project, crs: PlaneCrs, srsId: number): void {
  const { db } = project;
  const epsg = epsgCodeOf(crs);
  db.prepare("INSERT OR REPLACE INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)").run(
    srsNameOf(crs),
    srsId,
    epsg === null ? "QHS" : "EPSG",
    epsg ?? srsId,
    srsWktOf(crs),
  );
  for (const table of Object.keys(featureTables)) {
    db.prepare("UPDATE gpkg_geometry_columns SET srs_id = ? WHERE table_name = ?").run(
      srsId,
      table,
    );
    db.prepare("UPDATE gpkg_contents SET srs_id = ? WHERE table_name = ?").run(srsId, table);
  }
}

function nameOf(project: Project, srsId: number): string {
  const name = project.db
    .prepare("SELECT srs_name FROM gpkg_spatial_ref_sys WHERE srs_id = ?")
    .pluck()
    .get(srsId);
  return typeof name === "string" ? name : String(srsId);
}
