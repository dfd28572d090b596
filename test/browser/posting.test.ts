import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { closeProject, openProject } from "../../electron/core/project/project.ts";
import { listFieldPlots } from "../../electron/core/registers/field/field-plots.ts";
import { checkForm, saveForm } from "../../electron/core/registers/field/save-form.ts";
import { signedForm } from "../../electron/core/registers/posting/testing/checked-plots.ts";
import { expectSoundScreen } from "./faults.ts";
import { type OpenPage, openBrowser, openPage } from "./open-page.ts";
import { reconciledProject, removeTemporaryFolders } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

let browser: Browser;
let door: ServedProject;
let open: OpenPage;

const group = "14079910120101";

/** The sample township with the plots of one group checked; people are invented. */
async function checkedGroup(): Promise<string> {
  const file = await reconciledProject();
  const project = openProject(file, { mode: "write", person: "测试" });
  for (const { code } of listFieldPlots(project, group, "2026-03-01")) {
    saveForm(project, code, { ...signedForm, mismatchReason: "现场核对(虚构)" });
    checkForm(project, code);
  }
  closeProject(project);
  return file;
}

beforeAll(async () => {
  const file = await checkedGroup();
  [browser, door] = await Promise.all([openBrowser(), startDoor(file)]);
});
afterEach(async () => {
  expect(open.complaints).toEqual([]);
  expect(open.strayRequests).toEqual([]);
  await open.context.close();
});
afterAll(async () => {
  await browser?.close();
  await door?.stop();
  removeTemporaryFolders();
});

/** Opens the screen on the group, past the day that figures are asked for. */
async function openPosting(asOf: string): Promise<Page> {
  open = await openPage(browser, door);
  const { page } = open;
  await page.getByRole("button", { name: "公示", exact: true }).click();
  await page.evaluate(
    ([scope, day]) => {
      location.hash = `#/posting?scope=${scope}&asof=${day}`;
    },
    [group, asOf],
  );
  await page.getByRole("main", { name: "公示" }).waitFor();
  return page;
}

async function fill(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByRole("textbox", { name: label });
  await field.fill(value);
  await field.press("Tab");
}

const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" }).click();

test("the afternoon's posting pack: prepared, looked at, put up (I3 §2.6, clerk 16:00)", async () => {
  const page = await openPosting("2026-03-02");
  await page.getByText("这里还没有公示").waitFor();
  await press(page, "准备一轮");
  await page.getByText(/这里有 \d+ 块已核查的图斑/).waitFor();
  await fill(page, "公示地点", "打谷场公示栏(虚构)");
  await press(page, /^准备$/);
  await page.getByRole("heading", { name: /第 1 轮/ }).waitFor();
  await page.getByRole("gridcell", { name: "01-D0001" }).waitFor();
  await expectSoundScreen(open);
  await page.getByRole("tab", { name: "公示件" }).click();
  await page.getByText(/第 1 \/ \d+ 页/).waitFor({ timeout: 60_000 });
  const giveFile = async (): Promise<string> => {
    const waiting = page.waitForEvent("download");
    await press(page, /打开公示件/);
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(/第1轮公示\.pdf$/);
    return readFileSync(await download.path(), "latin1");
  };
  const uprightA3 = /MediaBox \[0 0 841\.\d+ 1190\.\d+\]/;
  expect(await giveFile()).not.toMatch(uprightA3);
  await page.getByText("A3", { exact: true }).click();
  await page.getByText(/第 1 \/ \d+ 页/).waitFor({ timeout: 60_000 });
  await expect.poll(giveFile, { timeout: 60_000 }).toMatch(uprightA3);
  await press(page, /登记张贴/);
  await press(page, "已张贴");
  await page.getByText("公示中,还有 8 天").first().waitFor();
});

test("an objection is written down, holds its plot, is decided; the township confirms the rest", async () => {
  const page = await openPosting("2026-03-20");
  await page.getByText("期满待确认").first().waitFor();
  await page.getByRole("gridcell", { name: "01-D0001" }).click();
  await press(page, /对所选 1 块登记异议/);
  await fill(page, "异议人", "赵六(虚构)");
  await fill(page, "收到日期", "2026.3.5");
  await fill(page, "内容、理由", "东边量多了(虚构)");
  await press(page, "登记");
  const objection = page.getByRole("article", { name: "赵六(虚构)的异议" });
  await objection.getByText("未处理").waitFor();
  await press(page, /乡镇确认/);
  await fill(page, "确认人", "王五(虚构)");
  await page.getByText("有 1 件异议没有处理完").waitFor();
  await page.keyboard.press("Escape");
  await objection.getByRole("button", { name: /处理/ }).click();
  await fill(page, "处理日期", "20260312");
  await fill(page, "处理人", "村委会(虚构)");
  await press(page, "登记结果");
  await objection.getByText("维持", { exact: true }).waitFor();
  await page.keyboard.press("Control+z");
  await objection.getByText("未处理").waitFor();
  await page.getByRole("tab", { name: /图斑/ }).click();
  await page.getByRole("gridcell", { name: "01-X0002" }).click();
  await press(page, /乡镇确认/);
  await fill(page, "确认人", "王五(虚构)");
  await press(page, "确认 1 块");
  await page.getByText("已确认 1 块。").waitFor();
});

test("a confirmed plot is disposed of; a posted one changes only by a correction with a reason (D10)", async () => {
  const page = await openPosting("2026-03-25");
  await page.getByRole("gridcell", { name: "01-X0002" }).dblclick();
  await fill(page, "凭据", "补签合同 1 号(虚构)");
  await page.getByRole("region", { name: "登记处置" }).getByRole("button").click();
  await page.getByText("补签合同 1 号(虚构)").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("gridcell", { name: "01-W0003" }).click();
  await press(page, /更正所选 1 块/);
  await page.getByRole("textbox", { name: "理由" }).fill("丈量有误(虚构)");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /第 2 轮/ }).waitFor();
  await page.getByText("更正第 1 轮").waitFor();
  await page.getByText("理由:丈量有误(虚构)").waitFor();
});

test("photos of the wall hang on their round and are handed out again", async () => {
  const page = await openPosting("2026-03-25");
  await press(page, /第 1 轮/);
  await page.getByRole("tab", { name: /张贴照片/ }).click();
  const choosing = page.waitForEvent("filechooser");
  await press(page, "选文件…");
  const pdf = {
    name: "张贴.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.4 虚构"),
  };
  await (await choosing).setFiles(pdf);
  await page.getByText("照片 1 张").waitFor();
  const waiting = page.waitForEvent("download");
  await press(page, "张贴.pdf");
  expect((await waiting).suggestedFilename()).toBe("张贴.pdf");
  await expectSoundScreen(open);
});
