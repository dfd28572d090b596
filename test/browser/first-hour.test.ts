import { existsSync, readdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeProject, openProject } from "../../electron/core/project/project.ts";
import { verifyProject } from "../../electron/core/project/verify.ts";
import { keyInPaper, keyInStack, tabTo, thirtyContracts } from "./first-hour-steps.ts";
import { type OpenPage, openBrowser, openPage } from "./open-page.ts";
import { pasteRows } from "./paste.ts";
import { emptyProject, removeTemporaryFolders, township } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

let browser: Browser;
let file: string;
let door: ServedProject;
let open: OpenPage;

beforeAll(async () => {
  file = emptyProject();
  [browser, door] = await Promise.all([openBrowser(), startDoor(file)]);
  open = await openPage(browser, door);
});
afterAll(async () => {
  await browser?.close();
  await door?.stop();
  removeTemporaryFolders();
});

const goTo = (page: Page, title: string) =>
  page.getByRole("button", { name: title, exact: true }).click();
const commitButton = (page: Page) => page.locator(".import-commit button");

/** Imports every chosen file that is still waiting, one after the other, as the report leads on. */
async function importAll(page: Page, reloadAfter: number): Promise<number> {
  for (let count = 1; ; count++) {
    await commitButton(page).waitFor({ timeout: 60_000 });
    await expect.poll(() => commitButton(page).isEnabled(), { timeout: 60_000 }).toBe(true);
    await commitButton(page).click();
    await page.getByRole("region", { name: /^导入报告:/ }).waitFor({ timeout: 60_000 });
    if (count === reloadAfter) {
      await page.reload();
      await page.getByRole("region", { name: /^导入报告:/ }).waitFor();
    }
    const next = page.getByRole("button", { name: "看下一个文件" });
    if ((await next.count()) === 0) return count;
    await next.click();
  }
}

test("personas §5, 1: the program opens, says what is there and calls nobody", async () => {
  const { page, strayRequests } = open;
  await page.getByRole("main", { name: "今天要办" }).waitFor();
  const inputs = page.getByRole("region", { name: "六项资料" });
  await expect.poll(() => inputs.getByText("缺", { exact: true }).count()).toBe(6);
  expect(strayRequests).toEqual([]);
});

test("personas §5, 2: 30 contracts are pasted; hits come with reasons, one is cleared as 不属实 (T10)", async () => {
  const { page } = open;
  await goTo(page, "合同");
  await page.getByText("这里还没有合同").waitFor();
  await pasteRows(page, thirtyContracts());
  await page.getByRole("button", { name: "存入 30 行" }).click();
  await page.getByText(/^共 30 份,合同面积 750/).waitFor();
  await goTo(page, "问题合同");
  await page.getByText("共 30 份").waitFor();
  // Each hit names its value and the article.
  expect(await page.locator(".judging-finding").first().innerText()).toMatch(/《.+》|第.+条/);
  await page.keyboard.press("n");
  await page.getByLabel("理由").fill("已核对原件(虚构)");
  await page.getByLabel("理由").press("Enter");
  await page.getByText("共 29 份").waitFor();
}, 60_000);

test("personas §5, 3: a whole archive comes in file by file, over a reload in the middle (T2)", async () => {
  const { page } = open;
  await goTo(page, "导入");
  const asking = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "选文件夹" }).click();
  await (await asking).setFiles(township);
  await page.getByText("前 10 行").waitFor();
  expect(await importAll(page, 2)).toBe(10);
  await goTo(page, "今天要办");
  const inputs = page.getByRole("region", { name: "六项资料" });
  await expect.poll(() => inputs.getByText("有", { exact: true }).count()).toBe(6);
}, 240_000);

test("personas §5, 3: what is left balances to the input and opens plot by plot", async () => {
  const { page } = open;
  await goTo(page, "套图核对");
  await page.getByRole("button", { name: "套图核对…" }).first().click();
  await page.getByRole("button", { name: "正式核对" }).click();
  const result = page.getByRole("region", { name: "核对结果" }).last();
  await result.getByText(/面积平衡:差 -?0\.0\d\d 平方米/).waitFor({ timeout: 120_000 });
  await page.keyboard.press("Escape");
  const row = page.getByRole("region", { name: "图斑列表" }).getByRole("row").nth(1);
  await row.click();
  await page.keyboard.press("Enter");
  await page.getByText("为什么在这里").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByText("为什么在这里").count()).toBe(0);
}, 180_000);

