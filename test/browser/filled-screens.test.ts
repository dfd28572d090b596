import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ScreenKey, screenTitles } from "../../renderer/app/screen-titles.ts";
import { filledAsOf } from "../support/filled/filled-project.ts";
import { expectSoundScreen } from "./faults.ts";
import { unreachedControls } from "./keyboard-reach.ts";
import { openBrowser, openPage } from "./open-page.ts";
import { filledProject, removeTemporaryFolders } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

let browser: Browser;
let door: ServedProject;

beforeAll(async () => {
  browser = await openBrowser();
  door = await startDoor(await filledProject());
});
afterAll(async () => {
  await browser?.close();
  await door?.stop();
  removeTemporaryFolders();
});

/** Each screen with its tabs; true where a row of the tab's list opens a drawer. */
const tabs: Partial<Record<ScreenKey, Readonly<Record<string, boolean>>>> = {
  field: { forms: true, measured: false, handouts: false },
  posting: { plots: true, objections: false, photos: false, papers: false },
  contracts: { contracts: true, units: true, people: true },
  problems: { judging: false, cases: true },
  money: { claims: true, debts: true, match: false, ledger: false },
  charges: {
    ...{ routes: true, bills: true, checks: false, meetings: true, auctions: true, land: true },
  },
  reports: {
    ...{ figures: false, reports: false, lists: false, snapshots: false },
    ...{ governance: true, files: false },
  },
  audit: {
    ...{ events: true, sample: false, editions: false, external: false, papers: false },
    findings: true,
  },
};

const cases = Object.entries(tabs).flatMap(([screen, ofScreen]) =>
  Object.entries(ofScreen).map(([tab, opens]) => ({ screen: screen as ScreenKey, tab, opens })),
);

async function settled(page: Page): Promise<void> {
  await expect.poll(() => page.locator(".ant-spin").count()).toBe(0);
  await page.getByText("正在读取图形").waitFor({ state: "hidden" });
}

test.each(cases)(
  "$screen, tab $tab, with records in it: sound, reached by Tab, and so is its drawer",
  async ({ screen, tab, opens }) => {
    const opened = await openPage(browser, door);
    const { page, context } = opened;
    await page.evaluate((to) => {
      location.hash = to;
    }, `#/${screen}?asof=${filledAsOf}&tab=${tab}`);
    await page.getByRole("main", { name: screenTitles[screen] }).waitFor();
    await settled(page);
    if (opens) await page.locator("main .ag-row").first().waitFor();
    await expectSoundScreen(opened);
    expect(await unreachedControls(page)).toEqual([]);
    if (opens) {
      await page.locator("main .ag-row").first().getByRole("gridcell").first().dblclick();
      await page.getByRole("dialog").waitFor();
      await settled(page);
      await expectSoundScreen(opened);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    }
    await context.close();
  },
);
