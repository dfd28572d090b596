import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { greyPng } from "../../electron/core/backdrop/grey-png.ts";
import { expectSoundScreen } from "./faults.ts";
import { type OpenPage, openBrowser, openPage } from "./open-page.ts";
import { reconciledProject, removeTemporaryFolders, temporaryFolder } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

let browser: Browser;
let door: ServedProject;

beforeAll(async () => {
  [browser, door] = await Promise.all([openBrowser(), startDoor(await reconciledProject())]);
});
afterAll(async () => {
  await browser?.close();
  await door?.stop();
  removeTemporaryFolders();
});

async function openSettings(): Promise<OpenPage> {
  const opened = await openPage(browser, door);
  await opened.page.getByRole("button", { name: "设置", exact: true }).click();
  await opened.page.getByRole("main", { name: "设置" }).waitFor();
  return opened;
}

test("T11: thresholds and hidden fields are set here and hold everywhere", async () => {
  const opened = await openSettings();
  const { page, context } = opened;
  const area = page.getByRole("textbox", { name: "碎斑面积(亩)" });
  await area.fill("99");
  await area.press("Enter");
  await page
    .getByText(/须是 0 到 10 的数/)
    .first()
    .waitFor();
  await area.fill("0.25");
  await area.press("Enter");
  await page.getByRole("button", { name: "恢复原值" }).waitFor();
  await page.getByRole("combobox", { name: "清单和详情里不显示的项" }).click();
  await page.getByTitle("椭球面积").click();
  await page.keyboard.press("Escape");
  await expectSoundScreen(opened);

  await page.getByRole("button", { name: "套图核对", exact: true }).click();
  const row = page.getByRole("region", { name: "图斑列表" }).getByRole("row").nth(1);
  await row.dblclick();
  await page.getByText("为什么在这里").waitFor();
  await page.getByText("平面面积").waitFor();
  expect(await page.getByText("椭球面积").count()).toBe(0);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "套图核对…" }).click();
  const threshold = page.getByRole("spinbutton", { name: "小于此面积的归入碎斑" });
  await expect.poll(() => threshold.inputValue()).toBe("0.25");
  await context.close();
});

test("the county's template is saved, shows what it would change, and is taken back in one step", async () => {
  const { page, context, complaints } = await openSettings();
  const decimals = page.getByRole("combobox", { name: "亩数小数位" });
  const arriving = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出县模板" }).click();
  const download = await arriving;
  expect(download.suggestedFilename()).toBe("县模板.json");
  const text = readFileSync(await download.path(), "utf8");
  const changed = path.join(temporaryFolder(), "改过的.json");
  writeFileSync(changed, text.replace('"mu_decimals": "2"', '"mu_decimals": "4"'));

  const asking = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "套用县模板…" }).click();
  await (await asking).setFiles(changed);
  await page.getByText("亩数小数位:2 → 4").waitFor();
  await page.getByRole("button", { name: "套用", exact: true }).click();
  const shown = () =>
    decimals.locator("xpath=ancestor::*[contains(@class,'ant-select')][1]").innerText();
  await expect.poll(shown).toContain("4 位小数");
  await page.getByRole("heading", { name: "项目设置" }).click();
  await page.keyboard.press("Control+z");
  await page
    .getByText(/已撤销:套用县模板/)
    .first()
    .waitFor();
  await expect.poll(shown).toContain("2 位小数");
  expect(complaints).toEqual([]);
  await context.close();
});

test("a logo is chosen, shown, and refused when it is no picture", async () => {
  const { page, context } = await openSettings();
  const folder = temporaryFolder();
  const picture = { width: 2, height: 1, data: Uint8ClampedArray.of(9, 9, 9, 255, 99, 9, 9, 255) };
  writeFileSync(path.join(folder, "徽标.png"), greyPng(picture) ?? "");
  writeFileSync(path.join(folder, "徽标.txt"), "no picture");
  for (const name of ["徽标.txt", "徽标.png"]) {
    const asking = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "选徽标…" }).click();
    await (await asking).setFiles(path.join(folder, name));
    if (name.endsWith("txt"))
      await page
        .getByText(/须是 PNG 或 JPG/)
        .first()
        .waitFor();
  }
  await page.getByRole("img", { name: "徽标" }).waitFor();
  await page.getByRole("button", { name: "不用徽标" }).click();
  await page.getByRole("button", { name: "选徽标…" }).waitFor();
  await context.close();
});

test("T11, D35: a rule is switched off and takes another value here; a red block cannot be", async () => {
  const opened = await openSettings();
  const { page, context } = opened;
  await page.getByRole("button", { name: /看和改 \d+ 条规则/ }).click();
  const dialog = page.getByRole("dialog", { name: "合同规则" });
  const days = dialog.getByRole("spinbutton", { name: "HT-40 拖欠承包费:逾期超过多少天" });
  await days.fill("60");
  await days.press("Enter");
  await dialog.getByRole("switch", { name: /^HT-40/ }).click();
  expect(await dialog.getByRole("switch", { name: /^HT-56/ }).isDisabled()).toBe(true);
  await page.keyboard.press("Escape");
  await page.getByText("1 条关着,1 条改过。").waitFor();
  await expectSoundScreen(opened);
  await page.keyboard.press("Control+z");
  await page.getByText("全部开着,1 条改过。").waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText("全部开着,轻重和数值都按随程序带的。").waitFor();
  await context.close();
});

test("the page for a successor comes as a PDF", async () => {
  const { page, context, complaints } = await openSettings();
  const arriving = page.waitForEvent("download");
  await page.getByRole("button", { name: "打印交接页" }).click();
  const download = await arriving;
  expect(download.suggestedFilename()).toBe("交接页.pdf");
  expect(readFileSync(await download.path(), "latin1").slice(0, 5)).toBe("%PDF-");
  expect(complaints).toEqual([]);
  await context.close();
});
