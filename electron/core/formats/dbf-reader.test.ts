import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { DbfRow } from "./dbf-decoder.ts";
import { type DbfOptions, openDbf } from "./dbf-reader.ts";
import { dateValue, decimalValue, logicalValue } from "./dbf-values.ts";
import { DbfEncoder, type WrittenEncoding } from "./dbf-writer.ts";
import type { FieldValue, SourceField } from "./feature-source.ts";
import {
  appErrorOf,
  numberField,
  patchFile,
  temporaryFolder,
  textField,
} from "./testing/sample-files.ts";

let folder = "";
let count = 0;
beforeAll(async () => {
  folder = await temporaryFolder();
});

async function write(
  fields: readonly SourceField[],
  rows: readonly Readonly<Record<string, FieldValue>>[],
  encoding: WrittenEncoding = "GBK",
): Promise<string> {
  const encoder = new DbfEncoder(fields, encoding);
  const path = join(folder, `${++count}.dbf`);
  const records = rows.map((row, index) => encoder.record(index + 1, row));
  await writeFile(path, Buffer.concat([encoder.header(rows.length), ...records, Buffer.of(0x1a)]));
  return path;
}

async function read(path: string, options: DbfOptions = {}) {
  const dbf = await openDbf(path, options);
  const rows: DbfRow[] = [];
  for await (const block of dbf.blocks()) rows.push(...block);
  await dbf.close();
  return { ...dbf, rows, values: rows.map((row) => row.values) };
}

const codesOf = (row: DbfRow | undefined) => row?.notices.map((notice) => notice.code) ?? [];
const nameField = textField("DKMC", 20);

describe("values", () => {
  test("come out as they went in: codes as text, empty as null, dates, logical values", async () => {
    const fields: SourceField[] = [
      textField("DKBM", 19),
      nameField,
      numberField("SCMJ", 16, 2),
      { name: "RQ", type: "D", length: 8, decimals: 0 },
      { name: "SF", type: "L", length: 1, decimals: 0 },
    ];
    const rows = [
      { DKBM: "0000010203", DKMC: "村东 大块", SCMJ: -12.5, RQ: "2024-02-29", SF: 1 },
      { DKBM: null, DKMC: null, SCMJ: null, RQ: null, SF: null },
      { DKBM: "1", DKMC: " 前空", SCMJ: 0, RQ: "1998-12-31", SF: 0 },
    ];
    const path = await write(fields, rows);
    const result = await read(path);
    expect(result.fields).toEqual(fields);
    expect(result.values).toEqual(rows);
    expect(result.rows.flatMap((row) => row.notices)).toEqual([]);
  });

  test("numbers: exact, long codes as their digits, rubbish as null with row and field", async () => {
    expect(decimalValue("00012.50")).toBe(12.5);
    expect(decimalValue("-.5")).toBe(-0.5);
    expect(decimalValue("1.5E+3")).toBe(1500);
    expect(decimalValue("140725101201000")).toBe(140_725_101_201_000);
    expect(decimalValue("1407251012010100001")).toBe("1407251012010100001");
    for (const text of ["****", "1,5", "0x10", "-", "1.#IND", "NaN", "1e999"]) {
      expect(decimalValue(text)).toBeUndefined();
    }
    const path = await write([numberField("SCMJ", 8, 2)], [{ SCMJ: 1 }, { SCMJ: 2 }]);
    await patchFile(path, (bytes) => void bytes.write("********", bytes.length - 9));
    const { rows } = await read(path);
    expect(rows[1]?.values).toEqual({ SCMJ: null });
    expect(rows[1]?.notices).toEqual([
      {
        row: 2,
        level: "warning",
        code: "dbf.invalidValue",
        message: "第 2 行字段 SCMJ 的值“********”读不出来,按空值处理。",
      },
    ]);
  });

  test("dates and logical values that are none", () => {
    expect(dateValue("20240229")).toBe("2024-02-29");
    expect(dateValue("00000000")).toBeNull();
    expect(["20230229", "20241301", "2024-1-1", "abc"].map(dateValue)).toEqual(
      Array(4).fill(undefined),
    );
    expect(["T", "y", "F", "n", "?", "x"].map(logicalValue)).toEqual([1, 1, 0, 0, null, undefined]);
  });

  test("what stands behind a NUL is left over from another text", async () => {
    const path = await write([nameField], [{ DKMC: "abc" }]);
    await patchFile(path, (bytes) => void bytes.write("ab\0junk", bytes.length - 21, "latin1"));
    expect((await read(path)).values).toEqual([{ DKMC: "ab" }]);
  });

  test("a deleted row is told, not lost", async () => {
    const path = await write([nameField], [{ DKMC: "甲" }, { DKMC: "乙" }]);
    await patchFile(path, (bytes) => void bytes.write("*", 32 + 32 + 1));
    expect((await read(path)).rows.map((row) => row.isDeleted)).toEqual([true, false]);
  });

  test("a block's border falls between rows: 30,000 rows come out in order", async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => ({ DKBM: `地${at}`, KJZB: "J1" }));
    const path = await write([textField("DKBM", 19), textField("KJZB", 100)], rows);
    expect((await read(path)).values).toEqual(rows);
  });
});

