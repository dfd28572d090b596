import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

test("the top level holds what the architecture names and nothing else", () => {
  const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split(
    "\0",
  );
  const topLevel = new Set(files.filter((file) => file !== "").map((file) => file.split("/")[0]));
  const folders = ["electron", "renderer", "shared", "seeds", "sample-data", "test", "docs"];
  const settings = [
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "tsconfig.base.json",
    "electron-builder.yml",
    "biome.json",
    "vitest.config.ts",
    "README.md",
  ];
  const surplus = [...topLevel].filter(
    (name) => !name?.startsWith(".") && ![...folders, ...settings].includes(name ?? ""),
  );
  expect(surplus).toEqual([]);
});

test("the lockfile names no host", () => {
  expect(readFileSync(path.join(root, "package-lock.json"), "utf8")).not.toContain('"resolved"');
});
