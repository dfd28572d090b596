import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { AppError } from "../../../shared/contract/errors.ts";
import { readableFileLength, withFileErrors } from "./file-errors.ts";
import { decodeText, inspectUtf8, textFound } from "./text-encoding.ts";

/** Paths of the files that make up one shapefile; null where there is none. */
export interface ShapefileParts {
  shp: string;
  shx: string;
  dbf: string;
  prj: string | null;
  cpg: string | null;
}

const askForAll = "请把 .shp、.shx、.dbf、.prj、.cpg 一整套文件放在同一文件夹,文件名相同。";

/**
 * Finds the files beside a .shp, whatever the case of their extensions. Throws `file.missing` where
 * .shp, .shx or .dbf is not there, `file.kind` for a folder or another extension, `file.empty`.
 */
export async function findShapefileParts(path: string): Promise<ShapefileParts> {
  await readableFileLength(path);
  if (extname(path).toLowerCase() !== ".shp") {
    throw new AppError("file.kind", `${path} 的扩展名不是 .shp。请选择 .shp 文件。`, {
      details: { path },
    });
  }
  const folder = dirname(path);
  const stem = basename(path, extname(path));
  const names = await withFileErrors(folder, () => readdir(folder));
  const beside = (extension: string): string | null => {
    const exact = `${stem}${extension}`;
    if (names.includes(exact)) return join(folder, exact);
    const found = names.find(
      (name) => basename(name, extname(name)) === stem && extname(name).toLowerCase() === extension,
    );
    return found === undefined ? null : join(folder, found);
  };
  const needed = (extension: string): string => {
    const found = beside(extension);
    if (found) return found;
    throw new AppError("file.missing", `${path} 缺少同名的 ${extension} 文件。${askForAll}`, {
      details: { path, missing: extension },
    });
  };
  return {
    shp: path,
    shx: needed(".shx"),
    dbf: needed(".dbf"),
    prj: beside(".prj"),
    cpg: beside(".cpg"),
  };
}

/** Text of a small part (.prj, .cpg), or null where the part is not there or empty. */
export async function readSmallPart(path: string | null): Promise<string | null> {
  if (path === null) return null;
  const bytes = await withFileErrors(path, () => readFile(path));
  const isUtf8 = (inspectUtf8(bytes, 0, bytes.length, false) & textFound.invalid) === 0;
  const text = decodeText(bytes, 0, bytes.length, isUtf8 ? "UTF-8" : "GB18030");
  return text.replace(/^\uFEFF/, "").trim() || null;
}
