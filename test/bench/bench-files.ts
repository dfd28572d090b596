import { join } from "node:path";
import type { SourceField } from "../../electron/core/formats/feature-source.ts";
import {
  type WrittenFeature,
  writeShapefile,
} from "../../electron/core/formats/shapefile-writer.ts";
import {
  baselineFields,
  groupFields,
  parcelFields,
  surveyFields,
} from "../../sample-data/generator/field-layouts.ts";
import { polygonAreaM2 } from "../../shared/geometry/measure.ts";
import type { Ring } from "../../shared/geometry/types.ts";
import type { BenchLand } from "./bench-land.ts";

export const benchLayers = ["survey", "parcels", "groups", "baseline"] as const;
export type BenchLayer = (typeof benchLayers)[number];

export interface WrittenLayer {
  rows: number;
  vertices: number;
}

const prjText =
  'PROJCS["CGCS2000_3_Degree_GK_CM_114E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

const layouts: Record<
  BenchLayer,
  { fields: readonly SourceField[]; rows: (land: BenchLand) => Iterable<WrittenFeature> }
> = {
  survey: { fields: surveyFields, rows: surveyRows },
  parcels: { fields: parcelFields, rows: parcelRows },
  groups: { fields: groupFields, rows: groupRows },
  baseline: { fields: baselineFields, rows: baselineRows },
};

export function shapefileOf(folder: string, layer: BenchLayer): string {
  return join(folder, `${layer}.shp`);
}

/** Writes one layer of the land as a shapefile, in the field layout that the offices deliver. */
export async function writeLayer(
  land: BenchLand,
  folder: string,
  layer: BenchLayer,
): Promise<WrittenLayer> {
  const { fields, rows } = layouts[layer];
  let vertices = 0;
  const counted = function* () {
    for (const row of rows(land)) {
      if (row.geometry?.type === "MultiPolygon") {
        for (const polygon of row.geometry.polygons) {
          for (const ring of polygon) vertices += ring.length / 2;
        }
      }
      yield row;
    }
  };
  const layout = { fields, geometryKind: "polygon", prjText, encoding: "GBK" } as const;
  const { rowCount } = await writeShapefile(shapefileOf(folder, layer), layout, counted());
  return { rows: rowCount, vertices };
}

function* surveyRows(land: BenchLand): Iterable<WrittenFeature> {
  let serial = 0;
  for (const { column, row } of land.cells()) {
    serial++;
    const cultivated = land.isCultivated(column, row);
    const ring = land.patchRing(column, row);
    const code = land.groupCode(column, row);
    yield feature(ring, {
      BSM: String(serial).padStart(18, "0"),
      YSDM: "2001010100",
      TBBH: String(serial % 100_000_000),
      DLBM: cultivated ? "0103" : ["0201", "0301", "0401", "0702", "1006"][serial % 5]!,
      DLMC: cultivated ? "旱地" : null,
      QSXZ: land.isStateOwned(column, row) ? "20" : "30",
      QSDWDM: `${code}00000`,
      QSDWMC: "虚构村",
      ZLDWDM: `${code.slice(0, 12)}0000000`,
      ZLDWMC: "虚构村",
      TBMJ: areaOf(ring),
      KCXS: 0,
      KCMJ: 0,
      SJNF: 2019,
      BZ: "虚构",
    });
  }
}

function* parcelRows(land: BenchLand): Iterable<WrittenFeature> {
  const serials = new Map<string, number>();
  for (const { column, row } of land.cells()) {
    const code = land.groupCode(column, row);
    for (const ring of land.parcelRings(column, row)) {
      const serial = (serials.get(code) ?? 0) + 1;
      serials.set(code, serial);
      const areaM2 = areaOf(ring);
      yield feature(ring, {
        BSM: serial,
        YSDM: "211011",
        DKBM: code + String(serial).padStart(5, "0"),
        DKMC: "东坡地",
        SYQXZ: "30",
        DKLB: "10",
        TDLYLX: "013",
        DKDZ: "虚构甲",
        DKXZ: "虚构乙",
        DKNZ: "路",
        DKBZ: "沟",
        SCMJ: areaM2,
        SCMJM: Math.round(areaM2 * 0.15) / 100,
      });
    }
  }
}

function* groupRows(land: BenchLand): Iterable<WrittenFeature> {
  for (const { code, ring } of land.groups()) {
    yield feature(ring, { YSDM: "112012", ZJQYDM: code, ZJQYMC: "虚构组" });
  }
}

function* baselineRows(land: BenchLand): Iterable<WrittenFeature> {
  for (const { ring, dlbm } of land.baseline()) {
    yield feature(ring, { YSDM: "2001010100", DLBM: dlbm, QSXZ: "30", TBMJ: areaOf(ring) });
  }
}

function feature(ring: Ring, attributes: WrittenFeature["attributes"]): WrittenFeature {
  return { geometry: { type: "MultiPolygon", polygons: [[ring]] }, attributes };
}

function areaOf(ring: Ring): number {
  return Math.round(polygonAreaM2([ring]) * 100) / 100;
}
