import { AppError } from "../../../shared/contract/errors.ts";
import type { WorkContext } from "../../../shared/contract/progress.ts";
import { esriWktOf, type PlaneCrs, planeCrsTitle } from "../../../shared/geodesy/crs.ts";
import { toDegrees } from "../../../shared/geodesy/gauss-kruger.ts";
import { epsgCodeOf } from "../../../shared/geodesy/srs.ts";
import { writeCsv } from "../formats/csv-writer.ts";
import type { SourceField, SourceNotice } from "../formats/feature-source.ts";
import { writeGeoJson } from "../formats/geojson-writer.ts";
import { type WrittenFeature, writeShapefile } from "../formats/shapefile-writer.ts";
import { writeWorkbook } from "../formats/xlsx-writer.ts";
import type { ExportColumn, ExportLayerName } from "./export-columns.ts";
import {
  type ExportMeasure,
  type ExportRow,
  type ExportSource,
  measured,
} from "./export-source.ts";
import { writeGeoPackage } from "./geopackage-writer.ts";
import { maskText } from "./mask.ts";
import { transformGeometry } from "./transform-geometry.ts";

export const exportFormats = ["shp", "geojson", "gpkg", "xlsx", "csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** An export under way. */
export interface ExportJob {
  path: string;
  layer: ExportLayerName;
  format: ExportFormat;
  crs: PlaneCrs;
  source: ExportSource;
  /** Filled while the rows go by. */
  measure: ExportMeasure;
  context: WorkContext;
}

/** Rows that a workbook is held to: it is built in memory, and more nobody reads in Excel. */
const workbookRows = 100_000;
const geographicEpsg = 4490;

/** Formats of lists, without geometry. */
export function isTableFormat(format: ExportFormat): boolean {
  return format === "xlsx" || format === "csv";
}

/** Every file that an export to `path` may write, the main one first. */
export function pathsOf(path: string, format: ExportFormat): string[] {
  if (format !== "shp") return [path];
  const stem = path.slice(0, -".shp".length);
  return [".shp", ".shx", ".dbf", ".prj", ".cpg"].map((extension) => `${stem}${extension}`);
}

/** Writes the rows of a job in its format; gives what the writer had to say about them. */
export async function writeExport(job: ExportJob): Promise<{ notices: readonly SourceNotice[] }> {
  switch (job.format) {
    case "shp":
      return writeShapes(job);
    case "geojson":
      return writeFeatures(job);
    case "gpkg":
      return writePackage(job);
    case "xlsx":
      return writeSheet(job);
    case "csv":
      return writeList(job);
  }
}

/** The rows, measured; text that holds an identity number by accident is masked (A8). */
function* jobRows(job: ExportJob): Generator<ExportRow> {
  const free = job.source.columns.filter((column) => column.isFreeText).map((one) => one.name);
  for (const row of measured(job.source.rows(job.context), job.measure)) {
    const masked = { ...row.values };
    for (const name of free) {
      const value = masked[name];
      if (typeof value === "string") masked[name] = maskText(value);
    }
    yield { ...row, values: masked };
  }
}

function* jobFeatures(job: ExportJob): Generator<WrittenFeature> {
  for (const { geometry, values } of jobRows(job)) yield { geometry, attributes: values };
}

function dbfField({ name, type, length, decimals }: ExportColumn): SourceField {
  return { name, type: type === "number" ? "N" : "C", length, decimals };
}

/** GBK as Chinese GIS programs expect; UTF-8 with a .cpg when a text has a character beyond it (D45). */
async function writeShapes(job: ExportJob): Promise<{ notices: readonly SourceNotice[] }> {
  const layout = {
    fields: job.source.columns.map(dbfField),
    geometryKind: "polygon" as const,
    prjText: esriWktOf(job.crs),
  };
  const gbk = await writeShapefile(job.path, { ...layout, encoding: "GBK" }, jobFeatures(job));
  if (!gbk.notices.some((notice) => notice.code === "text.noGbk")) return gbk;
  return writeShapefile(job.path, { ...layout, encoding: "UTF-8" }, jobFeatures(job));
}

/** A plane without EPSG code cannot be named in GeoJSON; its coordinates are written as degrees. */
async function writeFeatures(job: ExportJob): Promise<{ notices: readonly SourceNotice[] }> {
  const epsg = epsgCodeOf(job.crs);
  if (epsg !== null) {
    await writeGeoJson(job.path, { name: job.layer, epsg }, jobFeatures(job));
    return { notices: [] };
  }
  const degrees = function* (): Generator<WrittenFeature> {
    for (const { geometry, attributes } of jobFeatures(job)) {
      const moved =
        geometry &&
        transformGeometry(geometry, (eastM, northM) => toDegrees(job.crs, eastM, northM));
      yield { geometry: moved, attributes };
    }
  };
  await writeGeoJson(job.path, { name: job.layer, epsg: geographicEpsg }, degrees());
  const message = `${planeCrsTitle(job.crs)} 没有 EPSG 代码,坐标已写成 CGCS2000 经纬度。`;
  return { notices: [{ row: null, level: "warning", code: "crs.degrees", message }] };
}

async function writePackage(job: ExportJob): Promise<{ notices: readonly SourceNotice[] }> {
  const { path, layer, crs, source, measure } = job;
  const changedAt = `${source.dateText}T00:00:00.000Z`;
  const target = { name: layer, title: source.title, crs, columns: source.columns, changedAt };
  writeGeoPackage(path, target, jobRows(job), measure);
  return { notices: [] };
}

function* jobValues(job: ExportJob): Generator<ExportRow["values"]> {
  for (const { values } of jobRows(job)) yield values;
}

async function writeList(job: ExportJob): Promise<{ notices: readonly SourceNotice[] }> {
  const columns = job.source.columns.map(({ name, title }) => ({ heading: title, key: name }));
  await writeCsv(job.path, columns, jobValues(job));
  return { notices: [] };
}

async function writeSheet(job: ExportJob): Promise<{ notices: readonly SourceNotice[] }> {
  const { source } = job;
  if (source.rowCount > workbookRows) {
    throw new AppError(
      "value.invalid",
      `${source.title}有 ${source.rowCount} 行,超过 Excel 表 ${workbookRows} 行的上限。请改用 csv 格式。`,
      { details: { rows: source.rowCount } },
    );
  }
  const columns = source.columns.map(({ name, title, type, decimals, length }) => ({
    heading: title,
    key: name,
    kind: type,
    widthCharacters: type === "number" ? 14 : Math.min(30, Math.max(8, length / 2)),
    ...(type === "number"
      ? { numberFormat: decimals === 0 ? "0" : decimals === 2 ? "0.00" : "0.0000" }
      : {}),
  }));
  const titleLines = [source.title, `坐标系:${planeCrsTitle(job.crs)};数据日期:${source.dateText}`];
  const rows = (function* () {
    for (const values of jobValues(job)) yield { values };
  })();
  const sheet = {
    name: source.title,
    titleLines,
    columns,
    rows,
    paper: "A3" as const,
    isLandscape: true,
  };
  await writeWorkbook(job.path, [sheet], source.dateText);
  return { notices: [] };
}
