import type { BrowserWindow, BrowserWindowConstructorOptions } from "electron/main";
import { pageAddress } from "./page-address.ts";
import {
  placeOnScreens,
  readPlace,
  smallestSize,
  type WindowPlace,
  writePlace,
} from "./window-place.ts";

/** A page that has not loaded by then is shown as far as it is: never a program without a window. */
const showAfterMs = 4000;
const keepPlaceAfterMs = 500;

export interface MainWindowParts {
  create(options: BrowserWindowConstructorOptions): BrowserWindow;
  /** Work areas of all screens, the main one first. */
  workAreas: Parameters<typeof placeOnScreens>[1];
  placeFile: string;
  preloadFile: string;
}

/** Opens the window and the page in it. Nothing is waited for: the project opens while it shows. */
export function openMainWindow(parts: MainWindowParts): BrowserWindow {
  const place = placeOnScreens(readPlace(parts.placeFile), parts.workAreas);
  const window = parts.create(optionsOf(place, parts.preloadFile));
  showWhenLoaded(window, place.maximized);
  keepPlace(window, parts.placeFile);
  // The title says which project is open; that is main's to know.
  window.on("page-title-updated", (event) => event.preventDefault());
  // A failed load is told by whoever watches the page.
  window.loadURL(pageAddress).catch(() => {});
  return window;
}

function optionsOf(place: WindowPlace, preload: string): BrowserWindowConstructorOptions {
  return {
    ...place.bounds,
    minWidth: Math.min(smallestSize.width, place.bounds.width),
    minHeight: Math.min(smallestSize.height, place.bounds.height),
    show: false,
    title: "清化收",
    backgroundColor: "#ffffff",
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      safeDialogs: true,
      navigateOnDragDrop: false,
    },
  };
}

/** `ready-to-show` may never come under Wayland; the end of loading does, and a timer in any case. */
function showWhenLoaded(window: BrowserWindow, maximized: boolean): void {
  const show = () => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isVisible()) return;
    if (maximized) window.maximize();
    window.show();
  };
  const timer = setTimeout(show, showAfterMs);
  window.webContents.once("did-finish-load", show);
  window.webContents.once("did-fail-load", show);
  window.once("closed", () => clearTimeout(timer));
}

function keepPlace(window: BrowserWindow, file: string): void {
  let timer: NodeJS.Timeout | undefined;
  const keep = () => {
    clearTimeout(timer);
    if (!window.isDestroyed()) {
      writePlace(file, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
    }
  };
  const keepSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, keepPlaceAfterMs);
  };
  window.on("resize", keepSoon);
  window.on("move", keepSoon);
  window.on("close", keep);
  window.once("closed", () => clearTimeout(timer));
}
