import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { encodeText } from "./dbf-writer.ts";
import type { SourceRow } from "./feature-source.ts";
import { openShapefile } from "./shapefile-reader.ts";
import { writeShapefile } from "./shapefile-writer.ts";
import {
  allRows,
  appErrorOf,
  patchFile,
  sampleLayout,
  sampleRows,
  square,
  temporaryFolder,
  writeSample,
} from "./testing/sample-files.ts";

let folder = "";
let path = "";
let count = 0;
beforeAll(async () => {
  folder = await temporaryFolder();
});
beforeEach(async () => {
  const own = join(folder, String(++count));
  await mkdir(own);
  path = await writeSample(own);
});

const beside = (extension: string) => path.replace(/shp$/, extension);
const openAndRead = async (options = {}) => allRows(await openShapefile(path, options));
const faultOf = async () => appErrorOf(() => openAndRead());
const noticeCodes = (rows: readonly SourceRow[]) =>
  rows.flatMap((row) => row.notices.map((notice) => `${notice.row} ${notice.code}`));

describe("a sound file", () => {
  test("comes out as it went in", async () => {
    const source = await openShapefile(path);
    expect(source).toMatchObject({
      rowCount: 3,
      geometryKind: "polygon",
      extent: [0, 0, 61, 10],
      prjText: null,
      encoding: { name: "GB18030" },
      notices: [],
    });
    const rows = await allRows(source);
    expect(rows.map((row) => row.feature?.attributes)).toEqual(
      sampleRows.map((row) => row.attributes),
    );
    expect(rows.map((row) => row.row)).toEqual([1, 2, 3]);
    expect(rows.map((row) => row.feature?.geometry).at(1)).toEqual(sampleRows[1]?.geometry);
    expect(noticeCodes(rows)).toEqual([]);
  });

  test("may be read twice, and left early", async () => {
    const source = await openShapefile(path);
    for await (const row of source.rows()) {
      expect(row.row).toBe(1);
      break;
    }
    expect(await allRows(source)).toHaveLength(3);
  });

  test("parts are found whatever the case of their extensions", async () => {
    for (const extension of ["shx", "dbf"])
      await rename(beside(extension), beside(extension.toUpperCase()));
    await rename(path, beside("SHP"));
    path = beside("SHP");
    expect(await openAndRead()).toHaveLength(3);
  });

  test("a .prj with Chinese in GBK is text", async () => {
    await writeFile(beside("prj"), encodeText('PROJCS["村东大块"]', "GBK").bytes);
    const source = await openShapefile(path);
    expect(source.prjText).toBe('PROJCS["村东大块"]');
    await source.close();
  });

  test("without rows it opens, for the caller to judge", async () => {
    await writeShapefile(path, sampleLayout, []);
    expect(await openAndRead()).toEqual([]);
  });
});

describe("faults of rows (issue 2 §4)", () => {
  test("null shapes and deleted rows are skipped and counted, the others keep their attributes", async () => {
    const empty = { geometry: null, attributes: { DKBM: "x" } };
    await writeShapefile(path, sampleLayout, [empty, ...sampleRows]);
    const recordLength = 1 + 19 + 50 + 16;
    await patchFile(
      beside("dbf"),
      (bytes) => void bytes.write("*", 32 + 3 * 32 + 1 + recordLength * 2),
    );
    const rows = await openAndRead();
    expect(rows).toHaveLength(4);
    expect(noticeCodes(rows)).toEqual(["1 geometry.null", "3 dbf.deleted"]);
    expect(rows.map((row) => row.feature?.attributes.DKBM)).toEqual([
      undefined,
      "1407251012010100001",
      undefined,
      "1407251012010100003",
    ]);
  });

  test.each([Number.NaN, 1e300])("a vertex at %d skips the row alone", async (bad) => {
    const firstX = 100 + 8 + 44 + 2 * 4;
    await patchFile(path, (bytes) => void bytes.writeDoubleLE(bad, firstX + 16));
    const rows = await openAndRead();
    expect(noticeCodes(rows)).toEqual(["1 geometry.coordinate"]);
    expect(rows.filter((row) => row.feature)).toHaveLength(2);
  });

  test("points in place of polygons are told by the kind of the layer", async () => {
    const geometry = { type: "MultiPoint" as const, points: Float64Array.of(3, 4) };
    const layout = { ...sampleLayout, geometryKind: "point" as const };
    await writeShapefile(path, layout, [{ geometry, attributes: {} }]);
    const source = await openShapefile(path);
    expect(source.geometryKind).toBe("point");
    expect((await allRows(source))[0]?.feature?.geometry).toEqual(geometry);
  });
});

describe("files that are not there or are something else (issue 2 §4)", () => {
  test.each(["shx", "dbf"])("missing .%s: asks for the whole set", async (extension) => {
    await rm(beside(extension));
    const error = await faultOf();
    expect(error.code).toBe("file.missing");
    expect(error.message).toContain(`.${extension}`);
    expect(error.message).toContain(".shp、.shx、.dbf、.prj、.cpg");
  });

  test("a path that does not exist", async () => {
    path = join(folder, "没有这个文件.shp");
    const error = await faultOf();
    expect(error.code).toBe("file.missing");
    expect(error.message).toContain(path);
  });

  test("a folder, also one called .shp", async () => {
    path = join(dirname(path), "folder.shp");
    await mkdir(path);
    expect((await faultOf()).code).toBe("file.kind");
  });

  test.each(["shp", "shx", "dbf"])("an empty .%s", async (extension) => {
    await writeFile(beside(extension), "");
    const error = await faultOf();
    expect(error.code).toBe("file.empty");
    expect(error.message).toContain(beside(extension));
  });

  test("a text file called .shp, and a .dbf chosen in its place", async () => {
    await writeFile(path, "DKBM,DKMC\n1,村东\n".repeat(20));
    expect(await faultOf()).toMatchObject({ code: "file.kind" });
    path = beside("dbf");
    expect((await faultOf()).message).toContain("请选择 .shp 文件");
  });
});

