import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runCommand } from "../../electron/core/project/event-log.ts";
import { featureWriter } from "../../electron/core/project/feature-store.ts";
import { closeProject, type Project } from "../../electron/core/project/project.ts";
import { setProjectCrs } from "../../electron/core/project/project-crs.ts";
import { attributeTables, featureTables } from "../../electron/core/project/tables.ts";
import {
  digestOfFile,
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  storeSampleRun,
  temporaryFolder,
} from "../../electron/core/project/testing/sample-project.ts";

afterAll(removeTemporaryFolders);

/** Runs a GDAL tool; whatever it complains about stands in `complaints`. */
function gdal(tool: string, ...given: string[]): { output: string; complaints: string } {
  const { stdout, stderr, status, error } = spawnSync(tool, given, { encoding: "utf8" });
  if (error !== undefined) throw error;
  return { output: stdout, complaints: status === 0 ? stderr : `${stderr} exit ${status}` };
}

function addLandmarks(project: Project): void {
  runCommand(project, { command: "import", undoable: false }, () => {
    const columns = ["uid", "batch_id", "source_row", "name"];
    const writer = featureWriter(project, "landmark", columns);
    const points = Float64Array.of(500_010, 4_000_020);
    writer.insert({ type: "MultiPoint", points }, ["l-1", 1, 1, "村委会(虚构)"]);
    const line = Float64Array.of(500_000, 4_000_000, 500_100, 4_000_100);
    writer.insert({ type: "MultiLineString", lines: [line] }, ["l-2", 1, 2, "水渠(虚构)"]);
    writer.finish();
  });
}

function fullProject(): string {
  const project = newProject();
  importSampleParcels(project);
  addLandmarks(project);
  storeSampleRun(project);
  closeProject(project);
  return project.path;
}

test("ogrinfo opens every layer and register without a warning, and changes no byte", () => {
  const path = fullProject();
  const before = digestOfFile(path);
  const { output, complaints } = gdal("ogrinfo", "-al", "-so", path);
  expect(complaints).toBe("");
  expect(output).not.toMatch(/^(warning|error) \d/im);
  for (const table of [...Object.keys(featureTables), ...Object.keys(attributeTables)]) {
    expect(output).toContain(`Layer name: ${table}\n`);
  }
  expect(digestOfFile(path)).toBe(before);
});

test("a new project without a plane opens too", () => {
  const project = newProject();
  closeProject(project);
  const { output, complaints } = gdal("ogrinfo", "-al", "-so", project.path);
  expect(complaints).toBe("");
  expect(output).toContain("Layer name: parcel\n");
});

test("a 1.5° zone, which has no EPSG code, is known to GDAL by its own text", () => {
  const project = newProject();
  setProjectCrs(project, { centralMeridianDeg: 112.5, zoneWidthDeg: 1.5, falseEastingM: 500_000 });
  closeProject(project);
  const { output, complaints } = gdal("ogrinfo", "-al", "-so", project.path, "parcel");
  expect(complaints).toBe("");
  expect(output).toMatch(/"Longitude of natural origin",112.5/);
});

test("GDAL reads plane, extents, types and coordinates as we wrote them", () => {
  const path = fullProject();
  const parcels = gdal("ogrinfo", "-al", path, "parcel").output;
  expect(parcels).toContain("Geometry: Multi Polygon");
  expect(parcels).toContain("Feature Count: 3");
  expect(parcels).toContain(
    "Extent: (500100.000000, 4000000.000000) - (500350.000000, 4000050.000000)",
  );
  expect(parcels).toMatch(/ID\["EPSG",4547\]/);
  expect(parcels).toContain(
    "MULTIPOLYGON (((500100 4000000,500150 4000000,500150 4000050,500100 4000050,500100 4000000)))",
  );
  const landmarks = gdal("ogrinfo", "-al", path, "landmark").output;
  expect(landmarks).toContain("POINT (500010 4000020)");
  expect(landmarks).toContain("MULTILINESTRING ((500000 4000000,500100 4000100))");
  const box = ["-spat", "500110", "4000010", "500120", "4000020"];
  expect(gdal("ogrinfo", "-al", "-so", ...box, path, "parcel").output).toContain(
    "Feature Count: 1",
  );
});

test("GDAL can copy the layers out, and can change no guarded layer", () => {
  const path = fullProject();
  const copy = join(temporaryFolder(), "copy.gpkg");
  const layers = ["parcel", "plot_shape", "landmark"];
  expect(gdal("ogr2ogr", "-f", "GPKG", copy, path, ...layers).complaints).toBe("");
  const change = ["-dialect", "SQLITE", "-sql", "DELETE FROM plot_shape"];
  const { complaints } = gdal("ogrinfo", ...change, path);
  expect(complaints).toMatch(/no such function: qhs_(guard|posted)/);
  expect(gdal("ogrinfo", "-al", "-so", path, "plot_shape").output).toContain("Feature Count: 1");
});
