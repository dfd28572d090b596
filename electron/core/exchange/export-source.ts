import { AppError } from "../../../shared/contract/errors.ts";
import { stopIfCancelled, type WorkContext } from "../../../shared/contract/progress.ts";
import { boundingBoxOfGeometry } from "../../../shared/geometry/measure.ts";
import type { BoundingBox, PlaneGeometry } from "../../../shared/geometry/types.ts";
import { landClassName } from "../../../shared/land/land-class.ts";
import { muOf } from "../../../shared/land/mu.ts";
import type { FieldValue } from "../formats/feature-source.ts";
import { decodeGeometry } from "../project/geometry-blob.ts";
import type { Project } from "../project/project-state.ts";
import { unitNames } from "../project/unit-names.ts";
import { unionBox } from "./box-union.ts";
import {
  type ExportColumn,
  type ExportLayerName,
  exportColumns,
  resourceTableColumns,
} from "./export-columns.ts";
import { neighbourWords } from "./export-neighbours.ts";

/** One exported row; values by the columns' short names. */
export interface ExportRow {
  geometry: PlaneGeometry | null;
  /** Measured area, unrounded. */
  planarM2: number;
  values: Readonly<Record<string, FieldValue>>;
}

/** What is to be written, to be gone through as often as a writer needs. */
export interface ExportSource {
  title: string;
  columns: readonly ExportColumn[];
  rowCount: number;
  /** Day (YYYY-MM-DD) of the run or the last import that the rows come from (D9). */
  dateText: string;
  rows(context: WorkContext): Generator<ExportRow>;
}

/** Box, area and number of what went through a writer. */
export interface ExportMeasure {
  rowCount: number;
  extent: BoundingBox | null;
  planarAreaM2: number;
}

const titles: Readonly<Record<ExportLayerName, string>> = {
  plots: "非承包地图斑",
  pieces: "剩余图形",
  parcels: "确权地块",
  survey: "三调图斑",
  resources: "其他集体资源",
};

const rowsBetweenReports = 1000;

const queries: Readonly<Record<ExportLayerName, string>> = {
  plots: `SELECT s.geom AS geom, p.*, s.planar_m2, s.ellipsoid_m2, s.ridge_free_m2, s.mean_width_m,
      s.neighbour_east, s.neighbour_south, s.neighbour_west, s.neighbour_north, s.sheet_codes,
      b.bsm AS patch_bsm, b.dlbm AS patch_dlbm
    FROM plot p JOIN plot_shape s ON s.plot_code = p.code AND s.current = 1
    LEFT JOIN survey_patch b ON b.uid = s.patch_uid WHERE p.state = 'open' ORDER BY p.code`,
  pieces: `SELECT g.*, b.bsm AS patch_bsm, b.dlbm AS patch_dlbm FROM piece g
    LEFT JOIN survey_patch b ON b.uid = g.patch_uid WHERE g.run_id = @run ORDER BY g.group_code, g.class, g.fid`,
  parcels: `SELECT p.*,
      (SELECT group_concat(h.cbfmc, '、') FROM register_parcel r
        JOIN register_holder h ON h.cbfbm = r.cbfbm AND h.active = 1
        WHERE r.dkbm = p.dkbm AND r.active = 1) AS holder_name,
      (SELECT sum(r.htmj) FROM register_parcel r WHERE r.dkbm = p.dkbm AND r.active = 1) AS contract_m2
    FROM parcel p WHERE p.active = 1 ORDER BY p.dkbm, p.fid`,
  survey: "SELECT * FROM survey_patch WHERE active = 1 ORDER BY fid",
  resources: `SELECT b.* FROM run_patch q JOIN survey_patch b ON b.uid = q.patch_uid
    WHERE q.run_id = @run AND q.disposition = 'other_class' ORDER BY b.fid`,
};

const resourceTableQuery =
  "SELECT * FROM run_resource WHERE run_id = @run ORDER BY group_code, dlbm";

/** The run that counts: the last one accepted. */
function acceptedRun(project: Project): { id: number; day: string } | null {
  const row = project.db
    .prepare(
      "SELECT id, substr(started_at, 1, 10) AS day FROM run WHERE status = 'accepted' ORDER BY id DESC LIMIT 1",
    )
    .get();
  return (row as { id: number; day: string } | undefined) ?? null;
}

