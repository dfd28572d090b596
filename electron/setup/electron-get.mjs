// `npm run electron:get`: fetches Electron's program for this machine. Nothing else ever touches the
// network once the packages are installed (D40).
import process from "node:process";
import { findElectron } from "./electron-binary.mjs";
import { installWhatIsMissing, ownNode, root } from "./install.mjs";
import { runProgram } from "./run-program.mjs";

installWhatIsMissing();
const code = await runProgram(ownNode, [`${root}/node_modules/electron/install.js`]);
if (code === 0) {
  const found = findElectron(root, { isRoot: false, environment: { DISPLAY: "any" } });
  console.log(
    "program" in found ? `Electron 已在本机:${found.program}` : `仍不能用:${found.reason}`,
  );
} else {
  console.error("Electron 没有取到。请检查网络后再试;没有它也能用:npm start 会在浏览器里打开。");
}
process.exitCode = code === 0 ? 0 : 3;
