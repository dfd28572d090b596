import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { afterAll, expect } from "vitest";
import { AppError } from "../../../../shared/contract/errors.ts";
import type { FeatureSource, SourceField, SourceRow } from "../feature-source.ts";
import { type ShapefileLayout, type WrittenFeature, writeShapefile } from "../shapefile-writer.ts";

/** A folder of this test file's own, removed after its tests. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "qhs-formats-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export const textField = (name: string, length: number): SourceField => ({
  name,
  type: "C",
  length,
  decimals: 0,
});

export const numberField = (name: string, length: number, decimals: number): SourceField => ({
  name,
  type: "N",
  length,
  decimals,
});

export const square = (x: number, y: number, side: number): Float64Array =>
  Float64Array.of(x, y, x, y + side, x + side, y + side, x + side, y);

/** Invented parcels: a square with a hole, two squares in one row, a plain square. */
export const sampleRows: readonly WrittenFeature[] = [
  {
    geometry: { type: "MultiPolygon", polygons: [[square(0, 0, 10), square(2, 2, 3)]] },
    attributes: { DKBM: "1407251012010100001", DKMC: "村东大块", SCMJ: 91 },
  },
  {
    geometry: { type: "MultiPolygon", polygons: [[square(20, 0, 5)], [square(40, 0, 5)]] },
    attributes: { DKBM: "1407251012010100002", DKMC: "河滩地", SCMJ: 50 },
  },
  {
    geometry: { type: "MultiPolygon", polygons: [[square(60, 0, 1)]] },
    attributes: { DKBM: "1407251012010100003", DKMC: null, SCMJ: 1.25 },
  },
];

export const sampleLayout: ShapefileLayout = {
  fields: [textField("DKBM", 19), textField("DKMC", 50), numberField("SCMJ", 16, 2)],
  geometryKind: "polygon",
  prjText: null,
  encoding: "GBK",
};

/** Writes the invented parcels as `folder/name.shp` and gives the path. */
export async function writeSample(folder: string, name = "dk"): Promise<string> {
  const path = join(folder, `${name}.shp`);
  await writeShapefile(path, sampleLayout, sampleRows);
  return path;
}

/** Changes the bytes of a file in place. */
export async function patchFile(path: string, change: (bytes: Buffer) => Buffer | undefined) {
  const bytes = await readFile(path);
  await writeFile(path, change(bytes) ?? bytes);
}

/** Everything that comes out of an iterable. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** All rows of a source, which is closed afterwards. */
export async function allRows(source: FeatureSource): Promise<SourceRow[]> {
  const rows = await collect(source.rows());
  await source.close();
  return rows;
}

/** The AppError that `work` ends with; fails when it ends well or with anything else. */
export async function appErrorOf(work: () => Promise<unknown>): Promise<AppError> {
  const outcome = await work().then(
    () => null,
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(AppError);
  return outcome as AppError;
}

/** A ZIP of the given entries, deflated; sizes in the directory may be falsified by `claim`. */
export function zipOf(
  entries: Readonly<Record<string, string | Buffer>>,
  claim: (name: string, bytes: number) => number = (_, bytes) => bytes,
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(bytes), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claim(name, bytes.length), 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, Buffer.from(name));
    parts.push(local, Buffer.from(name), packed);
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
