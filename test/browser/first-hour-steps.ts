import type { Page } from "playwright-core";
import { contractHeadings } from "../../shared/ledger/contracts/facts.ts";

/** Heading and 30 invented leases of 30 years, as the template has them: HT-01 and more at each. */
export function thirtyContracts(): string[][] {
  const headings = [
    contractHeadings.number,
    contractHeadings.villageCode,
    contractHeadings.name,
    contractHeadings.kind,
    contractHeadings.lessee,
    contractHeadings.contractMu,
    contractHeadings.startOn,
    contractHeadings.endOn,
  ];
  const rows = Array.from({ length: 30 }, (_, at) => [
    ...[`合-${String(at + 1).padStart(3, "0")}`, "140799101201", `北坡 ${at + 1} 号地(虚构)`],
    ...["租赁", `甄样例${at + 1}`, "25", "2010.3.1", "2040年2月28日"],
  ]);
  return [headings, ...rows];
}

/** Goes on with Tab, or back with Shift+Tab, until the named control has the focus. */
export async function tabTo(page: Page, name: string, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute("aria-label") ?? element?.textContent?.trim() ?? "";
    });
    if (focused === name) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

/** What the papers of the stack have in common; begins and ends at the plot's number. */
export async function keyInStack(page: Page): Promise<void> {
  const { keyboard } = page;
  await tabTo(page, "签字日期");
  await keyboard.type("2026.3.10");
  for (const digit of ["2", "2", "1"]) {
    await keyboard.press("Tab");
    await keyboard.press(digit);
  }
  await keyboard.press("Tab");
  await keyboard.press("Space");
  await keyboard.press("Tab");
  await keyboard.type("2");
  await tabTo(page, "图斑号", "Shift+Tab");
}

/** One paper from its number to the Enter that stores it; what is asked in between depends on the plot. */
export async function keyInPaper(page: Page, code: string): Promise<void> {
  const { keyboard } = page;
  const strip = page.getByRole("region", { name: "录核查表" });
  const focused = page.locator(":focus");
  await strip.getByRole("textbox", { name: "图斑号" }).and(focused).waitFor();
  await keyboard.type(code);
  await keyboard.press("Enter");
  await strip.getByRole("combobox", { name: "认定类别" }).and(focused).waitFor();
  await keyboard.press("1");
  await keyboard.type("0.65");
  await keyboard.press("Enter");
  await keyboard.type("李四(虚构)");
  await keyboard.press("Enter");
  await keyboard.press("1");
  if ((await focused.getAttribute("aria-label")) === "与图不一致的原因") {
    await keyboard.type("现场种玉米(虚构)");
    await keyboard.press("Enter");
  }
  await keyboard.press("3");
  await keyboard.press("Enter");
  await strip
    .getByRole("status")
    .getByText(new RegExp(`^${code} 已`))
    .waitFor();
}
