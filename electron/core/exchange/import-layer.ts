import { stat } from "node:fs/promises";
import { AppError } from "../../../shared/contract/errors.ts";
import { stopIfCancelled, type WorkContext } from "../../../shared/contract/progress.ts";
import { planeCrsTitle } from "../../../shared/geodesy/crs.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { sha256OfShapefile } from "../formats/file-digest.ts";
import { findShapefileParts } from "../formats/shapefile-parts.ts";
import { runLongCommand } from "../project/event-log.ts";
import { utcWithOffset } from "../project/event-record.ts";
import { type ColumnValue, type FeatureWriter, featureWriter } from "../project/feature-store.ts";
import { projectCrs, setProjectCrs } from "../project/project-crs.ts";
import { type Project, stateOf } from "../project/project-state.ts";
import {
  type BatchStart,
  batchDigest,
  finishBatch,
  refuseRepeated,
  rowUid,
  startBatch,
  storedFieldMap,
} from "./import-batch.ts";
import {
  type ImportMode,
  type ImportReport,
  type LayerReading,
  type PreviewRow,
  type RowCounts,
  usedFields,
} from "./import-report.ts";
import { settleLayerKeys } from "./layer-keys.ts";
import { type LayerRequest, type LayerRow, type OpenLayer, openLayer } from "./layer-reading.ts";
import { refuseLayersApart } from "./layers-apart.ts";
import { NoticeTally } from "./notice-tally.ts";
import { matchNotices, matchRegister, type RegisterMatch } from "./register-match.ts";

export interface ImportRequest extends LayerRequest {
  mode: ImportMode;
}

const previewRows = 10;
const rowsBetweenReports = 1000;

/**
 * How a file would be imported: its first ten rows, encoding, coordinates and fields, without storing
 * anything. Throws what `importLayer` throws before it reads the rows.
 */
export async function previewLayer(project: Project, request: LayerRequest): Promise<LayerReading> {
  const layer = await openLayer(request, projectCrs(project));
  try {
    const firstRows: PreviewRow[] = [];
    for await (const sourceRow of layer.source.rows()) {
      const outcome = layer.read(sourceRow);
      if (outcome.kind === "stored") firstRows.push(previewRow(outcome.layerRow));
      if (firstRows.length === previewRows) break;
    }
    return layerReading(layer, firstRows);
  } finally {
    await layer.source.close();
  }
}

/**
 * Imports one layer from a shapefile as a batch (D4, D7, D23–D26): streamed, in one transaction that
 * lands whole or not at all; cancelling leaves the project as it was. The first import sets the
 * project's CRS. Rows are stored as they were read (self-crossing rings included) in the project's
 * plane, with `planar_m2` measured there. Mode replace: see `retireReplaced`.
 * @throws AppError `file.*`, `field.missing`, `value.invalid`, `crs.*`, `import.*`, `layers.apart`,
 *   `cancelled`, `project.*`, `disk.*`.
 */
export async function importLayer(
  project: Project,
  request: ImportRequest,
  context: WorkContext,
): Promise<ImportReport> {
  const layer = await openLayer(request, projectCrs(project));
  try {
    context.progress({ phase: "核对文件", done: 0, total: 0 });
    const batch = await describeBatch(project, request, layer);
    refuseRepeated(project, batch, request.mode, layer.definition.title);
    return await runLongCommand(project, { command: "import" }, async (recorder) => {
      const report = await storeLayer(project, layer, batch, context);
      recorder.summary({
        batch: report.batchUid,
        target: batch.target,
        file: batch.fileName,
        sha256: batch.sha256,
        rowsStored: report.rowsStored,
        rowsSkipped: report.rowsSkipped,
        rowsReplaced: report.rowsReplaced,
      });
      return report;
    });
  } finally {
    await layer.source.close();
  }
}

export async function describeBatch(
  project: Project,
  request: ImportRequest,
  layer: OpenLayer,
): Promise<BatchStart> {
  const fieldMap = Object.entries(request.fieldMap ?? {}).map(([name, from]) => `${name}=${from}`);
  return {
    target: request.layer,
    sha256: await sha256OfShapefile(request.file),
    within: request.within ?? null,
    reading: {
      encoding: request.encoding ?? "",
      crs: request.crs ?? "",
      map: fieldMap.sort().join(";"),
    },
    fileName: layer.fileName,
    bytes: await bytesOfShapefile(request.file),
    mode: request.mode,
    encoding: layer.source.encoding.name,
    sourceCrs: layer.crs.text,
    crsReason: layer.crs.reason,
    fieldMap: storedFieldMap(layer.mapping),
    importedAt: utcWithOffset(stateOf(project).clock()),
  };
}

