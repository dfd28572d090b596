import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type DbfFile, openDbf } from "../../electron/core/formats/dbf-reader.ts";
import { openShapefile } from "../../electron/core/formats/shapefile-reader.ts";
import { allRows, collect } from "../../electron/core/formats/testing/sample-files.ts";
import { referenceDataFolder } from "./reference-data.ts";

const folder = referenceDataFolder();
const at = (name: string) => join(folder!, "dbf-encodings", name);

async function valuesOf(dbf: DbfFile) {
  const rows = (await collect(dbf.blocks())).flat();
  await dbf.close();
  return rows.map((row) => row.values);
}

describe.skipIf(folder === null)("T2: tables of mapshaper", () => {
  test.each([
    ["gbk.dbf", "GB18030", "简体国语"],
    ["gb2312.dbf", "GB18030", "简体国语"],
    ["utf8.dbf", "UTF-8", "国语國語"],
    ["ldid/chinese.dbf", "GB18030", "简体"],
  ])("%s is read as %s without being told", async (name, encoding, text) => {
    const dbf = await openDbf(at(name));
    expect(dbf.encoding.name).toBe(encoding);
    expect(dbf.notices).toEqual([]);
    expect(await valuesOf(dbf)).toEqual([{ NAME: text }]);
  });

  test("Big5 is read by its .cpg, and so is the whole shapefile", async () => {
    const dbf = await openDbf(at("big5.dbf"), { cpgText: await readFile(at("big5.cpg"), "utf8") });
    expect(dbf.encoding.name).toBe("Big5");
    expect(await valuesOf(dbf)).toEqual([{ NAME: "國語" }]);
    const source = await openShapefile(at("big5.shp"));
    expect((await allRows(source)).map((row) => row.feature?.attributes)).toEqual([
      { NAME: "國語" },
    ]);
  });

  test("no name that occurs twice is taken for the other", async () => {
    const dbf = await openDbf(at("duplicate_fields.dbf"));
    const names = dbf.fields.map((field) => field.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual([
      "SP_ID",
      "geoid",
      "rate",
      "employed",
      "unemployed#1",
      "not_in_lab#1",
      "error",
      "rate_women",
      "employed_w",
      "unemployed#2",
      "not_in_lab#2",
      "error_wome",
    ]);
    expect(dbf.notices.map((notice) => notice.code)).toEqual([
      "dbf.duplicateField",
      "dbf.duplicateField",
    ]);
    const values = await valuesOf(dbf);
    expect(values).toHaveLength(5);
    expect(values[0]).toMatchObject({ SP_ID: "1", geoid: "15003980600", rate: null, employed: 0 });
  });

  test("the suite is whole", () => {
    const names = ["gbk", "gb2312", "utf8", "big5", "duplicate_fields", "ldid/chinese"];
    expect(names.filter((name) => existsSync(at(`${name}.dbf`)))).toHaveLength(6);
  });
});
