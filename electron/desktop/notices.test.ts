import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { createLog } from "./log.ts";
import { createTell } from "./notices.ts";
import { createFakeElectron } from "./testing/fake-electron.ts";

const log = { file: "/logs/window.log", write: () => {} };

test("a notice names the log; its folder can be opened before going on", async () => {
  const { electron, dialog, revealed } = createFakeElectron();
  dialog.answers = [1, 0];
  const run = vi.fn();
  const tell = createTell(electron, log, () => null);
  await tell({ message: "出事了。", detail: "没有丢失。", ways: [{ label: "继续", run }] });
  expect(dialog.asked[0]?.detail).toBe("没有丢失。\n日志:/logs/window.log");
  expect(dialog.asked[0]?.buttons).toEqual(["继续", "打开日志所在的文件夹"]);
  expect(revealed).toEqual(["/logs/window.log"]);
  expect(dialog.asked).toHaveLength(2);
  expect(run).toHaveBeenCalledOnce();
});

test("a notice that no longer holds does nothing", async () => {
  const { electron } = createFakeElectron();
  const run = vi.fn();
  const tell = createTell(electron, log, () => null);
  await tell({ message: "", detail: "", ways: [{ label: "", run }], signal: AbortSignal.abort() });
  expect(run).not.toHaveBeenCalled();
});

test("the log is kept with times and turned over when it is long; no log stops nothing", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "qhs-log-"));
  const at = () => new Date("2026-11-22T06:00:00Z");
  const written = createLog(path.join(folder, "logs"), at);
  written.write("第一行");
  expect(readFileSync(written.file, "utf8")).toBe("2026-11-22T06:00:00.000Z 第一行\n");
  written.write("长".repeat(400_000));
  written.write("新的一份");
  expect(readFileSync(written.file, "utf8")).toBe("2026-11-22T06:00:00.000Z 新的一份\n");
  expect(() => createLog(written.file, at).write("文件不是文件夹")).not.toThrow();
  rmSync(folder, { recursive: true });
});
