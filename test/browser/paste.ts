import type { Page } from "playwright-core";

/** Pastes text into the page, as it comes from a clipboard. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, text);
}

/** Pastes rows of cells, as a spreadsheet puts them on the clipboard. */
export function pasteRows(
  page: Page,
  rows: readonly (readonly (string | number)[])[],
): Promise<void> {
  return pasteText(page, rows.map((cells) => cells.join("\t")).join("\n"));
}