describe("D25, T2: text", () => {
  const rows = ["村东大块地", "路", "女", "王五"].map((name) => ({ DKMC: name }));

  test("T2: GBK without .cpg, with language byte 0x4D and without", async () => {
    const path = await write([nameField], rows);
    const marked = await read(path);
    expect(marked.values).toEqual(rows);
    expect(marked.notices).toEqual([]);
    await patchFile(path, (bytes) => void bytes.writeUInt8(0, 29));
    expect((await read(path)).values).toEqual(rows);
  });

  test("T2: UTF-8 with and without .cpg", async () => {
    const path = await write([nameField], rows, "UTF-8");
    const plain = await read(path);
    expect(plain.values).toEqual(rows);
    expect(plain.encoding.name).toBe("UTF-8");
    expect((await read(path, { cpgText: "UTF-8" })).notices).toEqual([]);
  });

  test("a .cpg that contradicts the text is a warning; the text wins", async () => {
    const result = await read(await write([nameField], rows), { cpgText: "UTF-8" });
    expect(result.values).toEqual(rows);
    expect(result.notices.map((notice) => notice.code)).toEqual(["text.contradiction"]);
  });

  test("rows of the other encoding are read as such, each with a warning", async () => {
    const path = await write([nameField], rows);
    const alien = Buffer.from("张三承包地");
    await patchFile(path, (bytes) => void alien.copy(bytes, bytes.length - 21));
    const result = await read(path);
    expect(result.encoding.name).toBe("GB18030");
    expect(result.values.at(-1)).toEqual({ DKMC: "张三承包地" });
    expect(codesOf(result.rows.at(-1))).toEqual(["text.otherEncoding"]);
  });

  test("--encoding stands above everything, and an unknown one is refused", async () => {
    const path = await write([nameField], [{ DKMC: "村" }]);
    const result = await read(path, { encoding: "windows-1252" });
    expect(result.values).toEqual([{ DKMC: "´å" }]);
    expect((await appErrorOf(() => openDbf(path, { encoding: "X" }))).code).toBe("value.invalid");
  });

  test.each(["GBK", "UTF-8"] as const)(
    "a %s character cut by the width ends in one replacement sign",
    async (encoding) => {
      const path = await write(
        [textField("DKMC", 6)],
        [{ DKMC: "村东" }, { DKMC: "村西" }],
        encoding,
      );
      const cut =
        encoding === "GBK"
          ? Buffer.concat([
              Buffer.from("a"),
              (await readFile(path)).subarray(66, 70),
              Buffer.of(0xb4),
            ])
          : Buffer.from("村东").subarray(0, 5);
      const text = encoding === "GBK" ? cut : Buffer.concat([Buffer.from("a"), cut]);
      await patchFile(path, (bytes) => void text.copy(bytes, 66));
      const [row] = (await read(path)).rows;
      expect(row?.values).toEqual({ DKMC: encoding === "GBK" ? "a村东\uFFFD" : "a村\uFFFD" });
      expect(codesOf(row)).toEqual(["text.cut"]);
    },
  );

  test("bytes that are no text in any encoding are told with row and field", async () => {
    const path = await write([nameField], [{ DKMC: "村" }]);
    await patchFile(path, (bytes) => void bytes.set([0xff, 0xff, 0x41], 66));
    const [row] = (await read(path)).rows;
    expect(codesOf(row)).toEqual(["text.invalid"]);
    expect(row?.notices[0]?.message).toContain("第 1 行字段 DKMC");
  });
});

describe("columns", () => {
  test("names that occur twice all get a number, and the notice says so", async () => {
    const path = await write(
      [textField("DKBM", 3), textField("X", 3), textField("B", 3)],
      [{ DKBM: "1", X: "2", B: "3" }],
    );
    await patchFile(path, (bytes) => void bytes.write("dkbm", 32 + 64));
    const result = await read(path);
    expect(result.values).toEqual([{ "DKBM#1": "1", X: "2", "dkbm#2": "3" }]);
    expect(result.notices.map((notice) => notice.code)).toEqual(["dbf.duplicateField"]);
    expect(result.notices[0]?.message).toContain("DKBM#1、dkbm#2");
  });

  test("Chinese names are read in GBK and UTF-8", async () => {
    for (const encoding of ["GBK", "UTF-8"] as const) {
      const path = await write([textField("名称", 6)], [{ 名称: "a" }], encoding);
      expect((await read(path)).values).toEqual([{ 名称: "a" }]);
    }
  });

  test("FoxPro integers and doubles are read; memo columns are left out and said", async () => {
    const path = await write([textField("I", 4), textField("B", 8), textField("M", 10)], [{}]);
    await patchFile(path, (bytes) => {
      for (const [index, letter] of ["I", "B", "M"].entries())
        bytes.write(letter, 32 + index * 32 + 11);
      bytes.writeInt32LE(-7, 130);
      bytes.writeDoubleLE(1.5, 134);
    });
    const result = await read(path);
    expect(result.values).toEqual([{ I: -7, B: 1.5, M: null }]);
    expect(result.notices.map((notice) => notice.code)).toEqual(["dbf.unreadField"]);
  });
});

describe("broken files", () => {
  test.each([
    [
      "a number of rows above what is there",
      (bytes: Buffer) => void bytes.writeUInt32LE(3, 4),
      /注明 3 行,实际只有 2 行/,
    ],
    [
      "a record length below the columns",
      (bytes: Buffer) => void bytes.writeUInt16LE(5, 10),
      /列宽之和/,
    ],
    [
      "a shifted row",
      (bytes: Buffer) => void bytes.write("x", 32 + 32 + 1 + 21),
      /第 2 行的起始标记/,
    ],
    ["a foreign first byte", (bytes: Buffer) => void bytes.write("{"), /不是 DBF 表/],
    ["only the start of a header", (bytes: Buffer) => bytes.subarray(0, 20), /短于 DBF 文件头/],
  ])("%s is an error with the file", async (_, change, message) => {
    const path = await write([nameField], [{ DKMC: "甲" }, { DKMC: "乙" }]);
    await patchFile(path, change);
    const error = await appErrorOf(() => read(path));
    expect(error.message).toMatch(message);
    expect(error.message).toContain(path);
  });
});
