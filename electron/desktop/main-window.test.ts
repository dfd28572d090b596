import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { BrowserWindow } from "electron/main";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openMainWindow } from "./main-window.ts";
import { FakeWindow } from "./testing/fake-electron.ts";
import { readPlace } from "./window-place.ts";

let folder: string;
beforeEach(() => {
  vi.useFakeTimers();
  folder = mkdtempSync(path.join(os.tmpdir(), "qhs-window-"));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

function open(width = 1920) {
  let made = new FakeWindow();
  openMainWindow({
    create: (options) => {
      made = new FakeWindow(options as Record<string, unknown>);
      return made as unknown as BrowserWindow;
    },
    workAreas: [{ x: 0, y: 0, width, height: 1040 }],
    placeFile: path.join(folder, "place.json"),
    preloadFile: "/program/preload.cjs",
  });
  return made;
}

test("the page runs sandboxed, isolated and without Node", () => {
  const window = open();
  expect(window.loaded).toEqual(["app://qhs/index.html"]);
  expect(window.options.webPreferences).toMatchObject({
    preload: "/program/preload.cjs",
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test.each(["did-finish-load", "did-fail-load"])("the window shows at %s, once", (name) => {
  const window = open();
  expect(window.shown).toBe(0);
  window.webContents.emit(name);
  vi.advanceTimersByTime(10_000);
  expect(window.shown).toBe(1);
});

test("a page that never loads is shown after a while all the same", () => {
  const window = open();
  vi.advanceTimersByTime(4000);
  expect(window.shown).toBe(1);
});

test("a small screen is filled when the window shows", () => {
  const window = open(1366);
  expect(window.maximized).toBe(false);
  window.webContents.emit("did-finish-load");
  expect(window.maximized).toBe(true);
});

test("the place is kept while the window moves, so that a crash loses none", () => {
  const window = open();
  window.bounds = { x: 30, y: 40, width: 1100, height: 650 };
  window.emit("move");
  vi.advanceTimersByTime(500);
  expect(readPlace(path.join(folder, "place.json"))?.bounds).toEqual(window.bounds);
});
