import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeHouseholdForm } from "../../electron/core/exchange/household-form.ts";
import { previewHousehold } from "../../electron/core/exchange/household-preview.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "qhs-form-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a filled form is read as it was filled: every heading is known, zeros stay (D27)", async () => {
  const file = join(folder, "空表.xlsx");
  await writeHouseholdForm(file);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const fill = (sheet: string, cells: Readonly<Record<string, string | number>>) => {
    const found = book.getWorksheet(sheet);
    found?.getRow(1).eachCell((cell, column) => {
      const value = cells[String(cell.value)];
      if (value !== undefined) found.getRow(2).getCell(column).value = value;
    });
  };
  fill("CBDKXX", { 地块代码: "0101010101010100001", 承包方编码: "010101010101010001" });
  fill("CBF", { 承包方编码: "010101010101010001", 承包方名称: "虚构户" });
  await book.xlsx.writeFile(file);

  const { preview, refusal } = await previewHousehold(file);
  expect(refusal).toBeNull();
  const [parcels, holders] = preview?.tables ?? [];
  expect(parcels?.fieldsUnused).toEqual([]);
  expect(parcels?.firstRows[0]?.values.dkbm).toBe("0101010101010100001");
  expect(holders?.firstRows[0]?.values.cbfmc).toBe("虚构户");
});

test("the same form comes out byte for byte (D9)", async () => {
  const [one, other] = [join(folder, "a.xlsx"), join(folder, "b.xlsx")];
  await writeHouseholdForm(one);
  await writeHouseholdForm(other);
  expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
});
