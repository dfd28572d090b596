import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { temporaryFolder } from "./sample-files.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** `qhs serve` with a project, as a person would start it. */
export interface ServedProject {
  /** Ends with a slash. */
  readonly url: string;
  readonly token: string;
  /** Ends the program at once, as a power cut would. */
  kill(): Promise<void>;
  /** Ends it as Ctrl+C does. */
  stop(): Promise<void>;
}

/** Starts `qhs serve FILE --json` with a config folder of its own and waits for its first line. */
export async function startDoor(
  projectFile: string,
  ...flags: readonly string[]
): Promise<ServedProject> {
  const folder = temporaryFolder();
  const child = spawn(
    process.execPath,
    [
      path.join(root, "electron/cli/qhs.mjs"),
      ...["serve", projectFile, "--no-open", "--json", "--person", "测试", ...flags],
    ],
    {
      cwd: root,
      // The page and the program stand on one machine: the same day for both.
      env: { ...process.env, TZ: "Asia/Shanghai", XDG_CONFIG_HOME: folder, APPDATA: folder },
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that `kill` ends the launcher and the program together.
      detached: true,
    },
  );
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const kill = async () => {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    await exited;
  };
  const stop = async () => {
    child.kill("SIGINT");
    await exited;
  };
  const { url, token } = await firstLine(child);
  return { url, token, kill, stop };
}

async function firstLine(child: ChildProcess): Promise<{ url: string; token: string }> {
  if (child.stdout === null || child.stderr === null) throw new Error("no pipes");
  let complaints = "";
  child.stderr.on("data", (chunk) => {
    complaints += chunk;
  });
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line);
  throw new Error(`qhs serve ended before it was ready: ${complaints}`);
}
