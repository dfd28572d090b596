// `npm run bench:ui [-- --size township|county] [--file FILE.gpkg]`: the window on the bench land (issue 3 §4).
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { mapMiddle } from "../browser/map-picture.ts";
import { openBrowser, openPage } from "../browser/open-page.ts";
import { removeTemporaryFolders } from "../browser/sample-files.ts";
import { type ServedProject, startDoor } from "../browser/start-door.ts";
import { benchLayers, writeLayer } from "./bench-files.ts";
import { BenchLand, type LandSize, landSizes } from "./bench-land.ts";
import { answerMs, type FrameReport, framesDuring, rendererMiB } from "./page-measures.ts";

const seed = 20;
const tell = (what: string, text: string) => console.log(`${what.padEnd(34)}${text}`);
const ms = (milliseconds: number) => `${milliseconds.toFixed(0)} ms`;

/** Makes the land, imports and reconciles it, each step in a process of its own. */
async function makeProject(size: LandSize, folder: string): Promise<string> {
  const land = new BenchLand(size, seed);
  for (const layer of benchLayers) await writeLayer(land, folder, layer);
  const file = join(folder, "bench.gpkg");
  for (const [stage, argument] of [
    ["import", folder],
    ["reconcile", "2"],
  ] as const) {
    const script = join(import.meta.dirname, "stage.ts");
    const options = { stdio: "inherit" } as const;
    const { status } = spawnSync(process.execPath, [script, stage, file, argument], options);
    if (status !== 0) throw new Error(`stage ${stage} ended with ${status}`);
  }
  return file;
}

async function drag(page: Page, steps: number): Promise<void> {
  const { x, y } = await mapMiddle(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= steps; step++) {
    await page.mouse.move(x - 3 * step, y + 2 * step);
    await page.waitForTimeout(12);
  }
  await page.mouse.up();
}

async function zoom(page: Page, notches: number): Promise<void> {
  const { x, y } = await mapMiddle(page);
  await page.mouse.move(x, y);
  for (let notch = 0; notch < Math.abs(notches); notch++) {
    await page.mouse.wheel(0, notches > 0 ? -120 : 120);
    await page.waitForTimeout(90);
  }
}

const frames = ({ framesPerSecond, longestFrameMs, longestTaskMs }: FrameReport) =>
  `${framesPerSecond.toFixed(0)} frames/s, longest frame ${ms(longestFrameMs)}, longest task ${ms(longestTaskMs)}`;

const mapAtRest = (page: Page) => page.getByText("正在读取图形").waitFor({ state: "hidden" });

async function benchOpening(browser: Browser, door: ServedProject): Promise<void> {
  for (const visit of ["first", "second"]) {
    const startedAt = performance.now();
    const { page, context } = await openPage(browser, door);
    const rail = performance.now() - startedAt;
    await page.getByRole("region", { name: "各村进度" }).getByRole("button").first().waitFor();
    tell(
      `window usable, ${visit} visit`,
      `${ms(performance.now() - startedAt)} (rail ${ms(rail)})`,
    );
    await context.close();
  }
}

async function benchMap(page: Page): Promise<void> {
  await page.waitForTimeout(1500);
  await mapAtRest(page);
  const text = await page.getByRole("contentinfo").innerText();
  tell("map opens at", text.split("\n")[0] ?? "");
  tell("pan, whole land", frames(await framesDuring(page, () => drag(page, 60))));
  await mapAtRest(page);
  tell("zoom in, 12 notches", frames(await framesDuring(page, () => zoom(page, 12))));
  await page.waitForTimeout(800);
  await mapAtRest(page);
  tell("pan, parcels drawn", frames(await framesDuring(page, () => drag(page, 60))));
  await mapAtRest(page);
  tell("zoom out, 12 notches", frames(await framesDuring(page, () => zoom(page, -12))));
}

const firstCell = ".plots-grid .ag-row[row-index='0'] [col-id='code']";
const rowsShown = ".plots-grid";
const sumLine = ".bottom-status strong";

async function benchGrid(page: Page): Promise<void> {
  const list = page.getByRole("region", { name: "图斑列表" });
  const heading = list.getByRole("columnheader", { name: "亩" });
  const sort = await answerMs(page, "pointerdown", firstCell, () => heading.click());
  tell("grid, sort by mu", ms(sort));
  await list.hover();
  const scroll = await answerMs(page, "wheel", rowsShown, () => page.mouse.wheel(0, 20_000));
  tell("grid, scroll 20,000 px", ms(scroll));
  const search = page.getByRole("textbox", { name: "在本表中查找" });
  await search.focus();
  tell("grid, filter", ms(await answerMs(page, "input", sumLine, () => search.press("7"))));
  await search.fill("");
  const row = list.locator(".ag-row").nth(4);
  const cell = row.locator("[col-id='class']");
  tell(
    "selection, list to sum",
    ms(await answerMs(page, "pointerdown", sumLine, () => cell.click())),
  );
}

async function bench(file: string): Promise<void> {
  const startedAt = performance.now();
  const [browser, door] = await Promise.all([openBrowser(), startDoor(file)]);
  tell("program with project ready", ms(performance.now() - startedAt));
  try {
    await benchOpening(browser, door);
    const { page } = await openPage(browser, door);
    const screenAt = performance.now();
    await page.getByRole("button", { name: "套图核对", exact: true }).click();
    await page.locator(firstCell).waitFor();
    tell("list of plots", ms(performance.now() - screenAt));
    await page.waitForFunction(
      (selector) => document.querySelector(selector)?.textContent,
      sumLine,
    );
    tell("plots", await page.locator(sumLine).innerText());
    await benchMap(page);
    await benchGrid(page);
    tell("renderer process", `${(await rendererMiB(browser)).toFixed(0)} MiB resident`);
  } finally {
    await browser.close();
    await door.stop();
  }
}

const { values } = parseArgs({
  options: { size: { type: "string", default: "township" }, file: { type: "string" } },
});
const size = Object.values(landSizes).find(({ name }) => name === values.size);
if (size === undefined) throw new Error("npm run bench:ui -- --size township|county");
const processors = cpus();
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${processors.length} × ${processors[0]?.model}, Node ${process.version}, seed ${seed}, Chromium without GPU, 1366×768`,
);
const folder = mkdtempSync(join(tmpdir(), "qhs-bench-ui-"));
try {
  await bench(values.file ?? (await makeProject(size, folder)));
  tell(
    "load of the machine",
    loadavg()
      .map((one) => one.toFixed(1))
      .join(" "),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
  removeTemporaryFolders();
}
