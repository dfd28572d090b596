import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { drawSample } from "../../electron/core/calls/audit-desk.ts";
import { closeProject } from "../../electron/core/project/project.ts";
import { createAuditFile } from "../../electron/core/registers/audit/audit-file.ts";
import { writeIndicatorProject } from "../support/indicator-project.ts";
import { expectSoundScreen } from "./faults.ts";
import { type OpenPage, openBrowser, openPage } from "./open-page.ts";
import { pasteText } from "./paste.ts";
import { removeTemporaryFolders, temporaryFolder } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

let browser: Browser;
let township: ServedProject;
let auditFile: ServedProject;
let opened: OpenPage;

/** An invented township, and an audit file with four contracts of it drawn. */
beforeAll(async () => {
  browser = await openBrowser();
  const folder = temporaryFolder();
  const file = path.join(folder, "虚构镇.gpkg");
  writeIndicatorProject(file, { villages: 2, contracts: 20, problems: 10 });
  const auditPath = path.join(folder, "审计.gpkg");
  const audit = createAuditFile(auditPath, file, "王五(虚构)");
  drawSample(audit, file, {
    ...{ register: "contract", by: "village", seed: "1", asOf: "2026-11-20" },
    sizesOf: (present) => Object.fromEntries(present.map((name) => [name, 2])),
  });
  closeProject(audit);
  township = await startDoor(file);
  auditFile = await startDoor(auditPath);
});
afterEach(async () => {
  expect(opened.complaints).toEqual([]);
  expect(opened.strayRequests).toEqual([]);
  await opened.context.close();
});
afterAll(async () => {
  await browser?.close();
  await township?.stop();
  await auditFile?.stop();
  removeTemporaryFolders();
});

async function goTo(tab: string, project = township): Promise<Page> {
  opened = await openPage(browser, project);
  const { page } = opened;
  await page.evaluate((to) => {
    location.hash = to;
  }, `#/audit?tab=${tab}`);
  await page.getByRole("main", { name: "审计" }).waitFor();
  return page;
}

const drawer = (page: Page) => page.getByRole("dialog");
const rowsOf = (page: Page, list: string) =>
  page.getByRole("region", { name: list, exact: true }).locator(".ag-row");

/** Pastes lines of a sheet into the import of the tab. */
async function paste(page: Page, button: string, lines: readonly string[]): Promise<void> {
  await page.getByRole("button", { name: button }).first().click();
  const text = lines.map((line) => line.replaceAll(",", "\t")).join("\n");
  await page.getByText("粘贴").first().waitFor();
  await pasteText(page, text);
  await page.getByRole("button", { name: `存入 ${lines.length - 1} 行` }).click();
}

test("A3, A8: the log is narrowed to changes in bulk; an entry shows its rows, no numbers of people", async () => {
  const page = await goTo("events");
  await rowsOf(page, "改动记录").first().waitFor();
  const all = await rowsOf(page, "改动记录").count();
  await page.getByRole("checkbox", { name: "成批改的" }).check();
  await page.getByText("共 1 条").waitFor();
  expect(all).toBeGreaterThan(1);
  await rowsOf(page, "改动记录").first().dblclick();
  await drawer(page).getByText("改动 54 行,这里列出前 50 行").waitFor();
  await expectSoundScreen(opened);
  await page.keyboard.press("Escape");
  await drawer(page).waitFor({ state: "hidden" });
  await page.getByRole("checkbox", { name: "公示以后改的" }).check();
  await page.getByText("还没有这样的改动").waitFor();
});

test("the same seed draws the same list in another tab; a row opens its record (A1)", async () => {
  let page = await goTo("sample");
  await page.getByText("先写种子").waitFor();
  const draw = async () => {
    await page.getByLabel("种子").fill("2026-审-1");
    await page.getByRole("spinbutton").first().fill("3");
    await page.getByText("10 份里抽 3 份").waitFor();
    return await page.getByRole("region", { name: "抽中的" }).getByRole("listitem").allInnerTexts();
  };
  const drawn = await draw();
  expect(drawn).toHaveLength(3);
  await expectSoundScreen(opened);
  await opened.context.close();
  page = await goTo("sample");
  expect(await draw()).toEqual(drawn);
  await page.getByRole("region", { name: "抽中的" }).getByRole("button").first().click();
  await page.getByRole("main", { name: "合同" }).waitFor();
});

