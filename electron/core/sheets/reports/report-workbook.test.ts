import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countyRules } from "../../../../shared/ledger/indicators/county-rules.ts";
import { noFacts } from "../../../../shared/ledger/indicators/facts.ts";
import { figuresOf } from "../../../../shared/ledger/indicators/figure.ts";
import { periodTable } from "../../../../shared/ledger/reports/period-table.ts";
import { rankingTable } from "../../../../shared/ledger/reports/ranking-table.ts";
import type { ReportBasis } from "../../../../shared/ledger/reports/report-basis.ts";
import { freeze } from "../../../../shared/ledger/reports/snapshot-rows.ts";
import { splitTable } from "../../../../shared/ledger/reports/split-table.ts";
import { summaryTable } from "../../../../shared/ledger/reports/summary-table.ts";
import { wallTables } from "../../../../shared/ledger/reports/wall-table.ts";
import { greyPng } from "../../backdrop/grey-png.ts";
import { readPdf } from "../testing/read-pdf.ts";
import { drawReport } from "./report-paper.ts";
import { reportWorkbook } from "./report-workbook.ts";

const asOf = "2026-11-24";
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "qhs-report-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Villages with rates that end in halves, one above 100 %, one without anything. */
function basis(rounding: string): ReportBasis {
  const rules = countyRules({
    ...{ contracts: "I1", settlement: "I4_I5", land: "I7", rounding, forms: "I1=1 I8=0" },
  });
  const codes = ["990725101201", "990725101202", "990725101203"];
  const row = (villageCode: string, n: number) => ({
    register: "contract",
    uid: `${villageCode}-${n}`,
    label: `HT-${n}`,
    villageCode,
  });
  const contracts = codes.slice(0, 2).flatMap((code, at) =>
    Array.from({ length: at === 0 ? 144 : 16 }, (_, n) => ({
      ...row(code, n),
      registeredOn: "2026-01-01",
      judgedOn: n < (at === 0 ? 128 : 5) ? "2026-02-01" : null,
      exceptionOn: null,
    })),
  );
  const charges = codes.slice(0, 2).map((code, at) => ({
    ...row(code, 900 + at),
    dueOn: "2026-02-01",
    withdrawnOn: null,
    dueFen: 1_000_000,
    receipts: [{ on: "2026-03-01", fen: at === 0 ? 285_000 : 1_200_000 }],
  }));
  const villages = codes.map((villageCode) => ({
    ...row(villageCode, 0),
    postedOn: null,
    fileItems: [],
    reserveMu: null,
    arableMu: null,
  }));
  const facts = { ...noFacts, villages, contracts, charges };
  return {
    asOf,
    knownAt: null,
    scopeCode: "990725101",
    scopeName: "虚构镇",
    rules,
    facts,
    figures: figuresOf(facts, asOf, "", rules.forms),
    nameOf: (code) => `虚构${code.slice(-1)}村`,
    words: { logo: "", red: "红旗", yellow: "黄旗", signatures: ["填报人"], summaryIndicators: [] },
  };
}

/** What LibreOffice makes of the workbook, worked out by itself: cached results are taken out first. */
async function calculated(file: string): Promise<ExcelJS.Workbook> {
  const bare = new ExcelJS.Workbook();
  await bare.xlsx.readFile(file);
  for (const sheet of bare.worksheets) {
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.formula !== undefined) cell.value = { formula: cell.formula };
      }),
    );
  }
  const stripped = join(folder, "bare.xlsx");
  await bare.xlsx.writeFile(stripped);
  const profile = `-env:UserInstallation=file://${join(folder, "office")}`;
  const given = ["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"];
  execFileSync("soffice", [profile, ...given, join(folder, "opened"), stripped], {
    stdio: "pipe",
  });
  const opened = new ExcelJS.Workbook();
  await opened.xlsx.readFile(join(folder, "opened", "bare.xlsx"));
  return opened;
}

const shown = (cell: ExcelJS.Cell): string => {
  const value = cell.formula === undefined ? cell.value : cell.result;
  if (typeof value !== "number") return cell.formula === undefined ? cell.text : String(value);
  const decimals = /0\.(0+)/.exec(cell.numFmt)?.[1]?.length ?? 0;
  // Spreadsheets round what they show, 0.285 to 0.29; toFixed sees the double below it.
  return `${(value + 1e-9).toFixed(decimals)}${cell.numFmt.includes("%") ? "%" : ""}`;
};

