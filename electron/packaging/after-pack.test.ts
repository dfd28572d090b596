import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { afterEach, beforeEach, expect, test } from "vitest";
import afterPack, { releaseFuses } from "./after-pack.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "qhs-pack-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const prebuilds = () =>
  path.join(folder, "resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds");

/** What a package holds, as far as it matters here: a program with its fuses all on, and prebuilds. */
function layOut(program: string, names: readonly string[]) {
  const wire = Buffer.from([1, 8, ...Array.from({ length: 8 }, () => FuseState.ENABLE)]);
  const sentinel = Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX");
  writeFileSync(path.join(folder, program), Buffer.concat([Buffer.alloc(100), sentinel, wire]));
  mkdirSync(prebuilds(), { recursive: true });
  for (const name of names) writeFileSync(path.join(prebuilds(), name), "");
}

const allPrebuilds = ["linux-x64.node", "linux-arm64.node", "linuxmusl-x64.node", "win32-x64.node"];
const packager = { executableName: "qinghuashou" };

test.each([
  ["linux", 3, "qinghuashou", "linux-arm64.node"],
  ["linux", 1, "qinghuashou", "linux-x64.node"],
  ["win32", 1, "qinghuashou.exe", "win32-x64.node"],
])("%s %i keeps its own prebuilt and sets every fuse", async (platform, arch, program, kept) => {
  layOut(program, allPrebuilds);
  await afterPack({ appOutDir: folder, electronPlatformName: platform, arch, packager });
  expect(readdirSync(prebuilds())).toEqual([kept]);
  const wire = await getCurrentFuseWire(path.join(folder, program));
  expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
  expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE);
  expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.DISABLE);
  expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
  expect(wire[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(FuseState.DISABLE);
});

test("a package without its own prebuilt, or without fuses, is not made", async () => {
  const context = { appOutDir: folder, electronPlatformName: "linux", arch: 3, packager };
  layOut("qinghuashou", ["win32-x64.node"]);
  await expect(afterPack(context)).rejects.toThrow("linux-arm64.node");
  layOut("qinghuashou", allPrebuilds);
  writeFileSync(path.join(folder, "qinghuashou"), "no Electron");
  await expect(afterPack(context)).rejects.toThrow("sentinel");
});

test("only a test build can be inspected", () => {
  expect(releaseFuses()[FuseV1Options.EnableNodeCliInspectArguments]).toBe(false);
  expect(releaseFuses({ isTestBuild: true })[FuseV1Options.EnableNodeCliInspectArguments]).toBe(
    true,
  );
});
