import { existsSync, statSync } from "node:fs";
import { basename, dirname, extname } from "node:path";
import { AppError } from "../../../shared/contract/errors.ts";
import type { WorkContext } from "../../../shared/contract/progress.ts";
import { planeCrsTitle } from "../../../shared/geodesy/crs.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { runCommand } from "../project/event-log.ts";
import { projectCrs } from "../project/project-crs.ts";
import type { Project } from "../project/project-state.ts";
import type { ExportLayerName } from "./export-columns.ts";
import { type ExportMeasure, exportSource } from "./export-source.ts";
import { type ExportFormat, isTableFormat, pathsOf, writeExport } from "./export-writers.ts";
import { type NoticeReport, NoticeTally } from "./notice-tally.ts";

export type { ExportLayerName } from "./export-columns.ts";

export interface ExportRequest {
  layer: ExportLayerName;
  format: ExportFormat;
  /** Path of the file; the format's extension is added where it is missing. */
  out: string;
}

export interface ExportReport {
  layer: ExportLayerName;
  format: ExportFormat;
  /** Every file that was written; the main one first. */
  files: readonly string[];
  rowCount: number;
  /** Sum of the measured areas of the rows, unrounded, m². */
  planarAreaM2: number;
  extent: BoundingBox | null;
  crs: string;
  /** Set when the bounding box of what was exported exceeds 25 km² (land.md §8). */
  secrecyWarning: string | null;
  notices: NoticeReport;
}

/** Large-scale survey data of a connected cover up to this is no state secret (land.md §8). */
const secrecyLimitM2 = 25_000_000;

function withExtension(out: string, format: ExportFormat): string {
  return extname(out).toLowerCase() === `.${format}` ? out : `${out}.${format}`;
}

function refuseMissingFolder(path: string): void {
  const folder = dirname(path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new AppError("file.missing", `找不到文件夹:${folder}。请先建立它,或换一个位置。`, {
    details: { path: folder },
  });
}

/** An export never writes over a file that is there: it might be an input (D8: nor over a project). */
function refuseExisting(paths: readonly string[]): void {
  const taken = paths.find((path) => existsSync(path));
  if (taken === undefined) return;
  const what = statSync(taken).isDirectory()
    ? "是文件夹,请在后面加上文件名"
    : "已经存在,不会覆盖它";
  throw new AppError("file.exists", `${taken} ${what}。请换一个文件名,或先把原来的文件移走。`, {
    details: { path: taken },
  });
}

function secrecyWarning(extent: BoundingBox | null): string | null {
  if (extent === null) return null;
  const areaM2 = (extent[2] - extent[0]) * (extent[3] - extent[1]);
  if (areaM2 <= secrecyLimitM2) return null;
  return `导出范围的外框为 ${(areaM2 / 1_000_000).toFixed(1)} 平方公里,超过 25 平方公里,可能属于涉密测绘成果。请按保密规定保管和传递,不要上网。`;
}

/**
 * Exports one layer to a file (issue 2 §7). Identity numbers and telephones are never among the columns
 * (A8); tables have Chinese headings, GIS files the standards' short names; the project's CRS is written
 * with it. The file appears only when it is whole and never takes the place of another. The export is
 * logged where the project is open for writing.
 * @throws AppError `project.incomplete`, `file.exists`, `file.missing` (the folder), `value.invalid`,
 *   `disk.*`, `cancelled`.
 */
export async function exportLayer(
  project: Project,
  request: ExportRequest,
  context: WorkContext,
): Promise<ExportReport> {
  const { layer, format } = request;
  const crs = projectCrs(project);
  if (crs === null) {
    throw new AppError("project.incomplete", "项目里还没有数据,不能导出。请先用 qhs import 导入。");
  }
  const path = withExtension(request.out, format);
  refuseMissingFolder(path);
  refuseExisting(pathsOf(path, format));
  const source = exportSource(project, layer, isTableFormat(format));
  const measure: ExportMeasure = { rowCount: 0, extent: null, planarAreaM2: 0 };
  const tally = new NoticeTally();
  const written = await writeExport({ path, layer, format, crs, source, measure, context });
  for (const notice of written.notices) tally.add(notice);
  const report: ExportReport = {
    layer,
    format,
    files: pathsOf(path, format).filter((one) => existsSync(one)),
    rowCount: measure.rowCount,
    planarAreaM2: measure.planarAreaM2,
    extent: measure.extent,
    crs: planeCrsTitle(crs),
    secrecyWarning: secrecyWarning(measure.extent),
    notices: tally.report(),
  };
  if (project.mode === "write") logExport(project, report);
  return report;
}

function logExport(project: Project, report: ExportReport): void {
  runCommand(project, { command: "export", undoable: false }, (recorder) => {
    recorder.summary({
      layer: report.layer,
      format: report.format,
      file: basename(report.files[0] ?? ""),
      rowCount: report.rowCount,
    });
  });
}
