import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { geometryEnvelope } from "../../electron/core/project/geometry-blob.ts";
import { closeProject, openProject, type Project } from "../../electron/core/project/project.ts";
import { sheetsFolder } from "../../electron/core/project/sheets-folder.ts";
import { createShapeOperations } from "../../electron/core/reconcile/shape-operations.ts";
import { giveSheets } from "../../electron/core/registers/handouts/handouts.ts";
import { splitPlot } from "../../electron/core/registers/shapes/split-plot.ts";
import { printGroups } from "../../electron/core/sheets/print-groups.ts";
import { quietContext } from "../../shared/contract/progress.ts";
import { shortPlotCode } from "../../shared/land/plot-code.ts";
import { expectSoundScreen } from "./faults.ts";
import { countPixels, type Rgb } from "./map-picture.ts";
import { type OpenPage, openBrowser, openPage } from "./open-page.ts";
import { reconciledProject, removeTemporaryFolders } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

const blue: Rgb = [29, 92, 158];

let browser: Browser;
let door: ServedProject;
let opened: OpenPage;
let code: string;
let part: string;

interface Largest {
  code: string;
  geom: Uint8Array;
}

function largestPlot({ db }: Project): Largest {
  return db
    .prepare<[], Largest>(
      `SELECT plot_code AS code, geom FROM plot_shape WHERE current = 1
       ORDER BY planar_m2 DESC LIMIT 1`,
    )
    .get()!;
}

/** Cuts the largest plot of the sample in two, from west to east. */
async function splitLargest(project: Project): Promise<void> {
  const largest = largestPlot(project);
  const [minX, minY, maxX, maxY] = geometryEnvelope(largest.geom)!;
  const middle = (minY + maxY) / 2;
  const line = Float64Array.of(minX - 10, middle, maxX + 10, middle);
  const request = { plotCode: largest.code, line, reason: undefined };
  [code = "", part = ""] = splitPlot(project, await createShapeOperations(), request);
}

/** Prints the work sheets of the largest plot's group and hands them out. */
async function printAndGive(project: Project): Promise<void> {
  const { code: plotCode } = largestPlot(project);
  const choice = { groupCodes: [plotCode.slice(0, 14)], paper: "A4", profile: "work" } as const;
  await printGroups(project, { ...choice, outFolder: sheetsFolder(project.path) }, quietContext);
  const job = String(project.db.prepare("SELECT uid FROM print_job").pluck().get());
  const given = { receiver: "孙八(虚构)", handedOutOn: "2026-11-20" };
  giveSheets(project, { printJobUid: job, sheetNumbers: null, ...given });
}

beforeAll(async () => {
  const file = await reconciledProject();
  const project = openProject(file, { mode: "write", person: "测试" });
  await printAndGive(project);
  await splitLargest(project);
  closeProject(project);
  [browser, door] = await Promise.all([openBrowser(), startDoor(file)]);
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

async function openComparison(): Promise<Page> {
  opened = await openPage(browser, door);
  const { page } = opened;
  await page.getByRole("button", { name: "套图核对", exact: true }).click();
  await page.getByRole("tab", { name: "前后对比" }).click();
  await page.getByLabel("与哪个时点比").click();
  await page.getByText("第 1 次套图核对之后").last().click();
  return page;
}

const quiet = (page: Page) => page.getByText("正在读取图形").waitFor({ state: "hidden" });

test("issue 6 §4: what changed since a run is listed with its sums, and each row leads to its history", async () => {
  const page = await openComparison();
  const list = page.getByRole("region", { name: "变化的图斑" });
  await expect.poll(() => list.locator(".ag-row").count()).toBe(2);
  await page.getByRole("contentinfo").getByText("变化 2 块").waitFor();
  await expectSoundScreen(opened);
  const row = (of: string) => list.getByRole("row").filter({ hasText: shortPlotCode(of) });
  expect(await row(part).textContent()).toContain("新增");
  await row(part).dblclick();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("没有这块图斑").waitFor();
  await drawer.getByText(/分割图斑/).waitFor();
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "hidden" });
  await page.reload();
  await expect.poll(() => list.locator(".ag-row").count()).toBe(2);
  expect(shortPlotCode(code)).not.toBe(shortPlotCode(part));
});

test("issue 6 §4: 变更前 has no part that was cut off later, 变更后 marks it", async () => {
  const page = await openComparison();
  const list = page.getByRole("region", { name: "变化的图斑" });
  const row = list.getByRole("row").filter({ hasText: shortPlotCode(part) });
  await row.first().click();
  await quiet(page);
  await page.keyboard.press("Escape");
  const sides = page.getByRole("radiogroup", { name: "图上显示" });
  await page.getByRole("tab", { name: "前后对比" }).click();
  const before = await countPixels(page, blue);
  await sides.getByText("变更后").click();
  await quiet(page);
  await expect.poll(() => countPixels(page, blue)).toBeGreaterThan(before + 50);
  await sides.getByText("变更前").click();
  await quiet(page);
  await expect.poll(() => countPixels(page, blue)).toBe(before);
});

test("issue 6 §4: the auditor sees who got which edition, that today's differs, and the plots of that day", async () => {
  opened = await openPage(browser, door);
  const { page } = opened;
  await page.evaluate(() => {
    location.hash = "#/audit?tab=editions";
  });
  const row = page.getByRole("region", { name: "发出的图纸" }).locator(".ag-row").first();
  await row.getByText("孙八(虚构)").waitFor();
  await row.dblclick();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("在图册文件夹里,校验值相符").waitFor();
  await drawer.getByText("与当时不同:图斑、合同或设置后来有变化").waitFor();
  await expectSoundScreen(opened);
  const download = page.waitForEvent("download");
  await drawer.getByRole("button", { name: "打开当时的图纸" }).click();
  expect((await download).suggestedFilename()).toContain("第 1 版.pdf");
  await drawer.getByRole("button", { name: "与现在前后对比" }).click();
  const list = page.getByRole("region", { name: "变化的图斑" });
  await expect.poll(() => list.locator(".ag-row").count()).toBe(2);
});
