import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

/** Words in backquotes that begin with one of our folders. */
function namedPaths(page: string): string[] {
  const words = [...page.matchAll(/`([^`\s]+)`/g)].map((match) => match[1] ?? "");
  return words.filter((word) =>
    /^(docs|electron|renderer|sample-data|seeds|shared|test)(\/|$)/.test(word),
  );
}

test("every path that the documents name exists", () => {
  const pages = [
    "README.md",
    ...readdirSync(path.join(root, "docs")).map((name) => `docs/${name}`),
  ];
  const texts = pages.filter((name) => name.endsWith(".md"));
  expect(texts.length).toBeGreaterThan(3);
  for (const name of texts) {
    const paths = namedPaths(readFileSync(path.join(root, name), "utf8"));
    const missing = paths.filter((named) => !existsSync(path.join(root, named)));
    expect(missing, name).toEqual([]);
  }
});

test("docs/architecture.md names every folder of core and shared", () => {
  const page = readFileSync(path.join(root, "docs/architecture.md"), "utf8");
  const named = namedPaths(page);
  const folders = ["shared", "electron/core"].flatMap((parent) =>
    readdirSync(path.join(root, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${parent}/${entry.name}`),
  );
  expect(folders.filter((folder) => !named.includes(folder))).toEqual([]);
});

test("docs/decisions.md gives a reason for every dependency", () => {
  const page = readFileSync(path.join(root, "docs/decisions.md"), "utf8");
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Record<
    "dependencies" | "devDependencies",
    Record<string, string>
  >;
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const unnamed = names.filter(
    (name) => !name.startsWith("@types/") && !page.includes(`\`${name}\``),
  );
  expect(unnamed).toEqual([]);
});
