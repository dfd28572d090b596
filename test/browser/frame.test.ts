import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectSoundScreen } from "./faults.ts";
import { openBrowser, openPage } from "./open-page.ts";
import { reconciledProject, removeTemporaryFolders } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

let browser: Browser;
let door: ServedProject;

beforeAll(async () => {
  browser = await openBrowser();
  door = await startDoor(await reconciledProject());
});

afterAll(async () => {
  await browser?.close();
  await door?.stop();
  removeTemporaryFolders();
});

const optionField = (page: Page) => page.getByRole("textbox", { name: "联系电话" });
const goToSettings = (page: Page) =>
  page.getByRole("button", { name: "设置", exact: true }).click();

test("every screen of the rail is sound at 1366×768", async () => {
  const opened = await openPage(browser, door);
  const { page, context } = opened;
  for (const name of ["导入", "设置", "今天要办"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByRole("main", { name }).waitFor();
    await page.waitForLoadState("networkidle");
    await expectSoundScreen(opened);
  }
  await context.close();
});

test("a reload, and a second visit, are where the person was", async () => {
  const { page, context } = await openPage(browser, door);
  await goToSettings(page);
  await page.getByRole("main", { name: "设置" }).waitFor();
  await page.reload();
  await page.getByRole("main", { name: "设置" }).waitFor();
  await page.goto(`${door.url}#${door.token}`);
  await page.getByRole("main", { name: "设置" }).waitFor();
  await page.goBack();
  await context.close();
});

test("a setting is kept as soon as it is typed; Ctrl+Z takes it back and says what", async () => {
  const { page, context } = await openPage(browser, door);
  await goToSettings(page);
  await optionField(page).fill("0351-0000000");
  await optionField(page).press("Enter");
  await page.getByRole("button", { name: "恢复原值" }).waitFor();
  await page.reload();
  expect(await optionField(page).inputValue()).toBe("0351-0000000");
  await page.getByRole("heading", { name: "项目设置" }).click();
  await page.keyboard.press("Control+z");
  await page.getByText(/撤销/).first().waitFor();
  await expect.poll(() => optionField(page).inputValue()).toBe("");
  await context.close();
});

test("Esc takes back what was typed in a field and stores nothing", async () => {
  const { page, context } = await openPage(browser, door);
  await goToSettings(page);
  const field = page.getByRole("textbox", { name: "公示地点" });
  await field.fill("写错的地方");
  await field.press("Escape");
  expect(await field.inputValue()).toBe("");
  await field.blur();
  await page.reload();
  expect(await page.getByRole("textbox", { name: "公示地点" }).inputValue()).toBe("");
  await context.close();
});

test("a refused value stays to be corrected and says what the option takes", async () => {
  const { page, context } = await openPage(browser, door);
  await goToSettings(page);
  const field = page.getByRole("textbox", { name: "交回日期" });
  await field.fill("明天");
  await field.press("Enter");
  await page
    .getByText(/须写成 2026-03-31/)
    .first()
    .waitFor();
  expect(await field.inputValue()).toBe("明天");
  await field.press("Escape");
  await context.close();
});

test("/ goes to the search; a plot number leads to the plot, Esc leaves", async () => {
  const { page, context } = await openPage(browser, door);
  await page.getByRole("region", { name: "六项资料" }).waitFor();
  await page.keyboard.press("/");
  const box = page.getByRole("combobox", { name: "查找" });
  await expect.poll(() => box.evaluate((node) => node === document.activeElement)).toBe(true);
  await page.keyboard.type("样例丙");
  await page.getByText("样例丙村", { exact: true }).last().waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => box.inputValue()).toBe("");
  await page.keyboard.press("/");
  await page.keyboard.type("0001");
  // At once: what was typed counts, not what the list happens to show.
  await page.keyboard.press("Enter");
  await expect.poll(() => page.url()).toMatch(/#\/reconcile\?.*plot=\d{14}[WXD]0001/);
  await context.close();
});

test("a killed program loses nothing that was stored, and the page says what to do (T8)", async () => {
  const file = await reconciledProject();
  const first = await startDoor(file);
  const { page, context } = await openPage(browser, first);
  await goToSettings(page);
  await optionField(page).fill("0351-1111111");
  await optionField(page).press("Enter");
  await page.getByRole("button", { name: "恢复原值" }).waitFor();
  await first.kill();
  await page.getByRole("textbox", { name: "公示地点" }).fill("村委会门口");
  await page.getByRole("textbox", { name: "公示地点" }).press("Enter");
  await page
    .getByText(/请重新启动程序后再打开本页/)
    .first()
    .waitFor();
  await context.close();

  const second = await startDoor(file);
  const again = await openPage(browser, second);
  await goToSettings(again.page);
  await expect.poll(() => optionField(again.page).inputValue()).toBe("0351-1111111");
  await again.context.close();
  await second.stop();
});

test("everything on a screen is reached by Tab in the order of reading", async () => {
  const { page, context } = await openPage(browser, door);
  await page.getByRole("region", { name: "各村进度" }).getByText("样例甲村").waitFor();
  const wanted = ["今天要办", "设置", "范围", "查找", "出数据协调函", "去导入", "样例甲村", "打开"];
  const reached: string[] = [];
  for (let presses = 0; presses < 60 && !reached.includes("打开"); presses++) {
    await page.keyboard.press("Tab");
    reached.push(
      await page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
      }),
    );
  }
  expect(reached.filter((name) => wanted.includes(name))).toEqual(wanted);
  await context.close();
});

test("the rail folds and stays folded", async () => {
  const { page, context } = await openPage(browser, door);
  const rail = page.getByRole("navigation", { name: "功能" });
  await page.getByRole("button", { name: "收起左栏" }).click();
  await expect.poll(async () => (await rail.boundingBox())?.width).toBe(56);
  await page.reload();
  await expect.poll(async () => (await rail.boundingBox())?.width).toBe(56);
  await page.getByRole("button", { name: "展开左栏" }).click();
  await expect.poll(async () => (await rail.boundingBox())?.width).toBe(200);
  await context.close();
});
