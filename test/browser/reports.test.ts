import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { freezePeriod } from "../../electron/core/calls/township-reports.ts";
import { closeProject, openProject } from "../../electron/core/project/project.ts";
import { addContract } from "../../electron/core/registers/contracts/save-contract.ts";
import { writeIndicatorProject } from "../support/indicator-project.ts";
import { expectSoundScreen } from "./faults.ts";
import { type OpenPage, openBrowser, openPage } from "./open-page.ts";
import { reconciledProject, removeTemporaryFolders, temporaryFolder } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

let browser: Browser;
let door: ServedProject;
let opened: OpenPage;

/** The reconciled sample township with a few invented contracts. */
async function projectWithContracts(): Promise<string> {
  const file = await reconciledProject();
  const project = openProject(file, { mode: "write", person: "测试" });
  for (const number of ["甲-001", "甲-002", "甲-003"]) {
    addContract(project, {
      ...{ number, villageCode: "140799101201", name: "北坡地(虚构)", lessee: "甄样例" },
      ...{ kind: "lease", startOn: "2010-03-01", endOn: "2040-02-28" },
    });
  }
  closeProject(project);
  return file;
}

beforeAll(async () => {
  const file = await projectWithContracts();
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

async function openReports(): Promise<Page> {
  opened = await openPage(browser, door);
  const { page } = opened;
  await page.getByRole("button", { name: "报表", exact: true }).click();
  await page.getByRole("table").first().waitFor();
  return page;
}

const drawer = (page: Page) => page.getByRole("dialog");

/** Clicks every number that is shown and waits for its rows each time. Returns how many there were. */
async function openEveryNumber(page: Page): Promise<number> {
  const numbers = page.locator(".number-button");
  await numbers.first().waitFor();
  const count = await numbers.count();
  for (let at = 0; at < count; at++) {
    await numbers.nth(at).evaluate((button: HTMLElement) => button.click());
    await drawer(page)
      .getByText(/^共 \d+ 行,合计/)
      .waitFor();
    await page.keyboard.press("Escape");
    await drawer(page).waitFor({ state: "hidden" });
  }
  return count;
}

test("A1: every number of the dashboard opens its rows, Esc closes; the screen is sound", async () => {
  const page = await openReports();
  await expectSoundScreen(opened);
  expect(await openEveryNumber(page)).toBeGreaterThan(40);
});

test("A1: a figure leads to its rows and a row to its record", async () => {
  const page = await openReports();
  await page
    .getByRole("button", { name: /^合同总数|份,打开明细$/ })
    .first()
    .waitFor();
  await page.locator(".number-button", { hasText: "3 份" }).first().click();
  const row = drawer(page).locator(".ag-row", { hasText: "甲-002" });
  await row.getByRole("gridcell").first().dblclick();
  await drawer(page).getByText("甲-002").first().waitFor();
  expect(new URL(page.url()).hash).toContain("#/contracts?");
});

test("A1: a plot behind a figure opens as the plot that it is", async () => {
  const page = await openReports();
  await page.evaluate(() => {
    location.hash = "#/reports?rows=I13+denominator+140799101201";
  });
  const row = drawer(page).locator(".ag-row").first();
  const code = (await row.getByRole("gridcell").first().innerText()).trim();
  expect(code).toMatch(/^\d{2}-[A-Z]/);
  await row.getByRole("gridcell").first().dblclick();
  await page.getByRole("main", { name: "套图核对" }).waitFor();
  await drawer(page).getByText(code).first().waitFor();
});

test.for(["周报", "旬报", "排名", "汇总表", "按地块类别汇总", "一村一档目录", "挂图作战"])(
  "A1: every number of %s opens its rows",
  async (title) => {
    const page = await openReports();
    await page.getByRole("tab", { name: "周报、汇总、排名" }).click();
    await page.getByText(title, { exact: true }).click();
    await page.locator(".report-table").first().waitFor();
    await expectSoundScreen(opened);
    if ((await page.locator(".number-button").count()) === 0) {
      // Lists of land classes and papers hold no figure of an indicator.
      expect(title).toMatch(/按地块类别|一村一档/);
      return;
    }
    expect(await openEveryNumber(page)).toBeGreaterThan(0);
  },
);

test("a week is frozen, listed with its files, and shows on the trend", async () => {
  const page = await openReports();
  await page.getByRole("tab", { name: "定稿" }).click();
  await page.getByRole("button", { name: "存一次定稿…" }).click();
  await drawer(page).getByText("这是第一次定稿。").waitFor();
  await drawer(page).getByRole("button", { name: "存入定稿" }).click();
  await page.getByText(/第 1 号 周报/).waitFor();
  const download = page.waitForEvent("download");
  await page.locator(".snapshot-files button").first().click();
  expect((await download).suggestedFilename()).toMatch(/\.(pdf|xlsx|json)$/);
  await page.getByRole("heading", { name: "定稿之后补记的" }).waitFor();
  await page.getByText(/^没有。定稿以后录入/).waitFor();
  await page.getByRole("tab", { name: "指标" }).click();
  await page.getByRole("img", { name: "每周变化" }).waitFor();
});

test("A1: every number of two freezes opens its rows as they were then", async () => {
  const file = path.join(temporaryFolder(), "虚构镇.gpkg");
  writeIndicatorProject(file, { villages: 2, contracts: 12, problems: 6, closed: 3 });
  const project = openProject(file, { mode: "write", person: "测试" });
  for (const asOf of ["2026-02-15", "2026-06-30"]) {
    await freezePeriod(project, { kind: "weekly", asOf, scopeCode: "", reasons: [], note: null });
  }
  closeProject(project);
  const served = await startDoor(file);
  try {
    opened = await openPage(browser, served);
    const { page } = opened;
    await page.evaluate(() => {
      location.hash = "#/reports?tab=snapshots";
    });
    const compared = page.getByRole("region", { name: "两次对照" });
    await compared.locator(".number-button").first().waitFor();
    const numbers = await compared.locator(".number-button").count();
    expect(numbers).toBeGreaterThan(2);
    for (let at = 0; at < numbers; at += 1) {
      await compared.locator(".number-button").nth(at).click();
      await drawer(page)
        .getByText(/^共 [1-9]\d* 行,当时是/)
        .waitFor();
      await page.keyboard.press("Escape");
      await drawer(page).waitFor({ state: "hidden" });
    }
    await expectSoundScreen(opened);
  } finally {
    await served.stop();
  }
});

test("治理问题 are registered and rectified in place; 一村一档 tells what is missing", async () => {
  const page = await openReports();
  await page.evaluate(() => {
    location.hash = "#/reports?scope=140799101201&tab=governance";
  });
  await page.getByRole("button", { name: "登记一条" }).click();
  // A rectification without words on what was done is refused.
  const done = drawer(page).getByRole("textbox", { name: "整改情况" });
  await done.fill("已补公示(虚构)");
  await done.press("Enter");
  const rectified = drawer(page).getByRole("textbox", { name: "整改日期" });
  // Found today in the page's time zone, so that it cannot have been set right before.
  await rectified.fill(new Intl.DateTimeFormat("sv", { timeZone: "Asia/Shanghai" }).format());
  await rectified.press("Enter");
  await page.getByText("共 1 条,已整改 1 条").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "一村一档" }).click();
  await page
    .getByText(/^缺 \d+$/)
    .first()
    .waitFor();
  await expectSoundScreen(opened);
});
