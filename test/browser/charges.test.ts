import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { closeProject } from "../../electron/core/project/project.ts";
import { removeTemporaryFolders as removeProjects } from "../../electron/core/project/testing/sample-project.ts";
import {
  meetingOf,
  projectWithPostedPlot,
  sampleVillage,
} from "../../electron/core/registers/charges/testing/posted-plot.ts";
import { expectSoundScreen } from "./faults.ts";
import { type OpenPage, openBrowser, openPage } from "./open-page.ts";
import { removeTemporaryFolders } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

let browser: Browser;
let door: ServedProject;
let inContract: ServedProject;
let opened: OpenPage;

/** The day that the invented plot, posted in April 2026, is looked at. */
const day = "2026-05-02";

async function served(form: Parameters<typeof projectWithPostedPlot>[0]): Promise<ServedProject> {
  const project = projectWithPostedPlot(form);
  meetingOf(project, 208);
  closeProject(project);
  return await startDoor(project.path);
}

beforeAll(async () => {
  browser = await openBrowser();
  door = await served({});
  inContract = await served({ insideContract: true, contractNumber: "HT-虚构-7" });
});
afterEach(async () => {
  expect(opened.complaints).toEqual([]);
  expect(opened.strayRequests).toEqual([]);
  await opened.context.close();
});
afterAll(async () => {
  await browser?.close();
  await door?.stop();
  await inContract?.stop();
  removeTemporaryFolders();
  removeProjects();
});

/** Opens a tab of the screen for the sample village on that day. */
async function goTo(tab: string, project = door): Promise<Page> {
  opened = await openPage(browser, project);
  const { page } = opened;
  const hash = `#/charges?scope=${sampleVillage}&asof=${day}&tab=${tab}`;
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.getByRole("main", { name: "收费发包" }).waitFor();
  return page;
}

const drawer = (page: Page) => page.getByRole("dialog");

async function choose(page: Page, label: string, option: RegExp): Promise<void> {
  await page.getByRole("combobox", { name: label }).click();
  await page.locator(".ant-select-item-option", { hasText: option }).click();
}

async function fill(page: Page, label: string, value: string): Promise<void> {
  const field = drawer(page).getByLabel(label, { exact: true });
  await field.fill(value);
  await field.press("Tab");
}

test("D37, V8: a voted price makes bills whose arithmetic shows; plots left out say why", async () => {
  const page = await goTo("bills");
  await page.getByText("还没有收费办法").waitFor();
  await page.getByRole("button", { name: "登记办法…" }).click();
  await fill(page, "名称", "2026 年收费办法(虚构)");
  await choose(page, "决定的会议", /成员大会/);
  for (const label of ["表决年份", "从哪年收"]) await fill(page, label, "2026");
  await fill(page, "第 1 档成员单价", "91.14");
  await fill(page, "第 1 档非成员单价", "200");
  await expectSoundScreen(opened);
  await drawer(page).getByRole("button", { name: "存下" }).click();
  await page.getByRole("button", { name: "出账单…" }).click();
  await drawer(page).getByText("3.75 亩 × 91.14 元 × 1 年 = 341.775 元").waitFor();
  await drawer(page).getByRole("button", { name: "出 1 张账单" }).click();
  await page.getByText("应收 341.78,已收 0.00,欠缴 341.78 元").waitFor();
  await page.getByRole("region", { name: "缴费单" }).locator(".ag-row").first().dblclick();
  await drawer(page).getByText("人民币叁佰肆拾壹元柒角捌分").waitFor();
  await expectSoundScreen(opened);
  await page.keyboard.press("Escape");
  await drawer(page).waitFor({ state: "hidden" });
});

test("D35: the check says what may go out; nothing is printed before it is signed", async () => {
  const page = await goTo("checks");
  await page.getByRole("button", { name: "体检", exact: true }).click();
  await page.locator(".charges-headline", { hasText: "可发 1 份,停发 0 份" }).waitFor();
  const print = page.getByRole("button", { name: "打印可发的缴费通知" });
  expect(await print.isDisabled()).toBe(true);
  await page.getByLabel("签字人").fill("赵六(虚构)");
  await page.getByRole("button", { name: "记为已签字" }).click();
  await page.getByText(`赵六(虚构) ${day} 签字`).waitFor();
  await expectSoundScreen(opened);
  const arriving = page.waitForEvent("download");
  await print.click();
  expect((await arriving).suggestedFilename()).toBe("缴费通知_第1号体检.pdf");
});

