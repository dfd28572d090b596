import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { screenTitles } from "../../renderer/app/screen-titles.ts";
import { expectSoundScreen } from "./faults.ts";
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

/** Marks every control of the screen that a keyboard has to reach and counts them. */
function markControls(page: Page): Promise<number> {
  return page.evaluate(() => {
    const controls = [
      ...document.querySelectorAll<HTMLElement>("main button, main input, main textarea"),
    ].filter(
      (control) =>
        control.tabIndex >= 0 &&
        !control.hasAttribute("disabled") &&
        // Of a group of radio buttons Tab reaches one, the arrows the others.
        control.getAttribute("type") !== "radio" &&
        control.checkVisibility({ visibilityProperty: true }),
    );
    for (const control of controls) control.dataset.unreached = "1";
    return controls.length;
  });
}

/** Presses Tab until nothing new comes; what is still marked then was never reached. */
async function unreachedControls(page: Page, controls: number): Promise<string[]> {
  for (let presses = 0; presses < 2 * controls + 60; presses++) {
    await page.keyboard.press("Tab");
    await page.evaluate(() => {
      delete (document.activeElement as HTMLElement | null)?.dataset.unreached;
    });
  }
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("[data-unreached]")].map(
      (control) => control.getAttribute("aria-label") ?? control.outerHTML.slice(0, 120),
    ),
  );
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
    const controls = await markControls(page);
    expect(await unreachedControls(page, controls)).toEqual([]);
    await page.keyboard.press("F1");
    await page.getByRole("dialog", { name: `${title}:怎么用` }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await main.count()).toBe(1);
    await context.close();
  });
});
