import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCodeMap } from "./code-map.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "qhs-codes-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(text: string): string {
  const file = path.join(folder, "codes.csv");
  writeFileSync(file, text);
  return file;
}

test("D21: two columns of codes, with heading, byte order mark and empty rows", () => {
  const file = written(
    "\ufeff三调代码,确权代码\r\n14072510120101,14072510120102\r\n\r\n1407,1408\r\n",
  );
  expect(readCodeMap(file)).toEqual({ "14072510120101": "14072510120102", "1407": "1408" });
});

test("a wrong row is named, a missing file is a user error", () => {
  expect(() => readCodeMap(written("1407,1408\n1409\n"))).toThrow("第 2 行");
  expect(() => readCodeMap(written("1407,1408\n14a9,1\n"))).toThrow("第 2 行");
  expect(() => readCodeMap(path.join(folder, "none.csv"))).toThrow("读不到代码对照表");
});
