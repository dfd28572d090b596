import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { BrowserWindow } from "electron/main";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createShellActions } from "./shell-actions.ts";
import { createFakeElectron, FakeWindow } from "./testing/fake-electron.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "qhs-shell-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const bytes = new TextEncoder().encode("%PDF-1.7").buffer;

function actions() {
  const { electron, dialog, revealed } = createFakeElectron();
  const fakeWindow = new FakeWindow();
  const window = fakeWindow as unknown as BrowserWindow;
  const openPath = vi.spyOn(electron.shell, "openPath");
  const open = vi.spyOn(electron.dialog, "showOpenDialog");
  const save = vi.spyOn(electron.dialog, "showSaveDialog");
  const made = createShellActions({
    dialog: electron.dialog,
    shell: electron.shell,
    paperFolder: path.join(folder, "papers"),
    documentFolder: path.join(folder, "documents"),
  });
  return { made, dialog, window, fakeWindow, openPath, open, save, revealed };
}

test("files or a folder are chosen by the person", async () => {
  const { made, dialog, window, open } = actions();
  dialog.chosen = ["/data/DK.shp"];
  expect(await made["files.choose"]({ what: "files" }, window)).toEqual({
    paths: ["/data/DK.shp"],
  });
  await made["files.choose"]({ what: "folder" }, window);
  expect(open.mock.calls.map((call) => (call as unknown[])[1])).toMatchObject([
    { properties: ["openFile", "multiSelections"] },
    { properties: ["openDirectory"] },
  ]);
});

test("a project is chosen, or a place for a new one among the documents", async () => {
  const { made, dialog, window, save } = actions();
  expect(await made["project.choose"]({ purpose: "open", name: "" }, window)).toEqual({
    path: null,
  });
  expect(await made["project.choose"]({ purpose: "create", name: "某/乡" }, window)).toEqual({
    path: null,
  });
  dialog.chosen = ["/x.gpkg"];
  const chosen = await made["project.choose"]({ purpose: "create", name: "某/乡" }, window);
  expect(chosen).toEqual({ path: "/x.gpkg" });
  dialog.chosen = ["/y"];
  expect(await made["project.choose"]({ purpose: "create", name: "y" }, window)).toEqual({
    path: "/y.gpkg",
  });
  expect((save.mock.calls[0] as unknown[])[1]).toMatchObject({
    defaultPath: path.join(folder, "documents/某_乡.gpkg"),
  });
});

test("a PDF opens in the machine's viewer, each under its own name", async () => {
  const { made, window, openPath, save } = actions();
  const one = await made["file.give"]({ name: "../图册.pdf", bytes }, window);
  const other = await made["file.give"]({ name: "../图册.pdf", bytes }, window);
  expect(path.basename(one.path ?? "")).toBe("_图册.pdf");
  expect(path.relative(folder, one.path ?? "")).toMatch(/^papers/);
  expect(other.path).not.toBe(one.path);
  expect(readFileSync(one.path ?? "", "utf8")).toBe("%PDF-1.7");
  expect(openPath).toHaveBeenCalledTimes(2);
  expect(save).not.toHaveBeenCalled();
});

test("without a viewer the person says where a PDF is saved", async () => {
  const { made, dialog, window, openPath } = actions();
  openPath.mockResolvedValue("no application");
  dialog.chosen = [path.join(folder, "given.pdf")];
  expect(await made["file.give"]({ name: "图册.pdf", bytes }, window)).toEqual({
    path: dialog.chosen[0],
  });
  expect(readFileSync(dialog.chosen[0] ?? "", "utf8")).toBe("%PDF-1.7");
});

test("nothing but a PDF is ever opened: it is saved where the person says, or not at all", async () => {
  const { made, dialog, window, openPath } = actions();
  expect(await made["file.give"]({ name: "a.exe", bytes }, window)).toEqual({ path: null });
  dialog.chosen = [path.join(folder, "missing/清单.xlsx")];
  await expect(made["file.give"]({ name: "清单.xlsx", bytes }, window)).rejects.toMatchObject({
    code: "disk.denied",
  });
  expect(openPath).not.toHaveBeenCalled();
});

test("a file is shown in its folder, never opened; one that is gone is told", async () => {
  const { made, window, revealed } = actions();
  const file = path.join(folder, "a.pdf");
  await expect(made["file.reveal"]({ path: file }, window)).rejects.toMatchObject({
    code: "file.missing",
  });
  await expect(made["file.reveal"]({ path: "a.pdf" }, window)).rejects.toMatchObject({
    code: "file.missing",
  });
  writeFileSync(file, "");
  await made["file.reveal"]({ path: file }, window);
  expect(revealed).toEqual([file]);
});

test("the window prints through the system's dialog", async () => {
  const { made, window, fakeWindow } = actions();
  await made["window.print"]({}, window);
  expect(fakeWindow.webContents.prints).toBe(1);
});
