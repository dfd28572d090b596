import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenPage, openBrowser, openPage } from "./open-page.ts";
import { emptyProject, removeTemporaryFolders, township } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

let browser: Browser;
let door: ServedProject;

beforeAll(async () => {
  [browser, door] = await Promise.all([openBrowser(), startDoor(emptyProject())]);
});
afterAll(async () => {
  await browser?.close();
  await door?.stop();
  removeTemporaryFolders();
});

async function openImport(): Promise<OpenPage> {
  const opened = await openPage(browser, door);
  await opened.page.getByRole("button", { name: "导入", exact: true }).click();
  return opened;
}

async function chooseSurvey(page: Page) {
  const asking = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "选文件夹" }).click();
  await (await asking).setFiles(path.join(township, "三调"));
  await page.getByText("前 10 行").waitFor();
  return page.getByRole("region", { name: "字段对应" });
}

const numberField = (page: Page) => page.getByRole("combobox", { name: "图斑编号取自" });
const shownIn = (page: Page) =>
  numberField(page).locator("xpath=ancestor::*[contains(@class,'ant-select')][1]").innerText();

test("a mapping is kept under a name and used again for the next file (T1)", async () => {
  const first = await openImport();
  const mapping = await chooseSurvey(first.page);
  expect(await shownIn(first.page)).toContain("TBBH");
  await numberField(first.page).fill("BSM");
  await numberField(first.page).press("Enter");
  await expect.poll(() => shownIn(first.page)).toContain("BSM");
  await mapping.getByRole("textbox", { name: "字段模板的名称" }).fill("某所的图斑");
  await mapping.getByRole("button", { name: "存为模板" }).click();
  await first.page
    .getByText(/已存为模板“某所的图斑”/)
    .first()
    .waitFor();
  await first.context.close();

  const second = await openImport();
  await chooseSurvey(second.page);
  expect(await shownIn(second.page)).toContain("TBBH");
  await second.page.getByRole("combobox", { name: "套用字段模板" }).press("ArrowDown");
  await second.page.keyboard.press("Enter");
  await expect.poll(() => shownIn(second.page)).toContain("BSM");
  await second.page.getByRole("button", { name: "删除模板" }).click();
  await second.page.getByRole("combobox", { name: "套用字段模板" }).waitFor({ state: "detached" });
  expect([...first.complaints, ...second.complaints]).toEqual([]);
  await second.context.close();
});

test("an empty household register can be downloaded here", async () => {
  const { page, context } = await openImport();
  const arriving = page.waitForEvent("download");
  await page.getByRole("button", { name: "权属数据", exact: true }).click();
  const download = await arriving;
  expect(download.suggestedFilename()).toBe("权属数据空白表.xlsx");
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
  await context.close();
});
