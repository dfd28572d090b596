import { AppError } from "../../../shared/contract/errors.ts";
import { stopIfCancelled, type WorkContext } from "../../../shared/contract/progress.ts";
import { boundingBoxOfGeometry } from "../../../shared/geometry/measure.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { projectCrs } from "../project/project-crs.ts";
import type { Project } from "../project/project-state.ts";
import { unionBox } from "./box-union.ts";
import { ConvexOutline } from "./convex-outline.ts";
import type { FieldDefinition } from "./field-definition.ts";
import { type FieldMapping, type FieldOverrides, mapFields } from "./field-mapping.ts";
import { refuseRepeated } from "./import-batch.ts";
import { describeBatch, layerReading, previewRow } from "./import-layer.ts";
import type { LayerReading, PreviewRow } from "./import-report.ts";
import { layerDefinitions } from "./layer-definitions.ts";
import { type LayerRequest, type LayerRow, type OpenLayer, openLayer } from "./layer-reading.ts";

/** A standard field and the field of the file that fills it, if any. */
export interface MappedField {
  name: string;
  title: string;
  column: string;
  required: boolean;
  source: string | null;
}

/** How a layer file would come in. */
export interface LayerPreview extends LayerReading {
  rowsInFile: number;
  fields: readonly MappedField[];
  /** In the project's plane, metres. */
  extent: BoundingBox;
  outline: readonly number[];
  duplicates: { rowsChecked: number; count: number; first: readonly string[] };
}

export interface PreviewOutcome {
  preview: LayerPreview | null;
  /** Why the import would be refused, if it would. */
  refusal: AppError | null;
  /** Where a required field was not found: what can be mapped to what. */
  mappable: { fields: readonly MappedField[]; present: readonly string[] } | null;
}

const previewRows = 10;
const listedKeys = 20;
/** So many rows tell extent and duplicates; a whole county would keep the person waiting. */
const rowsLookedAt = 50_000;
const rowsBetweenReports = 1000;

/**
 * Reads a layer file as an import would, without storing anything: first rows, fields, outline, keys
 * that are there already, and what would be refused. Only `cancelled` and faults of ours are thrown.
 */
export async function previewImport(
  project: Project,
  request: LayerRequest,
  context: WorkContext,
): Promise<PreviewOutcome> {
  try {
    const layer = await openLayer(request, projectCrs(project));
    try {
      const refusal = await repeatedImport(project, request, layer);
      return { preview: await readPreview(project, layer, context), refusal, mappable: null };
    } finally {
      await layer.source.close();
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== "user" || error.code === "cancelled") {
      throw error;
    }
    return { preview: null, refusal: error, mappable: mappableOf(request, error) };
  }
}

async function repeatedImport(
  project: Project,
  request: LayerRequest,
  layer: OpenLayer,
): Promise<AppError | null> {
  const batch = await describeBatch(project, { ...request, mode: "add" }, layer);
  try {
    refuseRepeated(project, batch, "add", layer.definition.title);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

async function readPreview(
  project: Project,
  layer: OpenLayer,
  context: WorkContext,
): Promise<LayerPreview> {
  const { definition, source, mapping } = layer;
  const firstRows: PreviewRow[] = [];
  const outline = new ConvexOutline();
  const keys = createKeyCheck(project, layer);
  const total = Math.min(source.rowCount, rowsLookedAt);
  let extent: BoundingBox | null = null;
  let rowsChecked = 0;
  for await (const sourceRow of source.rows()) {
    if (rowsChecked === rowsLookedAt) break;
    if (rowsChecked++ % rowsBetweenReports === 0) {
      stopIfCancelled(context);
      context.progress({ phase: `查看${definition.title}`, done: rowsChecked, total });
    }
    const outcome = layer.read(sourceRow);
    if (outcome.kind !== "stored") continue;
    const { layerRow } = outcome;
    const box = boundingBoxOfGeometry(layerRow.geometry);
    extent = unionBox(extent, box);
    outline.add(box);
    keys.look(layerRow);
    if (firstRows.length < previewRows) firstRows.push(previewRow(layerRow));
  }
  if (extent === null) {
    throw new AppError(
      "import.nothing",
      `${layer.fileName} 的前 ${rowsChecked} 行里没有一行可以存入。请检查文件,或向提供单位索取完整数据。`,
    );
  }
  return {
    ...layerReading(layer, firstRows),
    rowsInFile: source.rowCount,
    fields: mappedFields(definition.fields, mapping),
    extent,
    outline: outline.coordinates(),
    duplicates: { rowsChecked, ...keys.found() },
  };
}

/** Counts rows whose key is active in the project already (D4). */
function createKeyCheck(project: Project, { definition, mapping }: OpenLayer) {
  const mapped = new Map(mapping.used.map((one) => [one.definition.name, one.definition.column]));
  const names = definition.keys.find((key) => key.every((name) => mapped.has(name)));
  const columns = (names ?? []).map((name) => mapped.get(name)!);
  const present = new Set<string>(
    columns.length === 0
      ? []
      : project.db
          .prepare<[], string>(
            `SELECT ${columns.join(" || '/' || ")} FROM ${definition.table} WHERE active = 1`,
          )
          .pluck()
          .all(),
  );
  const found = new Set<string>();
  return {
    look: ({ columns: values }: LayerRow) => {
      if (present.size === 0) return;
      const key = columns.map((column) => values[column] ?? "").join("/");
      if (present.has(key)) found.add(key);
    },
    found: () => ({ count: found.size, first: [...found].slice(0, listedKeys) }),
  };
}

/** Every field of a definition with what the file has for it. */
export function mappedFields(
  definitions: readonly FieldDefinition[],
  mapping: FieldMapping,
): MappedField[] {
  const sources = new Map(mapping.used.map((one) => [one.definition.name, one.sourceName]));
  return definitions.map(({ name, title, column, required }) => ({
    name,
    title,
    column,
    required,
    source: sources.get(name) ?? null,
  }));
}

/** A missing field can be mapped by hand: what was recognised without it, and the file's fields. */
function mappableOf(request: LayerRequest, error: AppError): PreviewOutcome["mappable"] {
  const present = error.details.present;
  if (error.code !== "field.missing" || !Array.isArray(present)) return null;
  const { title, fields } = layerDefinitions[request.layer];
  const names = present.map(String);
  const optional = fields.map((field) => ({ ...field, required: false }));
  const mapping = mapFields(title, optional, names, usableOverrides(request.fieldMap, names));
  return { fields: mappedFields(fields, mapping), present: names };
}

function usableOverrides(
  fieldMap: FieldOverrides | undefined,
  names: readonly string[],
): FieldOverrides {
  const entries = Object.entries(fieldMap ?? {}).filter(([, name]) => names.includes(name));
  return Object.fromEntries(entries);
}
