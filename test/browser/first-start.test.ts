import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectSoundScreen } from "./faults.ts";
import { openBrowser, openPage } from "./open-page.ts";
import { demoProject, removeTemporaryFolders, temporaryFolder } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

let browser: Browser;
let door: ServedProject;

beforeAll(async () => {
  [browser, door] = await Promise.all([openBrowser(), startDoor(await demoProject())]);
});
afterAll(async () => {
  await browser?.close();
  await door?.stop();
  removeTemporaryFolders();
});

test("a first start opens the reconciled sample with three hints in their places", async () => {
  const opened = await openPage(browser, door);
  const { page, context } = opened;
  const hint = page.getByRole("region", { name: "提示", exact: true });
  await hint.getByText("这是虚构的样例乡镇").waitFor();
  await page.getByRole("img", { name: "各组出图进度" }).waitFor();
  expect(await page.getByRole("region", { name: "最近一次套图核对" }).innerText()).toContain(
    "剩余",
  );
  await expectSoundScreen(opened);
  for (const [button, words] of [
    ["看套图核对", "双击或按 Enter"],
    ["看分幅出图", "点“打印”才记账"],
  ] as const) {
    await hint.getByRole("button", { name: button }).click();
    await hint.getByText(words).waitFor();
    await page.getByText("正在读取图形").waitFor({ state: "hidden" });
    await expectSoundScreen(opened);
  }
  await hint.getByRole("button", { name: "知道了" }).click();
  await hint.waitFor({ state: "detached" });
  await page.reload();
  await page.getByRole("main", { name: "分幅出图" }).waitFor();
  expect(await hint.count()).toBe(0);
  await context.close();
});

test("the one big button begins a project of one's own, and the sample can be opened again", async () => {
  const { page, context } = await openPage(browser, door);
  await page.getByRole("button", { name: "用自己的数据开始…" }).click();
  const field = page.getByRole("textbox", { name: "项目文件在本机的路径" });
  const sample = await field.inputValue();
  expect(sample).toMatch(/我的乡镇\.gpkg$/);
  const file = path.join(temporaryFolder(), "虚构乡.gpkg");
  await field.fill(file);
  await field.press("Enter");
  await page.getByText("虚构乡", { exact: true }).first().waitFor();
  await page.getByRole("button", { name: "去导入" }).first().waitFor();
  expect(await page.getByRole("region", { name: "提示", exact: true }).count()).toBe(0);

  await page.getByRole("button", { name: "设置", exact: true }).click();
  await page.getByRole("button", { name: "打开项目文件…" }).click();
  await field.fill(sample.replace("我的乡镇", "样例乡镇"));
  await field.press("Enter");
  await page.getByText("样例乡镇(虚构)").first().waitFor();
  await context.close();
});
