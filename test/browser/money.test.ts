import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { closeProject, createProject } from "../../electron/core/project/project.ts";
import { expectSoundScreen } from "./faults.ts";
import { type OpenPage, openBrowser, openPage } from "./open-page.ts";
import { pasteText } from "./paste.ts";
import { removeTemporaryFolders, temporaryFolder } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

let browser: Browser;
let door: ServedProject;
let opened: OpenPage;

beforeAll(async () => {
  const file = path.join(temporaryFolder(), "债权债务.gpkg");
  closeProject(createProject(file, { name: "样例镇", person: "测试" }));
  browser = await openBrowser();
  door = await startDoor(file);
});
afterEach(async () => {
  expect(opened.complaints).toEqual([]);
  expect(opened.strayRequests).toEqual([]);
  await opened.context.close();
});
afterAll(async () => {
  await browser?.close();
  await door?.stop();
  removeTemporaryFolders();
});

async function goToMoney(): Promise<Page> {
  opened = await openPage(browser, door);
  await opened.page.getByRole("button", { name: "债权债务", exact: true }).click();
  return opened.page;
}

const drawer = (page: Page) => page.getByRole("dialog");

/** Rows as a spreadsheet puts them on the clipboard; the second has no sum that can be read. */
const sheet = [
  ["编号", "村代码", "对象", "类型", "形成日期", "原值(元)"],
  ["ZQ-1", "140799101201", "甄样例(虚构)", "C2", "2020.3.1", "9,800"],
  ["ZQ-2", "140799101201", "毋例一(虚构)", "C2", "2020年3月2日", "约三千"],
]
  .map((cells) => cells.join("\t"))
  .join("\n");

test("T1: pasted rows are looked at first; what cannot be read is listed with row and reason, Esc goes back", async () => {
  const page = await goToMoney();
  await page.getByText("这里还没有债权").waitFor();
  await expectSoundScreen(opened);
  await page.getByRole("button", { name: "导入表格…" }).click();
  await pasteText(page, sheet);
  await page.getByText("待改正的 1 行").waitFor();
  await page.getByText(/原值\(元\)“约三千”/).waitFor();
  await expectSoundScreen(opened);
  await page.getByRole("button", { name: "存入 1 行" }).click();
  await page
    .getByText(/新增 1 行/)
    .first()
    .waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("共 1 笔,原值 9,800.00").waitFor();
});

test("a settlement without its paper is kept and does not count; with it the row adds up to the fen", async () => {
  const page = await goToMoney();
  const rows = page.getByRole("region", { name: "债权台账" }).locator(".ag-row");
  await rows.first().getByRole("gridcell").first().dblclick();
  await drawer(page).getByRole("tab", { name: /化解/ }).click();
  const settle = async (yuan: string, voucher: string) => {
    const amount = drawer(page).getByRole("textbox", { name: "化解金额" });
    await amount.fill(yuan);
    await amount.press("Enter");
    await drawer(page).getByRole("textbox", { name: "收据或凭证号" }).fill(voucher);
    await drawer(page).getByRole("button", { name: "登记", exact: true }).click();
  };
  await settle("1000", "");
  await drawer(page)
    .getByText(/暂不计入/)
    .waitFor();
  await settle("800.01", "收 1 号");
  await page.getByText("已化解 800.01(现金 800.01)+ 余额 8,999.99 元").waitFor();
  await expectSoundScreen(opened);
  await page.keyboard.press("Escape");
  await drawer(page).waitFor({ state: "hidden" });
});

test("A5: the sums stand side by side and are never netted; a demand starts the period anew", async () => {
  const page = await goToMoney();
  const rows = page.getByRole("region", { name: "债权台账" }).locator(".ag-row");
  await rows.first().getByRole("gridcell").first().dblclick();
  await drawer(page)
    .getByRole("tab", { name: /催收和时效/ })
    .click();
  await drawer(page).getByRole("textbox", { name: "签收人" }).fill("甄样例(虚构)");
  await drawer(page).getByRole("button", { name: "登记", exact: true }).click();
  await drawer(page)
    .getByText(/催收 .*甄样例/)
    .waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "合计" }).click();
  await page.getByText("锁定底数 = 已化解合计 + 余额。").waitFor();
  await expectSoundScreen(opened);
  await page.getByRole("tab", { name: "收款与凭证" }).click();
  await page.getByText("有收据、账上没有(0)").waitFor();
  await expectSoundScreen(opened);
});
