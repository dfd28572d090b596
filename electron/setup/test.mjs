// `npm test`: sets up what is missing, then runs every check in order (D40).
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { installWhatIsMissing, ownEnvironment, ownNode, root } from "./install.mjs";
import { installSystemTools } from "./system-tools.mjs";

const checks = [
  { title: "类型 shared", tool: ["typescript/bin/tsc", "-p", "shared"] },
  { title: "类型 electron", tool: ["typescript/bin/tsc", "-p", "electron"] },
  { title: "类型 desktop", tool: ["typescript/bin/tsc", "-p", "electron/desktop"] },
  { title: "类型 renderer", tool: ["typescript/bin/tsc", "-p", "renderer"] },
  { title: "类型 test", tool: ["typescript/bin/tsc", "-p", "test"] },
  { title: "写法与格式", tool: ["@biomejs/biome/bin/biome", "ci", "--error-on-warnings"] },
  { title: "引用方向", file: "test/house/check-imports.ts" },
  { title: "无用代码", tool: ["knip/bin/knip.js"] },
  {
    title: "网页",
    tool: [
      "vite/bin/vite.js",
      "build",
      "--config",
      "renderer/vite.config.ts",
      "--logLevel",
      "warn",
    ],
  },
  { title: "窗口", file: "electron/setup/test-desktop.mjs" },
];

/** Runs one program on Node 24 with our own tools first; tells whether it ended well. */
function runs(script, scriptArguments) {
  const result = spawnSync(ownNode, [script, ...scriptArguments], {
    cwd: root,
    stdio: "inherit",
    env: ownEnvironment(),
  });
  return result.status === 0;
}

function runCheck(check) {
  if (check.file !== undefined) return runs(path.join(root, check.file), []);
  const [script, ...scriptArguments] = check.tool;
  return runs(path.join(root, "node_modules", script), scriptArguments);
}

/** Runs every suite; the counts come from vitest's own report, not from its screen. */
function runSuites() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "qhs-test-"));
  const report = path.join(folder, "vitest.json");
  try {
    const passed = runs(path.join(root, "node_modules/vitest/vitest.mjs"), [
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ]);
    const counts = JSON.parse(readFileSync(report, "utf8"));
    return {
      passed,
      passedTests: counts.numPassedTests,
      failedTests: passed ? counts.numFailedTests : Math.max(1, counts.numFailedTests),
      skippedTests: counts.numPendingTests + counts.numTodoTests,
    };
  } catch (error) {
    console.error(`测试没有跑完:${error.message}`);
    return { passed: false, passedTests: 0, failedTests: 1, skippedTests: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function main() {
  installWhatIsMissing();
  installSystemTools();
  const outcomes = [];
  for (const check of checks) {
    console.log(`\n── ${check.title}`);
    outcomes.push({ title: check.title, passed: runCheck(check) });
  }
  console.log("\n── 测试");
  const suites = runSuites();
  outcomes.push({ title: "测试", passed: suites.passed });

  console.log("\n── 小结");
  for (const { title, passed } of outcomes) console.log(`${passed ? "通过  " : "未通过"} ${title}`);
  const skipped = suites.skippedTests > 0 ? `, ${suites.skippedTests} skipped` : "";
  console.log(`\n${suites.passedTests} passed, ${suites.failedTests} failed${skipped}`);
  process.exitCode = outcomes.every((outcome) => outcome.passed) ? 0 : 1;
}

main();