async function bytesOfShapefile(path: string): Promise<number> {
  const parts = Object.values(await findShapefileParts(path)).filter((part) => part !== null);
  const sizes = await Promise.all(parts.map(async (part: string) => (await stat(part)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** What reading the rows has come to. */
interface Passage {
  counts: RowCounts;
  rowsOutside: number;
  planarAreaM2: number;
  firstRows: PreviewRow[];
  extent: BoundingBox | null;
}

async function storeLayer(
  project: Project,
  layer: OpenLayer,
  batch: BatchStart,
  context: WorkContext,
): Promise<ImportReport> {
  const { definition, crs, fileName } = layer;
  setProjectCrs(project, crs.target);
  const batchId = startBatch(project, batch);
  const tally = new NoticeTally();
  for (const notice of layer.source.notices) tally.add(notice);
  const passage = await storeRows(
    project,
    layer,
    { batchId, digest: batchDigest(batch) },
    tally,
    context,
  );
  const extent = passage.extent;
  if (extent === null) throw nothingStored(layer, passage, tally);
  context.progress({ phase: "核对编码", done: 0, total: 0 });
  refuseLayersApart(project.db, {
    table: definition.table,
    title: definition.title,
    fileName,
    extent,
  });
  const rowsReplaced = settleLayerKeys(project.db, layer, { batchId, mode: batch.mode }, tally);
  const registerMatch =
    definition.layer === "parcels" ? matchAgainstRegister(project, tally) : null;
  finishBatch(project, batchId, passage.counts, tally.toStore());
  return {
    ...layerReading(layer, passage.firstRows),
    ...passage.counts,
    batchId,
    batchUid: batchDigest(batch),
    sha256: batch.sha256,
    mode: batch.mode,
    within: batch.within,
    rowsInFile: layer.source.rowCount,
    rowsOutside: passage.rowsOutside,
    rowsReplaced,
    notices: tally.report(),
    extent,
    planarAreaM2: passage.planarAreaM2,
    registerMatch,
  };
}

async function storeRows(
  project: Project,
  layer: OpenLayer,
  batch: { batchId: number; digest: string },
  tally: NoticeTally,
  context: WorkContext,
): Promise<Passage> {
  const store = rowStore(project, layer, batch);
  const counts = { rowsRead: 0, rowsStored: 0, rowsRepaired: 0, rowsSkipped: 0 };
  const passage: Passage = { counts, rowsOutside: 0, planarAreaM2: 0, firstRows: [], extent: null };
  const total = layer.source.rowCount;
  for await (const sourceRow of layer.source.rows()) {
    if (sourceRow.row % rowsBetweenReports === 0) {
      stopIfCancelled(context);
      context.progress({ phase: `导入${layer.definition.title}`, done: sourceRow.row, total });
    }
    const outcome = layer.read(sourceRow);
    if (outcome.kind === "outside") {
      passage.rowsOutside += 1;
      continue;
    }
    counts.rowsRead += 1;
    for (const notice of outcome.notices) tally.add(notice);
    if (outcome.kind === "skipped") {
      counts.rowsSkipped += 1;
      continue;
    }
    store.insert(outcome.layerRow);
    counts.rowsStored += 1;
    if (outcome.notices.some((notice) => notice.level === "repaired")) counts.rowsRepaired += 1;
    passage.planarAreaM2 += outcome.layerRow.planarM2;
    if (passage.firstRows.length < previewRows) {
      passage.firstRows.push(previewRow(outcome.layerRow));
    }
  }
  stopIfCancelled(context);
  context.progress({ phase: "建立索引", done: total, total });
  passage.extent = store.writer.finish().extent;
  return passage;
}

/** Writes layer rows in the order of the table's columns. */
function rowStore(
  project: Project,
  layer: OpenLayer,
  { batchId, digest }: { batchId: number; digest: string },
): { writer: FeatureWriter; insert: (row: LayerRow) => void } {
  const { definition, mapping } = layer;
  const attributes = mapping.used.map((one) => one.definition.column);
  const derived = { landmarks: "kind", "contract-area": "area_code" } as const;
  for (const [name, column] of Object.entries(derived)) {
    if (definition.layer === name && !attributes.includes(column)) attributes.push(column);
  }
  const bookkeeping = ["uid", "batch_id", "source_row", "planar_m2", "other_fields"];
  const writer = featureWriter(project, definition.table, [...bookkeeping, ...attributes]);
  return {
    writer,
    insert: ({ row, geometry, columns, otherFields, planarM2 }) => {
      const values: ColumnValue[] = [rowUid(digest, row), batchId, row, planarM2, otherFields];
      for (const column of attributes) values.push(columns[column] ?? null);
      writer.insert(geometry, values);
    },
  };
}

function matchAgainstRegister(project: Project, tally: NoticeTally): RegisterMatch | null {
  const match = matchRegister(project.db);
  if (match) for (const notice of matchNotices(match)) tally.add(notice);
  return match;
}

function nothingStored(layer: OpenLayer, passage: Passage, tally: NoticeTally): AppError {
  const { within, fileName } = layer;
  if (within !== null && !within.hasAccepted()) return within.nothingFound(fileName);
  const { countsByCode, first } = tally.report();
  const why = first.find((notice) => notice.level === "skipped")?.message ?? "";
  return new AppError(
    "import.nothing",
    `${fileName} 的 ${passage.counts.rowsRead} 行里没有一行可以存入。${why}请向提供单位索取可用的数据。`,
    { details: { countsByCode } },
  );
}

export function previewRow({ row, columns }: LayerRow): PreviewRow {
  return { row, values: columns };
}

export function layerReading(layer: OpenLayer, firstRows: readonly PreviewRow[]): LayerReading {
  const { definition, fileName, source, crs, mapping } = layer;
  return {
    layer: definition.layer,
    title: definition.title,
    file: fileName,
    encoding: source.encoding,
    crs: { text: crs.text, reason: crs.reason, project: planeCrsTitle(crs.target) },
    fieldsUsed: usedFields(mapping),
    fieldsUnused: mapping.unused,
    firstRows,
  };
}
