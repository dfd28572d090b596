import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isInstalled, root } from "../../electron/setup/install.mjs";

type Packages = Record<string, { version?: string; integrity?: string; optional?: boolean }>;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "qhs-setup-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function lay(locked: Packages, installed: Packages | null): boolean {
  writeFileSync(path.join(folder, "package-lock.json"), JSON.stringify({ packages: locked }));
  if (installed !== null) {
    mkdirSync(path.join(folder, "node_modules"), { recursive: true });
    const list = path.join(folder, "node_modules/.package-lock.json");
    writeFileSync(list, JSON.stringify({ packages: installed }));
  }
  return isInstalled(folder);
}

const one = { "node_modules/one": { version: "1.0.0", integrity: "sha512-a" } };

test("D40: packages are installed only where node_modules is missing or behind the lockfile", () => {
  expect(lay(one, null)).toBe(false);
  expect(lay(one, one)).toBe(true);
  expect(lay({ "": { version: "0.1.0" }, ...one }, one), "the project itself is no package").toBe(
    true,
  );
  expect(lay({ ...one, "node_modules/two": { version: "2.0.0" } }, one)).toBe(false);
  const newer = { "node_modules/one": { version: "1.0.1", integrity: "sha512-b" } };
  expect(lay(newer, one)).toBe(false);
});

test("D40: packages for other systems may be absent", () => {
  const windows = { "node_modules/one-win32": { version: "1.0.0", optional: true } };
  expect(lay({ ...one, ...windows }, one)).toBe(true);
});

test("D40: what these tests run on is installed", () => {
  expect(isInstalled(root)).toBe(true);
  expect(Number(process.versions.node.split(".")[0])).toBeGreaterThanOrEqual(24);
});
