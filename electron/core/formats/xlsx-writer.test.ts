import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { beforeAll, expect, test } from "vitest";
import { appErrorOf, collect, temporaryFolder } from "./testing/sample-files.ts";
import { openXlsx } from "./xlsx-reader.ts";
import { type WorkbookSheet, writeWorkbook } from "./xlsx-writer.ts";

const sheet: WorkbookSheet = {
  name: "第1组/清单:2026?",
  titleLines: ["非承包地清单", "口径A"],
  columns: [
    { heading: "图斑编号", key: "code", kind: "text", widthCharacters: 12 },
    { heading: "面积(亩)", key: "mu", kind: "number", numberFormat: "0.00", widthCharacters: 10 },
  ],
  rows: [
    { values: { code: "0001", mu: 1.236 } },
    { values: { code: "=1+1", mu: null } },
    { values: { code: "合计", mu: 1.236 }, isTotal: true },
  ],
  footLines: ["图上没有的地:"],
  paper: "A4",
  isLandscape: true,
};

let folder = "";
beforeAll(async () => {
  folder = await temporaryFolder();
});

test("cells, number formats, frozen heading and print set-up", async () => {
  const path = join(folder, "a.xlsx");
  await writeWorkbook(path, [sheet], "2026-01-02");
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const found = workbook.worksheets[0];
  expect(found?.name).toBe("第1组 清单 2026 ");
  expect(found?.getCell("A4").value).toBe("0001");
  expect(found?.getCell("A4").numFmt).toBe("@");
  expect(found?.getCell("A5").value).toBe("=1+1");
  expect(found?.getCell("B4").value).toBe(1.236);
  expect(found?.getCell("B4").numFmt).toBe("0.00");
  expect(found?.getCell("A6").font.bold).toBe(true);
  expect(found?.getCell("A7").value).toBe("图上没有的地:");
  expect(found?.views[0]).toMatchObject({ state: "frozen", ySplit: 3 });
  expect(found?.pageSetup).toMatchObject({ paperSize: 9, orientation: "landscape", fitToWidth: 1 });
  expect(workbook.created.toISOString()).toBe("2026-01-02T00:00:00.000Z");
});

test("two villages of one name, and long names cut alike, have a sheet each", async () => {
  const path = join(folder, "names.xlsx");
  const long = "某某县某某镇很长很长很长很长很长很长很长的名字的村民委员会";
  const names = [
    "样例甲村",
    "样例甲村",
    "样例甲村(2)",
    "A",
    "a",
    `${long}东区一二三`,
    `${long}东区一二四五`,
  ];
  await writeWorkbook(
    path,
    names.map((name) => ({ ...sheet, name })),
    "2026-01-02",
  );
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const found = workbook.worksheets.map(({ name }) => name);
  expect(found.slice(0, 5)).toEqual(["样例甲村", "样例甲村(2)", "样例甲村(2)(2)", "A", "a(2)"]);
  expect(new Set(found).size).toBe(names.length);
  expect(found.every((name) => name.length <= 31)).toBe(true);
});

test("D9: the bytes depend on the input alone, never on the clock", async () => {
  const first = join(folder, "first.xlsx");
  const second = join(folder, "second.xlsx");
  await writeWorkbook(first, [sheet], "2026-01-02");
  await writeWorkbook(second, [sheet], "2026-01-02");
  const bytes = await readFile(first);
  expect(bytes.equals(await readFile(second))).toBe(true);
  // 2 January 2026 in a ZIP directory; the clock of the machine would show another day.
  expect(bytes.readUInt16LE(12)).toBe(((2026 - 1980) << 9) | (1 << 5) | 2);
  expect(bytes.readUInt16LE(10)).toBe(0);
});

test("what is written reads back as a table", async () => {
  const path = join(folder, "table.xlsx");
  const { titleLines: _, footLines: __, ...plain } = sheet;
  await writeWorkbook(path, [{ ...plain, name: "CBF" }], "2026-01-02");
  const source = await openXlsx(path);
  expect(source.tableNames).toEqual(["CBF"]);
  const rows = await collect(source.rows("CBF"));
  await source.close();
  expect(rows.map((row) => row.values)).toEqual([
    { 图斑编号: "0001", "面积(亩)": 1.236 },
    { 图斑编号: "=1+1", "面积(亩)": null },
    { 图斑编号: "合计", "面积(亩)": 1.236 },
  ]);
});

test("a folder that is not there is told", async () => {
  const path = join(folder, "没有", "a.xlsx");
  expect((await appErrorOf(() => writeWorkbook(path, [sheet], "2026-01-02"))).code).toBe(
    "file.missing",
  );
});

test("V2: rows are as high as their text, and only the asked columns go onto paper", async () => {
  const path = join(folder, "print.xlsx");
  const rows = [
    { values: { code: "W0001 W0002 W0003 W0004", mu: 1 } },
    { values: { code: "W0001", mu: 1 } },
  ];
  const titleLines = ["样例县样例镇样例村第一村民小组非承包地清单"];
  await writeWorkbook(path, [{ ...sheet, rows, titleLines, printedColumns: 1 }], "2026-01-02");
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const found = workbook.worksheets[0]!;
  expect(found.pageSetup.printArea).toBe("A1:A5");
  const heights = [1, 3, 4].map((row) => found.getRow(row).height);
  expect(heights[0]).toBeGreaterThan(2 * 22);
  expect(heights[1]).toBeGreaterThan(2 * 15);
  expect(heights[2]).toBeLessThan(20);
});
