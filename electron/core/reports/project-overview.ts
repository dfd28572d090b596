import type { Project } from "../project/project.ts";
import { projectInfo } from "../project/project-info.ts";
import { featureTables } from "../project/tables.ts";

/** What lies in a project file, at a glance. */
export interface ProjectOverview {
  name: string;
  countyCode: string | null;
  uid: string;
  crs: string | null;
  layers: readonly { table: string; title: string; features: number; planarM2: number }[];
  holders: number;
  runs: number;
  lastRun: { uid: string; startedAt: string; resultSha256: string } | null;
  plots: number;
  events: number;
}

const importedTables = Object.entries(featureTables).filter(([, { imported }]) => imported);

function count(project: Project, sql: string): number {
  return project.db.prepare<[], number>(sql).pluck().get() ?? 0;
}

function layerTotals(project: Project, table: string, title: string) {
  const row = project.db
    .prepare<[], { features: number; planarM2: number }>(
      `SELECT count(*) AS features, total(planar_m2) AS planarM2 FROM ${table} WHERE active = 1`,
    )
    .get();
  return { table, title, features: row?.features ?? 0, planarM2: row?.planarM2 ?? 0 };
}

/** Reads names and counts; only active rows count. Areas are planar m² (D11). */
export function projectOverview(project: Project): ProjectOverview {
  const info = projectInfo(project);
  const crs = project.db
    .prepare<[], string>(
      `SELECT srs_name FROM gpkg_geometry_columns JOIN gpkg_spatial_ref_sys USING (srs_id)
       WHERE table_name = 'survey_patch' AND srs_id > 0`,
    )
    .pluck()
    .get();
  const lastRun = project.db
    .prepare<[], NonNullable<ProjectOverview["lastRun"]>>(
      `SELECT uid, started_at AS startedAt, result_sha256 AS resultSha256
       FROM run WHERE status = 'accepted' ORDER BY id DESC LIMIT 1`,
    )
    .get();
  return {
    name: info.project_name ?? "",
    countyCode: info.county_code ?? null,
    uid: info.project_uid ?? "",
    crs: crs ?? null,
    layers: importedTables.map(([table, { title }]) => layerTotals(project, table, title)),
    holders: count(project, "SELECT count(*) FROM register_holder WHERE active = 1"),
    runs: count(project, "SELECT count(*) FROM run"),
    lastRun: lastRun ?? null,
    plots: count(project, "SELECT count(*) FROM plot WHERE state = 'open'"),
    events: count(project, "SELECT count(*) FROM event"),
  };
}
