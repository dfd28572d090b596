import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { quietContext } from "../../../shared/contract/progress.ts";
import { projectCrs } from "../project/project-crs.ts";
import { type ImportRequest, importLayer, previewLayer } from "./import-layer.ts";
import {
  cm114,
  contentDigest,
  type LayerRowSpec,
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

const village = "140725101201";

function parcel(number: number, eastM: number, more = {}): LayerRowSpec {
  const dkbm = `${village}01${String(number).padStart(5, "0")}`;
  return {
    geometry: polygonsOf(square(eastM, 0, 20)),
    attributes: {
      DKBM: dkbm,
      DKLB: "10",
      DKMC: `东坡${number}`,
      SCMJ: 400,
      ZDY: "自定义",
      ...more,
    },
  };
}

function layerPath(name: string): string {
  return join(bench.folder, name);
}

function run(file: string, more: Partial<ImportRequest> = {}) {
  return importLayer(bench.project, { layer: "parcels", file, mode: "add", ...more }, quietContext);
}

function activeCodes(): unknown[] {
  return bench.project.db
    .prepare("SELECT dkbm FROM parcel WHERE active = 1 ORDER BY dkbm, fid")
    .pluck()
    .all();
}

describe("storing a layer", () => {
  it("stores rows, batch, CRS and other fields, and reports what it did (D4, D7)", async () => {
    const file = await writeLayer(layerPath("DK.shp"), [parcel(1, 0), parcel(2, 20)]);
    const report = await run(file);
    expect(report).toMatchObject({
      layer: "parcels",
      rowsInFile: 2,
      rowsRead: 2,
      rowsStored: 2,
      rowsSkipped: 0,
      planarAreaM2: 800,
      extent: [510_000, 4_170_000, 510_040, 4_170_020],
      fieldsUnused: ["ZDY"],
    });
    expect(report.firstRows[0]?.values.dkmc).toBe("东坡1");
    expect(projectCrs(bench.project)).toEqual(cm114);
    const rows = bench.project.db
      .prepare("SELECT uid, source_row, planar_m2, other_fields, scmj FROM parcel ORDER BY fid")
      .all();
    expect(rows[1]).toEqual({
      uid: `${report.batchUid.slice(0, 16)}-2`,
      source_row: 2,
      planar_m2: 400,
      other_fields: '{"ZDY":"自定义"}',
      scmj: 400,
    });
    const batch = bench.project.db.prepare("SELECT * FROM import_batch").get();
    expect(batch).toMatchObject({ target: "parcels", rows_read: 2, person: "测试员", mode: "add" });
  });

  it("previews the same without storing anything (T2)", async () => {
    const file = await writeLayer(layerPath("DK.shp"), [parcel(1, 0), parcel(2, 20)]);
    const before = contentDigest(bench.project);
    const preview = await previewLayer(bench.project, { layer: "parcels", file });
    expect(contentDigest(bench.project)).toBe(before);
    const report = await run(file);
    expect(report).toMatchObject(preview);
  });

  it("refuses the same file again, whatever the mode (D4)", async () => {
    const file = await writeLayer(layerPath("DK.shp"), [parcel(1, 0)]);
    await run(file);
    const before = contentDigest(bench.project);
    for (const mode of ["add", "replace"] as const) {
      const error = await refusalOf(run(file, { mode }));
      expect(error.code).toBe("import.repeated");
      expect(error.message).toContain("2026-03-05");
    }
    expect(contentDigest(bench.project)).toBe(before);
  });
});

describe("keys and units", () => {
  it("refuses keys that are active, and replaces them when asked (D4)", async () => {
    await run(await writeLayer(layerPath("a.shp"), [parcel(1, 0), parcel(2, 20)]));
    const file = await writeLayer(layerPath("b.shp"), [parcel(2, 21), parcel(3, 60)]);
    const before = contentDigest(bench.project);
    const error = await refusalOf(run(file));
    expect(error.code).toBe("import.duplicateKey");
    expect(error.details.keys).toEqual([`${village}0100002`]);
    expect(contentDigest(bench.project)).toBe(before);

    const report = await run(file, { mode: "replace" });
    expect(report.rowsReplaced).toBe(1);
    expect(report.notices.countsByCode).toEqual({ "replace.leftBeside": 1 });
    expect(report.notices.first[0]?.message).toContain(`${village}0100001`);
    expect(activeCodes()).toEqual([1, 2, 3].map((n) => `${village}010000${n}`));
    const retired = bench.project.db
      .prepare("SELECT dkbm, replaced_by_batch_id AS batch FROM parcel WHERE active = 0")
      .all();
    expect(retired).toEqual([{ dkbm: `${village}0100002`, batch: report.batchId }]);
  });

  it("takes only one unit, and replaces all of it together", async () => {
    const other = parcel(9, 40, { DKBM: "1407251012020100009" });
    const file = await writeLayer(layerPath("a.shp"), [parcel(1, 0), parcel(2, 20), other]);
    const report = await run(file, { within: village });
    expect(report).toMatchObject({ rowsInFile: 3, rowsOutside: 1, rowsRead: 2, rowsStored: 2 });
    const second = await run(file, { within: "140725101202" });
    expect(second.rowsStored).toBe(1);

    const newer = await writeLayer(layerPath("b.shp"), [parcel(1, 1)]);
    const replaced = await run(newer, { within: village, mode: "replace" });
    expect(replaced.rowsReplaced).toBe(2);
    expect(activeCodes()).toEqual([`${village}0100001`, "1407251012020100009"]);
  });

  it("names the codes that are there when --within finds nothing", async () => {
    const file = await writeLayer(layerPath("a.shp"), [parcel(1, 0)]);
    const before = contentDigest(bench.project);
    const error = await refusalOf(run(file, { within: "140725999" }));
    expect(error.code).toBe("import.nothing");
    expect(error.message).toContain("140725101");
    expect(contentDigest(bench.project)).toBe(before);
  });

  it("keeps rows that repeat a key, with a warning", async () => {
    const report = await run(
      await writeLayer(layerPath("a.shp"), [parcel(1, 0), parcel(1, 20), parcel(2, 40)]),
    );
    expect(report.rowsStored).toBe(3);
    expect(report.notices.countsByCode).toEqual({ "key.repeated": 1 });
    expect(report.notices.first[0]?.message).toContain("第 1、2 行");
  });
});

describe("what is refused or cancelled", () => {
  it("refuses layers that lie apart, with the distance (T3)", async () => {
    await run(await writeLayer(layerPath("a.shp"), [parcel(1, 0)]));
    const patch = {
      geometry: polygonsOf(square(520, 0, 100)),
      attributes: { DLBM: "0103", QSXZ: "30" },
    };
    const file = await writeLayer(layerPath("DLTB.shp"), [patch]);
    const before = contentDigest(bench.project);
    const error = await refusalOf(run(file, { layer: "survey" }));
    expect(error.code).toBe("layers.apart");
    expect(error.message).toContain("500 米");
    expect(contentDigest(bench.project)).toBe(before);
    await run(await writeLayer(layerPath("b.shp"), [parcel(2, 5000)]));
  });

  it("leaves the project as it was when cancelled", async () => {
    const rows = Array.from({ length: 1500 }, (_, index) => parcel(index + 1, index * 20));
    const file = await writeLayer(layerPath("a.shp"), rows);
    const before = contentDigest(bench.project);
    let steps = 0;
    const context = {
      progress: () => {
        steps += 1;
      },
      isCancelled: () => steps > 1,
    };
    const error = await refusalOf(
      importLayer(bench.project, { layer: "parcels", file, mode: "add" }, context),
    );
    expect(error.code).toBe("cancelled");
    expect(contentDigest(bench.project)).toBe(before);
    expect((await run(file)).rowsStored).toBe(1500);
  });
});

describe("rows that are not sound", () => {
  it("counts every row: repaired, skipped, self-crossing (T4)", async () => {
    const bowTie = Float64Array.of(
      510_000,
      4_170_000,
      510_030,
      4_170_030,
      510_020,
      4_170_000,
      510_000,
      4_170_020,
    );
    const doubled = Float64Array.of(
      510_000,
      4_170_000,
      510_000,
      4_170_000,
      510_000,
      4_170_020,
      510_020,
      4_170_020,
    );
    const report = await run(
      await writeLayer(layerPath("a.shp"), [
        parcel(1, 0),
        { ...parcel(2, 0), geometry: polygonsOf([[bowTie]]) },
        { ...parcel(3, 0), geometry: polygonsOf([[doubled]]) },
        { ...parcel(4, 0), geometry: null },
        {
          ...parcel(5, 0),
          geometry: polygonsOf([[Float64Array.of(510_000, 4_170_000, 510_001, 4_170_001)]]),
        },
        parcel(6, 90_000_000),
      ]),
    );
    expect(report).toMatchObject({ rowsRead: 6, rowsStored: 3, rowsSkipped: 3, rowsRepaired: 1 });
    expect(report.notices.countsByCode).toEqual({
      "geometry.selfCrossing": 1,
      "geometry.duplicateVertex": 1,
      "geometry.null": 1,
      "geometry.empty": 1,
      "geometry.outOfPlace": 1,
    });
    const stored = bench.project.db.prepare("SELECT COUNT(*) FROM import_notice").pluck().get();
    expect(stored).toBe(5);
  });

  it("refuses a points file where areas are wanted", async () => {
    const point = { type: "MultiPoint", points: Float64Array.of(510_000, 4_170_000) } as const;
    const file = await writeLayer(
      layerPath("a.shp"),
      [{ geometry: point, attributes: { DKBM: "1", DKLB: "10" } }],
      { geometryKind: "point" },
    );
    const error = await refusalOf(run(file));
    expect(error.code).toBe("file.kind");
    expect(error.message).toContain("点图层");
    const landmark = await writeLayer(
      layerPath("b.shp"),
      [{ geometry: point, attributes: { MC: "关帝庙" } }],
      { geometryKind: "point" },
    );
    const report = await run(landmark, { layer: "landmarks" });
    expect(report.firstRows[0]?.values).toEqual({ name: "关帝庙", kind: "庙" });
  });
});
