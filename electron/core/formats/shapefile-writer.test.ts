import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { encodeText } from "./dbf-writer.ts";
import type { SourceField } from "./feature-source.ts";
import { openShapefile } from "./shapefile-reader.ts";
import { type WrittenFeature, writeShapefile } from "./shapefile-writer.ts";
import {
  allRows,
  appErrorOf,
  numberField,
  sampleLayout,
  sampleRows,
  square,
  temporaryFolder,
  textField,
} from "./testing/sample-files.ts";

let folder = "";
beforeAll(async () => {
  folder = await temporaryFolder();
});
const at = (name: string) => join(folder, `${name}.shp`);
const polygon = { type: "MultiPolygon" as const, polygons: [[square(0, 0, 1)]] };
const one = (attributes: WrittenFeature["attributes"]) => [{ geometry: polygon, attributes }];
const layoutWith = (...fields: SourceField[]) => ({ ...sampleLayout, fields });

describe("files", () => {
  test("GBK is marked by the language byte 0x4D and no .cpg; UTF-8 by a .cpg", async () => {
    await writeShapefile(at("gbk"), { ...sampleLayout, prjText: "PROJCS[]" }, sampleRows);
    await writeShapefile(at("utf"), { ...sampleLayout, encoding: "UTF-8" }, sampleRows);
    const names = (await readdir(folder)).toSorted();
    expect(names).toEqual(
      [
        "gbk.dbf",
        "gbk.prj",
        "gbk.shp",
        "gbk.shx",
        "utf.cpg",
        "utf.dbf",
        "utf.shp",
        "utf.shx",
      ].toSorted(),
    );
    expect((await readFile(join(folder, "gbk.dbf")))[29]).toBe(0x4d);
    expect((await readFile(join(folder, "utf.dbf")))[29]).toBe(0);
    for (const name of ["gbk", "utf"]) {
      const rows = await allRows(await openShapefile(at(name)));
      expect(rows.map((row) => row.feature?.attributes)).toEqual(
        sampleRows.map((row) => row.attributes),
      );
    }
  });

  test("D9: the same rows make the same bytes", async () => {
    await writeShapefile(at("first"), sampleLayout, sampleRows);
    await writeShapefile(at("second"), sampleLayout, sampleRows);
    for (const extension of ["shp", "shx", "dbf"]) {
      const [first, second] = await Promise.all(
        ["first", "second"].map((name) => readFile(join(folder, `${name}.${extension}`))),
      );
      expect(first?.equals(second as Buffer)).toBe(true);
    }
  });

  test("a failure leaves the old files and nothing half written", async () => {
    await writeShapefile(at("old"), sampleLayout, sampleRows);
    const before = await readFile(at("old"));
    async function* failing() {
      yield* sampleRows;
      throw new Error("the source broke");
    }
    await expect(writeShapefile(at("old"), sampleLayout, failing())).rejects.toThrow(
      "the source broke",
    );
    expect((await readFile(at("old"))).equals(before)).toBe(true);
    expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("an older file of the same name leaves no .cpg, .prj or search index behind", async () => {
    const utf8 = { ...sampleLayout, encoding: "UTF-8" as const, prjText: "PROJCS[]" };
    await writeShapefile(at("again"), utf8, sampleRows);
    await writeFile(join(folder, "again.qix"), "x");
    await writeShapefile(at("again"), sampleLayout, sampleRows);
    const names = (await readdir(folder)).filter((name) => name.startsWith("again"));
    expect(names.toSorted()).toEqual(["again.dbf", "again.shp", "again.shx"]);
    const source = await openShapefile(at("again"));
    await source.close();
    expect(source.notices).toEqual([]);
  });

  test("a folder that is not there is told", async () => {
    const missing = join(folder, "没有", "dk.shp");
    const error = await appErrorOf(() => writeShapefile(missing, sampleLayout, sampleRows));
    expect(error.code).toBe("file.missing");
    expect(error.message).toContain(dirname(missing));
  });
});

describe("geometry", () => {
  test("outer rings run clockwise, holes counter-clockwise, all closed, whatever came in", async () => {
    const ccw = Float64Array.of(0, 0, 9, 0, 9, 9, 0, 9);
    const hole = Float64Array.of(1, 1, 1, 2, 2, 2, 2, 1);
    const geometry = { type: "MultiPolygon" as const, polygons: [[ccw, hole]] };
    await writeShapefile(at("turned"), sampleLayout, [{ geometry, attributes: {} }]);
    const bytes = await readFile(at("turned"));
    const points = Array.from({ length: 10 }, (_, index) => [
      bytes.readDoubleLE(100 + 8 + 44 + 8 + index * 16),
      bytes.readDoubleLE(100 + 8 + 44 + 8 + index * 16 + 8),
    ]);
    expect(points.slice(0, 5)).toEqual([
      [0, 0],
      [0, 9],
      [9, 9],
      [9, 0],
      [0, 0],
    ]);
    expect(points.slice(5)).toEqual([
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 2],
      [1, 1],
    ]);
  });

  test("lines and points are written; a geometry of another kind is refused with its row", async () => {
    const line = { type: "MultiLineString" as const, lines: [Float64Array.of(0, 0, 1, 1)] };
    const point = { type: "MultiPoint" as const, points: Float64Array.of(5, 6) };
    for (const [kind, geometry] of [
      ["line", line],
      ["point", point],
    ] as const) {
      const layout = { ...sampleLayout, geometryKind: kind };
      await writeShapefile(at(kind), layout, [{ geometry, attributes: {} }]);
      expect((await allRows(await openShapefile(at(kind))))[0]?.feature?.geometry).toEqual(
        geometry,
      );
    }
    const wrong = [...one({}), { geometry: line, attributes: {} }];
    const error = await appErrorOf(() => writeShapefile(at("wrong"), sampleLayout, wrong));
    expect(error).toMatchObject({ code: "geometry.invalid", details: { row: 2 } });
  });

  test("a geometry without parts is written as a null shape and leaves the extent sound", async () => {
    const empty = { type: "MultiPolygon" as const, polygons: [] };
    await writeShapefile(at("empty"), sampleLayout, [
      ...one({}),
      { geometry: empty, attributes: {} },
    ]);
    const source = await openShapefile(at("empty"));
    expect(source.extent).toEqual([0, 0, 1, 1]);
    expect((await allRows(source))[1]?.notices.map((notice) => notice.code)).toEqual([
      "geometry.null",
    ]);
  });
});

describe("attributes", () => {
  test("characters outside GBK become ? and are told; nothing else is lost", async () => {
    const rows = one({ DKBM: "1", DKMC: "𠮷野镕堃", SCMJ: 1 });
    const { notices } = await writeShapefile(at("rare"), sampleLayout, rows);
    expect(notices.map((notice) => notice.code)).toEqual(["text.noGbk"]);
    expect(notices[0]?.message).toContain("“𠮷”");
    const [row] = await allRows(await openShapefile(at("rare")));
    expect(row?.feature?.attributes.DKMC).toBe("?野镕堃");
  });

  test.each(["GBK", "UTF-8"] as const)(
    "text too long is cut at a whole character in %s",
    async (encoding) => {
      const layout = { ...layoutWith(textField("DKMC", 7)), encoding };
      const { notices } = await writeShapefile(at("long"), layout, one({ DKMC: "村东大块地" }));
      expect(notices.map((notice) => notice.code)).toEqual(["text.cut"]);
      const [row] = await allRows(await openShapefile(at("long")));
      expect(row?.feature?.attributes.DKMC).toBe(encoding === "GBK" ? "村东大" : "村东");
      expect(row?.notices).toEqual([]);
    },
  );

  test("values and names that a DBF cannot hold are refused, not bent", async () => {
    const refuse = async (fields: SourceField[], value: string | number) =>
      (
        await appErrorOf(() =>
          writeShapefile(at("no"), layoutWith(...fields), one({ [fields[0]?.name ?? ""]: value })),
        )
      ).message;
    expect(await refuse([numberField("SCMJ", 5, 2)], 123.45)).toContain("第 1 行字段 SCMJ");
    expect(await refuse([numberField("SCMJ", 5, 2)], "abc")).toContain("第 1 行字段 SCMJ");
    expect(await refuse([textField("QSDWMCABCDE", 5)], "a")).toContain("1 至 10 个字节");
    expect(await refuse([textField("权属单位名称", 5)], "a")).toContain("1 至 10 个字节");
    expect(await refuse([textField("A", 5), textField("a", 5)], "a")).toContain("名称重复");
    expect(await refuse([textField("A", 255)], "a")).toContain("宽度");
    expect(await refuse([{ name: "D", type: "D", length: 8, decimals: 0 }], "昨天")).toContain(
      "D8",
    );
  });

  test("long codes in number columns keep their digits", async () => {
    const fields = [numberField("BSM", 19, 0)];
    await writeShapefile(at("code"), layoutWith(...fields), one({ BSM: "1407251012010100001" }));
    const [row] = await allRows(await openShapefile(at("code")));
    expect(row?.feature?.attributes.BSM).toBe("1407251012010100001");
  });
});

test("whatever is written is read back (property)", async () => {
  const attributes = fc.record({
    DKBM: fc.option(fc.stringMatching(/^[0-9]{1,19}$/), { nil: null }),
    DKMC: fc.option(fc.stringMatching(/^[一-龥a-z0-9]{1,12}$/), { nil: null }),
    SCMJ: fc.option(
      fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100),
      { nil: null },
    ),
  });
  const corner = fc.integer({ min: -1e6, max: 1e6 });
  const feature = fc.record({
    attributes,
    x: corner,
    y: corner,
    side: fc.integer({ min: 1, max: 99 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(feature, { minLength: 1, maxLength: 20 }),
      fc.constantFrom("GBK" as const, "UTF-8" as const),
      async (features, encoding) => {
        const rows = features.map(({ attributes, x, y, side }) => ({
          geometry: { type: "MultiPolygon" as const, polygons: [[square(x, y, side)]] },
          attributes,
        }));
        await writeShapefile(at("any"), { ...sampleLayout, encoding }, rows);
        const back = await allRows(await openShapefile(at("any"), { encoding }));
        expect(back.map((row) => row.feature?.attributes)).toEqual(
          rows.map((row) => row.attributes),
        );
        expect(back.map((row) => row.feature?.geometry)).toEqual(rows.map((row) => row.geometry));
      },
    ),
    { numRuns: 30 },
  );
});

test("every character of the common block comes back from its bytes in GBK", () => {
  const decoder = new TextDecoder("gb18030");
  for (let unit = 0x4e00; unit <= 0x9fa5; unit++) {
    const character = String.fromCharCode(unit);
    const { bytes, missing } = encodeText(character, "GBK");
    expect(missing).toEqual([]);
    if (decoder.decode(bytes) !== character) throw new Error(`${character} does not come back`);
  }
});
