import path from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { closeProject, createProject } from "../../electron/core/project/project.ts";
import { addContract } from "../../electron/core/registers/contracts/save-contract.ts";
import { expectSoundScreen } from "./faults.ts";
import type { OpenPage } from "./open-page.ts";
import { pasteText } from "./paste.ts";
import { temporaryFolder } from "./sample-files.ts";
import { servedPages } from "./served-pages.ts";

let opened: OpenPage;

const villageCode = "140799101201";

/** One contract (虚构), so that its village is there. */
function projectWithVillage(): string {
  const file = path.join(temporaryFolder(), "村组.gpkg");
  const project = createProject(file, { name: "样例镇", person: "测试" });
  addContract(project, { number: "合-001", villageCode, lessee: "甄样例" });
  closeProject(project);
  return file;
}

const served = servedPages(projectWithVillage);

async function openTab(name: string): Promise<Page> {
  opened = await served.open();
  const { page } = opened;
  await page.getByRole("button", { name: "合同", exact: true }).click();
  await page.getByRole("tab", { name }).click();
  await page.getByRole("tab", { name, selected: true }).waitFor();
  return page;
}

async function paste(page: Page, lines: readonly string[]): Promise<void> {
  await pasteText(page, lines.join("\n"));
}

const drawer = (page: Page) => page.getByRole("dialog");

test("facts of villages are pasted without a heading, typed in the drawer, and taken back", async () => {
  const page = await openTab("村组情况");
  await expectSoundScreen(opened);
  await paste(page, [`${villageCode}\t样例村(虚构)\t120\t400\t312`]);
  await page.getByText("第一行不是表头").waitFor();
  await page.getByRole("button", { name: "存入 1 行" }).click();
  const row = page.getByRole("region", { name: "村组情况" }).locator(".ag-row");
  await row.filter({ hasText: "312" }).getByRole("gridcell").first().dblclick();
  const due = drawer(page).getByLabel("二轮到期日");
  await due.fill("2028.12.31");
  await due.press("Enter");
  await row.filter({ hasText: "2028-12-31" }).waitFor();
  await expectSoundScreen(opened);
  await drawer(page).getByRole("heading").first().click();
  await page.keyboard.press("Control+z");
  await expect.poll(() => due.inputValue()).toBe("");
});

test("people are imported, put on record one by one, and a wrong number is told beside it", async () => {
  const page = await openTab("人员");
  await paste(page, [
    "证件号\t姓名\t是否成员\t职务\t村代码",
    `11010119900307001X\t甄样例(虚构)\t是\t村主任\t${villageCode}`,
    `110101199003070011\t甄二(虚构)\t说不清\t\t${villageCode}`,
  ]);
  await page.getByText("待改正的 1 行").waitFor();
  await page.getByRole("button", { name: "存入 1 行" }).click();
  await page.getByText("新增 1 行").first().waitFor();
  await page.keyboard.press("Escape");
  const row = page.getByRole("region", { name: "人员" }).locator(".ag-row");
  await row.filter({ hasText: "村主任" }).getByRole("gridcell").first().dblclick();
  const number = drawer(page).getByRole("textbox", { name: "证件号", exact: true });
  await number.fill("110101199003070011");
  await number.press("Enter");
  await drawer(page).getByText("校验位不对,请核对。").waitFor();
  await expectSoundScreen(opened);
  await drawer(page).getByRole("heading").first().click();
  await page.keyboard.press("Control+z");
  await expect.poll(() => number.inputValue()).toBe("11010119900307001X");
  await page.getByText("共 1 人").waitFor();
});

test("a village is chosen first, then one person is put on record there", async () => {
  const page = await openTab("人员");
  const add = page.getByRole("button", { name: "登记一人" });
  expect(await add.isDisabled()).toBe(true);
  await page.goto(`${page.url().split("#")[0]}#/contracts?scope=${villageCode}&tab=people`);
  await add.click();
  await drawer(page).getByRole("textbox", { name: "证件号" }).fill("11010119900307002X");
  await drawer(page).getByRole("textbox", { name: "姓名" }).fill("甄三(虚构)");
  await drawer(page).getByRole("button", { name: "登记", exact: true }).click();
  await page.getByRole("region", { name: "人员" }).getByText("甄三(虚构)").waitFor();
});
