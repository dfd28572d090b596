import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { ownEnvironment, ownNode, root } from "./install.mjs";

/**
 * Builds the page of the window where it has not been built yet, as in a tree fresh from git. Packages
 * bring it along. What the build says goes to standard error.
 */
export function buildPageIfMissing() {
  if (existsSync(path.join(root, "renderer/dist/index.html"))) return;
  const vite = path.join(root, "node_modules/vite/bin/vite.js");
  const result = spawnSync(
    ownNode,
    [vite, "build", "--config", "renderer/vite.config.ts", "--logLevel", "warn"],
    { cwd: root, stdio: ["ignore", 2, 2], env: ownEnvironment() },
  );
  if (result.status !== 0) {
    throw new Error("网页没有生成,请看上面的提示;可在程序目录运行 npm run build:page 再试。");
  }
}
