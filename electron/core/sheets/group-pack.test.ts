import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../../shared/contract/errors.ts";
import { quietContext } from "../../../shared/contract/progress.ts";
import { coverWarning, writeGroupPack } from "./group-pack.ts";
import { writeListingWorkbook } from "./listing-workbook.ts";
import type { Profile } from "./sheet-data.ts";
import { readPdf } from "./testing/read-pdf.ts";
import { fixtureVillage } from "./testing/village-fixture.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "qhs-pack-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const village = fixtureVillage();

async function write(profile: Profile) {
  return await writeGroupPack(village, { paper: "A4", profile, outFolder: folder }, quietContext);
}

async function openSheets(path: string): Promise<ExcelJS.Worksheet[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook.worksheets;
}

/** Value of a column in the last row that has a number there. */
function lastNumber(sheet: ExcelJS.Worksheet, heading: string): number {
  let column = 0;
  let found = Number.NaN;
  sheet.eachRow((row) => {
    if (column === 0) {
      row.eachCell((cell, index) => {
        if (cell.value === heading) column = index;
      });
      return;
    }
    const { value } = row.getCell(column);
    if (typeof value === "number") found = value;
  });
  return found;
}

describe("writeGroupPack", () => {
  it("names its files after code, group and profile", async () => {
    const report = await write("work");
    expect(basename(report.pdfPath)).toBe("14072510100303_第三村民小组_核查作业.pdf");
    expect(basename(report.xlsxPath)).toBe("14072510100303_第三村民小组_核查作业.xlsx");
  });

  it("T7: report, PDF list and all tables of the XLSX carry the same total", async () => {
    const report = await write("work");
    const pages = await readPdf(await readFile(report.pdfPath));
    const words = pages.map((page) => page.words.replaceAll(" ", "")).join("");
    expect(words).toContain(`全组合计${report.total.plots}块${report.total.mu}亩`);
    const [plots, sheets] = await openSheets(report.xlsxPath);
    expect(lastNumber(plots!, "量算面积(亩)").toFixed(2)).toBe(report.total.mu);
    expect(lastNumber(sheets!, "面积(亩)").toFixed(2)).toBe(report.total.mu);
    expect(lastNumber(plots!, "量算面积(平方米)")).toBe(report.total.planarM2);
  });

  it("D9: writes the same bytes again", async () => {
    const first = await write("work");
    const before = await Promise.all([readFile(first.pdfPath), readFile(first.xlsxPath)]);
    const second = await write("work");
    const after = await Promise.all([readFile(second.pdfPath), readFile(second.xlsxPath)]);
    expect(after[0].equals(before[0])).toBe(true);
    expect(after[1].equals(before[1])).toBe(true);
    expect(second.pdfSha256).toBe(first.pdfSha256);
  });

  it("lists each plot with its pages and national sheets, each page with its plots, and resources", async () => {
    const report = await write("work");
    const [plots, sheets, resources] = await openSheets(report.xlsxPath);
    const text = (sheet: ExcelJS.Worksheet): string => JSON.stringify(sheet.getSheetValues());
    for (const { code } of village.plots) expect(text(plots!)).toContain(`"${code}"`);
    expect(text(plots!)).toContain("J50I090055");
    expect(text(sheets!)).toContain(`"1 / ${report.mapPages}"`);
    expect(text(sheets!)).toContain("W0002");
    expect(text(resources!)).toContain("0301 乔木林地");
  });

  it.each(["work", "posting", "result"] as const)(
    "V2: what the %s XLSX prints fits its paper at 9 pt",
    async (profile) => {
      const report = await write(profile);
      const town = join(folder, "town.xlsx");
      await writeListingWorkbook(town, "平川镇", [report.listing, report.listing], "2026-03-11");
      // Characters of 11 pt shrunk to 9 pt across the paper, by paper size and direction.
      const room = { "8 landscape": 200, "9 landscape": 135, "9 portrait": 94 } as const;
      for (const sheet of [...(await openSheets(report.xlsxPath)), ...(await openSheets(town))]) {
        const { paperSize, orientation, printArea } = sheet.pageSetup;
        const last = printArea?.match(/:\$?([A-Z]+)/)?.[1];
        const printed = last === undefined ? sheet.columnCount : sheet.getColumn(last).number;
        const widths = sheet.columns.slice(0, printed).map((column) => column.width ?? 0);
        const key = `${paperSize} ${orientation}` as keyof typeof room;
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(room[key]);
      }
    },
  );

  it("D1, D29: the result XLSX has what was settled, and no proposal", async () => {
    const report = await write("result");
    const [plots] = await openSheets(report.xlsxPath);
    const words = JSON.stringify(plots!.getSheetValues());
    expect(words).toContain("认定类别");
    expect(words).toContain("待认定");
    expect(words).not.toContain("拟类别");
    expect(words).not.toContain("新增地(成片)");
    expect(words).not.toContain("王建国");
  });

  it("D29: the posted XLSX masks names and has no sheet numbers or coordinates", async () => {
    const report = await write("posting");
    const words = (await openSheets(report.xlsxPath))
      .map((sheet) => JSON.stringify(sheet.getSheetValues()))
      .join("");
    expect(words).not.toContain("王建国");
    expect(words).not.toContain("J50I");
    expect(words).not.toContain("西南角");
    expect(words).toContain("王**00112");
  });

  it("stops before it writes when the caller has cancelled", async () => {
    const cancelled = { ...quietContext, isCancelled: () => true };
    const options = { paper: "A4", profile: "work", outFolder: folder } as const;
    await expect(writeGroupPack(village, options, cancelled)).rejects.toThrow(AppError);
  });
});

describe("writeListingWorkbook", () => {
  it("T7: a township's total is the sum of its groups, unrounded", async () => {
    const one = await write("work");
    const path = join(folder, "town.xlsx");
    await writeListingWorkbook(path, "平川镇", [one.listing, one.listing], "2026-03-11");
    const [plots] = await openSheets(path);
    expect(lastNumber(plots!, "量算面积(平方米)")).toBeCloseTo(2 * one.total.planarM2, 6);
  });
});

describe("coverWarning", () => {
  it("warns above 25 km² and is silent below", () => {
    expect(coverWarning("图", [0, 0, 5000, 5000])).toBeNull();
    expect(coverWarning("图", [0, 0, 5001, 5000])).toContain("25 平方公里");
    expect(coverWarning("图", null)).toBeNull();
  });
});
