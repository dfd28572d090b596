import type { WebContents } from "electron/main";
import { expect, test, vi } from "vitest";
import type { Notice } from "./notices.ts";
import { watchPage } from "./page-faults.ts";
import { FakeContents } from "./testing/fake-electron.ts";

function watched() {
  const contents = new FakeContents();
  const told: Notice[] = [];
  const lines: string[] = [];
  const quit = vi.fn();
  watchPage(contents as unknown as WebContents, {
    tell: (notice) => {
      told.push(notice);
      return Promise.resolve();
    },
    log: { file: "window.log", write: (line) => lines.push(line) },
    quit,
  });
  return { contents, told, lines, quit };
}

test("a dead page is told and can be loaded again or left", () => {
  const { contents, told, lines, quit } = watched();
  contents.emit("render-process-gone", {}, { reason: "crashed", exitCode: 11 });
  expect(told[0]?.message).toBe("窗口内容意外退出了。");
  expect(lines[0]).toContain("crashed");
  told[0]?.ways[0]?.run();
  expect(contents.reloads).toBe(1);
  told[0]?.ways[1]?.run();
  expect(quit).toHaveBeenCalledOnce();
});

test("a page that ends as it should is no fault", () => {
  const { contents, told } = watched();
  contents.emit("render-process-gone", {}, { reason: "clean-exit", exitCode: 0 });
  expect(told).toEqual([]);
});

test("a page that hangs is told once; when it answers again the notice goes away", () => {
  const { contents, told } = watched();
  contents.emit("unresponsive");
  contents.emit("unresponsive");
  expect(told).toHaveLength(1);
  expect(told[0]?.ways.map(({ label }) => label)).toEqual(["继续等待", "重新载入窗口"]);
  expect(told[0]?.signal?.aborted).toBe(false);
  contents.emit("responsive");
  expect(told[0]?.signal?.aborted).toBe(true);
});

test("a page that did not load is told; a load that was given up for another is not", () => {
  const { contents, told } = watched();
  contents.emit("did-fail-load", {}, -3, "ERR_ABORTED", "app://qhs/index.html", true);
  contents.emit("did-fail-load", {}, -6, "ERR_FILE_NOT_FOUND", "app://qhs/part.js", false);
  expect(told).toEqual([]);
  contents.emit("did-fail-load", {}, -6, "ERR_FILE_NOT_FOUND", "app://qhs/index.html", true);
  expect(told[0]?.message).toBe("窗口内容没有载入。");
});
