import { readFileSync } from "node:fs";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { expect, test, vi } from "vitest";
import { coreConnectMessage, shellBridgeName, shellChannel } from "../../shared/contract/shell.ts";

const source = readFileSync(path.join(import.meta.dirname, "preload.cjs"), "utf8");

/** Runs the script as a sandboxed window does: with Electron's three modules and nothing of Node. */
function run() {
  const exposed: Record<string, Record<string, (...words: unknown[]) => unknown>> = {};
  const ipcRenderer = { invoke: vi.fn(), postMessage: vi.fn() };
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: (typeof exposed)[string]) => {
        exposed[name] = api;
      },
    },
    ipcRenderer,
    webUtils: { getPathForFile: () => "/dropped.shp" },
  };
  let listener: (event: unknown) => void = () => {};
  const window = {
    addEventListener: (_type: string, heard: typeof listener) => {
      listener = heard;
    },
  };
  const require = (name: string) => {
    if (name !== "electron") throw new Error(`a sandboxed preload has no ${name}`);
    return electron;
  };
  runInNewContext(source, { require, window });
  return { exposed, ipcRenderer, window, post: (event: object) => listener(event) };
}

test("the page gets two functions under the name of the contract, and nothing of Electron", () => {
  const { exposed, ipcRenderer } = run();
  expect(Object.keys(exposed)).toEqual([shellBridgeName]);
  const bridge = exposed[shellBridgeName] ?? {};
  expect(Object.keys(bridge)).toEqual(["call", "pathOf"]);
  bridge.call?.("window.print", {});
  expect(ipcRenderer.invoke).toHaveBeenCalledWith(shellChannel, "window.print", {});
  expect(bridge.pathOf?.({})).toBe("/dropped.shp");
});

test("one port that the page posts to its own window goes on to the core; anything else does not", () => {
  const { ipcRenderer, window, post } = run();
  const port = { name: "port" };
  post({ source: {}, data: coreConnectMessage, ports: [port] });
  post({ source: window, data: "other", ports: [port] });
  post({ source: window, data: coreConnectMessage, ports: [] });
  post({ source: window, data: coreConnectMessage, ports: [port, port] });
  expect(ipcRenderer.postMessage).not.toHaveBeenCalled();
  post({ source: window, data: coreConnectMessage, ports: [port] });
  expect(ipcRenderer.postMessage).toHaveBeenCalledWith(coreConnectMessage, null, [port]);
});
