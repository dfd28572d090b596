import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const launcher = path.join(root, "electron/cli/qhs.mjs");

export interface QhsResult {
  exitCode: number;
  standardOutput: string;
  standardError: string;
}

/** A person's config folder of their own, so that a test never sees this machine's name. */
function environment(configFolder: string): NodeJS.ProcessEnv {
  return { ...process.env, XDG_CONFIG_HOME: configFolder, APPDATA: configFolder };
}

/** Runs the real command line as a child process, by the launcher that `npx qhs` starts. */
export function runQhs(folder: string, ...given: readonly string[]): Promise<QhsResult> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [launcher, ...given],
      { cwd: folder, env: environment(folder), maxBuffer: 1 << 28 },
      (error, standardOutput, standardError) => {
        const exitCode = error === null ? 0 : error.code;
        if (typeof exitCode !== "number") reject(error);
        else resolve({ exitCode, standardOutput, standardError });
      },
    );
  });
}

/** As `runQhs`, and sends SIGINT to the launcher once `isUnderWay` says so. */
export async function interruptQhs(
  folder: string,
  given: readonly string[],
  isUnderWay: () => boolean,
): Promise<QhsResult> {
  const child = spawn(process.execPath, [launcher, ...given], {
    cwd: folder,
    env: environment(folder),
  });
  let standardOutput = "";
  let standardError = "";
  child.stdout.on("data", (chunk) => {
    standardOutput += chunk;
  });
  child.stderr.on("data", (chunk) => {
    standardError += chunk;
  });
  const poll = setInterval(() => {
    if (!isUnderWay()) return;
    clearInterval(poll);
    child.kill("SIGINT");
  }, 5);
  const exitCode = await new Promise<number>((resolve) =>
    child.on("close", (code) => resolve(code ?? -1)),
  );
  clearInterval(poll);
  return { exitCode, standardOutput, standardError };
}

export function makeFolder(): string {
  return mkdtempSync(path.join(tmpdir(), "qhs-cli-"));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Gives a test a folder of its own and takes it away again. */
export async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = makeFolder();
  try {
    await work(folder);
  } finally {
    removeFolder(folder);
  }
}

/** The digest of a closed project file without SQLite's own header, which counts the openings. */
export function contentDigest(file: string): string {
  return createHash("sha256").update(readFileSync(file).subarray(100)).digest("hex");
}

export function fileDigest(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
