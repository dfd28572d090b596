import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectSoundScreen } from "./faults.ts";
import type { OpenPage } from "./open-page.ts";
import { reconciledProject } from "./sample-files.ts";
import { servedPages } from "./served-pages.ts";

let open: OpenPage;

const served = servedPages(reconciledProject);

async function openPapers() {
  open = await served.open();
  const { page } = open;
  await page.getByRole("button", { name: "现场核查", exact: true }).click();
  const list = page.getByRole("region", { name: "核查表列表" });
  await list.getByRole("row").filter({ hasText: "03-W0001" }).dblclick();
  const box = page.getByRole("region", { name: "照片和扫描件" });
  await box.waitFor();
  return { page, box };
}

interface SentFile {
  readonly way: "drop" | "paste";
  readonly name: string;
  readonly type: "image/png" | "image/jpeg" | "application/pdf";
  /** Of a picture. */
  readonly width?: number;
  readonly height?: number;
  /** Colours at random, which no PNG makes small. */
  readonly noisy?: boolean;
  /** Of what is no picture. */
  readonly bytes?: number;
}

/** Makes a file in the page and drops it on the box or pastes it with the focus where it is. */
function send(page: Page, file: SentFile): Promise<void> {
  return page.evaluate(async ({ way, name, type, width = 1, height = 1, noisy, bytes }) => {
    const picture = async () => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d");
      context?.fillRect(0, 0, width / 2, height / 2);
      if (noisy === true && context !== null) {
        const image = context.getImageData(0, 0, width, height);
        for (let at = 0; at < image.data.length; at += 1)
          image.data[at] = at % 4 === 3 ? 255 : Math.floor(Math.random() * 256);
        context.putImageData(image, 0, 0);
      }
      return await canvas.convertToBlob({ type });
    };
    const content = bytes === undefined ? await picture() : new Uint8Array(bytes);
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], name, { type }));
    if (way === "drop") {
      const box = document.querySelector('[aria-label="照片和扫描件"]');
      box?.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true }));
    } else {
      const pasted = new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true });
      (document.activeElement ?? document.body).dispatchEvent(pasted);
    }
  }, file);
}

test("a photo is dropped, made smaller, and stored", async () => {
  const { page, box } = await openPapers();
  await send(page, { way: "drop", name: "地头.png", type: "image/png", width: 3000, height: 1500 });
  await box.getByText(/2400 × 1200/).waitFor();
  await box.getByRole("img", { name: "地头.png" }).waitFor();
  await box.getByRole("button", { name: "移除" }).click();
  await box.getByText("地头.png").waitFor({ state: "hidden" });
});

test("a photo is pasted from the clipboard, stays as it is, and is there after a reload", async () => {
  const { page, box } = await openPapers();
  await send(page, { way: "paste", name: "图片.png", type: "image/png", width: 800, height: 600 });
  await box.getByText(/800 × 600/).waitFor();
  await expectSoundScreen(open);
  await page.reload();
  await box.getByRole("img", { name: "图片.png" }).waitFor();
});

test("a picture over 5 MB becomes a smaller JPEG before it is stored", async () => {
  const { page, box } = await openPapers();
  const size = { width: 2000, height: 2000 };
  await send(page, { way: "paste", name: "细密.png", type: "image/png", ...size, noisy: true });
  const line = box.getByRole("listitem").filter({ hasText: "细密" });
  await line.getByText(/2000 × 2000/).waitFor({ timeout: 30_000 });
  const [, megabytes = "99"] = /(\d+(?:\.\d+)?) MB/.exec(await line.innerText()) ?? [];
  expect(Number(megabytes)).toBeLessThanOrEqual(5);
});

test("a scan over 5 MB, and a file that is no picture, are refused with what to do", async () => {
  const { page, box } = await openPapers();
  const before = await box.getByRole("listitem").count();
  const big = 5 * 1024 * 1024 + 1;
  await send(page, { way: "drop", name: "厚.pdf", type: "application/pdf", bytes: big });
  await page
    .getByText(/“厚.pdf”有 .* MB,附件最大 5 MB。请压缩/)
    .first()
    .waitFor();
  await send(page, { way: "drop", name: "坏.jpg", type: "image/jpeg", bytes: 100 });
  await page.getByText("“坏.jpg”读不出来。请另存为 JPG、PNG 或 PDF 再添加。").waitFor();
  expect(await box.getByRole("listitem").count()).toBe(before);
});
