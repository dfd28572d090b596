import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, openPage } from "./open-page.ts";
import { emptyProject, removeTemporaryFolders } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

let browser: Browser;
let file: string;
let door: ServedProject;

beforeAll(async () => {
  file = emptyProject();
  [browser, door] = await Promise.all([openBrowser(), startDoor(file)]);
});
afterAll(async () => {
  await browser?.close();
  await door?.stop();
  removeTemporaryFolders();
});

const optionField = (page: Page, name: string) => page.getByRole("textbox", { name });

async function openSettings(served: ServedProject) {
  const opened = await openPage(browser, served);
  await opened.page.getByRole("button", { name: "设置", exact: true }).click();
  await optionField(opened.page, "联系电话").waitFor();
  return opened;
}

async function store(page: Page, name: string, value: string): Promise<void> {
  await optionField(page, name).fill(value);
  await optionField(page, name).press("Enter");
  await page.getByRole("button", { name: "恢复原值" }).first().waitFor();
}

test("two tabs on one project: neither overwrites the other, and each sees both when asked again", async () => {
  const one = await openSettings(door);
  const other = await openSettings(door);
  await store(one.page, "联系电话", "0351-0000001");
  await store(other.page, "公示地点", "村委会门口");
  await expect.poll(() => optionField(other.page, "联系电话").inputValue()).toBe("0351-0000001");
  await one.page.reload();
  await expect.poll(() => optionField(one.page, "公示地点").inputValue()).toBe("村委会门口");

  await one.page.getByRole("heading", { name: "项目设置" }).click();
  await one.page.keyboard.press("Control+z");
  await one.page
    .getByText(/已撤销:设置选项/)
    .first()
    .waitFor();
  await expect.poll(() => optionField(one.page, "公示地点").inputValue()).toBe("");
  expect(await optionField(one.page, "联系电话").inputValue()).toBe("0351-0000001");
  expect([...one.complaints, ...other.complaints]).toEqual([]);
  await one.context.close();
  await other.context.close();
});

test("D8: a second program on the same file only reads, and says so and why a change is refused", async () => {
  const second = await startDoor(file);
  const { page, context } = await openSettings(second);
  await page.getByText("只读:只能查看").waitFor();
  await optionField(page, "公示地点").fill("别处");
  await optionField(page, "公示地点").press("Enter");
  await page
    .locator(".ant-message")
    .getByText(/只读|别的程序/)
    .first()
    .waitFor();
  await page.reload();
  expect(await optionField(page, "公示地点").inputValue()).toBe("");
  await context.close();
  await second.stop();
});
