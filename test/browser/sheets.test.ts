import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { OpenPage } from "./open-page.ts";
import { reconciledProject } from "./sample-files.ts";
import { servedPages } from "./served-pages.ts";

let open: OpenPage;

const served = servedPages(reconciledProject);

async function openGroup(): Promise<Page> {
  open = await served.open();
  const { page } = open;
  await page.getByRole("button", { name: "分幅出图", exact: true }).click();
  await page.getByRole("gridcell", { name: "第二村民小组" }).first().click();
  return page;
}

/** Share of a canvas that is not white. */
function inkShare(page: Page): Promise<number> {
  return page.locator(".pdf-frame canvas").evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const context = canvas.getContext("2d");
    if (context === null) return 0;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let inked = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at]! < 128) inked += 1;
    return inked / (data.length / 4);
  });
}

test("the preview shows the real pages and records nothing", async () => {
  const page = await openGroup();
  await page.getByRole("button", { name: "预览", exact: true }).click();
  const canvas = page.getByRole("img", { name: "预览 第 1 页" });
  await page.getByText(/第 1 \/ \d+ 页/).waitFor();
  await expect.poll(() => canvas.getAttribute("aria-busy")).toBe("false");
  expect(await inkShare(page)).toBeGreaterThan(0.01);
  await page.keyboard.press("PageDown");
  await page.getByText(/第 2 \/ \d+ 页/).waitFor();
  await expect
    .poll(() => page.getByRole("img", { name: "预览 第 2 页" }).getAttribute("aria-busy"))
    .toBe("false");
  await page.keyboard.press("Escape");
  await page.getByRole("application", { name: "分幅图" }).waitFor();
  expect(await page.getByRole("gridcell", { name: /第 1 版/ }).count()).toBe(0);
});

test("one group is printed with Ctrl+P, recorded, and its files are handed out", async () => {
  const page = await openGroup();
  const row = page.locator(".ag-row-selected");
  await expect.poll(() => row.textContent()).toContain("未印");
  await page.keyboard.press("Control+p");
  await page.getByText(/1 组,\d+ 页,图斑合计/).waitFor({ timeout: 60_000 });
  await expect.poll(() => row.textContent()).toContain("第 1 版");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: /\.xlsx$/ }).click();
  expect((await waiting).suggestedFilename()).toMatch(/核查作业\.xlsx$/);
});

test("the letter that asks for data stands with the printed files", async () => {
  const page = await openGroup();
  const arriving = page.waitForEvent("download");
  await page.getByRole("button", { name: /^数据协调函/ }).click();
  expect((await arriving).suggestedFilename()).toBe("数据协调函.pdf");
});
