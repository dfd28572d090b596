import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { appErrorOf, collect, temporaryFolder, zipOf } from "./testing/sample-files.ts";
import { openXlsx } from "./xlsx-reader.ts";
import { excelDay } from "./xlsx-sheet.ts";

let folder = "";
let count = 0;
beforeAll(async () => {
  folder = await temporaryFolder();
});

const rels =
  '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>';
const workbook =
  '<workbook><workbookPr/><sheets><sheet name="CBF" sheetId="1" r:id="rId1"/><sheet name="空表" sheetId="2" r:id="rId2"/></sheets></workbook>';
/** Style 0 plain, 1 built-in date, 2 Chinese date, 3 a number with a red minus, 4 minutes. */
const styles =
  '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171" formatCode="0.00_ ;[Red]-0.00&quot;d&quot;"/><numFmt numFmtId="172" formatCode="mm:ss"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs></styleSheet>';
const strings =
  "<sst><si><t>CBFBM</t></si><si><t>姓名</t></si><si><r><t>张</t></r><r><t>三</t></r><rPh><t>zhang</t></rPh></si><si><t>日期</t></si></sst>";

function book(sheet: string, others: Record<string, string> = {}) {
  return {
    "xl/workbook.xml": workbook,
    "xl/_rels/workbook.xml.rels": rels,
    "xl/styles.xml": styles,
    "xl/sharedStrings.xml": strings,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    "xl/worksheets/sheet2.xml": "<worksheet><sheetData/></worksheet>",
    ...others,
  };
}

const heading =
  '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="s"><v>3</v></c></row>';

async function save(bytes: Buffer | string): Promise<string> {
  const path = join(folder, `${++count}.xlsx`);
  await writeFile(path, bytes);
  return path;
}

async function read(sheet: string, others: Record<string, string> = {}) {
  const source = await openXlsx(await save(zipOf(book(heading + sheet, others))));
  try {
    return await collect(source.rows("CBF"));
  } finally {
    await source.close();
  }
}

describe("cells", () => {
  test("text, rich text, inline text, numbers, logical values, gaps", async () => {
    const rows = await read(
      '<row r="4"><c r="A4" t="inlineStr"><is><t>0012_x000D_</t></is></c><c r="B4" t="s"><v>2</v></c><c r="C4"><v>9</v></c></row>' +
        '<row r="5"/><row r="7"><c r="B7"><v>-1.5</v></c><c r="D7" t="b"><v>1</v></c></row>',
    );
    expect(rows).toEqual([
      { row: 4, values: { CBFBM: "0012\r", 姓名: "张三", 日期: null }, notices: [] },
      { row: 7, values: { CBFBM: null, 姓名: -1.5, 日期: 1 }, notices: [] },
    ]);
  });

  test("dates by their style come out as days, also from 1904", async () => {
    const sheet =
      '<row r="3"><c r="A3" s="1"><v>45351</v></c><c r="B3" s="2"><v>45351.75</v></c><c r="D3" s="3"><v>45351</v></c></row><row r="4"><c r="A4" s="4"><v>0.5</v></c><c r="D4" t="d"><v>2024-02-29T08:00:00</v></c></row>';
    expect((await read(sheet)).map((row) => row.values)).toEqual([
      { CBFBM: "2024-02-29", 姓名: "2024-02-29", 日期: 45351 },
      { CBFBM: 0.5, 姓名: null, 日期: "2024-02-29" },
    ]);
    const from1904 = {
      "xl/workbook.xml": workbook.replace("<workbookPr/>", '<workbookPr date1904="1"/>'),
    };
    expect((await read(sheet, from1904))[0]?.values.CBFBM).toBe("2028-03-01");
    expect([1, 59, 61].map((serial) => excelDay(serial, false))).toEqual([
      "1900-01-01",
      "1900-02-28",
      "1900-03-01",
    ]);
  });

  test("formulas give their stored value; errors and missing values are null and told", async () => {
    const rows = await read(
      '<row r="3"><c r="A3" t="str"><f>A1&amp;B1</f><v>甲乙</v></c><c r="B3"><f>1+1</f><v>2</v></c><c r="D3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>' +
        '<row r="4"><c r="A4"><f>NOW()</f></c><c r="B4" t="e"><v>#REF!</v></c></row>',
    );
    expect(rows.map((row) => row.values)).toEqual([
      { CBFBM: "甲乙", 姓名: 2, 日期: null },
      { CBFBM: null, 姓名: null, 日期: null },
    ]);
    expect(
      rows.flatMap((row) => row.notices.map((notice) => `${notice.row} ${notice.code}`)),
    ).toEqual(["3 cell.error", "4 cell.noValue", "4 cell.error"]);
    expect(rows[0]?.notices[0]?.message).toBe("第 3 行“日期”列是错误值 #DIV/0!,按空值处理。");
  });

  test.each(["1407251012010100001", "1.40725101201010E+18", "1000000000000000"])(
    "D27: the number %s is refused with its row",
    async (digits) => {
      const sheet = `<row r="3"><c r="A3"><v>999999999999999</v></c></row><row r="9"><c r="A9"><v>${digits}</v></c></row>`;
      const error = await appErrorOf(() => read(sheet));
      expect(error.code).toBe("value.invalid");
      expect(error.message).toContain("第 9 行“CBFBM”被存成数字,末位已丢失");
    },
  );

  test("headings that occur twice all get a number", async () => {
    const twice = heading.replace("<v>3</v>", "<v>1</v>");
    const source = await openXlsx(await save(zipOf(book(twice))));
    expect(await source.columnNames("CBF")).toEqual(["CBFBM", "姓名#1", "姓名#2"]);
    expect(await source.columnNames("空表")).toEqual([]);
    expect(source.tableNames).toEqual(["CBF", "空表"]);
    await source.close();
  });

  test("Chinese text is whole wherever the stream breaks (40,000 rows)", async () => {
    const rows = Array.from(
      { length: 40_000 },
      (_, at) =>
        `<row r="${at + 3}"><c r="A${at + 3}" t="inlineStr"><is><t>村东大块地${at}</t></is></c></row>`,
    );
    const found = await read(rows.join(""));
    expect(found.map((row) => row.values.CBFBM)).toEqual(
      Array.from({ length: 40_000 }, (_, at) => `村东大块地${at}`),
    );
  });

  test("a table may be left early and read again", async () => {
    const source = await openXlsx(
      await save(zipOf(book(`${heading}<row r="3"><c r="A3"><v>1</v></c></row>`))),
    );
    for await (const row of source.rows("CBF")) {
      expect(row.row).toBe(3);
      break;
    }
    expect(await collect(source.rows("CBF"))).toHaveLength(1);
    expect((await appErrorOf(() => collect(source.rows("没有")))).message).toContain("没有");
    await source.close();
  });
});

