import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { scanForImport } from "./import-scan.ts";

const root = mkdtempSync(path.join(os.tmpdir(), "qhs-scan-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Lays an archive's folder out of empty files; a shapefile gets its three parts. */
function archive(name: string, files: readonly string[]): string {
  const folder = path.join(root, name);
  for (const file of files) {
    const stem = path.join(folder, file);
    mkdirSync(path.dirname(stem), { recursive: true });
    const parts = file.endsWith(".shp") ? [".shp", ".shx", ".dbf"] : [""];
    for (const part of parts) writeFileSync(stem.replace(/\.shp$/, "") + part, "");
  }
  return folder;
}

test("a 确权 archive: each layer by its name, the data base in 权属数据, survey first", async () => {
  const folder = archive("archive", [
    "矢量数据/DK1407992016.shp",
    "矢量数据/JZD1407992016.shp",
    "矢量数据/JZX1407992016.shp",
    "矢量数据/KZD1407992016.shp",
    "矢量数据/ZJQY1407992016.shp",
    "矢量数据/CJQY1407992016.shp",
    "矢量数据/XJQY1407992016.shp",
    "矢量数据/JBNTBHQ1407992016.shp",
    "矢量数据/ZJ1407992016.shp",
    "矢量数据/DZDW1407992016.shp",
    "权属数据/1407992016.mdb",
    "三调/DLTB.shp",
    "二调/DLTB.shp",
    "扫描资料/说明.pdf",
    "权属数据/~$1407992016.xlsx",
  ]);
  const found = await scanForImport([folder]);
  expect(found.map(({ folder: below, target }) => `${below} ${target}`)).toEqual([
    "三调 survey",
    "矢量数据 parcels",
    "权属数据 household",
    "矢量数据 groups",
    "矢量数据 villages",
    "二调 baseline",
    "矢量数据 landmarks",
    "矢量数据 farmland",
  ]);
  expect(found.every(({ problem }) => problem === null)).toBe(true);
});

test("a file whose name says nothing is offered, and one without its parts is told", async () => {
  const folder = archive("loose", ["地块.shp"]);
  rmSync(path.join(folder, "地块.dbf"));
  const [found, ...others] = await scanForImport([path.join(folder, "地块.shp")]);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ target: null, folder: "", problem: "缺少同名的 .dbf 文件" });
});

test("parts in capitals are parts", async () => {
  const folder = archive("capitals", []);
  mkdirSync(folder);
  for (const part of [".shp", ".SHX", ".DBF"]) writeFileSync(path.join(folder, `DK${part}`), "");
  expect(await scanForImport([folder])).toMatchObject([{ target: "parcels", problem: null }]);
});

test("a path that is not there is said", async () => {
  await expect(scanForImport([path.join(root, "none")])).rejects.toMatchObject({
    code: "file.missing",
  });
});
