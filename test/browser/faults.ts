import axe from "axe-core";
import { expect } from "vitest";
import type { OpenPage } from "./open-page.ts";

interface AxeViolation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** Serious and critical faults of what the page shows, as `rule: element`. */
async function seriousFaults({ page }: OpenPage): Promise<string[]> {
  // Through the debugger, as the page's policy lets no foreign script in.
  await page.evaluate(axe.source);
  const violations: readonly AxeViolation[] = await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** What holds on every screen: no page scroll, no empty values, no serious fault, nobody called. */
export async function expectSoundScreen(opened: OpenPage): Promise<void> {
  const { page, complaints, strayRequests } = opened;
  const size = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    height: document.documentElement.scrollHeight,
  }));
  expect(size).toEqual({ width: 1366, height: 768 });
  expect(await page.locator("body").innerText()).not.toMatch(/NULL|null|undefined|NaN|\[object/);
  expect(await smallestText(opened)).toBeGreaterThanOrEqual(14);
  expect(await seriousFaults(opened)).toEqual([]);
  expect(strayRequests).toEqual([]);
  expect(complaints).toEqual([]);
}

/** Size in pixels of the smallest text that is shown (D44). */
function smallestText({ page }: OpenPage): Promise<number> {
  return page.evaluate(() => {
    const sizes = [...document.querySelectorAll("body *")]
      .filter((element) =>
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
      )
      .filter((element) => element.checkVisibility())
      .map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    return Math.min(...sizes);
  });
}
