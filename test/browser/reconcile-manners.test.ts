import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { mapMiddle } from "./map-picture.ts";
import { type OpenPage, openBrowser, openPage } from "./open-page.ts";
import { emptyProject, reconciledProject, removeTemporaryFolders } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

let browser: Browser;
let door: ServedProject;
let empty: ServedProject;
let open: OpenPage;

beforeAll(async () => {
  const file = await reconciledProject();
  browser = await openBrowser();
  door = await startDoor(file);
  empty = await startDoor(emptyProject());
});
afterEach(async () => {
  expect(open.complaints).toEqual([]);
  expect(open.strayRequests).toEqual([]);
  await open.context.close();
});
afterAll(async () => {
  await browser?.close();
  await door?.stop();
  await empty?.stop();
  removeTemporaryFolders();
});

async function goTo(served: ServedProject, screen: string): Promise<Page> {
  open = await openPage(browser, served);
  await open.page.getByRole("button", { name: screen, exact: true }).click();
  await open.page.getByRole("application").waitFor();
  return open.page;
}

/** What axe holds to be serious, each with the first place. */
async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const result = (await page.evaluate("axe.run(document)")) as {
    violations: { id: string; impact: string; nodes: { html: string }[] }[];
  };
  return result.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}

test("the arrows move the selection, Enter opens, Esc closes and leaves the row", async () => {
  const page = await goTo(door, "套图核对");
  const rows = page.getByRole("region", { name: "图斑列表" }).locator(".ag-row");
  await rows.first().getByRole("gridcell").first().click();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => rows.nth(2).getAttribute("aria-selected")).toBe("true");
  expect(await page.locator(".ag-row-selected").count()).toBe(1);
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByRole("contentinfo").getByText("选中 2 块").waitFor();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await expect.poll(() => rows.nth(2).getAttribute("aria-selected")).toBe("true");
});

test("T9: what changes elsewhere leaves the list on its place and row", async () => {
  const page = await goTo(door, "套图核对");
  const list = page.getByRole("region", { name: "图斑列表" });
  await list.locator(".ag-row").first().waitFor();
  await list.hover();
  await page.mouse.wheel(0, 500);
  await expect.poll(() => list.getByText("01-D0001").count()).toBe(0);
  const row = list.locator(".ag-row").filter({ hasText: "待定" }).last();
  await row.click();
  const chosen = list.locator(".ag-row-selected");
  const before = { box: await chosen.boundingBox(), text: await chosen.textContent() };
  await page.getByRole("button", { name: "套图核对…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "正式核对" }).click();
  await page.getByText("套图核对完成").waitFor({ timeout: 60_000 });
  await page.keyboard.press("Escape");
  await page.getByRole("contentinfo").getByText("选中 1 块").waitFor();
  expect({ box: await chosen.boundingBox(), text: await chosen.textContent() }).toEqual(before);
});

test.each(["套图核对", "分幅出图"])("axe finds no serious fault on %s", async (screen) => {
  const page = await goTo(door, screen);
  await page.locator(".ag-row").first().waitFor();
  expect(await seriousFaults(page)).toEqual([]);
});

test("an empty project says what to do next", async () => {
  const page = await goTo(empty, "套图核对");
  await page.getByText("这里还没有图斑。先在“导入”里备齐三调和确权矢量").waitFor();
  await page.getByRole("button", { name: "分幅出图", exact: true }).click();
  await page.getByText("这里还没有图斑可印。").waitFor();
  await page.getByRole("application", { name: "分幅图" }).waitFor();
});

test("a distance and an area are measured on the map in the plane; Esc ends measuring (D11)", async () => {
  const page = await goTo(door, "套图核对");
  await page.getByText("正在读取图形").waitFor({ state: "hidden" });
  const { x, y } = await mapMiddle(page);
  await page.getByRole("button", { name: "量距离" }).click();
  const note = page.locator(".map-note[role=status]");
  await note.getByText("逐点单击,双击结束,Esc 退出").waitFor();
  await page.mouse.click(x - 100, y);
  await page.mouse.dblclick(x + 100, y);
  await note.getByText(/^长 \d+\.\d 米$/).waitFor();
  const metres = Number(/[\d.]+/.exec(await note.innerText())?.[0]);
  await page.getByRole("button", { name: "量面积" }).click();
  for (const [east, south] of [
    [-100, -100],
    [100, -100],
    [100, 100],
  ] as const)
    await page.mouse.click(x + east, y + south);
  await page.mouse.dblclick(x - 100, y + 100);
  await note.getByText(/^面积 /).waitFor();
  const [, squareMetres] = /\(([\d.]+) 平方米\)/.exec(await note.innerText()) ?? [];
  // A square whose side is the line of before, at the same scale, within a pixel or two.
  expect(Number(squareMetres) / metres ** 2).toBeGreaterThan(0.95);
  expect(Number(squareMetres) / metres ** 2).toBeLessThan(1.05);
  await page.keyboard.press("Escape");
  await note.waitFor({ state: "hidden" });
});
