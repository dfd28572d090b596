import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { closeProject } from "../../electron/core/project/project.ts";
import {
  digestOfFile,
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  temporaryFolder,
} from "../../electron/core/project/testing/sample-project.ts";

afterAll(removeTemporaryFolders);

const child = join(import.meta.dirname, "open-as-stranger.ts");
const nobody = 65534;

test("D44: without permission, writing is refused with its reason and reading works", () => {
  const project = newProject();
  importSampleParcels(project);
  closeProject(project);
  const folder = temporaryFolder();
  const sealed = join(folder, "sealed");
  const open = join(folder, "open");
  for (const target of [sealed, open]) {
    mkdirSync(target);
    copyFileSync(project.path, join(target, "a.gpkg"));
    chmodSync(join(target, "a.gpkg"), 0o444);
  }
  chmodSync(folder, 0o755);
  chmodSync(sealed, 0o555);
  chmodSync(open, 0o777);
  const before = digestOfFile(join(sealed, "a.gpkg"));
  const isRoot = process.getuid?.() === 0;
  const stranger = isRoot ? { uid: nobody, gid: nobody } : {};
  const output = execFileSync(process.execPath, [child, sealed, open], {
    ...stranger,
    encoding: "utf8",
  });
  expect(JSON.parse(output)).toEqual({
    create: "disk.denied",
    writeInSealedFolder: "disk.denied",
    writeToSealedFile: "disk.denied",
    backup: "disk.denied",
    read: "ok",
    verify: true,
  });
  expect(readdirSync(sealed)).toEqual(["a.gpkg"]);
  expect(readdirSync(open)).toEqual(["a.gpkg"]);
  expect(digestOfFile(join(sealed, "a.gpkg"))).toBe(before);
  chmodSync(sealed, 0o755);
});