test("working papers are judged in the audit file; a project says where they are (A6)", async () => {
  const page = await goTo("papers", auditFile);
  await page.getByText("共 4 份,已查 0 份").waitFor();
  await rowsOf(page, "工作底稿").first().dblclick();
  await drawer(page).getByText("不符", { exact: true }).click();
  await page.getByText("要写明查到了什么").first().waitFor();
  const note = drawer(page).getByLabel("说明");
  await note.fill("原件不在(虚构)");
  await note.blur();
  await drawer(page).getByText("不符", { exact: true }).click();
  await page.getByText("已查 1 份,列为问题 0 份").waitFor();
  const article = drawer(page).getByLabel("依据条款");
  await article.fill("农村集体经济组织法第二十六条");
  await article.blur();
  const finding = drawer(page).getByLabel("列为问题");
  await finding.fill("没有决议(虚构)");
  await finding.blur();
  await page.getByText("共 4 份,已查 1 份,列为问题 1 份").waitFor();
  await expectSoundScreen(opened);
  await page.keyboard.press("Escape");
  await drawer(page).waitFor({ state: "hidden" });
  await opened.context.close();
  await goTo("papers");
  await opened.page.getByRole("button", { name: "建立审计文件…" }).waitFor();
  await expectSoundScreen(opened);
});

test("外部对数 lists what only one side has", async () => {
  const page = await goTo("external");
  await paste(page, "导入外部数据", [
    "来源,对什么,单位代码,截至日期,编号或项目",
    "三资平台(虚构),合同,990725101201,2026-11-01,HT-99",
  ]);
  await rowsOf(page, "只有三资平台(虚构)有的").getByText("HT-99").waitFor();
  await expect.poll(() => rowsOf(page, "只有我们有的").count()).toBeGreaterThan(0);
  await expectSoundScreen(opened);
  // Typed off a page: the list of what only they have grows by one.
  await page.getByRole("button", { name: "录一行…" }).click();
  const type = (name: string, text: string) => drawer(page).getByLabel(name).fill(text);
  await type("来源", "三资平台(虚构)");
  await type("单位代码", "990725101201");
  await type("截至日期", "2026-11-01");
  await drawer(page).getByLabel("截至日期").press("Enter");
  await type("编号", "HT-98");
  await drawer(page).getByRole("button", { name: "存入,接着录" }).click();
  await rowsOf(page, "只有三资平台(虚构)有的").getByText("HT-98").waitFor();
  await expectSoundScreen(opened);
});

test("a finding that came by a sheet is answered; what the audit wrote stays", async () => {
  const page = await goTo("findings");
  await page.getByText("还没有审计问题").waitFor();
  await paste(page, "导入问题清单…", [
    "问题编号,村代码,问题,涉及金额(元),依据条款,发现日期",
    "SJ-1,990725101201,租金未收(虚构),1200,农村集体经济组织法第四十七条,2026-11-02",
  ]);
  await rowsOf(page, "审计问题清单").first().dblclick();
  await drawer(page).getByText("1,200.00 元").waitFor();
  const rectification = drawer(page).getByLabel("整改情况");
  await rectification.fill("已收齐(虚构)");
  await rectification.blur();
  const rectified = drawer(page).getByLabel("整改日期");
  await rectified.fill("2026.11.10");
  await rectified.press("Enter");
  await page.getByText("共 1 条,已整改 1 条").waitFor();
  await expectSoundScreen(opened);
  // Within a field Esc only takes back what was typed.
  await drawer(page).getByRole("heading").first().click();
  await page.keyboard.press("Escape");
  await drawer(page).waitFor({ state: "hidden" });
  const answers = [
    ["打印答复 PDF", /审计问题整改情况.*\.pdf$/],
    ["导出 XLSX", /审计问题整改情况.*\.xlsx$/],
    ["导出答复清单", /审计问题答复清单.*\.xlsx$/],
  ] as const;
  for (const [button, name] of answers) {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: button }).click();
    expect((await download).suggestedFilename()).toMatch(name);
  }
});
