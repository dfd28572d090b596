import { copyFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sha256OfFile } from "../../electron/core/project/reading-copy.ts";
import { readPdf } from "../../electron/core/sheets/testing/read-pdf.ts";
import { inventedPerson, writeIndicatorProject } from "../support/indicator-project.ts";
import { expectSoundScreen } from "./faults.ts";
import { type OpenPage, openBrowser, openPage } from "./open-page.ts";
import { removeTemporaryFolders, temporaryFolder } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

let browser: Browser;
let folder = "";
let township = "";
let door: ServedProject | undefined;
let opened: OpenPage;

/** An invented township with personal data in its claims. */
beforeAll(async () => {
  browser = await openBrowser();
  folder = temporaryFolder();
  township = path.join(folder, "虚构镇.gpkg");
  writeIndicatorProject(township, {
    ...{ villages: 2, contracts: 6, problems: 3 },
    claims: [{ lockedFen: 123_456, settledFen: 23_456 }],
  });
});
afterEach(async () => {
  expect(opened.complaints).toEqual([]);
  expect(opened.strayRequests).toEqual([]);
  await opened.context.close();
  await door?.stop();
});
afterAll(async () => {
  await browser?.close();
  removeTemporaryFolders();
});

async function goTo(tab: string, served: ServedProject): Promise<Page> {
  door = served;
  opened = await openPage(browser, served);
  await showTab(opened.page, tab);
  return opened.page;
}

async function showTab(page: Page, tab: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, `#/audit?asof=2026-06-03&tab=${tab}`);
  await page.getByRole("main", { name: "审计" }).waitFor();
}

/** Presses a button and returns what the page hands over. */
async function handedOver(page: Page, button: string): Promise<{ name: string; file: string }> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const given = await download;
  return { name: given.suggestedFilename(), file: await given.path() };
}

test("A8: the package is made on the screen, beside the file, and the screen says where", async () => {
  const copy = path.join(folder, "交出.gpkg");
  copyFileSync(township, copy);
  const page = await goTo("papers", await startDoor(copy));
  await expectSoundScreen(opened);
  await page.getByRole("button", { name: "做审计数据包" }).click();
  await page.getByText("已写入").waitFor();
  const made = readdirSync(folder).find((name) => name.startsWith("交出-审计数据包-"))!;
  expect(readdirSync(path.join(folder, made))).toContain("校验清单.sha256");
});

test("A6: read only, an audit file is begun, drawn, judged, printed and handed out; no byte of the project changes", async () => {
  const alone = temporaryFolder();
  const audited = path.join(alone, "虚构镇.gpkg");
  copyFileSync(township, audited);
  const before = sha256OfFile(audited);
  const page = await goTo("papers", await startDoor(audited, "--read-only"));
  await page.getByTitle("只读打开的文件不能记日志,请在乡镇的机器上做").waitFor();
  expect(await page.getByRole("button", { name: "做审计数据包" }).isDisabled()).toBe(true);
  await page.getByRole("button", { name: "建立审计文件…" }).click();
  const proposed = page.getByLabel("项目文件在本机的路径");
  expect(await proposed.inputValue()).toBe(path.join(alone, "虚构镇-审计.gpkg"));
  await page.getByRole("button", { name: "建立", exact: true }).click();
  await page.getByText("只读").first().waitFor({ state: "hidden" });

  await showTab(page, "sample");
  await page.getByLabel("抽什么").first().click();
  await page.getByTitle("债权", { exact: true }).click();
  await page.getByLabel("种子").fill("虚构-1");
  await page.getByRole("spinbutton").first().fill("1");
  await page.getByRole("button", { name: "抽进底稿" }).click();
  await page.getByText("共 1 份,已查 0 份").waitFor();
  await expectSoundScreen(opened);

  await page.locator(".ag-row").first().dblclick();
  const drawer = page.getByRole("dialog");
  const write = async (name: string, text: string) => {
    await drawer.getByLabel(name).fill(text);
    await drawer.getByLabel(name).blur();
  };
  await write("说明", "凭证无签字(虚构)");
  await drawer.getByText("不符", { exact: true }).click();
  await page.getByText("已查 1 份").waitFor();
  await write("依据条款", "农村集体经济组织法第四十七条");
  await write("列为问题", "欠款未入账(虚构)");
  await page.getByText("列为问题 1 份").waitFor();
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "hidden" });
  await expectSoundScreen(opened);
  expect(await page.locator("main").innerText()).not.toContain(inventedPerson.id_number);

  const papers = await handedOver(page, "打印底稿 PDF");
  const pages = await readPdf(readFileSync(papers.file));
  const words = pages
    .map((one) => one.words)
    .join("")
    .replaceAll(/\s/g, "");
  for (const word of [inventedPerson.id_number, "凭证无签字(虚构)", "测试2026-06-03"]) {
    expect(words, word).toContain(word);
  }
  const list = await handedOver(page, "导出问题清单");
  expect(list.name).toBe("审计问题清单_2026-06-03.xlsx");
  await showTab(page, "events");
  await page.getByText("打印工作底稿").first().waitFor();
  await page.getByText("导出问题清单").first().waitFor();

  expect(sha256OfFile(audited)).toBe(before);
  for (const left of ["-wal", "-shm", "-journal", ".lock"]) {
    expect(existsSync(`${audited}${left}`), left).toBe(false);
  }
});

test("D8, A6: walking through every screen read only leaves every byte and no file beside it", async () => {
  const alone = temporaryFolder();
  const file = path.join(alone, "只读.gpkg");
  copyFileSync(township, file);
  const before = sha256OfFile(file);
  const page = await goTo("events", await startDoor(file, "--read-only"));
  for (const screen of [
    "contracts",
    "problems",
    "money",
    "charges",
    "posting",
    "reports",
    "audit",
  ]) {
    await page.evaluate((to) => {
      location.hash = `#/${to}`;
    }, screen);
    await page.getByRole("main").waitFor();
    await expect.poll(() => page.locator(".ant-spin").count()).toBe(0);
  }
  expect(readdirSync(alone)).toEqual(["只读.gpkg"]);
  await opened.context.close();
  await door?.stop();
  expect(readdirSync(alone)).toEqual(["只读.gpkg"]);
  expect(sha256OfFile(file)).toBe(before);
});
