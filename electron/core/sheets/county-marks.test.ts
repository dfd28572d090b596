import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { quietContext } from "../../../shared/contract/progress.ts";
import { hideableFields } from "../../../shared/land/hideable-fields.ts";
import { greyPng } from "../backdrop/grey-png.ts";
import { drawPack, writeGroupPack } from "./group-pack.ts";
import { listColumns } from "./list-rows.ts";
import type { Profile } from "./sheet-data.ts";
import { tableWidthMm } from "./table-sheet.ts";
import { readPdf } from "./testing/read-pdf.ts";
import { fixtureVillage } from "./testing/village-fixture.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "qhs-county-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const options = { paper: "A4", profile: "work" } as const;

async function headings(hiddenFields: readonly string[]): Promise<string[]> {
  const data = { ...fixtureVillage(), hiddenFields };
  const { xlsxPath } = await writeGroupPack(data, { ...options, outFolder: folder }, quietContext);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(xlsxPath);
  const rows = book.worksheets[0]?.getRows(1, 6) ?? [];
  const heading = rows.find((row) => (row.values as unknown[]).includes("图斑号"));
  return ((heading?.values ?? []) as (string | undefined)[]).filter((value) => value !== undefined);
}

it("T11: the list leaves out what the county hides, and nothing else", async () => {
  const all = await headings([]);
  const fewer = await headings(["扣田坎后", "椭球面积"]);
  const gone = all.filter((heading) => !fewer.includes(heading));
  expect(gone).toEqual(["扣田坎后(亩)", "椭球面积(平方米)"]);
});

async function signedPapers(hiddenFields: readonly string[], profile: Profile = "work") {
  const { pdf } = await drawPack(
    { ...fixtureVillage(), hiddenFields },
    { ...options, profile, outFolder: "" },
  );
  const pages = await readPdf(pdf.bytes);
  const firstList = pdf.coverPages + pdf.mapPages;
  const firstForm = firstList + pdf.listPages;
  const wordsOf = (from: number, to: number) =>
    pages.slice(from, to).map((page) => page.words.replaceAll(" ", ""));
  return { lists: wordsOf(firstList, firstForm), forms: wordsOf(firstForm, pages.length) };
}

it("T11: the signed list and the forms leave out what the county hides as well", async () => {
  const full = await signedPapers([]);
  const fewer = await signedPapers(["小地名", "三调地类", "扣田坎后", "椭球面积", "小类"]);
  const hidden = /小地名|三调地类|扣田坎后|椭球面积|0103旱地/;
  for (const words of [...full.lists, ...full.forms]) expect(words).toMatch(hidden);
  for (const words of [...fewer.lists, ...fewer.forms]) expect(words).not.toMatch(hidden);
  for (const words of fewer.lists) expect(words).toMatch(/图斑号.*四至.*图斑面积.*量算面积.*签字/);
  for (const words of fewer.forms) expect(words).toMatch(/叠加结果.*量算面积.*平均宽.*东至/);
  expect(fewer.forms).toHaveLength(full.forms.length);
});

it.each(["posting", "result"] as const)(
  "T11: the list of the %s pack keeps both areas and the class, without what is hidden",
  async (profile) => {
    const { lists } = await signedPapers([...hideableFields], profile);
    for (const words of lists) {
      expect(words).toMatch(/图斑号.*四至.*量算面积.*签字面积.*类别/);
      expect(words).not.toMatch(/小地名|三调地类/);
    }
  },
);

it.each(["work", "posting", "result"] as const)(
  "T11: the columns of the %s list stay as wide together, whatever is hidden",
  (profile) => {
    const all = listColumns(profile, []);
    const fewer = listColumns(profile, [...hideableFields]);
    expect(fewer.length).toBeLessThan(all.length);
    expect(tableWidthMm(fewer)).toBeCloseTo(tableWidthMm(all), 6);
  },
);

it("T11: the county's logo stands on the cover and nowhere else", async () => {
  const picture = { width: 2, height: 1, data: Uint8ClampedArray.of(9, 9, 9, 255, 99, 9, 9, 255) };
  const imagesIn = async (logo: Buffer | null) => {
    const { pdf } = await drawPack({ ...fixtureVillage(), logo }, { ...options, outFolder: "" });
    return pdf.bytes.toString("latin1").split("/Subtype /Image").length - 1;
  };
  expect(await imagesIn(null)).toBe(0);
  expect(await imagesIn(greyPng(picture))).toBe(1);
});
