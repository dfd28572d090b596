// `npm run package [linux|win]`: makes the packages for a release, on a machine with a network: Electron, the
// Node for `qhs` and electron-builder with its tools are fetched here and only here.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { buildPageIfMissing } from "../setup/build-page.mjs";
import { fail, installWhatIsMissing, ownEnvironment, root } from "../setup/install.mjs";
import { runQhs } from "../setup/run-program.mjs";

const builder = "electron-builder@26.17.0";
const systems = {
  linux: [
    { os: "linux", arch: "x64" },
    { os: "linux", arch: "arm64" },
  ],
  win: [{ os: "win", arch: "x64" }],
};

function run(program, words, folder = root) {
  const result = spawnSync(program, words, {
    cwd: folder,
    stdio: "inherit",
    env: ownEnvironment(),
    shell: process.platform === "win32",
  });
  if (result.status !== 0) fail(`没有完成:${program} ${words.join(" ")}`);
}

/** The Node of the target system, in the version that we run on: `out/node/win-x64/node.exe`. */
function fetchNode({ os, arch }) {
  const folder = path.join(root, "out/node", `${os}-${arch}`);
  const name = os === "win" ? "node.exe" : "node";
  if (existsSync(path.join(folder, name))) return;
  const { version } = JSON.parse(
    readFileSync(path.join(root, "node_modules/node/package.json"), "utf8"),
  );
  const unpacked = path.join(root, "out/node/unpacked");
  rmSync(unpacked, { recursive: true, force: true });
  mkdirSync(unpacked, { recursive: true });
  const place = ["--prefix", unpacked, "--no-save", "--no-package-lock", "--force"];
  run("npm", ["install", ...place, "--ignore-scripts", `node-${os}-${arch}@${version}`]);
  mkdirSync(folder, { recursive: true });
  cpSync(
    path.join(unpacked, "node_modules", `node-${os}-${arch}`, "bin", name),
    path.join(folder, name),
  );
}

installWhatIsMissing();
buildPageIfMissing();
if (!existsSync(path.join(root, "out/sample/样例乡镇.gpkg"))) {
  const code = await runQhs("demo", "--out", path.join(root, "out/sample"));
  if (code !== 0) process.exit(code);
}
const wanted = process.argv.slice(2).filter((name) => name in systems);
for (const name of wanted.length > 0 ? wanted : Object.keys(systems)) {
  for (const system of systems[name]) {
    fetchNode(system);
    run("npx", ["--yes", builder, `--${name}`, `--${system.arch}`, "--publish", "never"]);
  }
}
