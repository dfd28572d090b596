import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { launch, makePlace, type OpenWindow, type Place, program, wordsFor } from "./launch.ts";

let place: Place;
let opened: OpenWindow | null = null;
beforeEach(() => {
  place = makePlace();
});
afterEach(async () => {
  await opened?.app.close();
  opened = null;
  place.remove();
});

const open = async (file: string): Promise<OpenWindow> => {
  opened = await launch(place, file);
  return opened;
};
const soon = { timeout: 20_000, interval: 200 };

test("opens with a file argument", async () => {
  const { page, title } = await open(place.project("某乡"));
  await vi.waitFor(async () => expect(await title()).toBe("某乡 - 清化收"), soon);
  await page.getByText("某乡").first().waitFor();
  expect(page.url()).toMatch(/^app:\/\/qhs\/index\.html/);
});

test("a second instance hands its file to the first and ends", async () => {
  const { title } = await open(place.project("甲乡"));
  await vi.waitFor(async () => expect(await title()).toBe("甲乡 - 清化收"), soon);
  const second = spawn(program, wordsFor(place.project("乙乡")), { env: place.environment });
  const [code] = await once(second, "exit");
  expect(code).toBe(0);
  await vi.waitFor(async () => expect(await title()).toBe("乙乡 - 清化收"), soon);
});

test("the page goes nowhere: no other address, no second window, no network", async () => {
  const { app, page } = await open(place.project("某乡"));
  const isOpened = await page.evaluate(() => window.open("https://example.org/") !== null);
  const isReached = await page.evaluate(() =>
    fetch("http://127.0.0.1:9/").then(
      () => true,
      () => false,
    ),
  );
  await page.evaluate(() => {
    location.href = "https://example.org/";
  });
  await vi.waitFor(() => expect(place.log()).toContain("拒绝离开本页:https://example.org/"), soon);
  expect(isOpened).toBe(false);
  expect(isReached).toBe(false);
  expect(page.url()).toMatch(/^app:\/\/qhs\//);
  expect(app.windows()).toHaveLength(1);
});

test("a core that is killed is started again with the same project, and the person is told", async () => {
  const { app, page, title } = await open(place.project("某乡"));
  await vi.waitFor(async () => expect(await title()).toBe("某乡 - 清化收"), soon);
  await app.evaluate(({ app: main, dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
    const core = main.getAppMetrics().find(({ name }) => name === "清化收核心");
    if (core === undefined) throw new Error("no core");
    process.kill(core.pid, "SIGKILL");
  });
  const notice = "提示:程序的核心意外退出了,已经重新启动。";
  await vi.waitFor(() => expect(place.log()).toContain(notice), soon);
  await page.getByText("某乡").first().waitFor();
});

test("a broken file is told in a window that stands", async () => {
  const broken = path.join(place.folder, "broken.gpkg");
  writeFileSync(broken, "SQLite format 3\0 and nothing of it");
  const { app, page } = await open(broken);
  await vi.waitFor(() => expect(place.log()).toContain("提示:没有打开项目 broken.gpkg。"), soon);
  expect(app.windows()).toHaveLength(1);
  await page.getByText("清化收").first().waitFor();
});
