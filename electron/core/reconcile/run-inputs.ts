import type { Database } from "better-sqlite3";
import { AppError } from "../../../shared/contract/errors.ts";
import type { PlaneCrs } from "../../../shared/geodesy/crs.ts";
import type { Project } from "../project/project.ts";
import { projectCrs } from "../project/project-crs.ts";
import type { RunInput } from "./report.ts";

/** What a run starts from. */
export interface RunInputs {
  crs: PlaneCrs;
  batches: RunInput[];
  hasRegister: boolean;
  /** Contracts are in the register, so that sheets tell what lies under them (D22). */
  hasContracts: boolean;
  hasBaseline: boolean;
  hasGroups: boolean;
}

const layers = [
  ["survey", "survey_patch"],
  ["parcels", "parcel"],
  ["groups", "group_area"],
  ["villages", "village_area"],
  ["baseline", "baseline_patch"],
  ["household", "register_parcel"],
] as const;

/** Reads which files stand behind a run. Throws `project.incomplete` without survey or parcels. */
export function readRunInputs(project: Project): RunInputs {
  const { db } = project;
  const batches = layers.flatMap(([layer, table]) => batchesOf(db, layer, table));
  const has = (layer: string) =>
    batches.some((batch) => batch.layer === layer && batch.features > 0);
  const crs = projectCrs(project);
  if (crs === null || !has("survey")) {
    throw missing("三调图斑(DLTB)", "survey");
  }
  if (!has("parcels")) throw missing("确权地块(DK)", "parcels");
  return {
    crs,
    batches,
    hasRegister: has("household"),
    hasContracts:
      db.prepare("SELECT 1 FROM contract WHERE standing = 'registered'").get() !== undefined,
    hasBaseline: has("baseline"),
    hasGroups: has("groups"),
  };
}

function batchesOf(db: Database, layer: string, table: string): RunInput[] {
  const rows = db
    .prepare(
      `SELECT b.file_name AS file, b.sha256 AS sha256, count(*) AS features FROM ${table} f
       JOIN import_batch b ON b.id = f.batch_id WHERE f.active = 1 GROUP BY b.id ORDER BY b.id`,
    )
    .all() as Omit<RunInput, "layer">[];
  return rows.map((row) => ({ layer, ...row }));
}

function missing(name: string, layer: string): AppError {
  return new AppError(
    "project.incomplete",
    `项目里还没有${name},不能套图核对。请先导入:qhs import 项目.gpkg --layer ${layer} --file 文件.shp`,
    { details: { layer } },
  );
}
