import { writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, expect, test } from "vitest";
import { quietContext } from "../../../shared/contract/progress.ts";
import { closeProject } from "../project/project.ts";
import {
  newProject,
  removeTemporaryFolders,
  temporaryFolder,
} from "../project/testing/sample-project.ts";
import { contractWorkbook } from "./contract-export.ts";
import { sheetRegisters } from "./sheet-registers.ts";
import { importSheet } from "./sheet-table/import-sheet.ts";

afterAll(removeTemporaryFolders);

const messy = join(import.meta.dirname, "../../../test/fixtures/messy-tables/contracts.xlsx");

test("what was exported can be imported again and changes nothing; signs in front stay text", async () => {
  const project = newProject();
  const { contracts } = sheetRegisters;
  const first = { source: { file: messy }, mode: "add" } as const;
  await importSheet(project, contracts, first, quietContext);
  const file = join(temporaryFolder(), "out.xlsx");
  writeFileSync(file, await contractWorkbook(project, "", "2026-04-01"));
  const again = { source: { file }, mode: "replace" } as const;
  const report = await importSheet(project, contracts, again, quietContext);
  expect(report).toMatchObject({ added: 0, updated: 0, unchanged: 293 });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const formulas: string[] = [];
  const remarks: unknown[] = [];
  workbook.worksheets[0]?.eachRow((row) => {
    row.eachCell((cell) => {
      if (cell.type === ExcelJS.ValueType.Formula) formulas.push(cell.address);
      if (String(cell.value).startsWith("=2+3")) remarks.push(cell.value);
    });
  });
  expect(formulas).toEqual([]);
  expect(remarks.length).toBeGreaterThan(10);
  closeProject(project);
});
