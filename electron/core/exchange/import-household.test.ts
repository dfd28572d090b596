import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { quietContext } from "../../../shared/contract/progress.ts";
import type { FieldValue } from "../formats/feature-source.ts";
import { writeWorkbook } from "../formats/xlsx-writer.ts";
import { importHousehold } from "./import-household.ts";
import { importLayer } from "./import-layer.ts";
import {
  contentDigest,
  openWorkbench,
  polygonsOf,
  refusalOf,
  square,
  type Workbench,
  writeLayer,
} from "./testing/exchange-fixtures.ts";

let bench: Workbench;
beforeEach(() => {
  bench = openWorkbench();
});
afterEach(() => bench.remove());

type Rows = readonly Readonly<Record<string, FieldValue>>[];
const issuer = "14072510120101";

/** Invented people of an invented village. */
const tables: Readonly<Record<string, Rows>> = {
  CBDKXX: [
    { DKBM: `${issuer}00001`, CBFBM: `${issuer}0001`, CBJYQQDFS: "110", HTMJ: 400, SFQQQG: "2" },
    { DKBM: `${issuer}00009`, CBFBM: `${issuer}0002`, CBJYQQDFS: "121", HTMJ: 300, SFQQQG: "2" },
  ],
  承包方: [
    {
      承包方编码: `${issuer}0001`,
      承包方名称: "张三",
      证件号码: "140725199001011234",
      联系电话: "13800001234",
      成员数量: 2,
      村里叫法: "老三",
    },
  ],
  CBF_JTCY: [
    { CBFBM: `${issuer}0001`, CYXM: "张三", CYZJHM: "140725199001011234", YHZGX: "02" },
    { CBFBM: `${issuer}0001`, CYXM: "李四", CYZJHM: "140725199101011234", YHZGX: "12" },
    { CBFBM: null, CYXM: "王五", CYZJHM: null, YHZGX: null },
  ],
};

async function workbook(name: string, content: Readonly<Record<string, Rows>>): Promise<string> {
  const path = join(bench.folder, name);
  const sheets = Object.entries(content).map(([sheetName, rows]) => ({
    name: sheetName,
    columns: Object.keys(rows[0] ?? { A: 1 }).map((key) => ({
      heading: key,
      key,
      kind: rows.some((row) => typeof row[key] === "number")
        ? ("number" as const)
        : ("text" as const),
      widthCharacters: 10,
    })),
    rows: rows.map((values) => ({ values })),
    paper: "A4" as const,
    isLandscape: false,
  }));
  await writeWorkbook(path, sheets, "2026-03-05");
  return path;
}

function importParcels(numbers: readonly number[]) {
  const rows = numbers.map((number) => ({
    geometry: polygonsOf(square(number * 20, 0, 20)),
    attributes: { DKBM: `${issuer}0000${number}`, DKLB: "10" },
  }));
  return writeLayer(join(bench.folder, `DK${numbers.join("")}.shp`), rows).then((file) =>
    importLayer(bench.project, { layer: "parcels", file, mode: "add" }, quietContext),
  );
}

function run(file: string, mode: "add" | "replace" = "add") {
  return importHousehold(bench.project, { file, mode }, quietContext);
}

describe("household register from XLSX", () => {
  it("fills the registers, keeps other fields and masks what it shows (A8)", async () => {
    const report = await run(await workbook("a.xlsx", tables));
    expect(report).toMatchObject({ rowsRead: 6, rowsStored: 5, rowsSkipped: 1 });
    expect(report.notices.countsByCode).toEqual({ "value.noKey": 1 });
    expect(report.registerMatch).toBeNull();
    const holder = bench.project.db
      .prepare("SELECT cbfmc, cbfzjhm, cbfcysl, other_fields FROM register_holder")
      .get();
    expect(holder).toEqual({
      cbfmc: "张三",
      cbfzjhm: "140725199001011234",
      cbfcysl: 2,
      other_fields: '{"村里叫法":"老三"}',
    });
    const text = JSON.stringify(report);
    expect(text).not.toContain("140725199001011234");
    expect(text).not.toContain("13800001234");
    expect(text).toContain("140725**********34");
  });

  it("lists what does not match the parcels, both ways and whichever comes first", async () => {
    await run(await workbook("a.xlsx", tables));
    const parcels = await importParcels([1, 2]);
    const expected = {
      registerWithoutParcel: { count: 1, first: [`${issuer}00009`] },
      parcelWithoutRegister: { count: 1, first: [`${issuer}00002`] },
      parcelWithoutHolder: { count: 1, first: [`${issuer}0002`] },
    };
    expect(parcels.registerMatch).toEqual(expected);
    const report = await run(await workbook("b.xlsx", { ...tables, X: [{ A: "1" }] }), "replace");
    expect(report.registerMatch).toEqual(expected);
    expect(report.notices.countsByCode["register.noParcel"]).toBe(1);
  });

  it("names the tables that are missing and those that are there", async () => {
    const before = contentDigest(bench.project);
    const file = await workbook("a.xlsx", { CBDKXX: tables.CBDKXX ?? [], Sheet1: [{ A: "1" }] });
    const error = await refusalOf(run(file));
    expect(error.code).toBe("table.missing");
    expect(error.message).toContain("CBF(承包方)");
    expect(error.message).toContain("Sheet1");
    expect(contentDigest(bench.project)).toBe(before);
  });

  it("refuses the same file and active keys, replaces when asked (D4)", async () => {
    const file = await workbook("a.xlsx", tables);
    await run(file);
    const before = contentDigest(bench.project);
    expect((await refusalOf(run(file))).code).toBe("import.repeated");
    const moved = { DKBM: `${issuer}00001`, CBFBM: `${issuer}0003`, CBJYQQDFS: "110", HTMJ: 400 };
    const newer = await workbook("b.xlsx", {
      CBDKXX: [moved],
      CBF: [{ CBFBM: `${issuer}0003`, CBFMC: "赵六" }],
    });
    expect((await refusalOf(run(newer))).code).toBe("import.duplicateKey");
    expect(contentDigest(bench.project)).toBe(before);
    await run(newer, "replace");
    const holders = bench.project.db
      .prepare("SELECT cbfbm FROM register_parcel WHERE active = 1 AND dkbm = ?")
      .pluck()
      .all(`${issuer}00001`);
    expect(holders).toEqual([`${issuer}0003`]);
  });

  it("refuses an identity number stored as a number (D27)", async () => {
    const file = await workbook("a.xlsx", {
      ...tables,
      CBF: [{ CBFBM: `${issuer}0001`, CBFZJHM: 140725199001011230 }],
      承包方: [{ A: "1" }],
    });
    const before = contentDigest(bench.project);
    const error = await refusalOf(run(file));
    expect(error.code).toBe("value.invalid");
    expect(error.message).toContain("末位已丢失");
    expect(contentDigest(bench.project)).toBe(before);
  });
});
