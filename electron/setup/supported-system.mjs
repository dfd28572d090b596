// Runs under the Node a machine already has (20 or newer), so: no packages and no TypeScript here.
import process from "node:process";

const oldestGlibc = [2, 34];

function glibcVersion() {
  const header = process.report?.getReport().header;
  return header?.glibcVersionRuntime ?? null;
}

function isOlder(version, oldest) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
}

/**
 * One Chinese sentence when this system is not supported (D39), else null.
 * @param {{ platform?: string, arch?: string, glibc?: string | null }} [system] what to judge instead of this machine
 */
export function unsupportedReason({
  platform = process.platform,
  arch = process.arch,
  glibc = platform === "linux" ? glibcVersion() : null,
} = {}) {
  const supported = "清化收支持 Windows 10 及以上(64 位)和 Linux(x64、arm64,glibc 2.34 及以上)";
  if (platform === "win32" && arch === "x64") return null;
  if (platform !== "linux" || (arch !== "x64" && arch !== "arm64")) {
    return `${supported},本机是 ${platform} ${arch},不能运行。`;
  }
  if (glibc === null) return `${supported},本机的 Linux 不用 glibc,不能运行。`;
  if (isOlder(glibc, oldestGlibc)) return `${supported},本机 glibc 是 ${glibc},不能运行。`;
  return null;
}
