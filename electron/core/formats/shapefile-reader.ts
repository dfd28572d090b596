import { createReadStream } from "node:fs";
import type { GeometryObject } from "geojson";
import { openShp, type Source } from "shapefile";
import { AppError } from "../../../shared/contract/errors.ts";
import type { DbfRow } from "./dbf-decoder.ts";
import { type DbfFile, openDbf } from "./dbf-reader.ts";
import type { FeatureSource, SourceNotice, SourceRow } from "./feature-source.ts";
import { fileError } from "./file-errors.ts";
import { cleanGeometry } from "./geometry-cleaning.ts";
import { findShapefileParts, readSmallPart, type ShapefileParts } from "./shapefile-parts.ts";
import { type ShpFacts, walkShapefile } from "./shp-walk.ts";

function fileNotices(facts: ShpFacts, parts: ShapefileParts): SourceNotice[] {
  const notices: SourceNotice[] = [];
  const say = (code: string, message: string) =>
    notices.push({ row: null, level: "warning", code, message });
  if (facts.hasZ) say("geometry.zDropped", "图形带高程(Z),只用平面坐标,高程未读取。");
  if (facts.hasM) say("geometry.mDropped", "图形带测量值(M),只用平面坐标,测量值未读取。");
  if (facts.trailingBytes > 0) {
    say("file.trailingBytes", `${parts.shp} 末尾多出 ${facts.trailingBytes} 字节,未读取。`);
  }
  return notices;
}

function toSourceRow(attributes: DbfRow, shape: GeometryObject | null): SourceRow {
  const { row } = attributes;
  if (attributes.isDeleted) {
    const message = `第 ${row} 行在属性表中已标记删除,已跳过。`;
    return {
      row,
      feature: null,
      notices: [{ row, level: "skipped", code: "dbf.deleted", message }],
    };
  }
  const { geometry, notices } = cleanGeometry(row, shape);
  return {
    row,
    feature: geometry && { row, geometry, attributes: attributes.values },
    notices: attributes.notices.length === 0 ? notices : [...notices, ...attributes.notices],
  };
}

function changedWhileReading(path: string, row: number): AppError {
  return new AppError(
    "file.broken",
    `${path} 第 ${row} 行的图形读不出来。请确认没有其他程序在写它,然后重试。`,
    { details: { path, row } },
  );
}

async function* readRows(facts: ShpFacts, path: string, dbf: DbfFile): AsyncGenerator<SourceRow> {
  // Only as far as the header says: what lies behind would be taken for another record.
  const stream = createReadStream(path, { end: facts.lengthBytes - 1, highWaterMark: 1 << 20 });
  let shapes: Source<GeometryObject>;
  try {
    shapes = await openShp(stream);
    for await (const block of dbf.blocks()) {
      for (const attributes of block) {
        const shape = await shapes.read();
        if (shape.done) throw changedWhileReading(path, attributes.row);
        yield toSourceRow(attributes, shape.value);
      }
    }
  } catch (error) {
    throw fileError(error, path);
  } finally {
    stream.destroy();
  }
}

function checkCounts(parts: ShapefileParts, facts: ShpFacts, dbf: DbfFile): void {
  if (facts.rowCount !== dbf.rowCount) {
    throw new AppError(
      "file.broken",
      `${parts.shp} 有 ${facts.rowCount} 个图形,而 ${parts.dbf} 有 ${dbf.rowCount} 行属性,对不上。` +
        "请不要单独编辑其中一个文件;重新拷贝一整套(.shp、.shx、.dbf、.prj、.cpg),或向提供单位索取。",
      { details: { path: parts.shp, shapes: facts.rowCount, rows: dbf.rowCount } },
    );
  }
}

/**
 * Opens a shapefile (.shp with its .shx and .dbf; .prj and .cpg where they are) after walking all its
 * record headers (D26). Coordinates come out as the file has them. A layer
 * without rows is opened all the same. Faults of single rows are notices of the row; faults of the file are AppErrors: `file.missing`, `file.kind`, `file.empty` (0 bytes),
 * `file.broken`, `disk.denied`, `value.invalid` (unknown encoding), each with file, row and remedy.
 */
export async function openShapefile(
  path: string,
  options: { encoding?: string } = {},
): Promise<FeatureSource> {
  const parts = await findShapefileParts(path);
  const facts = await walkShapefile(parts);
  const dbf = await openDbf(parts.dbf, { ...options, cpgText: await readSmallPart(parts.cpg) });
  try {
    checkCounts(parts, facts, dbf);
    return {
      fields: dbf.fields,
      rowCount: facts.rowCount,
      geometryKind: facts.geometryKind,
      extent: facts.extent,
      prjText: await readSmallPart(parts.prj),
      encoding: dbf.encoding,
      notices: [...fileNotices(facts, parts), ...dbf.notices],
      rows: () => readRows(facts, parts.shp, dbf),
      close: () => dbf.close(),
    };
  } catch (error) {
    await dbf.close();
    throw error;
  }
}
