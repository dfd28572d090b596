// Runs under the Node a machine already has (20 or newer), so: no packages and no TypeScript here.
import { spawnSync } from "node:child_process";
import process from "node:process";
import { fail } from "./install.mjs";

/** What the tests call: GDAL, SpatiaLite, Poppler, a Chinese font, LibreOffice Calc and Chromium. */
const debianPackages = [
  "gdal-bin",
  "libsqlite3-mod-spatialite",
  "poppler-utils",
  "fonts-noto-cjk",
  "libreoffice-calc-nogui",
  "chromium",
];

/** Elsewhere than on Debian only the programs themselves can be asked for. */
const programs = ["ogrinfo", "ogr2ogr", "pdftoppm", "soffice", "chromium"];

function answers(command, commandArguments) {
  const result = spawnSync(command, commandArguments, { encoding: "utf8" });
  return result.error === undefined ? result.stdout : null;
}

function missingDebianPackages() {
  return debianPackages.filter((name) => {
    const status = answers("dpkg", ["-s", name]);
    return status === null || !status.includes("Status: install ok installed");
  });
}

function aptGet(...aptArguments) {
  const result = spawnSync("apt-get", aptArguments, {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return result.status === 0;
}

function setUpDebian() {
  const missing = missingDebianPackages();
  if (missing.length === 0) return;
  const manual = `apt-get install ${missing.join(" ")}`;
  if (process.getuid?.() !== 0) fail(`测试还缺系统工具,请先运行:sudo ${manual}`);
  console.log(`正在安装测试所需的系统工具:${missing.join(" ")}……`);
  const installed =
    aptGet("update", "-q") && aptGet("install", "-y", "-q", "--no-install-recommends", ...missing);
  if (!installed) fail(`系统工具没有装好,请手工运行:${manual}`);
}

/** Installs what the tests need where it may (root on Debian), else says in one line what to install. */
export function installSystemTools() {
  if (answers("dpkg", ["--version"]) !== null) {
    setUpDebian();
    return;
  }
  const missing = programs.filter((name) => answers(name, ["--version"]) === null);
  if (missing.length > 0) {
    fail(
      `测试还缺程序 ${missing.join("、")},请先安装 GDAL(带 SpatiaLite)、Poppler、LibreOffice、Chromium。`,
    );
  }
}
