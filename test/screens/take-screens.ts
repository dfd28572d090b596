// `npm run screens [-- NAME …]`: every screen of the sample township at both sizes into docs/screens.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import type { Browser, Page } from "playwright-core";
import { decodePng } from "../../electron/core/backdrop/png-decoder.ts";
import { screenTitles } from "../../renderer/app/screen-titles.ts";
import { openBrowser, openPage } from "../browser/open-page.ts";
import {
  demoProject,
  emptyProject,
  filledProject,
  reconciledProject,
  removeTemporaryFolders,
  township,
} from "../browser/sample-files.ts";
import { type ServedProject, startDoor } from "../browser/start-door.ts";
import { filledAsOf } from "../support/filled/filled-project.ts";
import { palettePng } from "./palette-png.ts";

const folder = path.resolve(import.meta.dirname, "../../docs/screens");
const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;
const settleMs = 900;
/** Where a project lies is another place on every machine. */
const hidden = ".project-path { visibility: hidden; }";

/** What a picture shows besides a screen as it opens. */
interface Scene {
  readonly name: string;
  readonly screen: keyof typeof screenTitles;
  /** Instead of the reconciled sample: a new project, the sample as a first start opens it, or one with records. */
  readonly project?: "empty" | "first" | "filled";
  /** Tab of the screen, where it is not the first. */
  readonly tab?: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Screens that show records, which the sample township as it comes from the survey has none of. */
const withRecords: ReadonlySet<string> = new Set([
  ...["field", "posting", "contracts", "problems", "money", "charges", "reports", "audit"],
]);

const scenes: readonly Scene[] = [
  ...Object.keys(screenTitles).map((name) => ({
    ...{ name, screen: name as keyof typeof screenTitles },
    ...(withRecords.has(name) ? { project: "filled" as const } : {}),
  })),
  { name: "first-start", screen: "today", project: "first" },
  { name: "today-empty", screen: "today", project: "empty" },
  { name: "import-preview", screen: "import", project: "empty", prepare: chooseTownship },
  { name: "reconcile-plot", screen: "reconcile", prepare: openFirstPlot },
  { name: "reconcile-findings", screen: "reconcile", prepare: openFindings },
  { name: "reconcile-run", screen: "reconcile", prepare: openRun },
  { name: "sheets-preview", screen: "sheets", prepare: previewFirstGroup },
  { name: "contract-drawer", screen: "contracts", project: "filled", prepare: openFirstRow },
  ...[
    { name: "problem-drawer", screen: "problems", tab: "cases", prepare: openFirstRow } as const,
    { name: "charges-auctions", screen: "charges", tab: "auctions" } as const,
    { name: "charges-meetings", screen: "charges", tab: "meetings" } as const,
    { name: "audit-findings", screen: "audit", tab: "findings" } as const,
  ].map((scene) => ({ ...scene, project: "filled" as const })),
];

async function openFirstRow(page: Page): Promise<void> {
  await page.locator("main .ag-row").first().getByRole("gridcell").first().dblclick();
  await page.getByRole("dialog").waitFor();
}

async function chooseTownship(page: Page): Promise<void> {
  const asking = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "选文件夹" }).click();
  await (await asking).setFiles(township);
  await page.getByText("前 10 行").waitFor();
}

async function openFirstPlot(page: Page): Promise<void> {
  const row = page.getByRole("region", { name: "图斑列表" }).getByRole("row").nth(1);
  await row.click();
  await row.dblclick();
  await page.getByText("为什么在这里").waitFor();
}

async function openFindings(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "问题清单" }).click();
  await page.getByRole("region", { name: "问题清单" }).getByRole("row").nth(1).click();
}

async function openRun(page: Page): Promise<void> {
  await page.getByRole("button", { name: "套图核对…" }).click();
  await page.getByRole("button", { name: "试算" }).click();
  await page.getByRole("region", { name: "试算结果" }).waitFor({ timeout: 120_000 });
}

async function previewFirstGroup(page: Page): Promise<void> {
  await page.getByRole("region", { name: "村民小组" }).first().getByRole("row").nth(1).click();
  await page.getByRole("button", { name: "预览", exact: true }).click();
  await page.locator(".pdf-frame canvas[aria-busy=false]").first().waitFor();
}

/** Everything that was asked for is on the screen. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(settleMs);
  await page.locator(".ant-spin").first().waitFor({ state: "hidden" });
  await page.getByText("正在读取图形").waitFor({ state: "hidden" });
}

async function take(browser: Browser, door: ServedProject, scene: Scene): Promise<void> {
  for (const size of sizes) {
    const { page, context } = await openPage(browser, door, size);
    const asOf = scene.project === "filled" ? filledAsOf : "";
    const details = new URLSearchParams({ asof: asOf, tab: scene.tab ?? "" });
    await page.evaluate((to) => {
      location.hash = to;
    }, `#/${scene.screen}?${details}`);
    await page.getByRole("main", { name: screenTitles[scene.screen] }).waitFor();
    await settled(page);
    await scene.prepare?.(page);
    await settled(page);
    const picture = palettePng(decodePng(await page.screenshot({ style: hidden })));
    const file = `${scene.name}-${size.width}x${size.height}.png`;
    writeFileSync(path.join(folder, file), picture);
    console.log(`${file}  ${Math.round(picture.length / 1024)} KB`);
    await context.close();
  }
}

mkdirSync(folder, { recursive: true });
const wanted = process.argv.slice(2);
const chosen = scenes.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const browser = await openBrowser();
const makers = {
  full: reconciledProject,
  empty: async () => emptyProject(),
  first: demoProject,
  filled: filledProject,
};
try {
  for (const [name, makeProject] of Object.entries(makers)) {
    const ofProject = chosen.filter(({ project = "full" }) => project === name);
    if (ofProject.length === 0) continue;
    const door = await startDoor(await makeProject());
    for (const scene of ofProject) await take(browser, door, scene);
    await door.stop();
  }
} finally {
  await browser.close();
  removeTemporaryFolders();
}
