import { readdir, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { AppError } from "../../../shared/contract/errors.ts";
import { stopIfCancelled, type WorkContext } from "../../../shared/contract/progress.ts";
import type { PlaneCrs, SourceCrs } from "../../../shared/geodesy/crs.ts";
import { boundingBoxOfGeometry } from "../../../shared/geometry/measure.ts";
import type { ShapeOperations } from "../../../shared/geometry/shape-operations.ts";
import type { BoundingBox, MultiPolygon } from "../../../shared/geometry/types.ts";
import type { BoundaryFile, BoundaryShape } from "../formats/boundary-file.ts";
import { sha256OfFile, sha256OfShapefile } from "../formats/file-digest.ts";
import { withFileErrors } from "../formats/file-errors.ts";
import { readPointList } from "../formats/point-list-reader.ts";
import { openShapefile } from "../formats/shapefile-reader.ts";
import { readGpx, readKml, readKmz } from "../formats/track-reader.ts";
import type { Project } from "../project/project.ts";
import { projectCrs } from "../project/project-crs.ts";
import { proposeShapes } from "../registers/measured/propose-shapes.ts";
import { unionBox } from "./box-union.ts";
import { decideCrs } from "./crs-decision.ts";
import { extentFits } from "./crs-fit.ts";
import { geometryMover } from "./layer-reading.ts";

export interface MeasuredRequest {
  readonly file: string;
  /** `EPSG:n` or `CM=113.5`: for lists of points, and shapefiles without .prj (D24). */
  readonly crs?: string;
}

export interface MeasuredReport {
  readonly file: string;
  readonly sha256: string;
  readonly shapesRead: number;
  readonly proposed: number;
  readonly matchedByCode: number;
  readonly matchedByOverlap: number;
  readonly unmatched: number;
  readonly skipped: readonly { readonly row: number; readonly reason: string }[];
  readonly datumNote: string;
}

interface OpenFile extends BoundaryFile {
  readonly kind: "shp" | "kml" | "gpx" | "csv";
  readonly prjText: string | null;
}

/**
 * Reads boundaries that were measured on the land (SHP, KML, GPX, lists of points) and holds them as
 * proposals, matched by code or overlap; no plot changes before somebody accepts one (D1). Undoable.
 * @throws AppError `file.*`, `field.missing`, `crs.*`, `import.repeated`, `import.nothing`,
 *   `project.incomplete` before there are plots, `cancelled`.
 */
export async function importMeasured(
  project: Project,
  operations: ShapeOperations,
  request: MeasuredRequest,
  context: WorkContext,
): Promise<MeasuredReport> {
  const target = projectCrs(project);
  if (target === null || project.db.prepare("SELECT 1 FROM plot").get() === undefined) {
    throw new AppError("project.incomplete", "还没有图斑可对。请先套图核对,再读入实测界线。");
  }
  context.progress({ phase: "读取实测界线", done: 0, total: 0 });
  const path = await boundaryFile(request.file);
  const fileName = basename(path);
  const opened = await openBoundaries(path);
  const sha256 = await (opened.kind === "shp" ? sha256OfShapefile : sha256OfFile)(path);
  refuseRepeated(project, sha256, fileName);
  const [first, ...rest] = opened.shapes;
  if (first === undefined) throw nothingRead(fileName, opened);
  const extent = rest.reduce((box, shape) => unionBox(box, boxOf(shape)), boxOf(first));
  const crs = crsOf(opened, request, { fileName, extent, target });
  const move = geometryMover(crs.source, target);
  const placed = opened.shapes.filter((shape) => extentFits(crs.source, boxOf(shape)));
  const outside = opened.shapes.filter((shape) => !placed.includes(shape));
  stopIfCancelled(context);
  const proposed = proposeShapes(
    project,
    operations,
    { source: "file", fileName, sha256, datumNote: crs.note, warnsOfDatum: crs.isForeign },
    placed.map(({ row, label, polygons }) => ({
      row,
      label,
      polygons: moved(move({ type: "MultiPolygon", polygons })),
      named: null,
    })),
  );
  const matched = (how: string) => proposed.filter(({ match }) => match === how).length;
  return {
    file: fileName,
    sha256,
    shapesRead: opened.shapes.length,
    proposed: proposed.length,
    matchedByCode: matched("code"),
    matchedByOverlap: matched("overlap"),
    unmatched: matched("none"),
    skipped: [
      ...opened.skipped,
      ...placed
        .filter(({ row }) => !proposed.some((one) => one.row === row))
        .map(({ row }) => ({ row, reason: `第 ${row} 行没有围住土地,已跳过。` })),
      ...outside.map(({ row }) => ({ row, reason: `第 ${row} 行的坐标不在坐标系范围内,已跳过。` })),
    ],
    datumNote: crs.note,
  };
}

const readable = [".shp", ".kml", ".kmz", ".gpx", ".csv", ".txt"];
const isReadable = (name: string) => readable.includes(extname(name).toLowerCase());

/** The file itself, or the one that can be read in a folder: a browser hands over folders. */
async function boundaryFile(path: string): Promise<string> {
  const facts = await withFileErrors(path, () => stat(path));
  if (!facts.isDirectory()) return path;
  const found = (await readdir(path)).filter(isReadable);
  const [only] = found;
  if (only !== undefined && found.length === 1) return join(path, only);
  throw new AppError(
    "file.kind",
    found.length === 0
      ? "里面没有能读的实测界线。请选 .shp(连同 .shx、.dbf、.prj)、.kml、.kmz、.gpx 或 .csv。"
      : `一次读一个文件,这里有 ${found.length} 个:${found.join("、")}。`,
    { details: { path, found } },
  );
}

async function openBoundaries(file: string): Promise<OpenFile> {
  switch (extname(file).toLowerCase()) {
    case ".shp":
      return readShapes(file);
    case ".kml":
      return { kind: "kml", prjText: null, ...(await readKml(file)) };
    case ".kmz":
      return { kind: "kml", prjText: null, ...(await readKmz(file)) };
    case ".gpx":
      return { kind: "gpx", prjText: null, ...(await readGpx(file)) };
    case ".csv":
    case ".txt":
      return { kind: "csv", prjText: null, ...(await readPointList(file)) };
    default:
      throw new AppError(
        "file.kind",
        `${basename(file)} 不能作为实测界线读入。可用 .shp、.kml、.kmz、.gpx,或每行一个点的 .csv、.txt。`,
        { details: { file } },
      );
  }
}

/** Fields that may hold the code of a plot, the most telling first. */
const labelField = /^(tbbh|tbh|图斑号|图斑编号|code|plot|bh|编号|name|名称)$/i;

async function readShapes(file: string): Promise<OpenFile> {
  const source = await openShapefile(file, {});
  try {
    if (source.geometryKind !== "polygon") {
      throw new AppError("file.kind", `${basename(file)} 不是面图层。实测界线要用面图层。`);
    }
    const field = source.fields.find(({ name }) => labelField.test(name))?.name;
    const shapes: BoundaryShape[] = [];
    const skipped: { row: number; reason: string }[] = [];
    for await (const { row, feature, notices } of source.rows()) {
      if (feature?.geometry.type !== "MultiPolygon") {
        skipped.push({ row, reason: notices[0]?.message ?? `第 ${row} 行没有图形,已跳过。` });
        continue;
      }
      const label = field === undefined ? "" : String(feature.attributes[field] ?? "").trim();
      shapes.push({ row, label, polygons: feature.geometry.polygons });
    }
    return { kind: "shp", prjText: source.prjText, shapes, skipped };
  } finally {
    await source.close();
  }
}

/**
 * What the coordinates mean. KML and GPX say it by their standard: degrees of WGS 84. They are no layer
 * that areas are counted from but a proposal that a person looks at, so they are placed as they are,
 * without parameters, and everybody who accepts one reads what that is worth (D24 in its sense).
 */
function crsOf(
  { kind, prjText }: OpenFile,
  { crs }: MeasuredRequest,
  place: { fileName: string; extent: BoundingBox; target: PlaneCrs },
): { source: SourceCrs; note: string; isForeign: boolean } {
  const { target, ...file } = place;
  const isTrack = kind === "kml" || kind === "gpx";
  const decision = decideCrs({
    ...file,
    prjText,
    crsOption: crs ?? (isTrack ? "EPSG:4490" : undefined),
    projectCrs: target,
  });
  if (!isTrack || crs !== undefined) {
    return {
      source: decision.source,
      note: `${decision.text}:${decision.reason}`,
      isForeign: false,
    };
  }
  const format = kind.toUpperCase();
  const note = `${format} 的经纬度按格式规定是 WGS 84,未作基准转换,按原值落图;与 CGCS2000 通常相差不到 1 米,另有手持定位的误差。采用前请与图上地物比对`;
  return { source: decision.source, note, isForeign: true };
}

function boxOf({ polygons }: BoundaryShape): BoundingBox {
  return boundingBoxOfGeometry({ type: "MultiPolygon", polygons });
}

function moved(geometry: ReturnType<ReturnType<typeof geometryMover>>): MultiPolygon {
  return geometry.type === "MultiPolygon" ? geometry.polygons : [];
}

/** The same file again, unless all that came of it was put aside (D4). */
function refuseRepeated(project: Project, sha256: string, fileName: string): void {
  const present = project.db
    .prepare("SELECT 1 FROM measured_shape WHERE file_sha256 = ? AND status <> 'rejected'")
    .get(sha256);
  if (present === undefined) return;
  throw new AppError(
    "import.repeated",
    `${fileName} 已经读入过,没有重复读入。请在“现场核查”的实测界线里处理。`,
    { details: { sha256 } },
  );
}

function nothingRead(fileName: string, { skipped }: OpenFile): AppError {
  const [first] = skipped;
  const why = first === undefined ? "" : `第 ${first.row} 行:${first.reason}`;
  return new AppError("import.nothing", `${fileName} 里没有能用的界线。${why}`, {
    details: { skipped: skipped.length },
  });
}
