import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { importFaults } from "./import-rules.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** Source files that are in git or about to be. */
function sourceFiles(): string[] {
  const listed = execFileSync(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  return listed
    .split("\0")
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && existsSync(path.join(root, file)));
}

const files = sourceFiles();
const faults = files.flatMap((file) =>
  importFaults(file, readFileSync(path.join(root, file), "utf8")),
);
for (const fault of faults) console.error(fault);
console.log(`引用方向:查了 ${files.length} 个文件,${faults.length} 处不合规则。`);
process.exitCode = faults.length === 0 && files.length > 0 ? 0 : 1;
