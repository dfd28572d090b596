// Runs under the Node a machine already has (20 or newer), so: no packages and no TypeScript here.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

/**
 * Electron's program on this machine, or why it can't open a window. The package `electron` is never
 * loaded for this: loading it fetches the program from the network.
 * @param {string} projectRoot
 * @param {{ platform?: string, environment?: Record<string, string | undefined>, isRoot?: boolean }} [machine] instead of this one
 * @returns {{ program: string } | { reason: string }}
 */
export function findElectron(
  projectRoot,
  {
    platform = process.platform,
    environment = process.env,
    isRoot = process.getuid?.() === 0,
  } = {},
) {
  const program = installedProgram(path.join(projectRoot, "node_modules/electron"));
  if (program === null) {
    return { reason: "本机没有 Electron 的程序文件(联网时可用 npm run electron:get 取来)" };
  }
  if (platform === "linux" && !environment.DISPLAY && !environment.WAYLAND_DISPLAY) {
    return { reason: "这里没有图形桌面" };
  }
  if (platform === "linux" && isRoot) return { reason: "Electron 不以 root 身份运行" };
  return { program };
}

/** What Electron's own install script leaves behind when it has finished. */
function installedProgram(folder) {
  try {
    const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    const fetched = readFileSync(path.join(folder, "dist/version"), "utf8").trim();
    const name = readFileSync(path.join(folder, "path.txt"), "utf8").trim();
    const program = path.join(folder, "dist", name);
    return fetched.replace(/^v/, "") === version && existsSync(program) ? program : null;
  } catch {
    return null;
  }
}
