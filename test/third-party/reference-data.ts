import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

let told = false;

/**
 * The folder of third-party test data beside the repository (`../shared/data`). Where it is missing a
 * build machine fails; a user's machine reads one line and gets null, and the suite skips itself.
 */
export function referenceDataFolder(): string | null {
  const folder = fileURLToPath(new URL("../../../shared/data", import.meta.url));
  if (existsSync(folder)) return folder;
  if (process.env.CI) throw new Error(`The reference data is missing: ${folder}`);
  if (!told) console.warn("跳过第三方数据测试:没有 ../shared/data。");
  told = true;
  return null;
}