test("personas §5, 4: a group is printed, with index, sheets, list and forms", async () => {
  const { page } = open;
  await goTo(page, "分幅出图");
  await page.getByRole("gridcell", { name: "第二村民小组" }).first().click();
  // Before the group and its plots are there, the key has nothing to print.
  const print = page.getByRole("button", { name: /^打印本组/ });
  await expect.poll(() => print.isEnabled()).toBe(true);
  await page.keyboard.press("Control+p");
  await page
    .getByRole("button", { name: /_核查作业.pdf/ })
    .first()
    .waitFor({ timeout: 60_000 });
  const folder = file.replace(/\.gpkg$/, "-图册");
  expect(existsSync(folder) ? readdirSync(folder).length : 0).toBeGreaterThanOrEqual(2);
}, 120_000);

test("personas §5, 5: ten signed forms by keyboard alone, from the rail to the last Enter", async () => {
  const { page } = open;
  // Numbers of a group are short; those of one village are told apart by their group.
  await page.evaluate(() => {
    location.hash = "#/today?scope=140799101202";
  });
  await tabTo(page, "现场核查");
  await page.keyboard.press("Enter");
  const list = page.getByRole("region", { name: "核查表列表" });
  await list.getByRole("row").nth(1).waitFor();
  // Until the village's own list is there, that of the township stands.
  const all = page.getByRole("button", { name: /^全部/ }).first();
  await expect.poll(async () => Number.parseInt((await all.innerText()).slice(2), 10)).toBe(19);
  const numbers = await list.locator('.ag-row [col-id="code"]').allTextContents();
  const codes = numbers.filter((code) => numbers.indexOf(code) === numbers.lastIndexOf(code));
  await tabTo(page, "图斑号");
  await keyInStack(page);
  for (const code of codes.slice(0, 10)) await keyInPaper(page, code);
  await page.getByRole("button", { name: /^已核查 10/ }).waitFor();
}, 120_000);

test("personas §5, 6: the weekly report; a number opens its rows, a row its contract (A1)", async () => {
  const { page } = open;
  await page.evaluate(() => {
    location.hash = "#/today";
  });
  await goTo(page, "报表");
  await page.getByRole("tab", { name: "周报、汇总、排名" }).click();
  await page.getByText("周报", { exact: true }).click();
  await page.locator(".report-table").first().waitFor();
  await page
    .locator(".number-button", { hasText: /^30( 份)?$/ })
    .first()
    .click();
  const drawer = page.getByRole("dialog");
  await drawer.getByText(/^共 30 行,合计/).waitFor();
  await drawer.locator(".ag-row", { hasText: "合-002" }).getByRole("gridcell").first().dblclick();
  await expect.poll(() => page.url()).toContain("#/contracts?");
  await drawer.getByText("合-002").first().waitFor();
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "hidden" });
}, 60_000);

test("personas §5, 7: the plug is pulled in the middle of work; nothing that was stored is missing", async () => {
  const { page, strayRequests } = open;
  await goTo(page, "设置");
  await page.getByRole("textbox", { name: "联系电话" }).fill("0351-0000009");
  await page.getByRole("textbox", { name: "联系电话" }).press("Enter");
  await page.getByRole("button", { name: "恢复原值" }).first().waitFor();
  await goTo(page, "套图核对");
  await page.getByRole("button", { name: "套图核对…" }).first().click();
  await page.getByRole("button", { name: "试算" }).click();
  await page.getByRole("contentinfo").getByText("试算").waitFor();
  await door.kill();
  await page
    .getByText(/请重新启动程序后再打开本页|没有完成/)
    .first()
    .waitFor();
  expect(strayRequests).toEqual([]);
  await open.context.close();

  door = await startDoor(file);
  open = await openPage(browser, door);
  await goTo(open.page, "设置");
  const phone = open.page.getByRole("textbox", { name: "联系电话" });
  await expect.poll(() => phone.inputValue()).toBe("0351-0000009");
  await goTo(open.page, "分幅出图");
  await open.page
    .getByRole("gridcell", { name: /第 1 版/ })
    .first()
    .waitFor();
  await goTo(open.page, "现场核查");
  await open.page.getByRole("button", { name: /^已核查 10/ }).waitFor();
  await goTo(open.page, "合同");
  await open.page.getByText(/^共 30 份,合同面积 750/).waitFor();
  expect(open.complaints).toEqual([]);
  expect(open.strayRequests).toEqual([]);
  await open.context.close();
  await door.stop();
  closeProject(openProject(file, { mode: "write", person: "测试" }));
  expect(verifyProject(file).checks.flatMap(({ faults }) => faults)).toEqual([]);
}, 120_000);
