import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addBackdrop } from "../../electron/core/backdrop/backdrop.ts";
import {
  asPainted,
  coloursSeen,
  leftM,
  sideM,
  topM,
} from "../../electron/core/backdrop/testing/quadrants.ts";
import { closeProject } from "../../electron/core/project/project.ts";
import { setProjectCrs } from "../../electron/core/project/project-crs.ts";
import {
  newProject,
  removeTemporaryFolders,
  sampleCrs,
  temporaryFolder,
} from "../../electron/core/project/testing/sample-project.ts";

let folder: string;
const at = (name: string) => path.join(folder, name);
const gdal = (tool: string, ...words: string[]) =>
  execFileSync(tool, ["-q", ...words], { stdio: ["ignore", "pipe", "pipe"] });

const pixels = 512;
/** EPSG:4547 is CGCS2000 / 3-degree Gauss-Kruger CM 114E. */
const place = ["-a_srs", "EPSG:4547", "-a_ullr"].concat(
  [leftM, topM, leftM + sideM, topM - sideM].map(String),
);

beforeAll(() => {
  folder = temporaryFolder();
  const body = Buffer.alloc(3 * pixels * pixels);
  for (let index = 0; index < pixels * pixels; index++) {
    const isEast = index % pixels >= pixels / 2;
    const isSouth = index >= (pixels * pixels) / 2;
    const north = isEast ? [30, 180, 30] : [200, 30, 30];
    const south = isEast ? [230, 230, 230] : [30, 30, 200];
    body.set(isSouth ? south : north, 3 * index);
  }
  const header = Buffer.from(`P6\n${pixels} ${pixels}\n255\n`, "latin1");
  writeFileSync(at("quadrants.ppm"), Buffer.concat([header, body]));
  gdal("gdal_translate", ...place, at("quadrants.ppm"), at("plain.tif"));
});
afterAll(removeTemporaryFolders);

async function colours(file: string, pixelM?: number) {
  const project = newProject();
  setProjectCrs(project, sampleCrs);
  await addBackdrop(project, file);
  const seen = await coloursSeen(project, pixelM);
  closeProject(project);
  return seen;
}

test("a GeoTIFF as GDAL writes it: strips, and tiles of JPEG with a pyramid", async () => {
  expect(await colours(at("plain.tif"))).toEqual(asPainted);
  const tiled = ["-co", "TILED=YES", "-co", "COMPRESS=JPEG", "-co", "PHOTOMETRIC=YCBCR"];
  gdal("gdal_translate", ...tiled, at("plain.tif"), at("tiled.tif"));
  gdal("gdaladdo", at("tiled.tif"), "2", "4");
  expect(await colours(at("tiled.tif"))).toEqual(asPainted);
  expect(await colours(at("tiled.tif"), 4)).toEqual(asPainted);
});

test("a GeoTIFF in degrees, and one in the neighbouring zone with its number, are put in place", async () => {
  gdal("gdalwarp", "-t_srs", "EPSG:4490", "-dstalpha", at("plain.tif"), at("degrees.tif"));
  expect(await colours(at("degrees.tif"))).toEqual(asPainted);
  gdal("gdalwarp", "-t_srs", "EPSG:4525", "-dstalpha", at("plain.tif"), at("zone37.tif"));
  expect(await colours(at("zone37.tif"))).toEqual(asPainted);
});

test("MBTiles as GDAL writes them, PNG and JPG, near and far", async () => {
  for (const format of ["PNG", "JPEG"]) {
    const file = at(`${format}.mbtiles`);
    const options = ["-of", "MBTILES", "-co", `TILE_FORMAT=${format}`];
    gdal("gdal_translate", ...options, at("plain.tif"), file);
    expect((await colours(file)).slice(0, 4)).toEqual(asPainted.slice(0, 4));
    expect((await colours(file, 4)).slice(0, 4)).toEqual(asPainted.slice(0, 4));
  }
});

test("a datum that is another one is refused in the words of D24; 16 bits are told", async () => {
  gdal("gdal_translate", "-a_srs", "EPSG:2382", at("plain.tif"), at("xian80.tif"));
  await expect(colours(at("xian80.tif"))).rejects.toMatchObject({ code: "crs.refused" });
  gdal("gdal_translate", "-ot", "UInt16", at("plain.tif"), at("sixteen.tif"));
  await expect(colours(at("sixteen.tif"))).rejects.toMatchObject({ code: "file.kind" });
});
