import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { screenTitles } from "../../renderer/app/screen-titles.ts";
import { expectSoundScreen } from "./faults.ts";
import { unreachedControls } from "./keyboard-reach.ts";
import { openBrowser, openPage } from "./open-page.ts";
import { emptyProject, reconciledProject, removeTemporaryFolders } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

let browser: Browser;
let full: ServedProject;
let empty: ServedProject;

beforeAll(async () => {
  browser = await openBrowser();
  full = await startDoor(await reconciledProject());
  empty = await startDoor(emptyProject());
});
afterAll(async () => {
  await browser?.close();
  await full?.stop();
  await empty?.stop();
  removeTemporaryFolders();
});

async function openScreen(door: ServedProject, title: string) {
  const opened = await openPage(browser, door);
  const { page } = opened;
  await page.getByRole("button", { name: title, exact: true }).click();
  const main = page.getByRole("main", { name: title });
  await main.waitFor();
  await expect.poll(() => page.locator(".ant-spin").count()).toBe(0);
  await page.getByText("正在读取图形").waitFor({ state: "hidden" });
  return { ...opened, main };
}

/** Screens whose calls are there stand in the rail; the others have a name only. */
const railSource = readFileSync(
  path.resolve(import.meta.dirname, "../../renderer/app/screens.ts"),
  "utf8",
);
const shown = Object.entries(screenTitles).flatMap(([key, title]) =>
  railSource.includes(`screen("${key}"`) ? [title] : [],
);

describe.each(shown)("%s", (title) => {
  test("is sound with the sample's data: no page scroll, no empty values, axe, nobody called", async () => {
    const opened = await openScreen(full, title);
    await expectSoundScreen(opened);
    await opened.context.close();
  });

  test("is sound in an empty project and says what to do next", async () => {
    const opened = await openScreen(empty, title);
    await expectSoundScreen(opened);
    expect(await opened.main.innerText()).toMatch(/导入|先|选|还没有/);
    await opened.context.close();
  });

  test("every control is reached by Tab; F1 explains the screen, Esc closes that and no more", async () => {
    const { page, context, main } = await openScreen(full, title);
    expect(await unreachedControls(page)).toEqual([]);
    await page.keyboard.press("F1");
    await page.getByRole("dialog", { name: `${title}:怎么用` }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await main.count()).toBe(1);
    await context.close();
  });
});
