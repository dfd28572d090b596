import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { quietContext } from "../../../shared/contract/progress.ts";
import { openCellGrid } from "../formats/cell-grid.ts";
import { openZip } from "../formats/zip-archive.ts";
import { closeProject } from "../project/project.ts";
import {
  newProject,
  removeTemporaryFolders,
  temporaryFolder,
} from "../project/testing/sample-project.ts";
import { contractWorkbook } from "./contract-export.ts";
import { sheetRegisters } from "./sheet-registers.ts";
import { importSheet } from "./sheet-table/import-sheet.ts";
import { readTable } from "./sheet-table/read-table.ts";

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
  const archive = await openZip(file);
  const xml: Buffer[] = [];
  for await (const chunk of archive.read("xl/worksheets/sheet1.xml")) xml.push(chunk);
  await archive.close();
  expect(Buffer.concat(xml).toString()).not.toMatch(/<f[ >]/);
  const grid = await openCellGrid(file);
  const { rows } = await readTable(grid, contracts.columns);
  await grid.close();
  const remarks = rows.map(({ values }) => values.remark).filter((text) => text !== null);
  expect(new Set(remarks)).toEqual(new Set(["=2+3 原件遗失"]));
  closeProject(project);
});
