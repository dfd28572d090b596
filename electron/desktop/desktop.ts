import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import type { Shell } from "electron/common";
import type * as Main from "electron/main";
import type { BrowserWindow } from "electron/main";
import type { ThreadStart } from "../core/calls/thread-side.ts";
import { type CoreKeeper, createCoreKeeper } from "./core-keeper.ts";
import { coreGivenUpNotice, coreRestartedNotice, openFailedNotice } from "./core-notices.ts";
import type { Opening } from "./core-side/core-process-side.ts";
import { fileArgument } from "./file-arguments.ts";
import { lockDownContents, lockDownSession, quietSwitches } from "./lock-down.ts";
import { createLog, type Log } from "./log.ts";
import { openMainWindow } from "./main-window.ts";
import { menuTemplate } from "./menu.ts";
import { createTell } from "./notices.ts";
import { pageAddress } from "./page-address.ts";
import { watchPage } from "./page-faults.ts";
import { pageSchemes, servePage } from "./page-scheme.ts";
import { chooseProject, createShellActions } from "./shell-actions.ts";
import { serveShell } from "./shell-host.ts";

/** The parts of Electron that main uses; tests bring a small fake of them. */
export type Electron = Pick<
  typeof Main,
  | "app"
  | "BrowserWindow"
  | "dialog"
  | "ipcMain"
  | "Menu"
  | "protocol"
  | "screen"
  | "session"
  | "utilityProcess"
> & { readonly shell: Shell };

export interface DesktopStart {
  readonly argv: readonly string[];
  readonly workingFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly thread: ThreadStart & { readonly settingsFolder: string };
  /** The reconciled sample township; need not be there. */
  readonly sampleFile: string;
  readonly pageFolder: string;
  readonly preloadFile: string;
  readonly coreFile: string;
}

/** Starts the window: the first process opens it, a second one hands over its file and ends. */
export function runDesktop(electron: Electron, start: DesktopStart): void {
  const { app } = electron;
  const ownFolder = path.join(start.thread.settingsFolder, "window");
  mkdirSync(ownFolder, { recursive: true });
  app.setName("清化收");
  // The lock of the single instance lies in this folder, so it is set first.
  app.setPath("userData", ownFolder);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const log = createLog(ownFolder);
  for (const [name, value] of quietSwitches) app.commandLine.appendSwitch(name, value);
  electron.protocol.registerSchemesAsPrivileged(pageSchemes);
  app.enableSandbox();
  app.on("web-contents-created", (_event, contents) => lockDownContents(contents, log));
  app.on("window-all-closed", () => app.quit());
  const opened = app.whenReady().then(() => openDesktop(electron, start, ownFolder, log));
  opened.catch((error) => {
    log.write(`窗口没有打开:${error instanceof Error ? error.stack : error}`);
    electron.dialog.showErrorBox("清化收没有启动", `${error}\n日志:${log.file}`);
    app.exit(70);
  });
  app.on("second-instance", (_event, argv, workingFolder) => {
    void opened.then(({ bringUp }) => bringUp(fileArgument(argv, workingFolder)));
  });
}

interface Desktop {
  /** Shows the window, with another project where one is named. */
  bringUp(file: string | null): void;
}

/** Opens the window and the core behind it; the window first, so that a fault has a place to be told. */
function openDesktop(
  electron: Electron,
  start: DesktopStart,
  ownFolder: string,
  log: Log,
): Desktop {
  const { app, dialog, session } = electron;
  const paperFolder = path.join(app.getPath("temp"), `qinghuashou-${process.pid}`);
  lockDownSession(session.defaultSession, log);
  servePage(session.defaultSession.protocol, start.pageFolder);

  let window: BrowserWindow | null = null;
  const tell = createTell(electron, log, () => window);
  const quit = () => app.quit();
  const chooseOther = async () => {
    const file = window === null ? null : await chooseProject(dialog, window);
    if (file !== null) core.open(file);
  };
  const core = createCoreKeeper({
    fork: () => forkCore(electron, start),
    start: start.thread,
    log,
    now: Date.now,
    onOpened: (file, changed) => {
      window?.setTitle(file === null ? "清化收" : `${path.basename(file, ".gpkg")} - 清化收`);
      // From the beginning of the page: the place in another project means nothing in this one.
      if (changed) window?.loadURL(pageAddress).catch(() => {});
    },
    onOpenFailed: (file, error) =>
      void tell(openFailedNotice(file, error, () => void chooseOther())),
    onDeath: (again) => {
      if (again) window?.webContents.reload();
      void tell(again ? coreRestartedNotice(quit) : coreGivenUpNotice(startWithoutProject, quit));
    },
  });
  const startWithoutProject = () => {
    core.start({ kind: "none" });
    window?.webContents.reload();
  };

  const actions = createShellActions({
    dialog,
    shell: electron.shell,
    paperFolder,
    documentFolder: app.getPath("documents"),
  });
  serveShell({ ipc: electron.ipcMain, actions, window: () => window, connect: core.connect, log });
  endCoreBeforeQuitting(app, core, () => rmSync(paperFolder, { recursive: true, force: true }));

  window = openMainWindow({
    create: (options) => new electron.BrowserWindow(options),
    workAreas: workAreasOf(electron.screen),
    placeFile: path.join(ownFolder, "place.json"),
    preloadFile: start.preloadFile,
  });
  window.once("closed", () => {
    window = null;
  });
  watchPage(window.webContents, { tell, log, quit });
  electron.Menu.setApplicationMenu(
    electron.Menu.buildFromTemplate(
      menuTemplate({
        openProject: () => void chooseOther(),
        print: () => window?.webContents.print({ silent: false, printBackground: true }),
        showLog: () => electron.shell.showItemInFolder(log.file),
      }),
    ),
  );
  core.start(openingOf(app, start));
  return { bringUp: (file) => bringUp(window, core, file) };
}

function openingOf(app: Electron["app"], start: DesktopStart): Opening {
  const file = fileArgument(start.argv, start.workingFolder);
  if (file !== null) return { kind: "file", file };
  return { kind: "last", sample: start.sampleFile, documentFolder: app.getPath("documents") };
}

function forkCore({ utilityProcess }: Electron, { coreFile, environment }: DesktopStart) {
  // What steers Node or Electron from outside does not reach the core.
  const env = Object.entries(environment).filter(([name]) => !/^(NODE|ELECTRON)_/i.test(name));
  return utilityProcess.fork(coreFile, [], {
    serviceName: "清化收核心",
    stdio: "pipe",
    env: Object.fromEntries(env),
  });
}

function workAreasOf(
  screen: Electron["screen"],
): Parameters<typeof openMainWindow>[0]["workAreas"] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main.workArea, ...others.map(({ workArea }) => workArea)];
}

/** The project file is closed, one plain file again, before the program is gone (D8). */
function endCoreBeforeQuitting(app: Electron["app"], core: CoreKeeper, tidyUp: () => void): void {
  let ended = false;
  app.on("will-quit", (event) => {
    if (ended) return;
    event.preventDefault();
    void core.end().finally(() => {
      ended = true;
      tidyUp();
      app.quit();
    });
  });
}

function bringUp(window: BrowserWindow | null, core: CoreKeeper, file: string | null): void {
  if (window?.isMinimized()) window.restore();
  window?.show();
  window?.focus();
  if (file !== null) core.open(file);
}
