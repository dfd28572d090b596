import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { closeProject, openProject, type Project } from "../../electron/core/project/project.ts";
import { concludeContracts } from "../../electron/core/registers/contracts/conclude.ts";
import { readProblems } from "../../electron/core/registers/contracts/problem-row.ts";
import { decideProblem } from "../../electron/core/registers/contracts/problems.ts";
import { addContract } from "../../electron/core/registers/contracts/save-contract.ts";
import { shortPlotCode } from "../../shared/land/plot-code.ts";
import { expectSoundScreen } from "./faults.ts";
import type { OpenPage } from "./open-page.ts";
import { reconciledProject } from "./sample-files.ts";
import { servedPages } from "./served-pages.ts";

let opened: OpenPage;
let plotCode = "";

/** The sample township with leases of 30 years (虚构) in one of its villages, the first on a plot. */
async function projectWithContracts(): Promise<string> {
  const file = await reconciledProject();
  const project = openProject(file, { mode: "write", person: "测试" });
  plotCode = String(project.db.prepare("SELECT min(code) FROM plot").pluck().get());
  for (const number of ["合-001", "合-002", "合-003"]) {
    const uid = addContract(project, {
      ...{ number, villageCode: plotCode.slice(0, 12), name: `${number} 坡地(虚构)` },
      ...{ kind: "lease", lessee: "甄样例", contractMu: "25", status: "active" },
      ...{ startOn: "2010-03-01", endOn: "2040-02-28", dueFen: 320_00, paidFen: 0 },
      plotCodes: number === "合-001" ? [plotCode] : null,
    });
    if (number === "合-001") decideToTakeBack(project, uid);
  }
  closeProject(project);
  return file;
}

/** A confirmed case from which every paper can be filled. */
function decideToTakeBack(project: Project, contractUid: string): void {
  const by = "张核定(虚构)";
  concludeContracts(
    project,
    [{ contractUid, verdict: "problem", rules: ["HT-20"], findings: [] }],
    {
      ...{ level: "town", on: "2026-03-01", by, reason: null },
    },
  );
  decideProblem(project, readProblems(project)[0]?.uid ?? "", {
    ...{ decision: "take_back", decidedOn: "2026-03-10", decidedBy: by },
    ...{ note: "租期超过二十年,没有谈成(虚构)", newYearlyRentFen: 500_00 },
  });
}

const served = servedPages(projectWithContracts);

async function goTo(screen: string): Promise<Page> {
  opened = await served.open();
  await opened.page.getByRole("button", { name: screen, exact: true }).click();
  return opened.page;
}

const rowOf = (page: Page, list: string, text: string) =>
  page.getByRole("region", { name: list }).locator(".ag-row", { hasText: text });
const drawer = (page: Page) => page.getByRole("dialog").first();

async function openContract(page: Page, number: string): Promise<void> {
  await rowOf(page, "合同台账", number).getByRole("gridcell").first().dblclick();
  await drawer(page).getByText(number).first().waitFor();
}

/** What arrives when something is printed: its name, and how its bytes begin. */
async function printed(page: Page, print: () => Promise<void>): Promise<[string, string]> {
  const arriving = page.waitForEvent("download");
  await print();
  const download = await arriving;
  const bytes = readFileSync(await download.path());
  expect(bytes.length).toBeGreaterThan(2000);
  return [download.suggestedFilename(), bytes.subarray(0, 4).toString("latin1")];
}

test("合同认定书, 补充协议, 解除通知书 and 催缴通知 come out of the contract's drawer as PDF", async () => {
  const page = await goTo("合同");
  await openContract(page, "合-001");
  for (const paper of ["合同认定书", "补充协议", "解除通知书", "催缴通知"]) {
    await drawer(page).getByRole("button", { name: "打印…" }).click();
    const item = page.getByRole("menuitem", { name: paper });
    expect(await printed(page, () => item.click())).toEqual([`${paper}_合-001.pdf`, "%PDF"]);
  }
});

test("a paper that would say nothing cannot be chosen, and says what to do first", async () => {
  const page = await goTo("合同");
  await openContract(page, "合-002");
  await drawer(page).getByRole("button", { name: "打印…" }).click();
  const refused = page.getByRole("menuitem", { name: "解除通知书" });
  await refused.getByText("先核定").waitFor();
  expect(await refused.getAttribute("aria-disabled")).toBe("true");
});

test("问题合同初判表 and 整改台账 come out as PDF and XLSX", async () => {
  const page = await goTo("问题合同");
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  expect(await printed(page, () => button("打印初判表").click())).toEqual([
    expect.stringMatching(/初判表.*\.pdf$/),
    "%PDF",
  ]);
  expect((await printed(page, () => button("导出 XLSX").click()))[1]).toBe("PK\u0003\u0004");
  await page.getByRole("tab", { name: "整改" }).click();
  expect(await printed(page, () => button("打印整改台账").click())).toEqual([
    "整改台账.pdf",
    "%PDF",
  ]);
  expect((await printed(page, () => button("导出 XLSX").click()))[1]).toBe("PK\u0003\u0004");
});

test("several contracts are edited at once and taken back by one Ctrl+Z", async () => {
  const page = await goTo("合同");
  await rowOf(page, "合同台账", "合-001").getByRole("gridcell").first().click();
  await rowOf(page, "合同台账", "合-003")
    .getByRole("gridcell")
    .first()
    .click({ modifiers: ["Shift"] });
  await page.getByText("选中 3 份").waitFor();
  await page.getByLabel("批量修改哪一项").click();
  await page.keyboard.type("终止日期");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "终止日期" }).fill("2029.12.31");
  await page.getByRole("textbox", { name: "终止日期" }).press("Enter");
  const changed = page.getByRole("gridcell", { name: "2029-12-31" });
  await expect.poll(() => changed.count()).toBe(3);
  await expectSoundScreen(opened);
  await rowOf(page, "合同台账", "合-001").getByRole("gridcell").first().click();
  await page.keyboard.press("Control+z");
  await expect.poll(() => changed.count()).toBe(0);
  expect(await page.getByRole("gridcell", { name: "2040-02-28" }).count()).toBe(3);
});

test("a scan is hung on a contract, counted, and stays there", async () => {
  const page = await goTo("合同");
  await openContract(page, "合-002");
  await drawer(page).getByRole("tab", { name: "材料(0)" }).click();
  const choosing = page.waitForEvent("filechooser");
  await drawer(page).getByRole("button", { name: "选文件…" }).click();
  const buffer = Buffer.from("%PDF-1.4\n% 虚构\n");
  await (await choosing).setFiles({ name: "合同原件.pdf", mimeType: "application/pdf", buffer });
  await drawer(page).getByRole("tab", { name: "材料(1)" }).waitFor();
  await drawer(page).getByText("合同原件.pdf").waitFor();
});

test("V7: from a contract to its plot on the map, which says 合同内, and back", async () => {
  const page = await goTo("合同");
  await openContract(page, "合-001");
  const place = drawer(page).getByRole("button", { name: "在图上看", exact: true });
  await drawer(page).getByText(shortPlotCode(plotCode), { exact: true }).waitFor();
  await place.click();
  await page.getByRole("dialog").getByText(plotCode, { exact: true }).waitFor();
  await page.getByRole("dialog").getByText("合同内", { exact: true }).waitFor();
  await expectSoundScreen(opened);
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^合同 / })
    .click();
  await drawer(page).getByText("合-001", { exact: true }).waitFor();
});
