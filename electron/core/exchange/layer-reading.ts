import { basename } from "node:path";
import { AppError } from "../../../shared/contract/errors.ts";
import type { PlaneCrs, SourceCrs } from "../../../shared/geodesy/crs.ts";
import { createTransform } from "../../../shared/geodesy/gauss-kruger.ts";
import { boundingBoxOfGeometry, multiPolygonAreaM2 } from "../../../shared/geometry/measure.ts";
import type { PlaneGeometry } from "../../../shared/geometry/types.ts";
import type {
  FeatureSource,
  FieldValue,
  SourceFeature,
  SourceNotice,
  SourceRow,
} from "../formats/feature-source.ts";
import { openShapefile } from "../formats/shapefile-reader.ts";
import { type CrsDecision, decideCrs } from "./crs-decision.ts";
import { extentFits } from "./crs-fit.ts";
import {
  type FieldMapping,
  type FieldOverrides,
  mapFields,
  refuseNumericCodes,
} from "./field-mapping.ts";
import { landmarkKind } from "./landmark-kind.ts";
import { type LayerDefinition, type LayerName, layerDefinitions } from "./layer-definitions.ts";
import { usableExtent } from "./measured-extent.ts";
import { readRowValues } from "./row-values.ts";
import { hasSelfCrossing } from "./self-crossing.ts";
import { transformGeometry } from "./transform-geometry.ts";
import { createWithinFilter, type WithinFilter } from "./within-filter.ts";

/** What the person asks for: a layer from a file, and how the file is to be understood. */
export interface LayerRequest {
  layer: LayerName;
  /** Path of the .shp. */
  file: string;
  /** Only rows whose unit code begins with this (`--within`). */
  within?: string;
  /** Text encoding that stands above what the file seems to be (`--encoding`). */
  encoding?: string;
  /** `EPSG:n` or `CM=113.5` (`--crs`). */
  crs?: string;
  /** `--map FIELD=NAME`. */
  fieldMap?: FieldOverrides;
}

/** A row as it will be stored. */
export interface LayerRow {
  row: number;
  geometry: PlaneGeometry;
  columns: Readonly<Record<string, FieldValue>>;
  otherFields: string | null;
  planarM2: number;
}

/** What becomes of a row of the file: stored, skipped with its reason, or left outside `--within`. */
export type RowOutcome =
  | { kind: "stored"; layerRow: LayerRow; notices: readonly SourceNotice[] }
  | { kind: "skipped"; notices: readonly SourceNotice[] }
  | { kind: "outside" };

/** A layer file opened, understood and ready to be read row by row. */
export interface OpenLayer {
  definition: LayerDefinition;
  fileName: string;
  source: FeatureSource;
  mapping: FieldMapping;
  within: WithinFilter | null;
  crs: CrsDecision;
  read(sourceRow: SourceRow): RowOutcome;
}

const kindWords = { polygon: "面", line: "线", point: "点" } as const;

function checkSource(definition: LayerDefinition, source: FeatureSource, fileName: string): void {
  if (!definition.geometryKinds.includes(source.geometryKind)) {
    const wanted = definition.geometryKinds.map((kind) => kindWords[kind]).join("或");
    throw new AppError(
      "file.kind",
      `${fileName} 是${kindWords[source.geometryKind]}图层,${definition.title}要求${wanted}图层。请检查是否选错了文件。`,
      { details: { geometryKind: source.geometryKind } },
    );
  }
  if (source.rowCount === 0) {
    throw new AppError("import.nothing", `${fileName} 里一行也没有。请向提供单位索取完整数据。`);
  }
}

/**
 * Opens a layer file and settles all that can be settled before its rows are read: kind of geometry,
 * fields (D23), `--within`, coordinates (D24). The caller closes `source`.
 * @throws AppError for everything that makes the file unusable; see the functions it calls.
 */
