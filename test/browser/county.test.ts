import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { keepPacks, readPacks } from "../../electron/core/calls/county-desk.ts";
import { closeProject, createProject } from "../../electron/core/project/project.ts";
import { writeIndicatorProject } from "../support/indicator-project.ts";
import { packFolder, townCode, townPack, twelveTowns } from "../support/town-packs.ts";
import { expectSoundScreen } from "./faults.ts";
import { type OpenPage, openBrowser, openPage } from "./open-page.ts";
import { removeTemporaryFolders, temporaryFolder } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

let browser: Browser;
let door: ServedProject;
let smallCounty: ServedProject;
let folder = "";
let opened: OpenPage;

/** The county's own empty file, and packs of invented towns for two weeks. */
beforeAll(async () => {
  browser = await openBrowser();
  folder = temporaryFolder();
  const file = path.join(folder, "虚构县.gpkg");
  closeProject(createProject(file, { name: "虚构县", person: "测试", countyCode: "990725" }));
  packFolder(folder, "第一周", { asOf: "2026-11-13", towns: twelveTowns });
  const second = packFolder(folder, "第二周", {
    ...{ asOf: "2026-11-20", towns: twelveTowns.slice(0, 11), more: 1 },
  });
  writeFileSync(path.join(second, "坏的.qhsreport"), "x");
  const truncated = { n: 12, asOf: "2026-11-20", closed: 9 };
  const options = { indicator_rounding: "truncate" };
  writeFileSync(path.join(second, "截尾.qhsreport"), townPack(folder, { ...truncated, options }));
  door = await startDoor(file);
  smallCounty = await serveSmallCounty();
}, 120_000);
afterEach(async () => {
  expect(opened.complaints).toEqual([]);
  expect(opened.strayRequests).toEqual([]);
  await opened.context.close();
});
afterAll(async () => {
  await browser?.close();
  await door?.stop();
  await smallCounty?.stop();
  removeTemporaryFolders();
});

async function openCounty(served = door): Promise<Page> {
  opened = await openPage(browser, served);
  const { page } = opened;
  await page.evaluate(() => {
    location.hash = "#/reports?tab=county";
  });
  await page.getByRole("region", { name: "县汇总" }).waitFor();
  return page;
}

const drawer = (page: Page) => page.getByRole("dialog");

/** A county's file with two towns and two weeks. */
async function serveSmallCounty(): Promise<ServedProject> {
  const file = path.join(folder, "小县.gpkg");
  const county = createProject(file, { name: "小县(虚构)", person: "测试", countyCode: "990725" });
  for (const week of ["第一周", "第二周"]) {
    const paths = [1, 2].map((n) => path.join(folder, week, `${n}.qhsreport`));
    keepPacks(county, readPacks(paths, null).accepted);
  }
  closeProject(county);
  return await startDoor(file);
}

/** Chooses all packs of a week at once, as a person marks them in the dialog. */
async function collect(page: Page, week: string, names: readonly string[]): Promise<void> {
  const asking = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "选报送包…" }).click();
  const chooser = await asking;
  expect(chooser.isMultiple()).toBe(true);
  await chooser.setFiles(names.map((name) => path.join(folder, week, `${name}.qhsreport`)));
}

