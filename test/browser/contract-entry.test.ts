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

/** One lease (虚构) of 600 yuan in all; the rest is pasted. */
function projectWithContract(): string {
  const file = path.join(temporaryFolder(), "合同.gpkg");
  const project = createProject(file, { name: "样例镇", person: "测试" });
  addContract(project, {
    ...{ number: "合-001", villageCode, name: "北坡地(虚构)", kind: "lease", lessee: "甄样例" },
    totalFen: 600_00,
  });
  closeProject(project);
  return file;
}

const served = servedPages(projectWithContract);

async function register(): Promise<Page> {
  opened = await served.open();
  await opened.page.getByRole("button", { name: "合同", exact: true }).click();
  await grid(opened.page).locator(".ag-row").first().waitFor();
  return opened.page;
}

const grid = (page: Page) => page.getByRole("region", { name: "合同台账" });
const gridRow = (page: Page, number: string) => grid(page).locator(".ag-row", { hasText: number });
const drawer = (page: Page) => page.getByRole("dialog").first();

async function paste(page: Page, lines: readonly string[]): Promise<void> {
  await pasteText(page, lines.join("\n"));
}

/** The first columns of the template up to 签订日期, in its order. */
const templateRow = (number: string, signedOn: string) => {
  const land = ["南坡(虚构)", "", "", "", "", "25", "", "种植", "", signedOn];
  return [
    number,
    villageCode,
    "",
    "南坡(虚构)",
    "租赁",
    "村委会",
    "甄样例",
    "",
    "",
    "是",
    "",
    "旱地",
  ]
    .concat(land)
    .join("\t");
};

async function commit(page: Page, rows: number): Promise<void> {
  await page.getByRole("button", { name: `存入 ${rows} 行` }).click();
}

test("T1: rows pasted without a heading are read in the template's order; the wrong date is named by its row, corrected and pasted back", async () => {
  const page = await register();
  await paste(page, [
    templateRow("贴-1", "2010.3.1"),
    templateRow("贴-2", "说不清"),
    templateRow("贴-3", "20110405"),
  ]);
  await page.getByText("第一行不是表头,按空表的列序读").waitFor();
  await page.getByText("待改正的 1 行").waitFor();
  await page.getByRole("cell", { name: "2011-04-05" }).waitFor();
  const refused = page.locator(".sheet-import-table").first().locator("tbody tr");
  expect(await refused.locator("td.number").textContent()).toBe("2");
  expect(await refused.textContent()).toContain("签订日期“说不清”");
  await expectSoundScreen(opened);
  await commit(page, 2);
  await page.getByText("新增 2 行").first().waitFor();
  await paste(page, [templateRow("贴-2", "2010年5月6日")]);
  await commit(page, 1);
  await gridRow(page, "贴-2").waitFor();
  expect(await grid(page).locator(".ag-row", { hasText: "贴-" }).count()).toBe(3);
});

test("T1: rows pasted with a heading are read by it; a person may say that the first row is none", async () => {
  const page = await register();
  await paste(page, [
    "承包方\t合同编号\t村代码\t签订日期",
    `甄样例\t头-1\t${villageCode}\t2010.3.1`,
    `甄样例\t头-2\t${villageCode}\t2010.3.2`,
    `甄样例\t头-3\t${villageCode}\t2010.3.3`,
  ]);
  await page.getByText("表头在第 1 行").waitFor();
  await page.getByTitle("没有表头,按空表的列序").click();
  await page.getByText("第一行不是表头,按空表的列序读").waitFor();
  await page.getByTitle("有表头", { exact: true }).click();
  await page.getByText("表头在第 1 行").waitFor();
  await commit(page, 3);
  await gridRow(page, "头-3").waitFor();
  expect(await grid(page).locator(".ag-row", { hasText: "头-" }).count()).toBe(3);
});

test("instalments are added a year on, summed against the total, changed and taken back", async () => {
  const page = await register();
  await gridRow(page, "合-001").getByRole("gridcell").first().dblclick();
  await drawer(page).getByRole("tab", { name: "款项" }).click();
  const schedule = drawer(page).getByRole("region", { name: "应缴" });
  const field = (label: string) => schedule.getByRole("textbox", { name: label, exact: true });
  await field("应缴日期").fill("2026.12.31");
  await field("应缴日期").press("Enter");
  await field("所属期").fill("2026");
  await field("金额").fill("300");
  await field("金额").press("Enter");
  const add = schedule.getByRole("button", { name: "加一期" });
  await add.click();
  await schedule.getByText("1 期合计 300.00 元").waitFor();
  await schedule.getByText("与总价 600.00 元差 -300.00 元").waitFor();
  await expect.poll(() => field("应缴日期").inputValue()).toBe("2027-12-31");
  await add.click();
  await schedule.getByText("与总价一致").waitFor();
  expect(await field("第 2 期所属期").inputValue()).toBe("2027");
  await expectSoundScreen(opened);
  await field("第 2 期金额").fill("250.5");
  await field("第 2 期金额").press("Enter");
  await schedule.getByText("2 期合计 550.50 元").waitFor();
  await schedule.getByRole("heading").first().click();
  await page.keyboard.press("Control+z");
  await schedule.getByText("与总价一致").waitFor();
  await schedule.getByRole("button", { name: "删去第 2 期" }).click();
  await schedule.getByText("1 期合计 300.00 元").waitFor();
});

