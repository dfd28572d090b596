// Runs under the Node a machine already has (20 or newer), so: no packages and no TypeScript here.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { unsupportedReason } from "./supported-system.mjs";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

const isWindows = process.platform === "win32";
const binFolder = path.join(root, "node_modules/.bin");

/** The Node 24 that `npm ci` brings along; behind `.bin/node`, which on Windows is only a shim. */
export const ownNode = isWindows
  ? path.join(root, "node_modules/node/bin/node.exe")
  : path.join(binFolder, "node");

function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

/**
 * Whether every package of the lockfile lies in node_modules in the version that it names. Packages
 * for other systems (optional) may be absent.
 * @param {string} projectRoot
 */
export function isInstalled(projectRoot) {
  const installedList = path.join(projectRoot, "node_modules/.package-lock.json");
  if (!existsSync(installedList)) return false;
  const locked = readJson(path.join(projectRoot, "package-lock.json")).packages;
  const installed = readJson(installedList).packages;
  return Object.entries(locked).every(([place, entry]) => {
    if (place === "") return true;
    const found = installed[place];
    if (found === undefined) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** The environment for our own tools: Node 24 before the system's. */
export function ownEnvironment() {
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  return { ...process.env, [pathName]: binFolder + path.delimiter + process.env[pathName] };
}

/** Brings node_modules up to the lockfile; ends the program with one sentence where it can't. */
export function installWhatIsMissing() {
  const reason = unsupportedReason();
  if (reason !== null) fail(reason);
  if (isInstalled(root) && existsSync(ownNode)) return;
  console.log("正在安装所需的程序包(npm ci)……");
  // Warnings here are about packages that want a newer Node than npm's own; they get Node 24.
  const result = spawnSync("npm", ["ci", "--no-fund", "--no-audit", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
    shell: isWindows,
  });
  if (result.error) fail(`无法运行 npm:${result.error.message}。请先安装 Node.js 20 或更新版本。`);
  if (result.status !== 0) fail("程序包没有装好,请看上面 npm 的提示;检查网络后再试一次。");
  if (!existsSync(ownNode)) {
    fail("程序包已装好,但没有随附的 Node 24。请检查 npm 是否禁止了安装脚本(ignore-scripts)。");
  }
}

/** Prints the sentence and ends with the exit code of an environment fault (D43). */
export function fail(message) {
  console.error(message);
  process.exit(3);
}
