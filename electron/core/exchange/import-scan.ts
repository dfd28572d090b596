import { type Dirent, existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, join, relative } from "node:path";
import { withFileErrors } from "../formats/file-errors.ts";
import { type LayerName, layerDefinitions } from "./layer-definitions.ts";

/** A file that may be imported, and what its name says it is. */
export interface ScannedFile {
  path: string;
  fileName: string;
  /** Folder below the one that was chosen; empty for a file chosen itself. */
  folder: string;
  bytes: number;
  target: LayerName | "household" | null;
  title: string;
  why: string;
  problem: string | null;
}

/** Archives lie a few folders deep; deeper than this somebody has chosen a whole disk. */
const deepest = 6;
const mostFiles = 2000;

/** Names of the archive's layers (dk.md §1) and of the surveys' patches. */
const namePatterns: readonly [RegExp, LayerName][] = [
  [/^DLTB/i, "survey"],
  [/^DK/i, "parcels"],
  [/^ZJQY/i, "groups"],
  [/^CJQY/i, "villages"],
  [/^JBNTBHQ/i, "farmland"],
  [/^[DXM]ZDW/i, "landmarks"],
];

const baselineWords = /二调|2009|基期|TDLYXZ/i;
/** Parts of the archive that have no use here. */
const uselessNames = /^(JZD|JZX|KZD|XJXZQ|XJQY|XZQ|ZJ(?!QY)|SGSJ|QYJX)/i;
const tableExtensions = [".mdb", ".accdb", ".xlsx"];

/**
 * Looks through files and folders for what can be imported, by name and folder alone. Nothing is
 * opened; what is not what its name says is found out by the preview.
 * @throws AppError `file.missing`, `disk.denied`
 */
export async function scanForImport(paths: readonly string[]): Promise<ScannedFile[]> {
  const found: ScannedFile[] = [];
  for (const path of paths) {
    const facts = await withFileErrors(path, () => stat(path));
    if (facts.isDirectory()) await scanFolder(path, path, 0, found);
    else if (isCandidate(path)) found.push(await scanned(path, dirname(path)));
  }
  return found.sort((a, b) => orderOf(a) - orderOf(b) || (a.path < b.path ? -1 : 1));
}

async function scanFolder(
  root: string,
  folder: string,
  depth: number,
  found: ScannedFile[],
): Promise<void> {
  if (depth > deepest) return;
  const entries: Dirent[] = await withFileErrors(folder, () =>
    readdir(folder, { withFileTypes: true }),
  );
  for (const entry of entries) {
    if (found.length >= mostFiles) return;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await scanFolder(root, path, depth + 1, found);
    else if (entry.isFile() && isCandidate(path)) found.push(await scanned(path, root));
  }
}

function isCandidate(path: string): boolean {
  const name = basename(path);
  const extension = extname(path).toLowerCase();
  if (name.startsWith("~$") || name.startsWith(".")) return false;
  return extension === ".shp" ? !uselessNames.test(name) : tableExtensions.includes(extension);
}

async function scanned(path: string, root: string): Promise<ScannedFile> {
  const folder = relative(root, dirname(path));
  const { size } = await withFileErrors(path, () => stat(path));
  return {
    path,
    fileName: basename(path),
    folder,
    bytes: size,
    ...guess(path, folder),
    problem: problemOf(path),
  };
}

function guess(path: string, folder: string): Pick<ScannedFile, "target" | "title" | "why"> {
  const name = basename(path);
  if (extname(path).toLowerCase() !== ".shp") {
    return { target: "household", title: "权属数据", why: "确权档案的数据库或表格" };
  }
  const pattern = namePatterns.find(([wanted]) => wanted.test(name));
  if (pattern === undefined) {
    return { target: null, title: "", why: "文件名看不出是哪个图层,请选择" };
  }
  // Both surveys call their patches DLTB; the folder or the name tells them apart, if anything does.
  const isBaseline = pattern[1] === "survey" && baselineWords.test(join(folder, name));
  const layer = isBaseline ? "baseline" : pattern[1];
  const why = isBaseline
    ? "文件名 DLTB,文件夹或名称里有二调字样"
    : `文件名以 ${name.match(pattern[0])?.[0]} 开头`;
  return { target: layer, title: layerDefinitions[layer].title, why };
}

/** A shapefile without its other parts cannot be read. */
function problemOf(path: string): string | null {
  if (extname(path).toLowerCase() !== ".shp") return null;
  const stem = path.slice(0, -".shp".length);
  const missing = [".shx", ".dbf"].filter(
    (part) => !existsSync(stem + part) && !existsSync(stem + part.toUpperCase()),
  );
  return missing.length === 0 ? null : `缺少同名的 ${missing.join("、")} 文件`;
}

/** The order in which they are best imported: survey first, what is unknown last. */
function orderOf({ target }: ScannedFile): number {
  const order = ["survey", "parcels", "household", "groups", "villages", "baseline"];
  const at = order.indexOf(target ?? "");
  if (at >= 0) return at;
  return target === null ? order.length + 1 : order.length;
}
