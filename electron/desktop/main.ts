import path from "node:path";
import { shell } from "electron/common";
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  protocol,
  screen,
  session,
  utilityProcess,
} from "electron/main";
import { personOfThisMachine, settingsFolder } from "../core/calls/this-machine.ts";
import { pageFolder } from "../page/page-files.ts";
import { runDesktop } from "./desktop.ts";
import { onDisk } from "./on-disk.ts";

const folder = import.meta.dirname;
const electron = {
  ...{ app, BrowserWindow, dialog, ipcMain, Menu, protocol, screen, session, utilityProcess },
  shell,
};

runDesktop(electron, {
  argv: process.argv,
  workingFolder: process.cwd(),
  environment: process.env,
  thread: { person: personOfThisMachine(), settingsFolder: settingsFolder() },
  sampleFile: app.isPackaged
    ? path.join(process.resourcesPath, "sample/样例乡镇.gpkg")
    : path.resolve(folder, "../../out/sample/样例乡镇.gpkg"),
  pageFolder: onDisk(pageFolder),
  preloadFile: path.join(folder, "preload.cjs"),
  coreFile: onDisk(path.join(folder, "core-side/core-process.ts")),
});
