import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterEach, expect, test } from "vitest";
import { serveSchema } from "../../electron/cli/json-schemas.ts";
import { httpClient } from "../contract/doors.ts";
import { makeFolder, removeFolder, runQhs } from "./run-qhs.ts";

const launcher = path.resolve(import.meta.dirname, "../../electron/cli/qhs.mjs");
const folders: string[] = [];
const children: ChildProcessWithoutNullStreams[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const folder of folders.splice(0)) removeFolder(folder);
});

async function newProject(): Promise<{ folder: string; file: string }> {
  const folder = makeFolder();
  folders.push(folder);
  const file = path.join(folder, "a.gpkg");
  const made = await runQhs(folder, "new", file, "--name", "虚构镇", "--person", "张三");
  expect(made.exitCode).toBe(0);
  return { folder, file };
}

interface Serving {
  lines: AsyncIterator<string>;
  /** Sends Ctrl+C and waits for the end. */
  interrupt(): Promise<{ exitCode: number | null; rest: string[] }>;
}

function serve(folder: string, ...given: readonly string[]): Serving {
  const child = spawn(process.execPath, [launcher, "serve", ...given, "--no-open"], {
    cwd: folder,
    env: { ...process.env, XDG_CONFIG_HOME: folder, APPDATA: folder },
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  return {
    lines,
    interrupt: async () => {
      child.kill("SIGINT");
      const exitCode = await ended;
      const rest: string[] = [];
      for (let line = await lines.next(); !line.done; line = await lines.next()) {
        rest.push(line.value);
      }
      return { exitCode, rest };
    },
  };
}

test("--json: the first line is the address and the token, and there is no other document", async () => {
  const { folder, file } = await newProject();
  const serving = serve(folder, file, "--json", "--person", "张三");
  const { value } = await serving.lines.next();
  const { url, token } = serveSchema.parse(JSON.parse(value));
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  const client = httpClient({ url, token, openingUrl: "", close: async () => {} });
  const state = await client.call("project.state", {});
  expect(state).toMatchObject({ name: "虚构镇", mode: "write", person: "张三" });
  expect((await fetch(url)).status).toBe(200);
  client.close();
  const { exitCode, rest } = await serving.interrupt();
  expect({ exitCode, rest }).toEqual({ exitCode: 0, rest: [] });
  const beside = readdirSync(folder).filter((name) => /-(wal|shm|journal)$/.test(name));
  expect(beside).toEqual([]);
});

test("for people: the address with its one-time code; another writer makes it read-only", async () => {
  const { folder, file } = await newProject();
  const first = serve(folder, file, "--json", "--person", "张三");
  await first.lines.next();
  const second = serve(folder, file, "--person", "李四");
  expect((await second.lines.next()).value).toBe("已打开“虚构镇”(别的程序正在写它,只能查看)。");
  await second.lines.next();
  expect((await second.lines.next()).value).toMatch(/^ {2}http:\/\/127\.0\.0\.1:\d+\/#[\w-]{22}$/);
  expect((await second.interrupt()).exitCode).toBe(0);
  expect((await first.interrupt()).exitCode).toBe(0);
});

test("a file that is not there is a user error, as everywhere", async () => {
  const { folder } = await newProject();
  const result = await runQhs(folder, "serve", "none.gpkg", "--json", "--person", "张三");
  expect(result.exitCode).toBe(1);
  expect(JSON.parse(result.standardOutput)).toMatchObject({ error: { code: "project.missing" } });
});