test("D36: the deciding meeting is put on record from the contract, linked, unlinked and taken back", async () => {
  const page = await register();
  await gridRow(page, "合-001").getByRole("gridcell").first().dblclick();
  const meeting = drawer(page).getByRole("region", { name: "决定的会议" });
  await meeting.getByRole("button", { name: "登记一次会议" }).click();
  const own = page.getByRole("dialog").last();
  const due = own.getByLabel("应到", { exact: true });
  await due.fill("30");
  await due.press("Enter");
  await expect.poll(() => due.inputValue()).toBe("30");
  await page.keyboard.press("Escape");
  await meeting.getByText("以这次会议的人数和日期为准").waitFor();
  await expectSoundScreen(opened);
  await meeting.getByRole("button", { name: "取消关联" }).click();
  await meeting.getByText("没有关联会议").waitFor();
  await page.keyboard.press("Control+z");
  await meeting.getByText("以这次会议的人数和日期为准").waitFor();
  await meeting.getByRole("button", { name: "取消关联" }).click();
  await meeting.getByLabel("决定这份合同的会议").click();
  await page.getByTitle(/成员大会/).click();
  await meeting.getByText("以这次会议的人数和日期为准").waitFor();
});

test("HT-06: who signed is typed in the form and the rule answers at once", async () => {
  const page = await register();
  await gridRow(page, "合-001").getByRole("gridcell").first().dblclick();
  const signer = drawer(page).getByRole("textbox", { name: "签字人" });
  await signer.fill("甄旁人");
  await signer.press("Enter");
  await drawer(page)
    .getByRole("tab", { name: /疑似问题/ })
    .click();
  await drawer(page).getByText("合同由“甄旁人”签字,承包方为“甄样例”").waitFor();
});

test("T1: Ctrl+Z takes a pasted sheet back as a whole; from the list of imports it can be withdrawn as well", async () => {
  const page = await register();
  const lines = [
    "承包方\t合同编号\t村代码",
    `甄样例\t撤-1\t${villageCode}`,
    `甄样例\t撤-2\t${villageCode}`,
  ];
  const pasted = grid(page).locator(".ag-row", { hasText: "撤-" });
  await paste(page, lines);
  await commit(page, 2);
  await expect.poll(() => pasted.count()).toBe(2);
  await page.keyboard.press("Control+z");
  await expect.poll(() => pasted.count()).toBe(0);
  await paste(page, lines);
  await commit(page, 2);
  await expect.poll(() => pasted.count()).toBe(2);
  const last = () => batches.first();
  const batches = page.getByRole("region", { name: "已经导入" }).getByRole("button");
  const withdraw = async () => {
    await page.getByRole("button", { name: "导入", exact: true }).click();
    await last().click();
    await page.getByRole("button", { name: "撤回这次导入" }).click();
    await page.getByRole("button", { name: /^撤\s?回$/ }).click();
  };
  await pasted.first().getByRole("gridcell").first().dblclick();
  await drawer(page).getByRole("textbox", { name: "签字人" }).fill("甄样例");
  await drawer(page).getByRole("textbox", { name: "签字人" }).press("Enter");
  await page.keyboard.press("Escape");
  await withdraw();
  await page.getByText("又改过同一条记录").waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText("已撤销:修改合同").waitFor();
  await withdraw();
  await expect.poll(() => last().textContent()).toContain("已撤回");
  await page.getByRole("button", { name: "合同", exact: true }).click();
  await gridRow(page, "合-001").waitFor();
  expect(await pasted.count()).toBe(0);
});

test("contracts.md §3: the register says which decision table is in force; a row of the county's own is set in 设置", async () => {
  const page = await register();
  await page.getByText(/处理意见表:柴家镇.*随程序带的例子,本县没有另设.*共 5 条/).waitFor();
  await page.getByRole("button", { name: "看全表" }).click();
  await page.getByText("四荒承包、1994-02-22 起签订、超过 50 年、一次性付款").waitFor();
  await expectSoundScreen(opened);
  await page.getByRole("button", { name: "在设置里改" }).click();
  const panel = page.getByRole("dialog", { name: "合同处理意见表" });
  await panel.getByRole("button", { name: "加一条" }).click();
  const form = page.getByRole("dialog", { name: "处理意见", exact: true });
  await form.getByRole("spinbutton", { name: "年限超过" }).fill("15");
  await form.getByRole("textbox", { name: "处理意见" }).fill("到期前重新商定价格(虚构)");
  await form.getByRole("textbox", { name: "依据的文件" }).fill("虚构县〔2026〕1 号");
  await expectSoundScreen(opened);
  await form.getByRole("button", { name: /^存$/ }).click();
  await panel.getByText("超过 15 年").waitFor();
  await expectSoundScreen(opened);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "合同", exact: true }).click();
  await page.getByText(/虚构县〔2026〕1 号,共 6 条/).waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText(/本县没有另设.*共 5 条/).waitFor();
});
