import type { Page } from "playwright-core";

export type Rgb = readonly [red: number, green: number, blue: number];

/** How many pixels of the map have a colour, within a few steps of each part. */
export function countPixels(page: Page, colour: Rgb): Promise<number> {
  return page.evaluate((wanted) => {
    let found = 0;
    for (const canvas of document.querySelectorAll<HTMLCanvasElement>(".map-canvas canvas")) {
      const context = canvas.getContext("2d");
      if (context === null || canvas.width === 0 || canvas.height === 0) continue;
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      for (let at = 0; at < data.length; at += 4) {
        const isNear = [0, 1, 2].every((part) => Math.abs(data[at + part]! - wanted[part]!) <= 6);
        if (isNear && data[at + 3]! > 200) found += 1;
      }
    }
    return found;
  }, colour);
}

/** Middle of the map on the screen. */
export async function mapMiddle(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.getByRole("application").boundingBox();
  if (box === null) throw new Error("no map on the page");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
