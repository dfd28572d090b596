import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, expect, test } from "vitest";
import { closeProject } from "../../electron/core/project/project.ts";
import { removeTemporaryFolders } from "../../electron/core/project/testing/sample-project.ts";
import { sampleBooks } from "../../electron/core/registers/money/testing/sample-books.ts";
import { reportBasis } from "../../electron/core/reports/indicators/indicator-figures.ts";
import { moneySideTables } from "../../electron/core/reports/money-lists.ts";
import { drawReport } from "../../electron/core/sheets/reports/report-paper.ts";
import { reportWorkbook } from "../../electron/core/sheets/reports/report-workbook.ts";
import { readPdf } from "../../electron/core/sheets/testing/read-pdf.ts";

const folder = mkdtempSync(join(tmpdir(), "qhs-lists-"));
afterAll(() => {
  removeTemporaryFolders();
  rmSync(folder, { recursive: true, force: true });
});
const asOf = "2022-12-31";

test("T7: LibreOffice works balances and sums out by itself to what is printed, and the PDF says the same", async () => {
  const project = sampleBooks();
  const tables = moneySideTables(
    project,
    "claim",
    reportBasis(project, { asOf, knownAt: null, scopeCode: "" }),
  );
  const file = join(folder, "bare.xlsx");
  writeFileSync(file, await reportWorkbook(tables, asOf));
  const bare = new ExcelJS.Workbook();
  await bare.xlsx.readFile(file);
  for (const sheet of bare.worksheets) {
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.formula !== undefined) cell.value = { formula: cell.formula };
      }),
    );
  }
  await bare.xlsx.writeFile(file);
  const profile = `-env:UserInstallation=file://${join(folder, "office")}`;
  const given = ["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"];
  execFileSync("soffice", [profile, ...given, join(folder, "opened"), file], { stdio: "pipe" });
  const opened = new ExcelJS.Workbook();
  await opened.xlsx.readFile(join(folder, "opened", "bare.xlsx"));
  const results: number[] = [];
  for (const sheet of opened.worksheets) {
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.formula !== undefined) results.push(Number(cell.result));
      }),
    );
  }
  expect(results).toContain(5_800);
  expect(results).toContain(18_145.67);
  const about = { title: "债权台账", subject: "", asOf, logo: null };
  const { pdf } = await drawReport(tables, about);
  const text = (await readPdf(pdf)).map((page) => page.words).join();
  for (const sum of ["5,800.00", "12,345.67", "18,145.67"]) expect(text).toContain(sum);
  closeProject(project);
}, 120_000);
