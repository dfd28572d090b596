import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findElectron } from "./electron-binary.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "qhs-electron-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const desk = { platform: "linux", environment: { DISPLAY: ":0" }, isRoot: false };

/** Lays out the package as its install script leaves it. */
function install(version: string, fetched: string) {
  const folder = path.join(root, "node_modules/electron");
  mkdirSync(path.join(folder, "dist"), { recursive: true });
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ version }));
  writeFileSync(path.join(folder, "path.txt"), "electron");
  writeFileSync(path.join(folder, "dist/version"), fetched);
  writeFileSync(path.join(folder, "dist/electron"), "");
  return path.join(folder, "dist/electron");
}

test("without the program it says so, and how to get it", () => {
  expect(findElectron(root, desk)).toEqual({ reason: expect.stringContaining("electron:get") });
});

test("the program is taken when it is complete and of the package's version", () => {
  const program = install("45.4.1", "v45.4.1");
  expect(findElectron(root, desk)).toEqual({ program });
  install("45.5.0", "v45.4.1");
  expect(findElectron(root, desk)).toHaveProperty("reason");
});

test.each([
  ["no desktop", { ...desk, environment: {} }, "图形桌面"],
  ["root", { ...desk, isRoot: true }, "root"],
])("where it could not open a window it says why: %s", (_name, machine, reason) => {
  install("45.4.1", "45.4.1");
  expect(findElectron(root, machine)).toEqual({ reason: expect.stringContaining(reason) });
});

test("Windows needs neither DISPLAY nor a check for root", () => {
  const program = install("45.4.1", "45.4.1");
  const machine = { platform: "win32", environment: {}, isRoot: false };
  expect(findElectron(root, machine)).toEqual({ program });
});

test("D40: no script of the set-up loads the package, for that alone would fetch from the network", () => {
  for (const name of ["start", "electron-binary", "test-desktop", "run-program", "install"]) {
    const source = readFileSync(path.join(import.meta.dirname, `${name}.mjs`), "utf8");
    expect(source).not.toMatch(/(?:from|import|require)\s*\(?\s*["']electron["'/]/);
  }
});
