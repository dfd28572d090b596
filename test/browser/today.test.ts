import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectSoundScreen } from "./faults.ts";
import { openBrowser, openPage } from "./open-page.ts";
import { emptyProject, reconciledProject, removeTemporaryFolders } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

let browser: Browser;
let full: ServedProject;
let empty: ServedProject;

beforeAll(async () => {
  browser = await openBrowser();
  full = await startDoor(await reconciledProject());
  empty = await startDoor(emptyProject());
});

afterAll(async () => {
  await browser?.close();
  await full?.stop();
  await empty?.stop();
  removeTemporaryFolders();
});

test("an empty project says what each lack costs and what to do first (A9)", async () => {
  const opened = await openPage(browser, empty);
  const { page, context } = opened;
  const inputs = page.getByRole("region", { name: "六项资料" });
  await inputs.getByText("三调图斑").waitFor();
  expect(await inputs.getByText("缺", { exact: true }).count()).toBe(6);
  expect(await inputs.innerText()).toContain("不能套图核对");
  await expectSoundScreen(opened);
  await page.getByRole("button", { name: "去导入" }).click();
  await page.getByRole("region", { name: "要导入的文件" }).waitFor();
  expect(page.url()).toContain("#/import");
  await context.close();
});

test("a reconciled township shows its inputs, what waits, the villages and the balance (D13, D20)", async () => {
  const opened = await openPage(browser, full);
  const { page, context } = opened;
  const inputs = page.getByRole("region", { name: "六项资料" });
  await inputs.getByText("三调图斑").waitFor();
  expect(await inputs.getByText("有", { exact: true }).count()).toBe(5);
  expect(await page.getByRole("region", { name: "等着办的" }).innerText()).toContain("还没有出图");
  const run = await page.getByRole("region", { name: "最近一次套图核对" }).innerText();
  for (const words of ["三调耕地", "集体耕地", "剩余", "平衡差", "用 Turf 复核"]) {
    expect(run).toContain(words);
  }
  await expectSoundScreen(opened);
  await context.close();
});

test("a village of the progress list becomes the scope of every screen", async () => {
  const { page, context } = await openPage(browser, full);
  const progress = page.getByRole("region", { name: "各村进度" });
  await progress.getByRole("button", { name: "样例乙村", exact: true }).click();
  await expect.poll(() => page.url()).toContain("scope=140799101202");
  await expect.poll(() => progress.getByText("样例甲村").count()).toBe(0);
  await page.getByRole("button", { name: "设置", exact: true }).click();
  await page.getByText("140799101202", { exact: true }).waitFor();
  expect(await page.getByText("140799101201", { exact: true }).count()).toBe(0);
  await context.close();
});

test("the letter that asks for the data comes as a PDF", async () => {
  const { page, context } = await openPage(browser, full);
  const arriving = page.waitForEvent("download");
  await page.getByRole("button", { name: "出数据协调函" }).click();
  const download = await arriving;
  expect(download.suggestedFilename()).toBe("数据协调函.pdf");
  expect(
    readFileSync(await download.path())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
  await context.close();
});