function lastImportDay(project: Project): string {
  const day = project.db
    .prepare("SELECT substr(max(imported_at), 1, 10) FROM import_batch")
    .pluck()
    .get();
  return typeof day === "string" ? day : "1980-01-01";
}

function nothingToExport(title: string, why: string): AppError {
  return new AppError("project.incomplete", `项目里还没有${title},不能导出。${why}`, {
    details: { title },
  });
}

/**
 * What an export of `layer` writes: the table of resources when `asTable`, else rows with geometry
 * (for resources the survey patches of other classes).
 * @throws AppError `project.incomplete` when there is nothing to export yet, saying what to do first.
 */
export function exportSource(
  project: Project,
  layer: ExportLayerName,
  asTable: boolean,
): ExportSource {
  const isResourceTable = layer === "resources" && asTable;
  const fromRun = layer === "plots" || layer === "pieces" || layer === "resources";
  const run = fromRun ? acceptedRun(project) : null;
  const title = titles[layer];
  if (fromRun && run === null) throw nothingToExport(title, "请先运行 qhs reconcile(套图核对)。");
  const sql = isResourceTable ? resourceTableQuery : queries[layer];
  const parameters = sql.includes("@run") ? [{ run: run?.id ?? 0 }] : [];
  const rowCount = Number(
    project.db
      .prepare(`SELECT COUNT(*) FROM (${sql})`)
      .pluck()
      .get(...parameters),
  );
  if (rowCount === 0) {
    throw nothingToExport(title, fromRun ? "最近一次套图没有这一项。" : "请先用 qhs import 导入。");
  }
  const columns = isResourceTable ? resourceTableColumns : exportColumns[layer];
  const readRow = rowReader(project, columns);
  return {
    title,
    columns,
    rowCount,
    dateText: run?.day ?? lastImportDay(project),
    *rows(context) {
      let done = 0;
      for (const row of project.db.prepare(sql).iterate(...parameters)) {
        if (done % rowsBetweenReports === 0) {
          stopIfCancelled(context);
          context.progress({ phase: `导出${title}`, done, total: rowCount });
        }
        done += 1;
        yield readRow(row as Record<string, unknown>);
      }
    },
  };
}

function plainValue(value: unknown): FieldValue {
  return typeof value === "string" || typeof value === "number" ? value : null;
}

/** Numbers to the column's decimals: what is printed adds up to less than half a unit a row. */
function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

function rowReader(
  project: Project,
  columns: readonly ExportColumn[],
): (row: Record<string, unknown>) => ExportRow {
  const nameOf = unitNames(project);
  const neighbour = neighbourWords(project);
  return (row) => {
    const derived: Record<string, FieldValue> = {
      mu: typeof row.planar_m2 === "number" ? muOf(row.planar_m2) : null,
      group_name: typeof row.group_code === "string" ? nameOf(row.group_code) : null,
      class_name: typeof row.dlbm === "string" ? landClassName(row.dlbm) : null,
    };
    const values: Record<string, FieldValue> = {};
    for (const { name, from, type, decimals, say } of columns) {
      const stored = derived[from] ?? plainValue(row[from]);
      const isNeighbour = from.startsWith("neighbour_") && typeof stored === "string";
      const value = isNeighbour ? neighbour(stored) : stored;
      if (typeof value === "number")
        values[name] = type === "number" ? rounded(value, decimals) : String(value);
      else values[name] = value !== null && say ? say(value) : value;
    }
    return {
      geometry: row.geom instanceof Uint8Array ? decodeGeometry(row.geom) : null,
      planarM2: typeof row.planar_m2 === "number" ? row.planar_m2 : 0,
      values,
    };
  };
}

/** Measures rows on their way to a writer. */
export function* measured(rows: Iterable<ExportRow>, measure: ExportMeasure): Generator<ExportRow> {
  measure.rowCount = 0;
  measure.extent = null;
  measure.planarAreaM2 = 0;
  for (const row of rows) {
    measure.rowCount += 1;
    measure.planarAreaM2 += row.planarM2;
    if (row.geometry) {
      measure.extent = unionBox(measure.extent, boundingBoxOfGeometry(row.geometry));
    }
    yield row;
  }
}
