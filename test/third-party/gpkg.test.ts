import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { closeProject, openProject } from "../../electron/core/project/project.ts";
import { registerSpatialFunctions } from "../../electron/core/project/sql-functions.ts";
import {
  codeThrownBy,
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  temporaryFolder,
} from "../../electron/core/project/testing/sample-project.ts";
import { geoPackageFaults } from "../../electron/core/project/verify-geopackage.ts";
import { referenceDataFolder } from "./reference-data.ts";

afterAll(removeTemporaryFolders);

const folder = referenceDataFolder();
const files = folder === null ? [] : gpkgFiles(join(folder, "gpkg"));

function gpkgFiles(of: string): string[] {
  return readdirSync(of)
    .filter((name) => name.endsWith(".gpkg"))
    .map((name) => join(of, name));
}

/** Faults by our rules, read from a copy. */
function faultsOf(path: string): string[] {
  const copy = join(temporaryFolder(), "copy.gpkg");
  copyFileSync(path, copy);
  const db = new Database(copy, { readonly: true });
  registerSpatialFunctions(db);
  const faults = geoPackageFaults(db);
  db.close();
  return faults;
}

test.skipIf(folder === null)("the suite has its six files", () => {
  expect(files).toHaveLength(6);
});

test.for(files)("%s is judged as its README says", (path) => {
  const faults = faultsOf(path);
  if (path.endsWith("test.gpkg")) expect(faults.join()).toMatch(/gpkg_contents/);
  else expect(faults).toEqual([]);
});

test.for(files)("%s is no project of ours", (path) => {
  const copy = join(temporaryFolder(), "copy.gpkg");
  copyFileSync(path, copy);
  expect(codeThrownBy(() => openProject(copy, { mode: "read", person: "张三" }))).toBe(
    "project.notOurs",
  );
});

test("our own file keeps the same rules", () => {
  const project = newProject();
  importSampleParcels(project);
  closeProject(project);
  expect(faultsOf(project.path)).toEqual([]);
});