describe("the workbook of a report", () => {
  test.each(["half-up", "truncate"])(
    "T7: LibreOffice works every formula out to what is printed (%s)",
    async (rounding) => {
      const table = summaryTable(basis(rounding));
      const file = join(folder, `${rounding}.xlsx`);
      writeFileSync(file, await reportWorkbook([table], asOf));
      const opened = await calculated(file);
      let formulas = 0;
      for (const part of splitTable(table)) {
        const sheet = opened.getWorksheet(part.name)!;
        const firstRow = 3 + part.subtitles.length + part.paragraphs.length;
        part.rows.forEach(({ cells }, at) => {
          part.columns.forEach(({ key, kind }, column) => {
            const cell = sheet.getRow(firstRow + at).getCell(column + 1);
            if (cell.formula !== undefined) formulas++;
            const printed = cells[key]?.text.replace(/\(另有例外.*/, "") ?? "";
            expect(shown(cell), `${part.name} ${key} ${at}`).toBe(
              kind === "text" && printed === "" ? "" : printed,
            );
          });
        });
      }
      expect(formulas).toBeGreaterThan(60);
    },
    120_000,
  );

  test("heads are frozen, the print area is set, and the same table gives the same bytes (D9)", async () => {
    const table = summaryTable(basis("half-up"));
    const files = ["a.xlsx", "b.xlsx"].map((name) => join(folder, name));
    for (const file of files) writeFileSync(file, await reportWorkbook([table], asOf));
    const [one, other] = files.map((file) => readFileSync(file));
    expect(one!.equals(other!)).toBe(true);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(files[0]!);
    for (const sheet of workbook.worksheets) {
      expect(sheet.views[0]).toMatchObject({ state: "frozen" });
      expect(sheet.pageSetup.printArea).toMatch(/^A1:/);
    }
  });

  test("V2: a wide table is divided on paper, and no column is lost", async () => {
    const table = summaryTable(basis("half-up"));
    const parts = splitTable(table);
    expect(parts.length).toBeGreaterThan(1);
    const keys = parts.flatMap(({ columns }) => columns.slice(2).map(({ key }) => key));
    expect(keys).toEqual(table.columns.slice(2).map(({ key }) => key));
    const { pdf, pages, missingCharacters } = await drawReport([table], {
      ...{ title: "汇总表", subject: "虚构", asOf, logo: null },
    });
    expect([pages, missingCharacters]).toEqual([parts.length, []]);
    const words = (await readPdf(pdf)).map((page) => page.words.replaceAll(/\s/g, "")).join("");
    expect(words).toContain(rateOf(table));
  });
});

test("T11: the county's logo stands on the first page of each paper", async () => {
  const picture = { width: 2, height: 1, data: Uint8ClampedArray.of(9, 9, 9, 255, 99, 9, 9, 255) };
  const table = rankingTable(basis("half-up"));
  const imagesIn = async (logo: Buffer | null) => {
    const { pdf } = await drawReport([table], { title: "表", subject: "虚构", asOf, logo });
    return pdf.toString("latin1").split("/Subtype /Image").length - 1;
  };
  expect(await imagesIn(null)).toBe(0);
  expect(await imagesIn(greyPng(picture))).toBeGreaterThan(0);
});

const rateOf = (table: ReturnType<typeof summaryTable>) => table.rows[0]!.cells.I1!.text;

test("a township's wall sheet is one A3, set smaller where it must be; beyond that sheets are counted", async () => {
  const sheetsOf = async (villages: number) => {
    const own = basis("half-up");
    const [village] = own.facts.villages;
    const many = Array.from({ length: villages }, (_, n) => ({
      ...village!,
      villageCode: `990725101${201 + n}`,
    }));
    const tables = wallTables({ ...own, facts: { ...own.facts, villages: many } });
    const about = { title: "挂图作战表", subject: "虚构", asOf, logo: null };
    return readPdf((await drawReport(tables, about)).pdf);
  };
  const [few, many, most] = [await sheetsOf(14), await sheetsOf(30), await sheetsOf(50)];
  expect([few.length, many.length, most.length]).toEqual([1, 1, 2]);
  expect(most[1]!.words.replaceAll(/\s/g, "")).toContain("第2张,共2张");
}, 60_000);

test("T7: weekly report and ranking hold numbers and formulas that LibreOffice shows as they are printed", async () => {
  const own = basis("half-up");
  const frozen = figuresOf({ ...own.facts, contracts: [] }, asOf, "", own.rules.forms);
  const { figures } = freeze({ code: own.scopeCode, figures: frozen }, []);
  const weekly = periodTable("weekly", own, { asOf: "2026-11-17", figures }, []);
  for (const [name, table] of [
    ["weekly", weekly],
    ["ranking", rankingTable(own)],
  ] as const) {
    for (const [at, part] of splitTable(table).entries()) {
      const file = join(folder, `${name}${at}.xlsx`);
      writeFileSync(file, await reportWorkbook([{ ...part, name: "表" }], asOf));
      const opened = (await calculated(file)).worksheets[0]!;
      const stored = new ExcelJS.Workbook();
      await stored.xlsx.readFile(file);
      const firstRow = 3 + part.subtitles.length + part.paragraphs.length;
      const cells = part.rows.flatMap((row, below) =>
        part.columns.map(({ key }, beside) => {
          const cell = opened.getRow(firstRow + below).getCell(beside + 1);
          const format = stored.worksheets[0]!.getRow(firstRow + below).getCell(beside + 1).numFmt;
          const printed = row.cells[key]?.text ?? "";
          expect(asShown(cell, format), `${name} ${key} ${below}`).toBe(printed);
          return cell;
        }),
      );
      expect(cells.filter(({ formula }) => formula !== undefined).length).toBeGreaterThan(2);
    }
  }
}, 120_000);

/** A cell by its format: sign, decimals, unit in quotation marks. */
function asShown(cell: ExcelJS.Cell, format: string): string {
  const value = cell.formula === undefined ? cell.value : cell.result;
  if (typeof value !== "number") return cell.formula === undefined ? cell.text : String(value);
  const decimals = /0\.(0+)/.exec(format)?.[1]?.length ?? 0;
  const sign = format.startsWith("+") && value > 0 ? "+" : "";
  return `${sign}${(value + 1e-9).toFixed(decimals)}${/"([^"]*)"/.exec(format)?.[1] ?? ""}`;
}
