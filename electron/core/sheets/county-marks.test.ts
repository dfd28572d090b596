import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { quietContext } from "../../../shared/contract/progress.ts";
import { greyPng } from "../backdrop/grey-png.ts";
import { drawPack, writeGroupPack } from "./group-pack.ts";
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

it("T11: the county's logo stands on the cover and nowhere else", async () => {
  const picture = { width: 2, height: 1, data: Uint8ClampedArray.of(9, 9, 9, 255, 99, 9, 9, 255) };
  const imagesIn = async (logo: Buffer | null) => {
    const { pdf } = await drawPack({ ...fixtureVillage(), logo }, { ...options, outFolder: "" });
    return pdf.bytes.toString("latin1").split("/Subtype /Image").length - 1;
  };
  expect(await imagesIn(null)).toBe(0);
  expect(await imagesIn(greyPng(picture))).toBe(1);
});
