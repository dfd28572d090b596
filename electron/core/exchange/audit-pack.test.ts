import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { quietContext } from "../../../shared/contract/progress.ts";
import { listEvents } from "../project/event-reader.ts";
import { closeProject, openProject } from "../project/project.ts";
import { sha256OfFile } from "../project/reading-copy.ts";
import { newProject, removeTemporaryFolders } from "../project/testing/sample-project.ts";
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