test("twelve packs are added up in one step, the county is told who is missing, late and refused", async () => {
  const page = await openCounty();
  await page.getByText("还没有报送包").waitFor();
  await expectSoundScreen(opened);
  await page.getByRole("button", { name: "应报乡镇…" }).click();
  const towns = twelveTowns.map((n) => `${townCode(n)} 虚构${n}镇`).join("\n");
  await drawer(page).getByLabel("名单").fill(towns);
  await drawer(page).getByRole("button", { name: "存入名单" }).click();
  await drawer(page).waitFor({ state: "hidden" });
  await collect(page, "第一周", twelveTowns.map(String));
  await page.getByText("已报 12 个,未报 0 个,迟报 0 个").waitFor();

  const second = [...twelveTowns.slice(0, 11).map(String), "坏的", "截尾"];
  await collect(page, "第二周", second);
  await page.getByText("已报 11 个,未报 1 个").waitFor();
  await page.getByText("未报:虚构12镇").waitFor();
  await page.getByText("上一期是 2026-11-13").waitFor();
  const refused = page.getByRole("region", { name: "没有汇总的" }).getByRole("listitem");
  expect(await refused.count()).toBe(2);
  expect(await refused.allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringContaining("坏的"), expect.stringContaining("截尾")]),
  );
  const due = page.getByLabel("报送期限");
  await due.fill("2020-01-01");
  await due.press("Enter");
  await page.getByText("迟报 11 个").waitFor();
  for (const title of ["汇总表", "排名", "各村汇总表", "较上期变化", "未报、迟报名单"]) {
    await page.getByRole("heading", { name: title }).first().waitFor();
  }
  await expectSoundScreen(opened);
});

test("A1: every number of the county's tables opens towns, villages or rows", async () => {
  const page = await openCounty(smallCounty);
  const numbers = page.locator(".report-table .number-button");
  await numbers.first().waitFor();
  const count = await numbers.count();
  expect(count).toBeGreaterThan(100);
  for (let at = 0; at < count; at += 1) {
    const text = await numbers.nth(at).evaluate((button: HTMLElement) => {
      button.click();
      return button.innerText;
    });
    // Only a 0 may have nothing behind it.
    const listed = /[1-9]/.test(text) ? /^共 [1-9]\d* (个|行)/ : /^共 \d+ (个|行)/;
    await drawer(page).getByText(listed).waitFor();
    await page.keyboard.press("Escape");
    await drawer(page).waitFor({ state: "hidden" });
  }
}, 300_000);

test("a figure leads from the county to a town, a village and the numbers of its rows, and back", async () => {
  const page = await openCounty(smallCounty);
  await page.locator(".report-total .number-button").first().click();
  await drawer(page).getByText("共 2 个乡镇").waitFor();
  await drawer(page).locator(".number-button").first().click();
  await drawer(page).getByText("共 2 个村").waitFor();
  await drawer(page).locator(".number-button").first().click();
  await drawer(page).getByText("县里只有记录的编号").waitFor();
  expect(await drawer(page).getByRole("row").count()).toBeGreaterThan(0);
  await expectSoundScreen(opened);
  await drawer(page).getByRole("button", { name: "回上一级" }).click();
  await drawer(page).getByText("共 2 个村").waitFor();
});

test("last week's table is shown and handed out again", async () => {
  const page = await openCounty(smallCounty);
  await page.getByText("已报 2 个").waitFor();
  await page.getByLabel("哪一期").first().click();
  await page.getByTitle("2026-11-13", { exact: true }).click();
  await page.getByText("截至 2026-11-13,2 个乡镇").first().waitFor();
  for (const [button, name] of [
    ["打印 PDF", "县汇总_2026-11-13.pdf"],
    ["导出 XLSX", "县汇总_2026-11-13.xlsx"],
  ] as const) {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: button }).click();
    expect((await download).suggestedFilename()).toBe(name);
  }
});

test("a township hands its pack up from the reports, and takes none in", async () => {
  const file = path.join(folder, "虚构镇.gpkg");
  writeIndicatorProject(file, { villages: 2, contracts: 10, problems: 4 });
  const township = await startDoor(file);
  try {
    const page = await openCounty(township);
    await collect(page, "第一周", ["1"]);
    await page.getByText("打开的是乡镇的项目").waitFor();
    await page.getByRole("tab", { name: "周报、汇总、排名" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "做报送包" }).click();
    expect((await download).suggestedFilename()).toMatch(/\.qhsreport$/);
  } finally {
    await township.stop();
  }
});
