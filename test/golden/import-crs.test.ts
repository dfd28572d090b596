import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ImportRequest, importLayer } from "../../electron/core/exchange/import-layer.ts";
import {
  cm114,
  contentDigest,
  openWorkbench,
  polygonsOf,
  prjText,
  refusalOf,
  square,
  type Workbench,
  writeLayer,
} from "../../electron/core/exchange/testing/exchange-fixtures.ts";
import { decodeGeometry } from "../../electron/core/project/geometry-blob.ts";
import { quietContext } from "../../shared/contract/progress.ts";
import { esriWktOf, type PlaneCrs, planeCrsFromSrsId } from "../../shared/geodesy/crs.ts";
import { toDegrees, toPlane } from "../../shared/geodesy/gauss-kruger.ts";

let bench: Workbench;
beforeEach(async () => {
  bench = openWorkbench();
  await importPatch("DLTB", (x, y) => [x, y], prjText, { layer: "survey" });
});
afterEach(() => bench.remove());

type Move = (x: number, y: number) => readonly [number, number];
const own = square(10, 20, 50)[0]?.[0] as Float64Array;

/** Imports one square of the invented village after its coordinates were moved by `move`. */
async function importPatch(
  name: string,
  move: Move,
  prj: string | null,
  more: Partial<ImportRequest> = {},
) {
  const ring = new Float64Array(own.length);
  for (let i = 0; i < own.length; i += 2) {
    const [x, y] = move(own[i] as number, own[i + 1] as number);
    ring[i] = x;
    ring[i + 1] = y;
  }
  const attributes =
    more.layer === "survey"
      ? { BSM: "1", DLBM: "0103", QSXZ: "30" }
      : { DKBM: "1407251012010100001", DKLB: "10" };
  const file = await writeLayer(
    join(bench.folder, `${name}.shp`),
    [{ geometry: polygonsOf([[ring]]), attributes }],
    { prjText: prj },
  );
  return importLayer(bench.project, { layer: "parcels", file, mode: "add", ...more }, quietContext);
}

function storedRing(): Float64Array {
  const blob = bench.project.db
    .prepare("SELECT geom FROM parcel WHERE active = 1")
    .pluck()
    .get() as Buffer;
  const geometry = decodeGeometry(blob);
  if (geometry.type !== "MultiPolygon") throw new Error("not a polygon");
  return geometry.polygons[0]?.[0] as Float64Array;
}

function expectOwnRing(toleranceM: number): void {
  const found = [...storedRing()];
  const wanted = [...own];
  const place = (pair: number[]) => Math.round(pair[0] ?? 0) * 1e8 + Math.round(pair[1] ?? 0);
  const sorted = (flat: number[]) =>
    Array.from({ length: flat.length / 2 }, (_, i) => flat.slice(2 * i, 2 * i + 2)).sort(
      (a, b) => place(a) - place(b),
    );
  const [a, b] = [sorted(found).flat(), sorted(wanted).flat()];
  for (const [index, value] of b.entries()) {
    expect(Math.abs((a[index] as number) - value)).toBeLessThanOrEqual(toleranceM);
  }
}

async function expectRefusal(work: Promise<unknown>, code: string, ...words: string[]) {
  const before = contentDigest(bench.project);
  const error = await refusalOf(work);
  expect(error.code).toBe(code);
  for (const word of words) expect(error.message).toContain(word);
  expect(contentDigest(bench.project)).toBe(before);
}

const zone38 = planeCrsFromSrsId(4526) as PlaneCrs;
const sixDegreeZone19 = planeCrsFromSrsId(4497) as PlaneCrs;
const zone37 = planeCrsFromSrsId(4546) as PlaneCrs;

describe("coordinates that lead to the same place (D24)", () => {
  it("takes a zone prefix off exactly", async () => {
    const report = await importPatch("DK", (x, y) => [x + 38_000_000, y], esriWktOf(zone38));
    expect(report.crs.reason).toContain("38");
    expectOwnRing(0);
  });

  it("projects degrees, six degree zones and the neighbouring zone", async () => {
    const degrees: Move = (x, y) => toDegrees(cm114, x, y);
    const via =
      (crs: PlaneCrs): Move =>
      (x, y) =>
        toPlane(crs, ...toDegrees(cm114, x, y));
    const sources: [string, Move, string | null, Partial<ImportRequest>][] = [
      ["degrees", degrees, null, { crs: "EPSG:4490" }],
      ["six", via(sixDegreeZone19), esriWktOf(sixDegreeZone19), {}],
      ["next", via(zone37), esriWktOf(zone37), {}],
    ];
    for (const [name, move, prj, more] of sources) {
      await importPatch(name, move, prj, { ...more, mode: "replace" });
      expectOwnRing(1e-6);
    }
  });
});

describe("coordinates that are refused with a sentence what to ask for (T3)", () => {
  const move: Move = (x, y) => [x, y];

  it("Xi'an 80, Beijing 54 and WGS 84, by .prj and by --crs", async () => {
    const xian = prjText
      .replace("D_China_2000", "D_Xian_1980")
      .replace('"CGCS2000",6378137.0,298.257222101', '"Xian_1980",6378140.0,298.257');
    const words = "请提供单位转换为 CGCS2000 后重新提供;不要索取或录入转换参数(可能涉密)";
    await expectRefusal(importPatch("a", move, xian), "crs.refused", "西安80", words);
    await expectRefusal(importPatch("b", move, null, { crs: "EPSG:2435" }), "crs.refused", words);
    await expectRefusal(importPatch("c", move, null, { crs: "EPSG:4326" }), "crs.refused", words);
  });

  it("no .prj: the datum is never guessed", async () => {
    await expectRefusal(importPatch("a", move, null), "crs.unknown", "--crs", "CGCS2000");
  });

  it("swapped axes", async () => {
    await expectRefusal(
      importPatch("a", (x, y) => [y, x], prjText),
      "crs.axes",
      "a.shp",
      "对调",
    );
  });

  it("500 m and 36 degrees apart", async () => {
    await expectRefusal(
      importPatch("a", (x, y) => [x + 550, y], prjText),
      "layers.apart",
      "500 米",
    );
    const far: Move = (x, y) => {
      const [lonDeg, latDeg] = toDegrees(cm114, x, y);
      return [lonDeg - 36, latDeg];
    };
    await expectRefusal(importPatch("b", far, null, { crs: "EPSG:4490" }), "layers.apart", "公里");
  });

  it("a zone that the coordinates contradict", async () => {
    const zone39 = planeCrsFromSrsId(4527) as PlaneCrs;
    const work = importPatch("a", (x, y) => [x + 38_000_000, y], esriWktOf(zone39));
    await expectRefusal(work, "crs.refused", "带号是 38");
  });
});
