import path from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { closeProject, createProject } from "../../electron/core/project/project.ts";
import { addContract } from "../../electron/core/registers/contracts/save-contract.ts";
import { expectSoundScreen } from "./faults.ts";
import type { OpenPage } from "./open-page.ts";
import { temporaryFolder } from "./sample-files.ts";
import { servedPages } from "./served-pages.ts";

let opened: OpenPage;

/** Leases of 30 years without papers in an invented village: HT-20 and more at each. */
function projectWithContracts(): string {
  const file = path.join(temporaryFolder(), "合同.gpkg");
  const project = createProject(file, { name: "样例镇", person: "测试" });
  for (let number = 1; number <= 40; number++) {
    addContract(project, {
      number: `合-${String(number).padStart(3, "0")}`,
      villageCode: "140799101201",
      name: `北坡 ${number} 号地(虚构)`,
      kind: "lease",
      lessee: `甄样例${number}`,
      contractMu: "25",
      startOn: "2010-03-01",
      endOn: "2040-02-28",
      previousRentFen: 32_000,
    });
  }
  closeProject(project);
  return file;
}

const served = servedPages(projectWithContracts);

async function goTo(screen: string): Promise<Page> {
  opened = await served.open();
  await opened.page.getByRole("button", { name: screen, exact: true }).click();
  return opened.page;
}

const drawer = (page: Page) => page.getByRole("dialog");

test("the register opens a contract by Enter; a field is saved as typed, Ctrl+Z takes it back, Esc closes", async () => {
  const page = await goTo("合同");
  const rows = page.getByRole("region", { name: "合同台账" }).locator(".ag-row");
  await rows.first().getByRole("gridcell").first().click();
  await page.keyboard.press("Enter");
  await expectSoundScreen(opened);
  const end = drawer(page).getByLabel("终止日期");
  await end.fill("2030.2.28");
  await end.press("Enter");
  await expect.poll(() => end.inputValue()).toBe("2030-02-28");
  await end.fill("说不清");
  await end.press("Enter");
  await page.getByText("“说不清”不是日期").waitFor();
  await end.press("Escape");
  await expect.poll(() => end.inputValue()).toBe("2030-02-28");
  await drawer(page).getByRole("heading").first().click();
  await page.keyboard.press("Control+z");
  await page.getByText("修改合同").first().waitFor();
  await expect.poll(() => end.inputValue()).toBe("2040-02-28");
  await page.keyboard.press("Escape");
  await drawer(page).waitFor({ state: "hidden" });
});

test("T9: after a save the list stays on its row; bulk edit says how many", async () => {
  const page = await goTo("合同");
  const list = page.getByRole("region", { name: "合同台账" });
  const row = list.locator(".ag-row", { hasText: "合-030" });
  await list.locator(".ag-row").first().hover();
  await page.mouse.wheel(0, 900);
  await row.getByRole("gridcell").first().click();
  await page.getByText("选中 1 份").waitFor();
  await page.getByLabel("批量修改哪一项").click();
  await page.keyboard.type("用途");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "用途" }).fill("种植");
  await page.getByRole("textbox", { name: "用途" }).press("Enter");
  await expect.poll(() => row.isVisible()).toBe(true);
  await page.getByText("选中 1 份").waitFor();
});

test("candidates are judged by Y and N; 不属实 asks why, and the township concludes when nothing is open", async () => {
  const page = await goTo("问题合同");
  await page.getByText("共 40 份").waitFor();
  await expectSoundScreen(opened);
  await page.getByRole("button", { name: "打开合同" }).waitFor();
  const findings = page.getByText("待认定", { exact: true });
  const open = await findings.count();
  const conclude = page.getByRole("button", { name: "核定为问题合同" });
  expect(await conclude.isDisabled()).toBe(true);
  await page.keyboard.press("n");
  await page.getByLabel("理由").fill("已核对原件(虚构)");
  await page.getByLabel("理由").press("Enter");
  // Set aside until its values change: it is listed no more (D5, T10).
  await expect.poll(() => findings.count()).toBe(open - 1);
  const judged = page.getByText("属实(测试)");
  for (let left = 12; left > 0 && (await conclude.isDisabled()); left--) {
    const before = await judged.count();
    await page.keyboard.press("y");
    await expect.poll(() => judged.count()).toBeGreaterThan(before);
  }
  await conclude.click();
  await page.getByText("共 39 份").waitFor();
  await page.getByRole("tab", { name: "整改" }).click();
  await page.getByText("待定方案").first().waitFor();
});

test("a case is closed only with decision and paper, and says what is missing", async () => {
  const page = await goTo("问题合同");
  await page.getByRole("tab", { name: "整改" }).click();
  const rows = page.getByRole("region", { name: "整改台账" }).locator(".ag-row");
  await rows.first().getByRole("gridcell").first().dblclick();
  await drawer(page).getByText("还缺:整改方式、决定日期、决定人、佐证材料").waitFor();
  await expectSoundScreen(opened);
  await drawer(page).getByLabel("整改方式").click();
  await page.getByTitle("增", { exact: true }).click();
  const fill = async (label: string, value: string) => {
    const field = drawer(page).getByRole("textbox", { name: label, exact: true });
    await field.fill(value);
    await field.press("Enter");
  };
  // Not before the confirmation, which the page dates today in its own time zone.
  const today = new Intl.DateTimeFormat("sv", { timeZone: "Asia/Shanghai" }).format();
  await fill("决定日期", "2020.1.1");
  await page.getByText("早于核定日期").waitFor();
  await fill("决定日期", today);
  await fill("决定人", "张核定(虚构)");
  await fill("新年租金", "500");
  await drawer(page).getByText("500.00 − 320.00 = 180.00 元").waitFor();
  await drawer(page).getByLabel("销号的佐证材料").fill("补充协议 7 号");
  await drawer(page).getByRole("button", { name: "销号" }).click();
  await drawer(page).getByRole("button", { name: "重开…" }).waitFor();
});
