import { writeFileSync } from "node:fs";
import path from "node:path";
import { deflateSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectSoundScreen } from "./faults.ts";
import { countPixels, mapMiddle, type Rgb } from "./map-picture.ts";
import { openBrowser, openPage } from "./open-page.ts";
import { reconciledProject, removeTemporaryFolders, temporaryFolder } from "./sample-files.ts";
import { type ServedProject, startDoor } from "./start-door.ts";

const pink: Rgb = [255, 0, 200];

let browser: Browser;
let door: ServedProject;

beforeAll(async () => {
  [browser, door] = await Promise.all([openBrowser(), startDoor(await reconciledProject())]);
});
afterAll(async () => {
  await browser?.close();
  await door?.stop();
  removeTemporaryFolders();
});

/** One pink pixel of a PNG, made ten kilometres wide around the sample by its world file. */
function pinkPicture(eastM: number, northM: number): string {
  const chunk = (kind: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(kind, "latin1"), body, Buffer.alloc(4)]);
  };
  const file = path.join(temporaryFolder(), "粉色.png");
  const png = [
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])),
    chunk("IDAT", deflateSync(Buffer.from([0, ...pink]))),
    chunk("IEND", Buffer.alloc(0)),
  ];
  writeFileSync(file, Buffer.concat(png));
  writeFileSync(file.replace(".png", ".pgw"), `10000\n0\n0\n-10000\n${eastM}\n${northM}\n`);
  return file;
}

test("a local picture lies under the map, is refused with a reason, switched off, and taken back", async () => {
  const opened = await openPage(browser, door);
  const { page, context, complaints, strayRequests } = opened;
  await page.getByRole("button", { name: "套图核对", exact: true }).click();
  await page.getByRole("region", { name: "图斑列表" }).getByRole("row").nth(1).waitFor();
  const { x, y } = await mapMiddle(page);
  await page.mouse.move(x, y);
  const status = page.getByRole("contentinfo");
  await status.getByText(/X\(北\)/).waitFor();
  const [, northM = 0, eastM = 0] =
    /X\(北\) ([\d.]+)\s+Y\(东\) ([\d.]+)/.exec(await status.innerText())?.map(Number) ?? [];

  await page.getByRole("button", { name: "图层" }).click();
  const field = page.getByRole("textbox", { name: "底图文件在本机的路径" });
  await field.fill("/没有/这个.tif");
  await field.press("Enter");
  await page
    .getByText(/找不到文件:.*这个.tif/)
    .first()
    .waitFor();
  await field.fill(pinkPicture(eastM, northM));
  await field.press("Enter");
  await page.getByText("粉色.png").waitFor();
  await expect.poll(() => countPixels(page, pink)).toBeGreaterThan(100_000);

  await page.getByRole("checkbox", { name: "底图" }).uncheck();
  await expect.poll(() => countPixels(page, pink)).toBe(0);
  await page.getByRole("checkbox", { name: "底图" }).check();
  await expect.poll(() => countPixels(page, pink)).toBeGreaterThan(100_000);
  await page.reload();
  await expect.poll(() => countPixels(page, pink)).toBeGreaterThan(100_000);
  await expectSoundScreen(opened);

  await page.keyboard.press("Control+z");
  await page
    .getByText(/已撤销:设置选项/)
    .first()
    .waitFor();
  await expect.poll(() => countPixels(page, pink)).toBe(0);
  expect(complaints).toEqual([]);
  expect(strayRequests).toEqual([]);
  await context.close();
});
