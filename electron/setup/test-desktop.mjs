// `npm run test:desktop`: the window's own cases, wherever Electron's program is.
import process from "node:process";
import { buildPageIfMissing } from "./build-page.mjs";
import { findElectron } from "./electron-binary.mjs";
import { installWhatIsMissing, ownEnvironment, ownNode, root } from "./install.mjs";
import { runProgram } from "./run-program.mjs";

installWhatIsMissing();
const electron = findElectron(root);
if ("program" in electron) {
  buildPageIfMissing();
  process.exitCode = await runProgram(
    ownNode,
    [`${root}/node_modules/vitest/vitest.mjs`, "run", "--config", "test/desktop/vitest.config.ts"],
    { ...ownEnvironment(), QHS_ELECTRON: electron.program },
  );
} else {
  console.log(`窗口的 5 个测试没有运行(not run):${electron.reason}。`);
}
