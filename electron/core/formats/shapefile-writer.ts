import { rm } from "node:fs/promises";
import { AppError } from "../../../shared/contract/errors.ts";
import type { BoundingBox, PlaneGeometry } from "../../../shared/geometry/types.ts";
import { DbfEncoder, type WrittenEncoding } from "./dbf-writer.ts";
import type { FieldValue, SourceField, SourceNotice } from "./feature-source.ts";
import { withFileErrors } from "./file-errors.ts";
import { type FileSink, withSinks } from "./file-sink.ts";
import { encodeShape, shapeHeader, writtenShapeTypes } from "./shp-encoder.ts";

/** One row to write; attributes are taken by the fields' names, others are left out. */
export interface WrittenFeature {
  geometry: PlaneGeometry | null;
  attributes: Readonly<Record<string, FieldValue>>;
}

export interface ShapefileLayout {
  fields: readonly SourceField[];
  geometryKind: "polygon" | "line" | "point";
  /** Text of the .prj, or null for none. */
  prjText: string | null;
  encoding: WrittenEncoding;
}

const geometryTypes = { polygon: "MultiPolygon", line: "MultiLineString", point: "MultiPoint" };
/** What may lie beside an older file of the same name and would then belong to other rows. */
const staleExtensions = ["prj", "cpg", "qix", "sbn", "sbx"];
/** Lengths are counted in signed 32-bit words of the header; other programs stop at 2 GiB. */
const largestBytes = 2 ** 31 - 1;

function checkGeometry(
  row: number,
  geometry: PlaneGeometry | null,
  kind: ShapefileLayout["geometryKind"],
) {
  if (geometry === null) return;
  const isSinglePoint = geometry.type !== "MultiPoint" || geometry.points.length === 2;
  if (geometry.type === geometryTypes[kind] && isSinglePoint) return;
  throw new AppError("geometry.invalid", `第 ${row} 行的图形类型与要写的图层不符。`, {
    details: { row, type: geometry.type, kind },
  });
}

function widen(extent: BoundingBox | null, bounds: BoundingBox): BoundingBox {
  if (!extent) return bounds;
  return [
    Math.min(extent[0], bounds[0]),
    Math.min(extent[1], bounds[1]),
    Math.max(extent[2], bounds[2]),
    Math.max(extent[3], bounds[3]),
  ];
}

async function removeStaleParts(stem: string, written: readonly string[]): Promise<void> {
  for (const extension of staleExtensions) {
    const path = `${stem}.${extension}`;
    if (!written.includes(path)) await withFileErrors(path, () => rm(path, { force: true }));
  }
}

function checkSize(sinks: readonly FileSink[]): void {
  const tooLarge = sinks.find((sink) => sink.length > largestBytes);
  if (!tooLarge) return;
  throw new AppError(
    "value.invalid",
    `${tooLarge.path} 超过 Shapefile 的上限 2 GB。请按村分开导出,或改用 gpkg 格式。`,
    { details: { path: tooLarge.path } },
  );
}

/**
 * Writes .shp, .shx, .dbf, .prj (where there is a text) and, for UTF-8, .cpg; GBK is marked by the
 * language byte 0x4D alone, as the contract archive's templates are. Streams: memory does not grow with
 * the rows. Files take their names only when all is written; the
 * .prj, .cpg and search indexes of an older file of the same name go. The bytes depend on the input alone (D9).
 * Gives the number of rows and notices about text that was changed (cut, or not in GBK). Throws
 * `value.invalid`, `geometry.invalid`, `disk.full`, `disk.denied`, `file.missing` (the folder).
 */
export async function writeShapefile(
  path: string,
  layout: ShapefileLayout,
  rows: Iterable<WrittenFeature> | AsyncIterable<WrittenFeature>,
): Promise<{ rowCount: number; notices: readonly SourceNotice[] }> {
  const stem = path.replace(/\.shp$/i, "");
  const encoder = new DbfEncoder(layout.fields, layout.encoding);
  const shapeType = writtenShapeTypes[layout.geometryKind];
  const small: [string, string][] = [];
  if (layout.prjText !== null) small.push([`${stem}.prj`, layout.prjText]);
  if (layout.encoding === "UTF-8") small.push([`${stem}.cpg`, "UTF-8"]);
  const paths = [`${stem}.shp`, `${stem}.shx`, `${stem}.dbf`, ...small.map(([name]) => name)];
  return withSinks(paths, async (sinks) => {
    const [shp, shx, dbf, ...others] = sinks as [FileSink, FileSink, FileSink, ...FileSink[]];
    await shp.write(shapeHeader(shapeType, 100, null));
    await shx.write(shapeHeader(shapeType, 100, null));
    await dbf.write(encoder.header(0));
    let rowCount = 0;
    let extent: BoundingBox | null = null;
    for await (const { geometry, attributes } of rows) {
      rowCount += 1;
      checkGeometry(rowCount, geometry, layout.geometryKind);
      const { content, bounds } = encodeShape(geometry);
      if (bounds) extent = widen(extent, bounds);
      const entry = Buffer.alloc(8);
      entry.writeInt32BE(shp.length / 2, 0);
      entry.writeInt32BE(content.length / 2, 4);
      const head = Buffer.alloc(8);
      head.writeInt32BE(rowCount, 0);
      head.writeInt32BE(content.length / 2, 4);
      await shx.write(entry);
      await shp.write(head);
      await shp.write(content);
      await dbf.write(encoder.record(rowCount, attributes));
      checkSize([shp, dbf]);
    }
    await dbf.write(Uint8Array.of(0x1a));
    for (const [index, [, text]] of small.entries()) await others[index]?.write(Buffer.from(text));
    await shp.finish(shapeHeader(shapeType, shp.length, extent));
    await shx.finish(shapeHeader(shapeType, shx.length, extent));
    await dbf.finish(encoder.header(rowCount));
    for (const other of others) await other.finish();
    await removeStaleParts(stem, paths);
    return { rowCount, notices: encoder.notices };
  });
}
