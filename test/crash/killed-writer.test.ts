import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { listEvents } from "../../electron/core/project/event-log.ts";
import { closeProject, openProject } from "../../electron/core/project/project.ts";
import {
  codeThrownBy,
  digestOfFile,
  importSampleParcels,
  newProject,
  removeTemporaryFolders,
} from "../../electron/core/project/testing/sample-project.ts";
import { verifyProject } from "../../electron/core/project/verify.ts";

afterAll(removeTemporaryFolders);

const child = join(import.meta.dirname, "write-and-hang.ts");

/** A project whose writer is killed in the middle of a command; what it finished before must be kept. */
async function killedInTheMiddle(meanwhile: (path: string) => void): Promise<string> {
  const project = newProject();
  importSampleParcels(project);
  closeProject(project);
  const writer = spawn(process.execPath, [child, project.path], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(writer.stdout, "data");
  meanwhile(project.path);
  const exit = once(writer, "exit");
  writer.kill("SIGKILL");
  await exit;
  return project.path;
}

const names = (path: string, mode: "read" | "write") => {
  const project = openProject(path, { mode, person: "张三" });
  const rows = project.db.prepare("SELECT name FROM unit_setting").pluck().all();
  const parcels = project.db.prepare("SELECT count(*) FROM parcel").pluck().get();
  const events = listEvents(project).map(({ command }) => command);
  closeProject(project);
  return { rows, parcels, events };
};

test("T8: after a kill in the middle of a command, what was finished is there, the rest is not", async () => {
  const path = await killedInTheMiddle((running) => {
    const open = () => openProject(running, { mode: "write", person: "张三" });
    expect(codeThrownBy(open)).toBe("project.locked");
  });
  expect(existsSync(`${path}-wal`)).toBe(true);
  const found = names(path, "write");
  expect(found.rows).toEqual(["写完的(虚构)"]);
  expect(found.parcels).toBe(3);
  expect(found.events[0]).toBe("test.finished");
  const beside = readdirSync(dirname(path)).filter((name) => !name.endsWith("-copies"));
  expect(beside).toEqual(["sample.gpkg"]);
  expect(verifyProject(path).ok).toBe(true);
});

test("A6: reading and verifying what a crash left changes no byte of the file", async () => {
  const path = await killedInTheMiddle(() => {});
  const before = digestOfFile(path);
  const size = statSync(`${path}-wal`).size;
  expect(verifyProject(path).ok).toBe(true);
  expect(names(path, "read")).toMatchObject({ rows: ["写完的(虚构)"], parcels: 3 });
  expect(digestOfFile(path)).toBe(before);
  expect(statSync(`${path}-wal`).size).toBe(size);
});