describe("files that are no workbook", () => {
  const ole = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2000)]);

  test.each([
    ["an old .xls", ole, "file.kind", /旧版 Excel/],
    [
      "a password",
      Buffer.concat([ole, Buffer.from("EncryptedPackage", "utf16le")]),
      "file.password",
      /打开密码/,
    ],
    ["a text file", Buffer.from("DKBM,CBFBM\n"), "file.kind", /不是 XLSX/],
    ["nothing", Buffer.alloc(0), "file.empty", /空文件/],
    ["another ZIP", zipOf({ "word/document.xml": "<a/>" }), "file.kind", /不是 XLSX 工作簿/],
    [
      "a workbook that is no XML",
      zipOf(book("", { "xl/workbook.xml": "<workbook" })),
      "file.broken",
      /读不出来/,
    ],
    ["a part left out", zipOf({ "xl/workbook.xml": workbook }), "file.broken", /里缺少/],
    [
      "entities that multiply",
      zipOf(book("", { "xl/styles.xml": "<!DOCTYPE a><a/>" })),
      "file.broken",
      /styles/,
    ],
  ])("%s", async (_, bytes, code, message) => {
    const path = await save(bytes);
    const error = await appErrorOf(() => openXlsx(path));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.message).toContain(path);
  });

  test("a file that would unpack to absurd sizes is refused before it does", async () => {
    const blank = Buffer.alloc(80 * 2 ** 20, 0x20);
    const bomb = zipOf(book("", { "xl/worksheets/sheet1.xml": blank.toString("latin1") }));
    expect(bomb.length).toBeLessThan(200_000);
    const path = await save(bomb);
    expect((await appErrorOf(() => openXlsx(path))).message).toContain("大得不正常");
  });

  test("an entry that is longer than the directory says is stopped", async () => {
    const path = await save(
      zipOf(book(heading), (name, bytes) => (name.includes("sheet1") ? 10 : bytes)),
    );
    const source = await openXlsx(path);
    expect((await appErrorOf(() => collect(source.rows("CBF")))).message).toContain("注明的长");
    await source.close();
  });

  test("a workbook cut at any byte is an error", async () => {
    const whole = zipOf(book(heading));
    for (let length = 0; length < whole.length; length += 7) {
      const path = await save(whole.subarray(0, length));
      expect((await appErrorOf(() => openXlsx(path))).kind).toBe("user");
    }
  });

  test("a byte changed inside a sheet is found by the checksum", async () => {
    const whole = zipOf(book(heading));
    const at = whole.indexOf("xl/worksheets/sheet1.xml") + "xl/worksheets/sheet1.xml".length + 12;
    whole[at] = (whole[at] as number) ^ 0x55;
    const source = await openXlsx(await save(whole));
    expect((await appErrorOf(() => collect(source.rows("CBF")))).code).toBe("file.broken");
    await source.close();
  });
});
