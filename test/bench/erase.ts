import type { Database } from "better-sqlite3";
import Flatbush from "flatbush";
import { decodeGeometry } from "../../electron/core/project/geometry-blob.ts";
import { createClipperEngine } from "../../electron/core/reconcile/clipper-engine.ts";
import { regionAreaM2, regionBox, unitsPerM } from "../../electron/core/reconcile/grid.ts";
import {
  type RepairedFeature,
  regionInFrame,
  repairFeature,
} from "../../electron/core/reconcile/repair.ts";
import type { BoundingBox, MultiPolygon } from "../../shared/geometry/types.ts";
import type { Measured } from "./stage.ts";

/** What of the cultivated survey is left when the parcels are taken away, by our kernel in one thread. */
export interface EraseReport extends Measured {
  patches: number;
  leftOverM2: number;
  /** Reading and decoding the rows of the project file, not part of `seconds`. */
  readSeconds: number;
}

/**
 * The bare erase, without classes, history and groups: repair, index, candidates, difference. Reading
 * the project file is timed apart and given as well, since the peer's time contains its reading.
 */
export async function eraseWithKernel(db: Database): Promise<Omit<EraseReport, "peakMiB">> {
  const engine = await createClipperEngine();
  const startedAt = performance.now();
  const survey = readPolygons(db, "survey_patch", "AND substr(dlbm, 1, 2) = '01'");
  const parcels = readPolygons(db, "parcel", "");
  const readAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const placed = parcels.map((polygons) => ({ feature: repairFeature(engine, polygons) }));
  const index = new Flatbush(placed.length);
  for (const { feature } of placed) index.add(...boxOf(feature));
  index.finish();
  let leftOverM2 = 0;
  for (const polygons of survey) {
    const patch = repairFeature(engine, polygons);
    const near = index.search(...boxOf(patch));
    const rings = near.flatMap((i) => regionInFrame(placed[i]!.feature, patch.frame));
    leftOverM2 += regionAreaM2(engine.difference(patch.region, rings));
  }
  const endedAt = performance.now();
  const cpu = process.cpuUsage(cpuBefore);
  return {
    patches: survey.length,
    leftOverM2,
    seconds: (endedAt - readAt) / 1000,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    readSeconds: (readAt - startedAt) / 1000,
  };
}

function readPolygons(
  db: Database,
  table: "survey_patch" | "parcel",
  condition: string,
): MultiPolygon[] {
  const blobs = db
    .prepare(`SELECT geom FROM ${table} WHERE active = 1 ${condition} ORDER BY fid`)
    .pluck();
  const all: MultiPolygon[] = [];
  for (const blob of blobs.iterate() as IterableIterator<Uint8Array>) {
    const geometry = decodeGeometry(blob);
    if (geometry.type === "MultiPolygon") all.push(geometry.polygons);
  }
  return all;
}

function boxOf({ frame, region }: RepairedFeature): BoundingBox {
  const [minX, minY, maxX, maxY] = regionBox(region);
  return [
    (minX + frame.originX) / unitsPerM,
    (minY + frame.originY) / unitsPerM,
    (maxX + frame.originX) / unitsPerM,
    (maxY + frame.originY) / unitsPerM,
  ];
}
