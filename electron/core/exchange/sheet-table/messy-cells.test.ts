import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { openCellGrid, textGrid } from "../../formats/cell-grid.ts";
import { appErrorOf, temporaryFolder, zipOf } from "../../formats/testing/sample-files.ts";
import { contractColumns } from "../contract-columns.ts";
import { readTable } from "./read-table.ts";

let folder = "";
beforeAll(async () => {
  folder = await temporaryFolder();
});

const readText = (lines: readonly (readonly string[])[]) =>
  readTable(textGrid(lines.map((cells) => cells.join("\t")).join("\n")), contractColumns);

/** A workbook of one sheet from the XML of its rows. */
async function workbookOf(rows: string, behind = ""): Promise<string> {
  const path = join(folder, `${Math.random()}.xlsx`);
  const bytes = zipOf({
    "xl/workbook.xml":
      '<workbook><workbookPr/><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${rows}</sheetData>${behind}</worksheet>`,
  });
  await writeFile(path, bytes);
  return path;
}

const inline = (reference: string, text: string) =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
const headingRow = `<row r="1">${inline("A1", "合同编号")}${inline("B1", "承包方")}${inline("C1", "合同面积(亩)")}</row>`;

async function readWorkbook(rows: string, behind = "") {
  const grid = await openCellGrid(await workbookOf(headingRow + rows, behind));
  const reading = await readTable(grid, contractColumns);
  await grid.close();
  return reading;
}

describe("headings", () => {
  test("a column in another unit is left out and said, never read as mu", async () => {
    const reading = await readText([
      ["合同编号", "承包方", "面积(平方米)"],
      ["1", "甲", "2000"],
    ]);
    expect(reading.sheets[0]?.columns.at(-1)).toEqual({ heading: "面积(平方米)", key: null });
    expect(reading.rows[0]?.other).toEqual({ "面积(平方米)": "2000" });
    expect(reading.absent.map(({ key }) => key)).toContain("contractMu");
  });

  test("a line 单位:万元 over the heading counts for money that names no unit", async () => {
    const lines = [
      ["合同编号", "总价", "已缴(元)"],
      ["1", "1.2", "300"],
    ];
    const [first] = (await readText([["单位:万元"], ...lines])).rows;
    expect(first?.values).toMatchObject({ totalFen: 1_200_000, paidFen: 30_000 });
    expect(first?.texts).toMatchObject({ totalFen: "1.2" });
    expect((await readText(lines)).rows[0]?.values).toMatchObject({ totalFen: 120 });
  });

  test("a choice goes before the names, and a sheet without headings is left out", async () => {
    const grid = textGrid("合同编号\t乙\t承包方\nHT-1\t张三(虚构)\t李四(虚构)");
    const chosen = { 乙: "lessee" };
    const reading = await readTable(grid, contractColumns, { chosen });
    expect(reading.rows[0]?.values).toMatchObject({ lessee: "张三(虚构)" });
    expect((await readText([["随便"], ["写的"]])).sheets[0]?.headingRow).toBeNull();
  });
});

describe("cells", () => {
  test("a period in one cell gives both ends; a hyphen between days is none inside them", async () => {
    const lines = ["2008.3.1-2038.2.28", "2008年3月1日至长期", "2008-03-01—2038-02-28"];
    lines.push("2008年3月至2038年2月", "三十年");
    const { rows, refused } = await readText([
      ["合同编号", "承包期限"],
      ...lines.map((line, index) => [String(index), line]),
    ]);
    expect(rows.map(({ values }) => values.period)).toEqual([
      ["2008-03-01", "2038-02-28"],
      ["2008-03-01", "long_term"],
      ["2008-03-01", "2038-02-28"],
      ["2008-03-01", "2038-02-28"],
    ]);
    expect(refused[0]?.problems[0]?.reason).toContain("三十年");
  });

  test("D27: digits that a spreadsheet lost are refused in words, in numbers and in text", async () => {
    const { refused } = await readWorkbook(
      '<row r="2"><c r="A2"><v>140799197001011234</v></c></row>' +
        `<row r="3">${inline("A3", "1.40799E+17")}</row>`,
    );
    expect(refused.map(({ row, problems }) => [row, problems[0]?.reason.slice(0, 12)])).toEqual(
      [
        [2, "被存成数字,末位已丢失"],
        [3, "被存成数字,末位已丢失"],
      ].map(([row, words]) => [row, `${words};`]),
    );
  });

  test("error values and formulas without a value are named, not read as nothing", async () => {
    const { refused } = await readWorkbook(
      '<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row><row r="3"><c r="A3"><f>1+1</f></c></row>',
    );
    expect(refused.map(({ problems }) => problems[0]?.reason)).toEqual([
      "是错误值 #REF!",
      "是没有结果的公式(请打开保存一次)",
    ]);
  });

  test("a sum of binary fractions is what the sheet shows", async () => {
    const { rows } = await readWorkbook('<row r="2"><c r="C2"><v>3.3000000000000003</v></c></row>');
    expect(rows[0]?.values).toMatchObject({ contractMu: "3.3" });
  });

  test("HTML, formulas and signs are text like any other", async () => {
    const text = "<b>=1+1</b> @甲";
    const { rows } = await readText([
      ["合同编号", "承包方"],
      ["-7号", text],
    ]);
    expect(rows[0]?.values).toMatchObject({ number: "-7号", lessee: text });
  });

  test("merged cells of words stand for every row, and say so; of land and money only for the first", async () => {
    const { rows } = await readWorkbook(
      `<row r="2">${inline("A2", "1")}${inline("B2", "甲(虚构)")}<c r="C2"><v>3</v></c></row><row r="3">${inline("A3", "2")}</row>`,
      '<mergeCells><mergeCell ref="B2:B3"/><mergeCell ref="C2:C3"/></mergeCells>',
    );
    expect(rows[1]?.values).toMatchObject({ lessee: "甲(虚构)", contractMu: null });
    expect(rows[1]?.notes).toEqual(["“承包方”取自合并单元格“甲(虚构)”"]);
  });
});

describe("files", () => {
  test("a million empty rows are passed over and not counted", async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, index) => `<row r="${index + 3}"/>`);
    const reading = await readWorkbook(`<row r="2">${inline("A2", "1")}</row>${empty.join("")}`);
    expect([reading.rows.length, reading.counted]).toEqual([1, 1]);
  });

  test.each([
    ["a page saved as .xls", "<html><table><tr><td>合同编号</td></tr></table></html>", "file.kind"],
    ["an old .xls with another name", Buffer.from("d0cf11e0a1b11ae1000000", "hex"), "file.kind"],
    [
      "a workbook behind a password",
      Buffer.concat([
        Buffer.from("d0cf11e0a1b11ae1", "hex"),
        Buffer.from("EncryptedPackage", "utf16le"),
      ]),
      "file.password",
    ],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d", "hex"), "file.kind"],
    ["a cut workbook", zipOf({ "xl/workbook.xml": "<workbook/>" }).subarray(0, 60), "file.broken"],
    ["an empty file", "", "file.empty"],
    [
      "a bomb",
      zipOf({ "xl/workbook.xml": "<w/>", "xl/worksheets/sheet1.xml": " ".repeat(70 * 2 ** 20) }),
      "file.broken",
    ],
  ] as const)("%s is refused with what to do", async (_name, bytes, code) => {
    const path = join(folder, `${Math.random()}.xlsx`);
    await writeFile(path, bytes);
    const error = await appErrorOf(() => openCellGrid(path));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/。/);
  });
});
