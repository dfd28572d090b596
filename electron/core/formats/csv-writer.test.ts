import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeCsv } from "./csv-writer.ts";
import { temporaryFolder } from "./testing/sample-files.ts";

const columns = [
  { heading: "图斑编号", key: "code" },
  { heading: "地名,小名", key: "name" },
  { heading: "亩", key: "mu" },
];

async function written(rows: Parameters<typeof writeCsv>[2]): Promise<string> {
  const path = join(await temporaryFolder(), "a.csv");
  await writeCsv(path, columns, rows);
  return readFile(path, "utf8");
}

test("UTF-8 with byte order mark, CRLF, quotes where RFC 4180 asks for them", async () => {
  const text = await written([
    { code: "0001", name: '村"东"', mu: 1.25 },
    { code: "1407251012010100001", name: "两\n行", mu: null },
  ]);
  expect(text).toBe(
    '\uFEFF图斑编号,"地名,小名",亩\r\n0001,"村""东""",1.25\r\n1407251012010100001,"两\n行",\r\n',
  );
});

test("text that a spreadsheet would run is neutralised; signed numbers and codes are not", async () => {
  const text = await written([
    { code: "=1+1", name: "@SUM(A1)", mu: -2.5 },
    { code: "-0.50", name: "+abc", mu: 0 },
    { code: "-cmd|' /C calc'!A0", name: "\t=1", mu: 1 },
  ]);
  expect(text.split("\r\n").slice(1, 4)).toEqual([
    "'=1+1,'@SUM(A1),-2.5",
    "-0.50,'+abc,0",
    "'-cmd|' /C calc'!A0,'\t=1,1",
  ]);
});
