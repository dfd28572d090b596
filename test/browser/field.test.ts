import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { plotsSchema } from "../../electron/cli/json-schemas.ts";
import { runQhs } from "../cli/run-qhs.ts";
import { expectSoundScreen } from "./faults.ts";
import { mapMiddle } from "./map-picture.ts";
import { type OpenPage, openBrowser, openPage } from "./open-page.ts";
import { reconciledProject, removeTemporaryFolders, temporaryFolder } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

let browser: Browser;
let door: ServedProject;
let file: string;
let open: OpenPage;

beforeAll(async () => {
  file = await reconciledProject();
  await printOneGroup();
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

/** The sheets of the first group with plots, by the command line. */
async function printOneGroup(): Promise<void> {
  const folder = temporaryFolder();
  const listed = await runQhs(folder, "plots", file, "--json");
  const { plots } = plotsSchema.parse(JSON.parse(listed.standardOutput));
  const group = plots[0]?.code.slice(0, 14) ?? "";
  await runQhs(folder, "sheets", file, "--out", folder, "--group", group);
}

async function openScreen() {
  open = await openPage(browser, door);
  const { page } = open;
  await page.getByRole("button", { name: "现场核查", exact: true }).click();
  const list = page.getByRole("region", { name: "核查表列表" });
  await list.getByRole("row").nth(1).waitFor();
  const strip = page.getByRole("region", { name: "录核查表" });
  return { page, list, strip, said: strip.getByRole("status") };
}

/** What all papers of the stack have in common, by keyboard. */
async function keyInStack({ page, strip }: Awaited<ReturnType<typeof openScreen>>) {
  const { keyboard } = page;
  await strip.getByRole("textbox", { name: "签字日期" }).focus();
  await keyboard.type("2026.3.10");
  for (const digit of ["2", "2", "1"]) {
    await keyboard.press("Tab");
    await keyboard.press(digit);
  }
  await keyboard.press("Tab");
  await keyboard.press("Space");
  await keyboard.press("Tab");
  await keyboard.type("2");
  await strip.getByRole("textbox", { name: "图斑号" }).focus();
}

/** One paper: digits, class, mu, tiller, use, route, Enter. */
async function keyInForm({ page, strip }: Awaited<ReturnType<typeof openScreen>>, code: string) {
  const { keyboard } = page;
  await keyboard.type(code);
  await keyboard.press("Enter");
  await strip.getByRole("combobox", { name: "认定类别" }).and(page.locator(":focus")).waitFor();
  await keyboard.press("1");
  await keyboard.type("0.65");
  await strip.getByText(/差 [+-]\d/).waitFor();
  await keyboard.press("Enter");
  await keyboard.type("李四(虚构)");
  await keyboard.press("Enter");
  await keyboard.press("1");
  await keyboard.press("3");
  await keyboard.press("Enter");
}

test("signed papers by keyboard alone, the difference at once, the list stays on its row (T9)", async () => {
  const screen = await openScreen();
  const { page, list, strip, said } = screen;
  await keyInForm(screen, "03-W0001");
  await said.getByText(/^03-W0001 已保存,还差:丈量方法、/).waitFor();
  await keyInStack(screen);
  await keyInForm(screen, "03-W0002");
  await said.getByText("03-W0002 已核查。").waitFor();
  const row = list.getByRole("row").filter({ hasText: "03-W0002" });
  await row.getByText("已核查").waitFor();
  expect(await row.getAttribute("aria-selected")).toBe("true");
  expect(await strip.getByRole("textbox", { name: "图斑号" }).inputValue()).toBe("");
  await page.getByText("录了没有签全的 1 张").waitFor();
  await expectSoundScreen(open);
});

test("an unknown number, mu that is none, and Esc: nothing is stored", async () => {
  const screen = await openScreen();
  const { page, strip, said } = screen;
  await page.keyboard.type("9999");
  await page.keyboard.press("Enter");
  await said.getByText(/没有 9999 号图斑/).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.type("03-D0003");
  await page.keyboard.press("Enter");
  await strip.getByRole("combobox", { name: "认定类别" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("3");
  await page.keyboard.type("三亩");
  await page.keyboard.press("Control+Enter");
  await said.getByText(/./).waitFor();
  await page.keyboard.press("Escape");
  await strip.getByText(/^输入图斑号按回车/).waitFor();
  await page.getByText("录了没有签全的 1 张").waitFor();
});

test("Ctrl+Z takes back what was done last and says what", async () => {
  const { page, list } = await openScreen();
  await list.getByRole("row").nth(1).click();
  await page.keyboard.press("Control+z");
  await page.getByText(/撤销.*核查表转已核查/).waitFor();
  await page.keyboard.press("Control+z");
  await list.getByRole("row").filter({ hasText: "03-W0002" }).getByText("待核查").waitFor();
});

test("the program is killed between two papers: all that were entered are there (T8)", async () => {
  const screen = await openScreen();
  await keyInForm(screen, "03-W0004");
  await screen.said.getByText(/^03-W0004 已/).waitFor();
  await open.context.close();
  await door.kill();
  door = await startDoor(file);
  const { list } = await openScreen();
  const row = list.getByRole("row").filter({ hasText: "03-W0004" });
  expect(await row.getByRole("gridcell").allTextContents()).toEqual(
    expect.arrayContaining(["0.65", "李四(虚构)"]),
  );
});

test("every field stands in the drawer, is stored as it is left, and Esc closes it", async () => {
  const { page, list } = await openScreen();
  await list.getByRole("row").filter({ hasText: "03-W0001" }).dblclick();
  const drawer = page.getByRole("dialog");
  await drawer.getByText(/^缺 \d+ 项/).waitFor();
  await drawer.getByRole("textbox", { name: "开始耕种年份" }).fill("1998");
  await page.keyboard.press("Enter");
  await drawer.getByRole("combobox", { name: "来源" }).focus();
  await page.keyboard.press("2");
  await expect
    .poll(() => drawer.getByRole("combobox", { name: "来源" }).inputValue())
    .toBe("cleared");
  await expectSoundScreen(open);
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "hidden" });
  await list.getByRole("row").filter({ hasText: "03-W0001" }).dblclick();
  expect(await drawer.getByRole("textbox", { name: "开始耕种年份" }).inputValue()).toBe("1998");
});

test("a plot is cut along a drawn line and put together again", async () => {
  const { page, list } = await openScreen();
  const row = list.getByRole("row").filter({ hasText: "01-X0002" }).first();
  await row.dblclick();
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("button", { name: "在图上显示" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "分割", exact: true }).click();
  const middle = await mapMiddle(page);
  await page.mouse.click(middle.x - 195, middle.y);
  await page.mouse.dblclick(middle.x + 195, middle.y);
  await page.getByText(/已分成 2 块/).waitFor();
  const part = list.getByRole("row").filter({ hasText: "01-X0002-1" });
  await part.waitFor();
  await row.click();
  await part.click({ modifiers: ["Control"] });
  await page.getByRole("button", { name: "合并 2 块" }).click();
  await page.getByText(/已合并成/).waitFor();
  await part.waitFor({ state: "hidden" });
  await expect.poll(() => row.getByRole("gridcell").nth(3).textContent()).toBe("14.76");
});

test("a boundary is drawn for a plot, compared before and after, accepted, and taken back", async () => {
  const { page, list } = await openScreen();
  const row = list.getByRole("row").filter({ hasText: "01-X0002" }).first();
  await row.dblclick();
  await page.getByRole("dialog").getByRole("button", { name: "在图上显示" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "画实测界线" }).click();
  const { x, y } = await mapMiddle(page);
  await page.mouse.click(x - 60, y - 60);
  await page.mouse.click(x + 60, y - 60);
  await page.mouse.dblclick(x + 60, y + 60);
  const facts = page.getByRole("region", { name: "这条实测界线" });
  await facts.getByText(/原来 14.76 亩,实测/).waitFor();
  await expectSoundScreen(open);
  await facts.getByRole("button", { name: "采用", exact: true }).click();
  await page.getByText(/已采用,现为/).waitFor();
  await page.getByText("没有待定的实测界线").waitFor();
  await page.getByRole("tab", { name: "核查表" }).click();
  expect(await row.getByRole("gridcell").nth(3).textContent()).not.toBe("14.76");
  await row.click();
  await page.keyboard.press("Control+z");
  await page.getByText(/撤销.*采用实测界线/).waitFor();
  await expect.poll(() => row.getByRole("gridcell").nth(3).textContent()).toBe("14.76");
});

test("printed sheets are handed out page by page and ticked off when they come back", async () => {
  const { page } = await openScreen();
  await page.getByRole("tab", { name: "图纸收发" }).click();
  const pack = page.getByRole("region", { name: /核查作业图$/ });
  await pack.getByRole("textbox", { name: /领图人$/ }).fill("赵六(虚构)");
  await pack.getByRole("textbox", { name: /页码$/ }).fill("1、2");
  await page.keyboard.press("Enter");
  await pack.getByText("第 2 页 赵六(虚构)").waitFor();
  await expectSoundScreen(open);
  await pack.getByRole("button", { name: "收回" }).first().click();
  await pack.getByText("已收回").waitFor();
  await pack.getByText("未收回", { exact: true }).waitFor();
});