export async function openLayer(
  request: LayerRequest,
  projectCrs: PlaneCrs | null,
): Promise<OpenLayer> {
  const definition = layerDefinitions[request.layer];
  const fileName = basename(request.file);
  const source = await openShapefile(
    request.file,
    request.encoding === undefined ? {} : { encoding: request.encoding },
  );
  try {
    checkSource(definition, source, fileName);
    const names = source.fields.map((field) => field.name);
    const mapping = mapFields(definition.title, definition.fields, names, request.fieldMap ?? {});
    refuseNumericCodes(definition.title, mapping, source.fields);
    const within =
      request.within === undefined ? null : createWithinFilter(definition, mapping, request.within);
    const crs = decideCrs({
      fileName,
      prjText: source.prjText,
      crsOption: request.crs,
      extent: await usableExtent(source, fileName),
      projectCrs,
    });
    const read = createRowReader(definition, mapping, within, crs);
    return { definition, fileName, source, mapping, within, crs, read };
  } catch (error) {
    await source.close();
    throw error;
  }
}

function skip(row: number, code: string, message: string): RowOutcome {
  return { kind: "skipped", notices: [{ row, level: "skipped", code, message }] };
}

/** How the file's geometry becomes the project's; one that stays as it is is not copied. */
export function geometryMover(
  source: SourceCrs,
  target: PlaneCrs,
): (geometry: PlaneGeometry) => PlaneGeometry {
  const isSame =
    source.kind === "plane" &&
    source.crs.centralMeridianDeg === target.centralMeridianDeg &&
    source.crs.falseEastingM === target.falseEastingM;
  if (isSame) return (geometry) => geometry;
  const point = createTransform(source, target);
  return (geometry) => transformGeometry(geometry, point);
}

function withLandmarkKind(columns: Record<string, FieldValue>): void {
  const word = (value: FieldValue | undefined) => (typeof value === "string" ? value : null);
  columns.kind = landmarkKind(word(columns.kind), word(columns.name));
}

/** An outline without a code of its own is called by its contract's number. */
function withAreaCode(columns: Record<string, FieldValue>): void {
  columns.area_code = columns.area_code || (columns.contract_number ?? null);
}

function createRowReader(
  definition: LayerDefinition,
  mapping: FieldMapping,
  within: WithinFilter | null,
  crs: CrsDecision,
): (sourceRow: SourceRow) => RowOutcome {
  const move = geometryMover(crs.source, crs.target);
  const keyColumn = definition.keys[0]?.[0]?.toLowerCase();
  const read = (feature: SourceFeature, before: readonly SourceNotice[]): RowOutcome => {
    const { row } = feature;
    if (!extentFits(crs.source, boundingBoxOfGeometry(feature.geometry))) {
      return skip(
        row,
        "geometry.outOfPlace",
        `第 ${row} 行的坐标不在本文件坐标系的范围内,已跳过。`,
      );
    }
    const { columns, otherFields, notices } = readRowValues(row, feature.attributes, mapping);
    if (definition.skipWithoutKey && keyColumn !== undefined && columns[keyColumn] === "") {
      return skip(row, "value.noKey", `第 ${row} 行没有${definition.title}代码,无法使用,已跳过。`);
    }
    if (definition.layer === "landmarks") withLandmarkKind(columns);
    if (definition.layer === "contract-area") withAreaCode(columns);
    const geometry = move(feature.geometry);
    const all = [...before, ...notices];
    let planarM2 = 0;
    if (geometry.type === "MultiPolygon") {
      planarM2 = multiPolygonAreaM2(geometry.polygons);
      if (hasSelfCrossing(geometry.polygons)) {
        const message = `第 ${row} 行的图形自相交,按原样存入,将在套图时修复。`;
        all.push({ row, level: "warning", code: "geometry.selfCrossing", message });
      }
    }
    return {
      kind: "stored",
      layerRow: { row, geometry, columns, otherFields, planarM2 },
      notices: all,
    };
  };
  return ({ feature, notices }) => {
    if (feature === null) return { kind: "skipped", notices };
    if (within !== null && !within.accepts(feature.attributes)) return { kind: "outside" };
    return read(feature, notices);
  };
}
