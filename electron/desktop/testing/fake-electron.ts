import { EventEmitter } from "node:events";
import os from "node:os";
import type { Electron } from "../desktop.ts";

/** A page as main sees it: emits what Electron would, and remembers what was asked of it. */
export class FakeContents extends EventEmitter {
  id = 1;
  reloads = 0;
  prints = 0;
  openWindow: ((details: { url: string }) => { action: string }) | null = null;
  reload() {
    this.reloads += 1;
  }
  print() {
    this.prints += 1;
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }) {
    this.openWindow = handler;
  }
}

export class FakeWindow extends EventEmitter {
  webContents = new FakeContents();
  options: Record<string, unknown>;
  shown = 0;
  maximized = false;
  minimized = false;
  title = "";
  loaded: string[] = [];
  bounds = { x: 10, y: 20, width: 1200, height: 700 };
  constructor(options: Record<string, unknown> = {}) {
    super();
    this.options = options;
  }
  loadURL(address: string) {
    this.loaded.push(address);
    return Promise.resolve();
  }
  show() {
    this.shown += 1;
  }
  focus() {}
  maximize() {
    this.maximized = true;
  }
  restore() {
    this.minimized = false;
  }
  setTitle(title: string) {
    this.title = title;
  }
  isVisible = () => this.shown > 0;
  isDestroyed = () => false;
  isMaximized = () => this.maximized;
  isMinimized = () => this.minimized;
  getNormalBounds = () => this.bounds;
}

/** The core's process as main sees it. */
export class FakeChild extends EventEmitter {
  stdout = null;
  stderr = null;
  orders: { type: string; [fact: string]: unknown }[] = [];
  ports: unknown[] = [];
  killed = false;
  postMessage(order: { type: string }, ports: unknown[] = []) {
    this.orders.push(order);
    this.ports.push(...ports);
  }
  kill() {
    this.killed = true;
    return true;
  }
}

export class FakePort {
  closed = false;
  close() {
    this.closed = true;
  }
}

class FakeApp extends EventEmitter {
  isFirst = true;
  paths: Record<string, string> = {};
  switches: string[] = [];
  quits = 0;
  sandboxed = false;
  commandLine = { appendSwitch: (name: string) => this.switches.push(name) };
  setName() {}
  setPath(name: string, folder: string) {
    this.paths[name] = folder;
  }
  getPath = (name: string) => this.paths[name] ?? os.tmpdir();
  requestSingleInstanceLock = () => this.isFirst;
  whenReady = () => Promise.resolve();
  enableSandbox() {
    this.sandboxed = true;
  }
  quit() {
    this.quits += 1;
  }
  exit() {}
}

/** Answers dialogs with what was put in; remembers what was asked. */
class FakeDialog {
  asked: { message?: string; detail?: string; buttons?: string[] }[] = [];
  answers: number[] = [];
  chosen: string[] = [];
  errors: string[] = [];
  showMessageBox = (...words: unknown[]) => {
    this.asked.push(words.at(-1) as { message: string });
    return Promise.resolve({ response: this.answers.shift() ?? 0, checkboxChecked: false });
  };
  showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: this.chosen });
  showSaveDialog = () =>
    Promise.resolve({ canceled: this.chosen.length === 0, filePath: this.chosen[0] ?? "" });
  showErrorBox = (title: string) => this.errors.push(title);
}

type Handler = (...words: unknown[]) => unknown;

/** The session: everything that was set on it can be asked for. */
export class FakeSession {
  served: [scheme: string, handler: Handler][] = [];
  set: Record<string, unknown> = {};
  beforeRequest: Handler = () => {};
  webRequest = {
    onBeforeRequest: (handler: Handler) => {
      this.beforeRequest = handler;
    },
  };
  protocol = { handle: (scheme: string, handler: Handler) => this.served.push([scheme, handler]) };
  setPermissionRequestHandler = (handler: Handler) => this.put("request", handler);
  setPermissionCheckHandler = (handler: Handler) => this.put("check", handler);
  setDevicePermissionHandler = (handler: Handler) => this.put("device", handler);
  setSpellCheckerEnabled = (enabled: boolean) => this.put("spelling", enabled);
  put(name: string, value: unknown) {
    this.set[name] = value;
  }
}

/** As much of Electron as main uses. `electron` is what main gets, the rest is for the test. */
export function createFakeElectron() {
  const windows: FakeWindow[] = [];
  const children: FakeChild[] = [];
  /** What happened, in order. */
  const happened: string[] = [];
  const app = new FakeApp();
  const dialog = new FakeDialog();
  const session = new FakeSession();
  const handlers = new Map<string, Handler>();
  const revealed: string[] = [];
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } };
  class BrowserWindow extends FakeWindow {
    constructor(options: Record<string, unknown>) {
      super(options);
      windows.push(this);
      happened.push("window");
    }
  }
  const put = (name: string, handler: Handler) => void handlers.set(name, handler);
  const parts = {
    app,
    BrowserWindow,
    dialog,
    ipcMain: { handle: put, on: put },
    Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: () => {} },
    protocol: { registerSchemesAsPrivileged: () => happened.push("schemes") },
    screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
    session: { defaultSession: session },
    utilityProcess: {
      fork: (_file: string, _words: string[], options: { env: Record<string, string> }) => {
        happened.push("core");
        const child = Object.assign(new FakeChild(), { env: options.env });
        children.push(child);
        return child;
      },
    },
    shell: {
      openPath: () => Promise.resolve(""),
      showItemInFolder: (file: string) => revealed.push(file),
    },
  };
  const electron = parts as unknown as Electron;
  return { electron, app, dialog, session, handlers, windows, children, happened, revealed };
}
