import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startCore } from "../../electron/core/calls/core.ts";
import { closeProject, createProject } from "../../electron/core/project/project.ts";
import {
  type Opening,
  runCoreProcess,
} from "../../electron/desktop/core-side/core-process-side.ts";
import { pageFolder, readPageFile } from "../../electron/page/page-files.ts";
import { buildPageIfMissing } from "../../electron/setup/build-page.mjs";
import { openBrowser } from "./open-page.ts";
import { temporaryFolder } from "./sample-files.ts";

/** Stands for app://qhs, which only Electron can serve. */
const origin = "https://qhs.test";
const root = path.resolve(import.meta.dirname, "../..");
const preload = readFileSync(path.join(root, "electron/desktop/preload.cjs"), "utf8");

/** Runs the real preload script with a stand-in for Electron's modules: ports end in `toCore`. */
const electronStandIn = `
  const require = () => ({
    contextBridge: { exposeInMainWorld: (name, api) => { window[name] = api; } },
    ipcRenderer: {
      invoke: (channel, name, input) => window.toShell(channel, name, input),
      postMessage: (channel, _message, [port]) => {
        window.fromCore = (message) => port.postMessage(message);
        port.onmessage = ({ data }) => window.toCore(data);
        window.toCore(channel);
      },
    },
    webUtils: { getPathForFile: (file) => "/dropped/" + file.name },
  });
`;

let browser: Browser;
beforeAll(async () => {
  buildPageIfMissing();
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The page as in Electron's window: real page, preload, port, core process and core. */
async function openWindow(opening: Opening, shell: (name: string) => unknown) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  const parent = new EventEmitter();
  const ended = new Promise<void>((resolve) => {
    runCoreProcess(Object.assign(parent, { postMessage: () => {} }), startCore, resolve);
  });
  const order = (data: unknown, ports: unknown[] = []) => parent.emit("message", { data, ports });
  order({ type: "start", start: { person: "测试", settingsFolder: null }, opening });

  let port = new EventEmitter();
  await context.exposeFunction("toCore", (message: unknown) => {
    if (message === "core.connect") {
      port = corePort(page);
      order({ type: "connect" }, [port]);
    } else port.emit("message", { data: message });
  });
  await context.exposeFunction("toShell", (_channel: string, name: string) => shell(name));
  await context.route("**/*", async (route) => {
    const file = await readPageFile(pageFolder, new URL(route.request().url()).pathname);
    if (file === null) await route.abort();
    else await route.fulfill({ body: file.bytes, headers: { ...file.headers } });
  });
  await page.addInitScript(`{ ${electronStandIn} ${preload} }`);
  await page.goto(`${origin}/index.html`);
  const close = async () => {
    await context.close();
    order({ type: "end" });
    await ended;
  };
  return { page, close };
}

function corePort(page: Page): EventEmitter {
  const say = (message: unknown) =>
    page.evaluate((said) => Reflect.get(window, "fromCore")(said), message).catch(() => {});
  return Object.assign(new EventEmitter(), { postMessage: say, start: () => {} });
}

test("in the window the page reaches the core through its port", async () => {
  const file = path.join(temporaryFolder(), "某乡.gpkg");
  closeProject(createProject(file, { name: "某乡(虚构)", person: "测试" }));
  const { page, close } = await openWindow({ kind: "file", file }, () => null);
  await page.getByRole("navigation", { name: "功能" }).waitFor();
  await page.getByText("某乡(虚构)").first().waitFor();
  await page.reload();
  await page.getByText("某乡(虚构)").first().waitFor();
  await close();
});

test("without a project the window begins one at the place that the person chooses", async () => {
  const file = path.join(temporaryFolder(), "新项目.gpkg");
  const asked: string[] = [];
  const { page, close } = await openWindow({ kind: "none" }, (name) => {
    asked.push(name);
    return { ok: true, value: { path: file } };
  });
  await page.getByRole("button", { name: "用自己的数据开始" }).click();
  await page.getByRole("navigation", { name: "功能" }).waitFor();
  await page.getByText("新项目").first().waitFor();
  expect(asked).toEqual(["project.choose"]);
  await close();
});
