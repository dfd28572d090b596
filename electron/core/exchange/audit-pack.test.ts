import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { quietContext } from "../../../shared/contract/progress.ts";
import { runCommand } from "../project/event-log.ts";
import { listEvents } from "../project/event-reader.ts";
import { closeProject, openProject } from "../project/project.ts";
import { sha256OfFile } from "../project/reading-copy.ts";
import { sheetsFolder } from "../project/sheets-folder.ts";
import {
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
  storeSampleRun,
} from "../project/testing/sample-project.ts";
import { packOpenProject } from "./audit-pack.ts";

afterAll(removeTemporaryFolders);

test("a package that is stopped leaves no folder, and the log says so (A8)", async () => {
  const project = newProject();
  const folder = path.join(path.dirname(project.path), "数据包");
  const phases: string[] = [];
  const stopped = packOpenProject(project, folder, {
    progress: ({ phase }) => phases.push(phase),
    isCancelled: () => phases.length > 0,
  });
  await expect(stopped).rejects.toMatchObject({ code: "cancelled" });
  expect(existsSync(folder)).toBe(false);
  const [last, before] = listEvents(project).map(({ command }) => command);
  expect([last, before]).toEqual(["audit.packStopped", "audit.pack"]);
  closeProject(project);
});

test("A6: the copy of an open project is one plain file, which reading changes no byte of", async () => {
  const project = newProject();
  const folder = path.join(path.dirname(project.path), "数据包");
  await packOpenProject(project, folder, quietContext);
  const copy = path.join(folder, path.basename(project.path));
  const before = sha256OfFile(copy);
  const read = openProject(copy, { mode: "read", person: "审计" });
  expect(listEvents(read)).toEqual(listEvents(project));
  closeProject(read);
  closeProject(project);
  expect(sha256OfFile(copy)).toBe(before);
  expect(readdirSync(folder)).toHaveLength(3);
});

test("issue 6 §4: printed PDFs go along when they are what was recorded, so that an auditor sees the village's", async () => {
  const project = newProject();
  importSampleParcels(project);
  storeSampleRun(project);
  const sheets = sheetsFolder(project.path);
  mkdirSync(sheets);
  writeFileSync(path.join(sheets, "went-out.pdf"), "one");
  writeFileSync(path.join(sheets, "changed.pdf"), "two, changed since");
  runCommand(project, { command: "sheets.print", undoable: false }, ({ insert }) => {
    const job = { group_code: "14072510120101", profile: "work", paper: "A4", run_id: 1 };
    for (const [content, version] of [
      ["one", 1],
      ["two", 2],
    ] as const) {
      const file_sha256 = createHash("sha256").update(content).digest("hex");
      const printed_at = "2026-03-01T00:00:00.000+00:00";
      insert("print_job", { ...job, version, file_sha256, pages: 1, printed_at });
    }
  });
  const folder = path.join(path.dirname(project.path), "数据包");
  const { files } = await packOpenProject(project, folder, quietContext);
  const name = `${path.basename(sheets)}/went-out.pdf`;
  expect(files.map((file) => file.name)).toContain(name);
  expect(readdirSync(path.join(folder, path.basename(sheets)))).toEqual(["went-out.pdf"]);
  closeProject(project);
});
