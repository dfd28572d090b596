// `npm start [项目.gpkg]`: sets up what is missing, then opens the window: Electron's when its program is
// there, else the page in a browser (D40). Further options go to `qhs serve`.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { buildPageIfMissing } from "./build-page.mjs";
import { findElectron } from "./electron-binary.mjs";
import { installWhatIsMissing, ownEnvironment, ownNode, root } from "./install.mjs";
import { runProgram, runQhs } from "./run-program.mjs";

const sampleFolder = path.join(root, "out/sample");
const sample = path.join(sampleFolder, "样例乡镇.gpkg");

/** The project opened last on this machine, or null. */
function lastProject() {
  const result = spawnSync(ownNode, [path.join(root, "electron/cli/last-project.ts")], {
    encoding: "utf8",
  });
  return result.stdout?.trim() || null;
}

/** On a first start the sample township, already reconciled. */
async function prepareSample() {
  if (existsSync(sample)) return;
  console.log("第一次启动:正在准备虚构的样例乡镇,约需半分钟……\n");
  const code = await runQhs("demo", "--out", sampleFolder);
  if (code !== 0) process.exit(code);
  console.log("");
}

/** Opens Electron's window; false where it did not come about. */
async function openWindow(program, files) {
  console.log("用 Electron 打开窗口:它的程序文件在本机。");
  buildPageIfMissing();
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = ownEnvironment();
  const code = await runProgram(program, [root, ...files], environment);
  if (code === 0 || code === 130) return true;
  console.error(`Electron 没有正常结束(退出码 ${code})。`);
  return false;
}

async function openBrowser(file, options, reason) {
  console.log(`在浏览器里打开,因为${reason}。`);
  const code = await runQhs("serve", file, ...options);
  if (code !== 0 && code !== 130) console.error("要打开别的项目:npm start 项目.gpkg");
  process.exitCode = code === 130 ? 0 : code;
}

async function main() {
  const words = process.argv.slice(2);
  const named = words.filter((word) => !word.startsWith("-") && /\.gpkg$/i.test(word));
  const options = words.filter((word) => !named.includes(word));
  installWhatIsMissing();
  const file = named[0] ?? lastProject();
  if (file === null) await prepareSample();
  const electron = findElectron(root);
  if ("program" in electron && (await openWindow(electron.program, named))) return;
  await openBrowser(file ?? sample, options, electron.reason ?? "窗口没有打开");
}

await main();
