import type { Page } from "playwright-core";

/** Marks every control of an element that a keyboard has to reach and counts them. */
function markControls(page: Page, within: string): Promise<number> {
  return page.evaluate((selector) => {
    const inside = [...document.querySelectorAll(selector)];
    const all = inside.flatMap((element) => [
      ...element.querySelectorAll<HTMLElement>("button, input, textarea"),
    ]);
    const controls = all.filter(
      (control) =>
        control.tabIndex >= 0 &&
        !control.matches(":disabled") &&
        // Of a group of radio buttons Tab reaches one, the arrows the others.
        control.getAttribute("type") !== "radio" &&
        control.checkVisibility({ visibilityProperty: true }),
    );
    for (const control of controls) control.dataset.unreached = "1";
    return controls.length;
  }, within);
}

/** Presses Tab until nothing new comes; answers the controls of the screen or dialog never reached. */
export async function unreachedControls(page: Page, within = "main"): Promise<string[]> {
  const controls = await markControls(page, within);
  for (let presses = 0; presses < 2 * controls + 60; presses++) {
    await page.keyboard.press("Tab");
    await page.evaluate(() => {
      delete (document.activeElement as HTMLElement | null)?.dataset.unreached;
    });
  }
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("[data-unreached]")].map(
      (control) => control.getAttribute("aria-label") ?? control.outerHTML.slice(0, 120),
    ),
  );
}
