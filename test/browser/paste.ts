import type { Page } from "playwright-core";

/** Pastes rows of cells into the page, as a spreadsheet puts them on the clipboard. */
export async function pasteRows(
  page: Page,
  rows: readonly (readonly (string | number)[])[],
): Promise<void> {
  const text = rows.map((cells) => cells.join("\t")).join("\n");
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, text);
}
