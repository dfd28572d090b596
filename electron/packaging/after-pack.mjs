// electron-builder calls this when a package's files lie together, before they are compressed.
import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import {
  FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
} from "@electron/fuses";

/** electron-builder counts the processors of its targets; these are the two that we pack for. */
const archNames = { 1: "x64", 3: "arm64" };

/**
 * What Electron's program may do in a release. `QHS_TEST_BUILD=1` leaves the inspector on, which the
 * window's own tests need.
 */
export function releaseFuses({ isTestBuild = false } = {}) {
  return {
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: isTestBuild,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  };
}

/** Sets the fuses and reads them back; throws where one does not stand as it should. */
export async function setFuses(program, fuses) {
  await flipFuses(program, { version: FuseVersion.V1, ...fuses });
  const wire = await getCurrentFuseWire(program);
  for (const [fuse, wanted] of Object.entries(fuses)) {
    if (wire[fuse] !== (wanted ? FuseState.ENABLE : FuseState.DISABLE)) {
      throw new Error(`${program}: fuse ${FuseV1Options[Number(fuse)]} is not as it should be`);
    }
  }
}

/** Leaves only the platform's prebuilt better-sqlite3; throws where that is missing. */
export function keepOnePrebuilt(folder, name) {
  if (!existsSync(path.join(folder, name))) throw new Error(`${folder} has no ${name}`);
  for (const entry of readdirSync(folder)) if (entry !== name) rmSync(path.join(folder, entry));
}

export default async function afterPack({ appOutDir, electronPlatformName, arch, packager }) {
  const archName = archNames[arch];
  if (archName === undefined) throw new Error(`no package is made for processor ${arch}`);
  const modules = path.join(appOutDir, "resources/app.asar.unpacked/node_modules");
  keepOnePrebuilt(
    path.join(modules, "better-sqlite3/prebuilds"),
    `${electronPlatformName}-${archName}.node`,
  );
  const ending = electronPlatformName === "win32" ? ".exe" : "";
  const program = path.join(appOutDir, packager.executableName + ending);
  await setFuses(program, releaseFuses({ isTestBuild: process.env.QHS_TEST_BUILD === "1" }));
}
