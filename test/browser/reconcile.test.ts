import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import { plotsSchema } from "../../electron/cli/json-schemas.ts";
import { sumExact } from "../../shared/land/mu.ts";
import { runQhs } from "../cli/run-qhs.ts";
import { countPixels, mapMiddle, type Rgb } from "./map-picture.ts";
import { type OpenPage, openBrowser, openPage } from "./open-page.ts";
import { reconciledProject, removeTemporaryFolders, temporaryFolder } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

type Plots = z.infer<typeof plotsSchema>["plots"];

const accent: Rgb = [31, 111, 84];
const red: Rgb = [179, 38, 30];

let browser: Browser;
let door: ServedProject;
let plots: Plots;
let open: OpenPage;

/** The command line says what the window must show. */
async function plotsOfCommandLine(file: string): Promise<Plots> {
  const { standardOutput } = await runQhs(temporaryFolder(), "plots", file, "--json");
  return plotsSchema.parse(JSON.parse(standardOutput)).plots;
}

beforeAll(async () => {
  const file = await reconciledProject();
  plots = await plotsOfCommandLine(file);
  [browser, door] = await Promise.all([openBrowser(), startDoor(file)]);
});
afterEach(async () => {
  expect(open.complaints).toEqual([]);
  expect(open.strayRequests).toEqual([]);
  await open.context.close();
});
afterAll(async () => {
  await browser?.close();
  await door?.stop();
  removeTemporaryFolders();
});

async function openScreen() {
  open = await openPage(browser, door);
  const { page } = open;
  await page.getByRole("button", { name: "套图核对", exact: true }).click();
  const list = page.getByRole("region", { name: "图斑列表" });
  await list.getByRole("row").nth(1).waitFor();
  await page.getByText("正在读取图形").waitFor({ state: "hidden" });
  return { page, list, status: page.getByRole("contentinfo") };
}

/** Of the rows that are drawn at once, the largest whose short code no other group has. */
function largestOnTop(): Plots[number] {
  const isAlone = ({ short_code }: Plots[number]) =>
    plots.filter((plot) => plot.short_code === short_code).length === 1;
  const [largest] = plots
    .slice(0, 12)
    .filter(isAlone)
    .sort((a, b) => b.planar_m2 - a.planar_m2);
  if (largest === undefined) throw new Error("no plot with a short code of its own");
  return largest;
}

const muOf = (some: Plots) => (sumExact(some.map((plot) => plot.planar_m2)) * 0.0015).toFixed(2);

test("the list is the command line's, plot by plot, and so is the sum", async () => {
  const { page, list, status } = await openScreen();
  await status.getByText(`共 ${plots.length} 块,合计 ${muOf(plots)} 亩`).waitFor();
  const shown = await list.locator(".ag-row").first().getByRole("gridcell").allTextContents();
  expect(shown[0]).toBe(plots[0]?.short_code);
  expect(shown[2]).toBe(muOf(plots.slice(0, 1)));
  const unconfirmed = plots.filter((plot) => plot.class === "unconfirmed");
  await page.getByRole("button", { name: /^未确权地/ }).click();
  await status.getByText(`共 ${unconfirmed.length} 块,合计 ${muOf(unconfirmed)} 亩`).waitFor();
});

test("map and list are one selection, both ways", async () => {
  const { page, list, status } = await openScreen();
  const first = largestOnTop();
  const row = list.getByRole("row").filter({ hasText: first.short_code });
  const before = await countPixels(page, accent);
  await row.dblclick();
  await page.getByRole("dialog").getByText(first.code).waitFor();
  await expect.poll(() => countPixels(page, accent)).toBeGreaterThan(before + 200);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.getByText("正在读取图形").waitFor({ state: "hidden" });

  const middle = await mapMiddle(page);
  await page.keyboard.down("Control");
  await page.mouse.click(middle.x, middle.y);
  await page.keyboard.up("Control");
  await status.getByText(`共 ${plots.length} 块`).waitFor();
  await page.mouse.click(middle.x, middle.y);
  await status.getByText(`选中 1 块,合计 ${muOf([first])} 亩`).waitFor();
  expect(await row.getAttribute("aria-selected")).toBe("true");
});

test("the drawer tells what the command line tells", async () => {
  const { page, list } = await openScreen();
  const plot = plots[0];
  if (plot === undefined) throw new Error("no plots");
  await list.getByRole("gridcell", { name: plot.short_code, exact: true }).first().click();
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog");
  await drawer.getByText(plot.code, { exact: true }).waitFor();
  const text = (await drawer.textContent()) ?? "";
  expect(text).toContain(plot.reason);
  expect(text).toContain(`${plot.planar_m2.toFixed(2)} 平方米`);
  expect(text).toContain(`${plot.ellipsoid_m2.toFixed(2)} 平方米`);
  expect(text).toMatch(/四至东.+南.+西.+北/);
  expect(text).not.toMatch(/null|undefined|NaN|land:|parcel:/i);
  await page.reload();
  await page.getByRole("dialog").getByText(plot.code, { exact: true }).waitFor();
});

test("D1: a dry run tells what would change and moves nothing", async () => {
  const { page, status } = await openScreen();
  const before = `共 ${plots.length} 块,合计 ${muOf(plots)} 亩`;
  await status.getByText(before).waitFor();
  await page.getByRole("button", { name: "套图核对…" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel("窄于此宽度的归入碎斑").fill("8");
  await drawer.getByRole("button", { name: "试算", exact: true }).click();
  const result = drawer.getByRole("region", { name: "试算结果" });
  await result.waitFor();
  expect(await result.textContent()).toMatch(/与现在相比:.*消失 \d+ 块/);
  await page.keyboard.press("Escape");
  await page.reload();
  await status.getByText(before).waitFor();
});

test("a run that is cancelled leaves everything as it was", async () => {
  const { page, status } = await openScreen();
  await page.getByRole("button", { name: "套图核对…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "正式核对" }).click();
  await status.getByRole("button", { name: "取消" }).click();
  await page.getByText("已取消,项目文件保持原样。").waitFor();
  await status.getByText(`共 ${plots.length} 块,合计 ${muOf(plots)} 亩`).waitFor();
  expect(await status.getByRole("button", { name: "取消" }).count()).toBe(0);
});

test("D5: a finding leads to its place and can be accepted with a reason", async () => {
  const { page } = await openScreen();
  await page.getByRole("tab", { name: "问题清单" }).click();
  const list = page.getByRole("region", { name: "问题清单" });
  await list.locator(".ag-row").first().click();
  await expect.poll(() => countPixels(page, red)).toBeGreaterThan(50);
  const facts = page.getByRole("region", { name: "选中的问题" });
  await facts.getByRole("button", { name: "标为例外…" }).click();
  await page.getByLabel("理由").fill("果园已改种玉米,村里证明在卷");
  await page.keyboard.press("Enter");
  await facts.getByText("例外:果园已改种玉米,村里证明在卷").waitFor();
  await facts.getByRole("button", { name: "取消例外" }).click();
  await facts.getByRole("button", { name: "标为例外…" }).waitFor();
});

test("the second engine is asked from here", async () => {
  const { page } = await openScreen();
  await page.getByRole("button", { name: "用 Turf 复核" }).click();
  await page.getByText(/复核 \d+ 块.*都在允许范围内/).waitFor({ timeout: 90_000 });
});
