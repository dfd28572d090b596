import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runDesktop } from "./desktop.ts";
import { createFakeElectron, FakePort } from "./testing/fake-electron.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "qhs-desktop-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function started(words: string[] = [], isFirst = true) {
  const fake = createFakeElectron();
  fake.app.isFirst = isFirst;
  fake.app.paths.temp = folder;
  runDesktop(fake.electron, {
    argv: ["/opt/qhs", ...words],
    workingFolder: "/home/wang",
    environment: { PATH: "/bin", NODE_OPTIONS: "--inspect", ELECTRON_RUN_AS_NODE: "1" },
    thread: { person: "王会计", settingsFolder: path.join(folder, "settings") },
    sampleFile: "/program/样例乡镇.gpkg",
    pageFolder: "/program/page",
    preloadFile: "/program/preload.cjs",
    coreFile: "/program/core-process.ts",
  });
  await new Promise((resolve) => setImmediate(resolve));
  const [window] = fake.windows;
  const core = () => fake.children.at(-1);
  return { ...fake, window, core };
}

const error = { code: "file.broken", kind: "user", message: "文件已损坏。", details: {} };
const page = { url: "app://qhs/index.html", parent: null };

test("the window opens before the core, which gets the file of the command line", async () => {
  const { happened, core, window, app } = await started(["某乡.gpkg"]);
  expect(happened).toEqual(["schemes", "window", "core"]);
  expect(core()?.orders[0]).toMatchObject({
    type: "start",
    start: { person: "王会计" },
    opening: { kind: "file", file: path.resolve("/home/wang/某乡.gpkg") },
  });
  expect(app.sandboxed).toBe(true);
  expect(app.switches).toContain("host-resolver-rules");
  core()?.emit("message", { type: "opened", file: "/home/wang/某乡.gpkg", changed: false });
  expect(window?.title).toBe("某乡 - 清化收");
  expect(window?.loaded).toHaveLength(1);
});

test("without a file the core opens the last one, or the sample", async () => {
  const { core } = await started();
  expect(core()?.orders[0]).toMatchObject({
    opening: { kind: "last", sample: "/program/样例乡镇.gpkg" },
  });
});

test("the core's environment holds nothing that steers Node or Electron", async () => {
  const { core } = await started();
  expect(core()).toMatchObject({ env: { PATH: "/bin" } });
  expect(Object.keys((core() as unknown as { env: object }).env)).toEqual(["PATH"]);
});

test("a second instance hands over its file and ends", async () => {
  const second = await started(["b.gpkg"], false);
  expect(second.windows).toEqual([]);
  expect(second.app.quits).toBe(1);

  const first = await started();
  if (first.window) first.window.minimized = true;
  first.app.emit("second-instance", {}, ["/opt/qhs", "b.gpkg"], "/home/li");
  await new Promise((resolve) => setImmediate(resolve));
  expect(first.window?.minimized).toBe(false);
  expect(first.window?.shown).toBe(1);
  expect(first.core()?.orders.at(-1)).toEqual({
    type: "open",
    file: path.resolve("/home/li/b.gpkg"),
  });
  first.core()?.emit("message", { type: "opened", file: "/home/li/b.gpkg", changed: true });
  expect(first.window?.loaded).toHaveLength(2);
});

test("a broken file is told in the window that stands already, with another as the way on", async () => {
  const { core, dialog, window } = await started(["broken.gpkg"]);
  dialog.answers = [1];
  dialog.chosen = ["/good.gpkg"];
  core()?.emit("message", { type: "openFailed", file: "/home/wang/broken.gpkg", error });
  await vi.waitFor(() =>
    expect(core()?.orders.at(-1)).toEqual({ type: "open", file: "/good.gpkg" }),
  );
  expect(window).toBeDefined();
  expect(dialog.asked[0]?.message).toBe("没有打开项目 broken.gpkg。");
  expect(dialog.asked[0]?.detail).toContain("文件已损坏。");
  expect(dialog.asked[0]?.detail).toContain(path.join(folder, "settings/window/window.log"));
});

test("a core that dies is started again and told; one that dies again and again waits for the person", async () => {
  const { core, children, dialog, window } = await started();
  core()?.emit("exit", 139);
  expect(children).toHaveLength(2);
  expect(window?.webContents.reloads).toBe(1);
  expect(dialog.asked[0]?.message).toBe("程序的核心意外退出了,已经重新启动。");
  for (let death = 0; death < 3; death += 1) core()?.emit("exit", 139);
  await vi.waitFor(() => expect(children).toHaveLength(5));
  expect(dialog.asked.at(-1)?.message).toContain("不再自动重新启动");
  expect(core()?.orders[0]).toMatchObject({ opening: { kind: "none" } });
});

test("a port of the page reaches the core, and main keeps nothing of it", async () => {
  const { handlers, core } = await started();
  const port = new FakePort();
  handlers.get("core.connect")?.({ sender: { id: 1 }, senderFrame: page, ports: [port] });
  expect(core()?.orders.at(-1)).toEqual({ type: "connect" });
  expect(core()?.ports).toEqual([port]);
});

test("every page, however it came about, is locked down", async () => {
  const { app, window } = await started();
  app.emit("web-contents-created", {}, window?.webContents);
  const event = { url: "https://example.org/", preventDefault: vi.fn() };
  window?.webContents.emit("will-navigate", event);
  expect(event.preventDefault).toHaveBeenCalledOnce();
});

test("quitting waits until the core has closed the project, then takes the papers away", async () => {
  const { app, core } = await started();
  const papers = path.join(folder, `qinghuashou-${process.pid}`);
  mkdirSync(papers);
  const event = { preventDefault: vi.fn() };
  app.emit("will-quit", event);
  expect(event.preventDefault).toHaveBeenCalledOnce();
  expect(app.quits).toBe(0);
  core()?.emit("exit", 0);
  await vi.waitFor(() => expect(app.quits).toBe(1));
  expect(existsSync(papers)).toBe(false);
  app.emit("will-quit", event);
  expect(event.preventDefault).toHaveBeenCalledOnce();
});
