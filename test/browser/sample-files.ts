import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { closeProject, createProject } from "../../electron/core/project/project.ts";
import { reconcile } from "../../electron/core/reconcile/reconcile.ts";
import { defaultReconcileSettings } from "../../electron/core/reconcile/settings.ts";
import { quietContext } from "../../shared/contract/progress.ts";
import { runQhs } from "../cli/run-qhs.ts";
import { readSampleTruth, sampleProject } from "../golden/sample-project.ts";
import { fillProject } from "../support/filled/filled-project.ts";

/** The committed sample township (invented). */
export const township = path.resolve(import.meta.dirname, "../../sample-data/township");

const folders: string[] = [];

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "qhs-browser-"));
  folders.push(folder);
  return folder;
}

/** For the end of a test file. */
export function removeTemporaryFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

let prepared: Promise<string> | undefined;

/** A copy of the sample township, imported and reconciled; made once for a test file. */
export async function reconciledProject(): Promise<string> {
  prepared ??= prepare();
  const file = path.join(temporaryFolder(), "样例镇.gpkg");
  copyFileSync(await prepared, file);
  return file;
}

async function prepare(): Promise<string> {
  const { project } = await sampleProject(temporaryFolder(), readSampleTruth());
  await reconcile(project, { ...defaultReconcileSettings, dryRun: false }, quietContext);
  const { path: file } = project;
  closeProject(project);
  return file;
}

let filled: Promise<string> | undefined;

/** The same with contracts, money, postings and reports in it (all invented); made once for a test file. */
export async function filledProject(): Promise<string> {
  filled ??= reconciledProject().then(async (file) => {
    await fillProject(file);
    return file;
  });
  return await filled;
}

/** The sample township as the first start makes it, with its sheets printed. */
export async function demoProject(): Promise<string> {
  const folder = temporaryFolder();
  await runQhs(folder, "demo", "--out", folder);
  return path.join(folder, "样例乡镇.gpkg");
}

export function emptyProject(): string {
  const file = path.join(temporaryFolder(), "新项目.gpkg");
  closeProject(createProject(file, { name: "新项目", person: "测试" }));
  return file;
}
