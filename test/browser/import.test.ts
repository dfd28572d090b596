import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { expectSoundScreen } from "./faults.ts";
import { openBrowser, openPage } from "./open-page.ts";
import { emptyProject, removeTemporaryFolders, township } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

let browser: Browser;
let door: ServedProject;

beforeAll(async () => {
  browser = await openBrowser();
});

afterEach(() => door.stop());

afterAll(async () => {
  await browser?.close();
  removeTemporaryFolders();
});

async function chooseFolder(page: Page, folder: string): Promise<void> {
  await page.getByRole("button", { name: "导入", exact: true }).click();
  const asking = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "选文件夹" }).click();
  await (await asking).setFiles(folder);
}

const commitButton = (page: Page) => page.locator(".import-commit button");
const batches = (page: Page) => page.getByRole("region", { name: "已经导入" });

test("a whole archive: names are guessed, nothing is stored before the preview, the report tells all (T2)", async () => {
  door = await startDoor(emptyProject());
  const opened = await openPage(browser, door);
  const { page, context } = opened;
  await chooseFolder(page, township);
  const files = page.getByRole("region", { name: "要导入的文件" });
  await files.getByRole("button", { name: /^二调图斑 DLTB.shp/ }).waitFor();
  expect(await files.getByText("待看").count()).toBe(10);

  const preview = page.getByRole("region", { name: "DLTB.shp" });
  await preview.getByText("前 10 行").waitFor();
  const words = await preview.innerText();
  for (const part of ["GB18030", "CGCS2000 3°带,中央子午线 114°", "508", "样例甲村"]) {
    expect(words).toContain(part);
  }
  expect(await batches(page).innerText()).toContain("还没有导入过");
  await expectSoundScreen(opened);

  await page.reload();
  await preview.getByText("前 10 行").waitFor();
  await commitButton(page).click();
  const report = page.getByRole("region", { name: "导入报告:三调图斑" });
  await report.waitFor();
  expect(await report.innerText()).toMatch(/读取\s*508/);
  await files.getByText("已导入").waitFor();
  await expectSoundScreen(opened);

  await files.getByRole("button", { name: /^确权地块/ }).click();
  await page.getByRole("region", { name: "DK1407992016.shp" }).getByText("前 10 行").waitFor();
  await commitButton(page).click();
  const parcels = page.getByRole("region", { name: "导入报告:确权地块" });
  await parcels.getByText("第 13 行图形没有面积,已跳过。").waitFor();
  expect(await parcels.innerText()).toMatch(/跳过\s*2/);

  await parcels.getByRole("button", { name: "在图上看" }).first().click();
  await expect.poll(() => page.url()).toMatch(/#\/reconcile\?.*notice=\d+/);
  await context.close();
});

test("the same file again is refused in words, and Esc backs out of the preview", async () => {
  door = await startDoor(emptyProject());
  const { page, context } = await openPage(browser, door);
  await chooseFolder(page, path.join(township, "三调"));
  const preview = page.getByRole("region", { name: "DLTB.shp" });
  await preview.getByText("前 10 行").waitFor();
  await commitButton(page).click();
  await page.getByRole("region", { name: "导入报告:三调图斑" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: "从哪里开始" }).waitFor();
  await page.getByRole("button", { name: /^三调图斑 DLTB.shp/ }).click();
  await preview.getByText(/导入过/).waitFor();
  expect(await commitButton(page).isDisabled()).toBe(true);
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: "从哪里开始" }).waitFor();
  await context.close();
});

test("the encoding can be switched and the rows show it before anything is stored (T2)", async () => {
  door = await startDoor(emptyProject());
  const { page, context } = await openPage(browser, door);
  await chooseFolder(page, path.join(township, "三调"));
  const preview = page.getByRole("region", { name: "DLTB.shp" });
  await preview.getByText("样例甲村").first().waitFor();
  await preview.getByText("UTF-8", { exact: true }).click();
  await expect.poll(() => preview.getByText("样例甲村").count()).toBe(0);
  await preview.getByText("GB18030", { exact: true }).click();
  await preview.getByText("样例甲村").first().waitFor();
  expect(await batches(page).innerText()).toContain("还没有导入过");
  await context.close();
});

test("a running import stands in the bottom line, lets the page go on and can be cancelled", async () => {
  door = await startDoor(emptyProject());
  const { page, context } = await openPage(browser, door);
  await chooseFolder(page, path.join(township, "三调"));
  await page.getByText("前 10 行").waitFor();
  // The call never reaches the core, as if the work took for ever.
  await page.route("**/call", (route) =>
    route.request().postData()?.includes("import.commit") ? undefined : route.continue(),
  );
  await commitButton(page).click();
  const work = page.getByRole("contentinfo").getByRole("status");
  await work.getByText("导入三调图斑").waitFor();
  await page.getByRole("button", { name: "设置", exact: true }).click();
  await page.getByRole("region", { name: "项目设置" }).waitFor();
  await work.getByRole("button", { name: "取消" }).click();
  await page.getByText("已取消,项目文件保持原样。").waitFor();
  await expect.poll(() => work.innerText()).toBe("");
  await page.getByRole("button", { name: "导入", exact: true }).click();
  await batches(page)
    .getByText(/还没有导入过/)
    .waitFor();
  await context.close();
});

test("an import that ends while another screen is shown leaves the person there", async () => {
  door = await startDoor(emptyProject());
  const { page, context } = await openPage(browser, door);
  await chooseFolder(page, path.join(township, "三调"));
  await page.getByText("前 10 行").waitFor();
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/call", async (route) => {
    if (route.request().postData()?.includes("import.commit")) await held;
    await route.continue();
  });
  await commitButton(page).click();
  await page.getByRole("button", { name: "设置", exact: true }).click();
  await page.getByRole("region", { name: "项目设置" }).waitFor();
  letGo();
  await page.getByText(/导入三调图斑完成:存入 508 行/).waitFor();
  expect(page.url()).toMatch(/#\/settings$/);
  await page.getByRole("button", { name: "导入", exact: true }).click();
  await page.getByRole("region", { name: "要导入的文件" }).getByText("已导入").waitFor();
  await context.close();
});

test("a file without its parts cannot be imported and says which are missing", async () => {
  door = await startDoor(emptyProject());
  const { page, context } = await openPage(browser, door);
  await page.getByRole("button", { name: "导入", exact: true }).click();
  const asking = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "选文件", exact: true }).click();
  await (await asking).setFiles(path.join(township, "三调/DLTB.shp"));
  await page.getByText(/缺少同名的 \.shx、\.dbf 文件/).waitFor();
  expect(await commitButton(page).count()).toBe(0);
  await context.close();
});
