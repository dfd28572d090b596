import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { importedNames, importFaults, places, testPackages } from "./import-rules.ts";

test("every form of import is seen, comments are not", () => {
  // The mark keeps the check itself from taking these lines for imports.
  const source = `
im@port one from "one";
im@port {
  two,
} from "../two.ts";
ex@port { three } from "./three.ts";
im@port "four";
const five = await im@port("five");
const six = re@quire("six");
const worker = new Worker(new U@RL("./seven.ts", import.meta.url));
// im@port no from "no";
/* im@port no from "neither"; */
`.replaceAll("@", "");
  expect(importedNames(source).sort()).toEqual(
    ["one", "../two.ts", "./three.ts", "four", "five", "six", "./seven.ts"].sort(),
  );
});

test("shared stands alone: no Node, no other folder, no unplaced package", () => {
  expect(importFaults("shared/land/mu.ts", `import { x } from "../contract/errors.ts";`)).toEqual(
    [],
  );
  expect(importFaults("shared/land/mu.ts", `import fs from "node:fs";`)).toHaveLength(1);
  expect(importFaults("shared/land/mu.ts", `import { z } from "zod";`)).toHaveLength(1);
  expect(importFaults("shared/contract/calls.ts", `import { z } from "zod";`)).toEqual([]);
  expect(
    importFaults(
      "shared/land/mu.ts",
      `import { y } from "../../electron/core/project/project.ts";`,
    ),
  ).toHaveLength(1);
});

test("core knows no host, and its rooms lie in one direction", () => {
  const from = (file: string, target: string) =>
    importFaults(file, `import { x } from "${target}";`);
  expect(from("electron/core/project/project.ts", "../../cli/main.ts")).toHaveLength(1);
  expect(from("electron/core/project/project.ts", "../exchange/import-layer.ts")).toHaveLength(1);
  expect(from("electron/core/formats/dbf.ts", "../project/project.ts")).toHaveLength(1);
  expect(from("electron/core/exchange/import-layer.ts", "../formats/dbf.ts")).toEqual([]);
  expect(from("electron/core/exchange/import-layer.ts", "../project/project.ts")).toEqual([]);
  expect(from("electron/core/reconcile/reconcile.ts", "../sheets/pack.ts")).toHaveLength(1);
  expect(from("electron/cli/commands/new.ts", "../../core/project/project.ts")).toEqual([]);
  expect(from("electron/cli/main.ts", "../../renderer/app.ts")).toHaveLength(1);
  expect(from("renderer/screens/map.ts", "../../electron/core/project/project.ts")).toHaveLength(1);
});

test("a fault names file and package", () => {
  expect(importFaults("electron/core/sheets/pack.ts", `import x from "left-pad/deep";`)).toEqual([
    "electron/core/sheets/pack.ts: 程序包 left-pad 没有列入 electron/core/sheets",
  ]);
  expect(importFaults("electron/core/reconcile/a.ts", `import x from "@turf/turf";`)).toEqual([]);
});

test("tests may use the test packages, other code may not", () => {
  const source = `import { expect } from "vitest"; `;
  expect(importFaults("shared/land/mu.test.ts", source)).toEqual([]);
  expect(importFaults("shared/land/mu.ts", source)).toHaveLength(1);
});

test("a folder nobody placed fails", () => {
  expect(importFaults("tools/x.ts", "")).toHaveLength(1);
});

test("every package that is placed is a dependency, so the lists hold nothing stale", () => {
  const manifest = JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, "../../package.json"), "utf8"),
  ) as Record<"dependencies" | "devDependencies", Record<string, string>>;
  const known = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).flatMap(
    (name) => [name, name.replace(/^@types\//, "")],
  );
  const placed = [...places.flatMap(({ packages }) => packages), ...testPackages];
  expect(placed.filter((name) => !known.includes(name))).toEqual([]);
});
