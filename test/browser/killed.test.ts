import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyProject } from "../../electron/core/project/verify.ts";
import { openBrowser, openPage } from "./open-page.ts";
import {
  emptyProject,
  reconciledProject,
  removeTemporaryFolders,
  township,
} from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

let browser: Browser;
let door: ServedProject | undefined;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await door?.stop();
  removeTemporaryFolders();
});

const goTo = (page: Page, title: string) =>
  page.getByRole("button", { name: title, exact: true }).click();

async function opened(file: string) {
  door = await startDoor(file);
  return { ...(await openPage(browser, door)), served: door };
}

/** Ends the program and waits until the page says what to do. */
async function pullThePlug(page: Page, served: ServedProject): Promise<void> {
  await served.kill();
  await page
    .getByText(/请重新启动程序后再打开本页/)
    .first()
    .waitFor();
}

/** Nothing is half done in the file. */
const faultsOf = (file: string) => verifyProject(file).checks.flatMap(({ faults }) => faults);

/** Waits until the work is at the core: from then on a kill meets it. */
const atTheCore = (page: Page, call: string) =>
  page.waitForRequest((request) => request.postData()?.includes(`"${call}"`) === true);

test("killed while a file comes in: the page says so; after a new start the import can be done again (T8)", async () => {
  const file = emptyProject();
  const first = await opened(file);
  const choose = async (page: Page) => {
    await goTo(page, "导入");
    const asking = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "选文件夹" }).click();
    await (await asking).setFiles(path.join(township, "三调"));
    await page.getByText("前 10 行").waitFor();
  };
  await choose(first.page);
  const started = atTheCore(first.page, "import.commit");
  await first.page.locator(".import-commit button").click();
  await started;
  await pullThePlug(first.page, first.served);
  await first.context.close();
  expect(faultsOf(file)).toEqual([]);

  const second = await opened(file);
  await goTo(second.page, "导入");
  await second.page.getByText(/还没有导入过/).waitFor();
  await choose(second.page);
  await second.page.locator(".import-commit button").click();
  await second.page.getByRole("region", { name: /^导入报告:/ }).waitFor({ timeout: 60_000 });
  expect(second.complaints).toEqual([]);
  await second.context.close();
  await second.served.stop();
}, 120_000);

test("killed in the middle of a form: what is typed stays on the page, the form of before is there, and it goes on (T8)", async () => {
  const file = await reconciledProject();
  const first = await opened(file);
  const begin = async (page: Page, code: string) => {
    const strip = page.getByRole("region", { name: "录核查表" });
    await strip.getByRole("textbox", { name: "图斑号" }).fill(code);
    await page.keyboard.press("Enter");
    await strip.getByRole("combobox", { name: "认定类别" }).and(page.locator(":focus")).waitFor();
    await page.keyboard.press("1");
    await page.keyboard.type("0.65");
    return strip;
  };
  await goTo(first.page, "现场核查");
  await first.page.getByRole("region", { name: "核查表列表" }).getByRole("row").nth(1).waitFor();
  let strip = await begin(first.page, "03-W0001");
  await first.page.keyboard.press("Control+Enter");
  await strip.getByText(/^03-W0001 已/).waitFor();
  strip = await begin(first.page, "03-W0002");
  await first.served.kill();
  await first.page.keyboard.press("Control+Enter");
  await first.page
    .getByText(/请重新启动程序后再打开本页/)
    .first()
    .waitFor();
  expect(await strip.getByRole("textbox", { name: "现场丈量(亩)" }).inputValue()).toBe("0.65");
  await first.context.close();

  const second = await opened(file);
  await goTo(second.page, "现场核查");
  const list = second.page.getByRole("region", { name: "核查表列表" });
  const row = (code: string) => list.getByRole("row").filter({ hasText: code });
  await row("03-W0001").getByText("0.65").waitFor();
  expect(await row("03-W0002").getByText("0.65").count()).toBe(0);
  strip = await begin(second.page, "03-W0002");
  await second.page.keyboard.press("Control+Enter");
  await strip.getByText(/^03-W0002 已/).waitFor();
  await second.context.close();
  await second.served.stop();
  expect(faultsOf(file)).toEqual([]);
}, 120_000);
