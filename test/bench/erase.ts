import type { Database } from "better-sqlite3";
import Flatbush from "flatbush";
import { decodeRings } from "../../electron/core/project/geometry-blob.ts";
import { createClipperEngine } from "../../electron/core/reconcile/clipper-engine.ts";
import {
  frameAt,
  type GridRing,
  regionAreaM2,
  regionBox,
  snapRing,
} from "../../electron/core/reconcile/grid.ts";
import { repairRings } from "../../electron/core/reconcile/repair.ts";
import type { Measured } from "./stage.ts";

/** What of the cultivated survey is left when the parcels are taken away, by our kernel in one thread. */
export interface EraseReport extends Measured {
  patches: number;
  leftOverM2: number;
  /** Reading and decoding the rows of the project file, not part of `seconds`. */
  readSeconds: number;
}

/**
 * The bare erase, without classes, history and groups: making valid, index, difference. Reading the
 * project file into grid coordinates is timed apart and given as well, since the peer's time contains its
 * reading.
 */
export async function eraseWithKernel(db: Database): Promise<Omit<EraseReport, "peakMiB">> {
  const engine = await createClipperEngine();
  const startedAt = performance.now();
  const survey = readRings(db, "survey_patch", "AND substr(dlbm, 1, 2) = '01'");
  const parcels = readRings(db, "parcel", "");
  const readAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const placed = parcels.map((polygons) => repairRings(engine, polygons, frame).region);
  const index = new Flatbush(placed.length);
  for (const region of placed) index.add(...regionBox(region));
  index.finish();
  let leftOverM2 = 0;
  for (const polygons of survey) {
    const { region } = repairRings(engine, polygons, frame);
    const near = index.search(...regionBox(region)).flatMap((i) => placed[i]!);
    leftOverM2 += regionAreaM2(engine.difference(region, near));
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

/** The south-west corner of the land that the bench makes. */
const frame = frameAt(470_000, 3_790_000);

type Drawn = (GridRing | null)[][];

function readRings(db: Database, table: "survey_patch" | "parcel", condition: string): Drawn[] {
  const blobs = db
    .prepare(`SELECT geom FROM ${table} WHERE active = 1 ${condition} ORDER BY fid`)
    .pluck();
  const all: Drawn[] = [];
  for (const blob of blobs.iterate() as IterableIterator<Uint8Array>) {
    all.push(decodeRings(blob, (ring) => snapRing(ring, frame)));
  }
  return all;
}
