import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { closeProject, openProject } from "../../electron/core/project/project.ts";
import { addContract } from "../../electron/core/registers/contracts/save-contract.ts";
import { addMoneyRow } from "../../electron/core/registers/money/save-row.ts";
import { moneyValues } from "../../electron/core/registers/money/testing/sample-money-row.ts";
import { writeIndicatorProject } from "../support/indicator-project.ts";
import { expectSoundScreen } from "./faults.ts";
import { unreachedControls } from "./keyboard-reach.ts";
import { type OpenPage, openBrowser, openPage } from "./open-page.ts";
import { emptyProject, removeTemporaryFolders, temporaryFolder } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

const village = "990725101201";

let browser: Browser;
let full: ServedProject;
let empty: ServedProject;
let opened: OpenPage;

/** An invented village with rows in every register; 30 leases with hits that nobody has judged. */
function fullProject(): string {
  const file = path.join(temporaryFolder(), "虚构镇.gpkg");
  const money = (count: number) => Array(count).fill({ lockedFen: 900_00, settledFen: 100_00 });
  writeIndicatorProject(file, {
    ...{ contracts: 20, problems: 10, closed: 2, governance: 60, rectified: 1 },
    ...{ debts: money(3), charges: [{ dueFen: 500_00, receivedFen: 100_00 }] },
    ...{ returnedMu: ["12.5"], gains: [{ fen: 100_00, mu: "3" }] },
  });
  const project = openProject(file, { mode: "write", person: "测试" });
  for (let at = 1; at <= 30; at++)
    addContract(project, {
      ...{ number: `租-${at}`, villageCode: village, name: "北坡地(虚构)", kind: "lease" },
      ...{ lessee: "甄样例", contractMu: "25", startOn: "2010-03-01", endOn: "2040-02-28" },
    });
  for (let at = 1; at <= 80; at++) {
    const values = moneyValues({ number: `ZQ-${at}`, villageCode: village });
    addMoneyRow(project, { side: "claim", values, reason: "" });
  }
  closeProject(project);
  return file;
}

beforeAll(async () => {
  [browser, full, empty] = await Promise.all([
    openBrowser(),
    startDoor(fullProject()),
    startDoor(emptyProject()),
  ]);
});
afterEach(async () => {
  expect(opened.complaints).toEqual([]);
  expect(opened.strayRequests).toEqual([]);
  await opened.context.close();
});
afterAll(async () => {
  await browser?.close();
  await full?.stop();
  await empty?.stop();
  removeTemporaryFolders();
});

