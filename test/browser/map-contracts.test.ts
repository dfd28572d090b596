import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { closeProject } from "../../electron/core/project/project.ts";
import { removeTemporaryFolders as removeProjects } from "../../electron/core/project/testing/sample-project.ts";
import {
  projectWithPostedPlot,
  sampleVillage,
} from "../../electron/core/registers/charges/testing/posted-plot.ts";
import { addContract } from "../../electron/core/registers/contracts/save-contract.ts";
import { addOutline } from "../../electron/core/registers/contracts/testing/outline.ts";
import { expectSoundScreen } from "./faults.ts";
import { countPixels, mapMiddle, type Rgb } from "./map-picture.ts";
import { type OpenPage, openBrowser, openPage } from "./open-page.ts";
import { removeTemporaryFolders } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

const violet: Rgb = [109, 63, 168];

let browser: Browser;
let door: ServedProject;
let contractUid: string;
let opened: OpenPage;

/** One plot that a contract covers by its outline alone, and an outline that is in no register. All invented. */
beforeAll(async () => {
  const project = projectWithPostedPlot();
  const contract = { number: "四荒-1", villageCode: sampleVillage, lessee: "甄样例(虚构)" };
  contractUid = addContract(project, contract);
  const outline = { villageCode: sampleVillage, sideM: 60 };
  addOutline(project, { ...outline, code: "a", contractNumber: "四荒-1", eastM: 499_995 });
  addOutline(project, { ...outline, code: "b", contractNumber: "旧-9", eastM: 500_400 });
  closeProject(project);
  [browser, door] = await Promise.all([openBrowser(), startDoor(project.path)]);
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
  removeProjects();
});

async function goTo(hash: string): Promise<Page> {
  opened = await openPage(browser, door);
  await opened.page.evaluate((to) => {
    location.hash = to;
  }, hash);
  return opened.page;
}

const quiet = (page: Page) => page.getByText("正在读取图形").waitFor({ state: "hidden" });

test("V7: from a contract to its land on the map, from there to the plot, and back to the contract", async () => {
  const page = await goTo(`#/contracts?contract=${encodeURIComponent(contractUid)}`);
  await page.getByRole("dialog").getByRole("button", { name: "全部在图上看" }).click();
  await page.getByText("图上 1 处地,合同内图斑 1 块。").waitFor();
  await quiet(page);
  await expectSoundScreen(opened);
  await expect.poll(() => countPixels(page, violet)).toBeGreaterThan(1500);
  const row = page.getByRole("region", { name: "图斑列表" }).locator(".ag-row").first();
  expect(await row.getAttribute("aria-selected")).toBe("true");
  await row.dblclick();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("合同内", { exact: true }).waitFor();
  await drawer.getByRole("button", { name: "合同 四荒-1" }).click();
  await page.getByRole("main", { name: "合同" }).waitFor();
  await page.getByRole("dialog").getByText("甄样例(虚构)").first().waitFor();
});

test("V7: 合同内 is drawn and in the legend, its layers are switched, an outline leads to its contract", async () => {
  const page = await goTo(`#/reconcile?contract=${encodeURIComponent(contractUid)}`);
  await page.getByRole("button", { name: "不再标出" }).click();
  await quiet(page);
  const legend = page.getByRole("region", { name: "图例" });
  await legend.getByText("合同内", { exact: true }).waitFor();
  await legend.getByText("合同界线", { exact: true }).waitFor();
  await expect.poll(() => countPixels(page, violet)).toBeGreaterThan(100);
  const cell = page.getByRole("region", { name: "图斑列表" }).getByRole("gridcell");
  await cell
    .getByText("四荒-1")
    .or(cell.filter({ hasText: "四荒-1" }))
    .first()
    .waitFor();
  await page.getByRole("button", { name: "图层" }).click();
  await page.getByLabel("合同内图斑").uncheck();
  await page.getByLabel("合同界线").uncheck();
  await expect.poll(() => countPixels(page, violet)).toBe(0);
  await page.getByLabel("合同内图斑").check();
  await page.getByLabel("合同界线").check();
  await page.keyboard.press("Escape");
  await page.evaluate((uid) => {
    location.hash = `#/reconcile?contract=${encodeURIComponent(uid)}`;
  }, contractUid);
  await page.getByText("图上 1 处地").waitFor();
  await quiet(page);
  const middle = await mapMiddle(page);
  await page.mouse.click(middle.x, middle.y);
  await page.getByRole("button", { name: "打开合同 四荒-1" }).click();
  await page.getByRole("dialog").getByText("甄样例(虚构)").first().waitFor();
});