test("a route opens once what it needs is there; its contract is drafted, Esc closes", async () => {
  const page = await goTo("routes");
  const row = page.getByRole("region", { name: "地块处置路线" }).locator(".ag-row").first();
  await row.dblclick();
  const charge = drawer(page).getByRole("region", { name: "补签补费" });
  await charge.getByText("还缺:依法召开会议并形成决议").waitFor();
  await expectSoundScreen(opened);
  await choose(page, "决定的会议", /成员大会/);
  await page.getByRole("checkbox", { name: "价格已议定" }).check();
  await charge.getByText("可以办").waitFor();
  await charge.getByRole("button", { name: "选这条…" }).click();
  await fill(page, "每亩每年", "91.14");
  await fill(page, "起始日期", "2026.5.1");
  await drawer(page).getByRole("button", { name: "选定并拟合同" }).click();
  await drawer(page).getByText("已选定:").waitFor();
  await drawer(page).getByRole("button", { name: "记为已处置" }).click();
  await page.getByText("合同还没有签订并登记").first().waitFor();
  await page.keyboard.press("Escape");
  await drawer(page).waitFor({ state: "hidden" });
});

test("V7: land in a valid contract is 合同内, offers no charge and shows no amount", async () => {
  const page = await goTo("routes", inContract);
  const list = page.getByRole("region", { name: "地块处置路线" });
  await list.getByText("合同内", { exact: true }).waitFor();
  await list.locator(".ag-row").first().dblclick();
  await drawer(page).getByText("只能重新协商").first().waitFor();
  expect(await drawer(page).getByRole("region", { name: "补签补费" }).count()).toBe(0);
  expect(await drawer(page).getByRole("region", { name: "收回" }).count()).toBe(0);
  expect(await page.getByRole("main").innerText()).not.toMatch(/\d 元/);
  await expectSoundScreen(opened);
});

test("the line of a meeting is worked out; its numbers are kept, its papers come as one PDF", async () => {
  const page = await goTo("meetings");
  await page.getByText("村组情况表").waitFor();
  await page.getByRole("spinbutton", { name: "应到人数" }).fill("312");
  await page.getByText("应到 312,须到 208,须同意 208").waitFor();
  await page.getByRole("region", { name: "会议" }).locator(".ag-row").first().dblclick();
  await fill(page, "其中委托", "12");
  await expectSoundScreen(opened);
  await drawer(page).getByRole("tab", { name: "四议两公开" }).click();
  await drawer(page).getByLabel("议题").last().fill("收费办法(虚构)");
  await drawer(page).getByLabel("内容").fill("每亩每年 91.14 元。");
  const arriving = page.waitForEvent("download");
  await drawer(page).getByRole("button", { name: "打印一套" }).click();
  expect((await arriving).suggestedFilename()).toBe("四议两公开_收费办法(虚构).pdf");
});

test("auctions and land put to use begin empty and say what to do; what lacks is named", async () => {
  const page = await goTo("auctions");
  await page.getByText("还没有竞价").waitFor();
  await page.getByRole("button", { name: "准备竞价…" }).click();
  await drawer(page).getByText("还缺:编号、地块、起止日期、底价、底价怎么定的").waitFor();
  await expectSoundScreen(opened);
  await page.keyboard.press("Escape");
  await drawer(page).waitFor({ state: "hidden" });
  await page.getByRole("tab", { name: "收回盘活" }).click();
  await page.getByRole("button", { name: "登记一条…" }).click();
  await fill(page, "编号", "PH-1");
  await fill(page, "面积", "210");
  await fill(page, "凭据", "盘活协议 1 号(虚构)");
  await drawer(page).getByRole("button", { name: "存下" }).click();
  await page.getByRole("region", { name: "收回盘活" }).getByText("PH-1").waitFor();
  await expectSoundScreen(opened);
});