async function goTo(served: ServedProject, place: string): Promise<Page> {
  opened = await openPage(browser, served);
  const { page } = opened;
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${place}`);
  await page.locator(".frame-screen .screen").first().waitFor();
  await expect.poll(() => page.locator(".ant-spin").count()).toBe(0);
  await expect.poll(() => page.getByText(/^正在/).count()).toBe(0);
  return page;
}

const inVillage = (place: string) => `${place}${place.includes("?") ? "&" : "?"}scope=${village}`;

const tabs = [
  "contracts",
  ...["judging", "cases"].map((tab) => `problems?tab=${tab}`),
  ...["claims", "debts", "match", "ledger"].map((tab) => `money?tab=${tab}`),
  ...["routes", "bills", "checks", "meetings", "auctions", "land"].map(
    (tab) => `charges?tab=${tab}`,
  ),
  ...["figures", "reports", "snapshots", "governance", "files"].map((tab) => `reports?tab=${tab}`),
  ...["events", "sample", "external", "papers", "findings"].map((tab) => `audit?tab=${tab}`),
];

describe.each(tabs)("%s", (place) => {
  test("is sound in an empty project and says what to do next", async () => {
    const page = await goTo(empty, place);
    await expectSoundScreen(opened);
    expect(await page.getByRole("main").innerText()).toMatch(/导入|先|选|还没有|登记|粘贴/);
  });
});

const firstRow = (page: Page) =>
  page
    .getByRole("main")
    .getByRole("row")
    .filter({ has: page.getByRole("gridcell") })
    .first();
const byRow = async (page: Page) => {
  await firstRow(page).getByRole("gridcell").first().dblclick();
};
const byButton = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole("main").getByRole("button", { name }).first().click();
};

/** What opens over a screen, and how. */
const drawers: readonly (readonly [string, string, (page: Page) => Promise<void>])[] = [
  ["合同", "contracts", byRow],
  ["不属实的理由", "problems?tab=judging", async (page) => page.keyboard.press("n")],
  ["整改", "problems?tab=cases", byRow],
  ["债权", "money?tab=claims", byRow],
  ["锁定债权底数", "money?tab=claims", byButton("锁定…")],
  ["债务", "money?tab=debts", byRow],
  ["登记办法", "charges?tab=bills", byButton("登记办法…")],
  ["出账单", "charges?tab=bills", byButton("出账单…")],
  ["缴费单", "charges?tab=bills", byRow],
  ["准备竞价", "charges?tab=auctions", byButton("准备竞价…")],
  ["收回盘活", "charges?tab=land", byRow],
  ["登记收回盘活", "charges?tab=land", byButton("登记一条…")],
  ["定稿", "reports?tab=snapshots", byButton("存一次定稿…")],
  ["治理问题", "reports?tab=governance", byRow],
  ["改动记录", "audit?tab=events", byRow],
];

test.each(drawers)(
  "%s opens over its list, is sound, wholly reached by Tab, and Esc closes it alone",
  async (_name, place, open) => {
    const page = await goTo(full, inVillage(place));
    await firstRow(page)
      .or(page.locator(".number-button, .judging-finding, .panel"))
      .first()
      .waitFor();
    await open(page);
    const dialog = page.getByRole("dialog");
    await dialog.first().waitFor();
    await expectSoundScreen(opened);
    expect(await unreachedControls(page, "[role=dialog]")).toEqual([]);
    // Within a field Esc only takes back what was typed.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press("Escape");
    await dialog.first().waitFor({ state: "hidden" });
    await page.keyboard.press("Escape");
    expect(new URL(page.url()).hash.slice(2).split("?")[0]).toBe(place.split("?")[0]);
  },
);

test.each(["contracts", "money?tab=claims", "audit?tab=findings", "audit?tab=external"])(
  "Esc leaves the import of %s and the list is there",
  async (place) => {
    const page = await goTo(full, inVillage(place));
    await page
      .getByRole("button", { name: /^导入.*/ })
      .last()
      .click();
    await page.getByRole("button", { name: "返回(Esc)" }).waitFor();
    await expectSoundScreen(opened);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "返回(Esc)" }).waitFor({ state: "hidden" });
  },
);

/** Scrolls the list until a row far down is there, with its place on the page. */
async function farRow(page: Page, label: string, text: string): Promise<Locator> {
  const list = page.getByRole("region", { name: label, exact: true });
  const row = list.getByRole("row").filter({ hasText: text }).first();
  await list.getByRole("gridcell").first().hover();
  for (let turns = 0; turns < 60 && (await row.count()) === 0; turns++) {
    await page.mouse.wheel(0, 200);
    await page.waitForTimeout(50);
  }
  await row.scrollIntoViewIfNeeded();
  return row;
}

const undone = async (page: Page, what: RegExp) => {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press("Control+z");
  await page.locator(".ant-message").getByText(what).first().waitFor();
};

test("T9: rows marked as verified stay where they are in the list; Ctrl+Z says that it takes that back", async () => {
  const page = await goTo(full, inVillage("money?tab=claims"));
  const row = await farRow(page, "债权台账", "ZQ-60");
  await row.getByRole("gridcell").first().click();
  const before = await row.boundingBox();
  await page.getByRole("button", { name: "选中的记为已核实" }).click();
  await row.getByText("已核实").waitFor();
  expect(await row.boundingBox()).toEqual(before);
  expect(await row.getAttribute("aria-selected")).toBe("true");
  await undone(page, /已撤销:.*核实/);
  await row.getByText("已核实").waitFor({ state: "hidden" });
  expect(await row.boundingBox()).toEqual(before);
});

test("T9: a governance problem is saved far down the list, which stays; Ctrl+Z says what it takes back", async () => {
  const page = await goTo(full, inVillage("reports?tab=governance"));
  const row = await farRow(page, "治理问题台账", "ZL-45");
  const before = await row.boundingBox();
  await row.getByRole("gridcell").first().dblclick();
  const field = page.getByRole("dialog").getByRole("textbox", { name: "责任人" });
  await field.fill("赵六(虚构)");
  await field.press("Enter");
  await page.waitForTimeout(500);
  await page.getByRole("dialog").getByRole("heading").first().click();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  expect(await row.boundingBox()).toEqual(before);
  await undone(page, /已撤销:.*治理问题/);
});

test("a judgement and a plot of land put to use are taken back by Ctrl+Z, which says what", async () => {
  const page = await goTo(full, inVillage("problems?tab=judging"));
  await page.locator(".judging-finding").first().waitFor();
  const judged = page.getByText("属实(测试)");
  await page.keyboard.press("y");
  await expect.poll(() => judged.count()).toBe(1);
  await undone(page, /已撤销:/);
  await expect.poll(() => judged.count()).toBe(0);
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#/${inVillage("charges?tab=land")}`,
  );
  await byRow(page);
  await page.getByRole("dialog").getByRole("button", { name: "删去这一条" }).click();
  const entry = page.getByRole("gridcell", { name: "PH-1", exact: true });
  await entry.waitFor({ state: "hidden" });
  await undone(page, /已撤销:/);
  await entry.waitFor();
});