describe("files that contradict one another or are cut (D26, issue 2 §4)", () => {
  test("counts that disagree between .shp and .dbf", async () => {
    const other = await writeSample(join(folder, String(count)), "other");
    await writeShapefile(other, sampleLayout, sampleRows.slice(1));
    await cp(other.replace(/shp$/, "dbf"), beside("dbf"));
    const error = await faultOf();
    expect(error.message).toContain("3 个图形");
    expect(error.message).toContain("2 行属性");
  });

  test("a .shx of another file, shorter or of equal length", async () => {
    const other = await writeSample(join(folder, String(count)), "other");
    await writeShapefile(other, sampleLayout, sampleRows.slice(1));
    await cp(other.replace(/shp$/, "shx"), beside("shx"));
    expect((await faultOf()).message).toContain("第 2 条记录与 .shx");
    await writeShapefile(other, sampleLayout, sampleRows.slice(0, 2));
    await cp(other.replace(/shp$/, "shx"), beside("shx"));
    expect((await faultOf()).message).toContain(".shx 只有 2 条");
    await writeShapefile(other, sampleLayout, sampleRows.toReversed());
    await cp(other.replace(/shp$/, "shx"), beside("shx"));
    expect((await faultOf()).message).toContain("第 1 条记录与 .shx");
  });

  test("a .shp cut at a record border whose header was set right again", async () => {
    const firstLength = (await readFile(path)).readInt32BE(104) * 2;
    await patchFile(path, (bytes) => {
      const cut = Buffer.from(bytes.subarray(0, 108 + firstLength));
      cut.writeInt32BE(cut.length / 2, 24);
      return cut;
    });
    const error = await faultOf();
    expect(error.message).toContain("只有 1 条记录,而 .shx 有 3 条");
    expect(error.details).toMatchObject({ row: 2 });
  });

  test.each([
    [
      "a type of its own",
      (bytes: Buffer) => void bytes.writeInt32LE(3, 108),
      /第 1 条记录的图形类型是 3/,
    ],
    [
      "more points than fit",
      (bytes: Buffer) => void bytes.writeInt32LE(9999, 148),
      /第 1 条记录放不下/,
    ],
    [
      "a negative number of parts",
      (bytes: Buffer) => void bytes.writeInt32LE(-1, 144),
      /第 1 条记录放不下/,
    ],
    [
      "a part behind the points",
      (bytes: Buffer) => void bytes.writeInt32LE(500, 156),
      /第 1 条记录的部分起点/,
    ],
    [
      "parts without points",
      (bytes: Buffer) => void bytes.writeInt32LE(0, 148),
      /部分数与点数不符/,
    ],
    ["a type that nobody knows", (bytes: Buffer) => void bytes.writeInt32LE(31, 32), /图形类型 31/],
  ])("a record with %s", async (_, change, message) => {
    await patchFile(path, change);
    expect((await faultOf()).message).toMatch(message);
  });

  test("bytes behind the announced end are left out and said", async () => {
    await patchFile(path, (bytes) => Buffer.concat([bytes, Buffer.alloc(40)]));
    const source = await openShapefile(path);
    expect(source.notices.map((notice) => notice.code)).toEqual(["file.trailingBytes"]);
    expect(await allRows(source)).toHaveLength(3);
  });

  test.each(["shp", "shx", "dbf"])(
    "a .%s cut at any byte is an error, or whole where nothing was lost",
    async (extension) => {
      const whole = await readFile(beside(extension));
      const expected = await openAndRead();
      let errors = 0;
      for (let length = 0; length < whole.length; length++) {
        await writeFile(beside(extension), whole.subarray(0, length));
        const outcome = await openAndRead().catch((error: unknown) => error);
        if (Array.isArray(outcome)) expect(outcome).toEqual(expected);
        else {
          expect(outcome).toMatchObject({ name: "AppError", kind: "user" });
          expect(String(outcome)).toContain(beside(extension));
          errors += 1;
        }
      }
      // Of all the bytes only the end mark of the .dbf can be spared.
      expect(errors).toBe(extension === "dbf" ? whole.length - 1 : whole.length);
    },
  );
});

test("Z and M are dropped and said once for the file", async () => {
  const polygon = { type: "MultiPolygon" as const, polygons: [[square(0, 0, 4)]] };
  await writeShapefile(path, sampleLayout, [{ geometry: polygon, attributes: {} }]);
  await patchFile(path, (bytes) => {
    const points = 5;
    const longer = Buffer.concat([bytes, Buffer.alloc((16 + points * 8) * 2)]);
    longer.writeInt32LE(15, 32);
    longer.writeInt32LE(15, 108);
    longer.writeInt32BE(longer.length / 2, 24);
    longer.writeInt32BE((longer.length - 108) / 2, 104);
    return longer;
  });
  const shpLength = (await readFile(path)).length;
  await patchFile(beside("shx"), (bytes) => {
    bytes.writeInt32LE(15, 32);
    bytes.writeInt32BE((shpLength - 108) / 2, 104);
  });
  const source = await openShapefile(path);
  expect(source.notices.map((notice) => notice.code)).toEqual(["geometry.zDropped"]);
  expect((await allRows(source))[0]?.feature?.geometry).toEqual(polygon);
});
