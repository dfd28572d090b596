import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { verifyChain } from "../../electron/core/project/event-log.ts";
import { migrations, schemaVersion } from "../../electron/core/project/migrations/index.ts";
import { closeProject, openProject, projectInfo } from "../../electron/core/project/project.ts";
import { getOption } from "../../electron/core/project/settings.ts";
import {
  removeTemporaryFolders,
  temporaryFolder,
} from "../../electron/core/project/testing/sample-project.ts";
import { verifyProject } from "../../electron/core/project/verify.ts";

afterAll(removeTemporaryFolders);

/** One project file of each schema version, kept for ever: three parcels, a run, a plot, an option. */
const folder = join(import.meta.dirname, "../fixtures/project-files");
const files = readdirSync(folder).filter((name) => name.endsWith(".gpkg.gz"));

test("there is a file of every schema version that was ever written", () => {
  expect(files).toEqual(migrations.map(({ version }) => `schema-${version}.gpkg.gz`));
});

test.for(files)("%s opens, is brought forward, and loses nothing", (name) => {
  const path = join(temporaryFolder(), name.replace(/\.gz$/, ""));
  writeFileSync(path, gunzipSync(readFileSync(join(folder, name))));
  const project = openProject(path, { mode: "write", person: "王五(虚构)" });
  expect(projectInfo(project)).toMatchObject({
    schema_version: String(schemaVersion),
    project_name: "示例镇(虚构)",
  });
  expect(getOption(project, "mu_decimals")).toBe("3");
  const count = (table: string) =>
    project.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  expect(["parcel", "register_holder", "piece", "plot", "plot_shape", "run"].map(count)).toEqual([
    3, 1, 1, 1, 1, 1,
  ]);
  expect(verifyChain(project)).toEqual([]);
  closeProject(project);
  expect(verifyProject(path).checks.filter(({ ok }) => !ok)).toEqual([]);
});
