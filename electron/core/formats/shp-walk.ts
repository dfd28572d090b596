import { type FileHandle, open } from "node:fs/promises";
import { AppError } from "../../../shared/contract/errors.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { readableFileLength, withFileErrors } from "./file-errors.ts";

/** What a walk over the record headers of a .shp and its .shx has found to be sound. */
export interface ShpFacts {
  shapeType: number;
  geometryKind: "polygon" | "line" | "point";
  hasZ: boolean;
  hasM: boolean;
  rowCount: number;
  extent: BoundingBox;
  /** Length that the header announces; bytes after it belong to nobody. */
  lengthBytes: number;
  trailingBytes: number;
}

const kinds: Readonly<Record<number, ShpFacts["geometryKind"]>> = {
  1: "point",
  3: "line",
  5: "polygon",
  8: "point",
};
const windowBytes = 1 << 20;
const headerBytes = 100;
const askAgain = "请重新拷贝,或向提供单位索取完整的一套文件。";

function broken(path: string, what: string, row?: number): AppError {
  return new AppError("file.broken", `${path} ${what}。文件不完整或已损坏,${askAgain}`, {
    details: row === undefined ? { path } : { path, row },
  });
}

/** A file seen through one buffer that moves forward; memory does not grow with the file. */
class FileWindow {
  readonly #handle: FileHandle;
  readonly #buffer = Buffer.allocUnsafe(windowBytes);
  #start = 0;
  #length = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** Bytes from `position`, as many as there are up to `length` (at most the window's size). */
  async bytes(position: number, length: number): Promise<Buffer> {
    if (position < this.#start || position + length > this.#start + this.#length) {
      this.#start = position;
      this.#length = 0;
      while (this.#length < length) {
        const room = windowBytes - this.#length;
        const at = position + this.#length;
        const { bytesRead } = await this.#handle.read(this.#buffer, this.#length, room, at);
        if (bytesRead === 0) break;
        this.#length += bytesRead;
      }
    }
    const from = position - this.#start;
    return this.#buffer.subarray(from, Math.min(from + length, this.#length));
  }
}

interface MainHeader {
  shapeType: number;
  lengthBytes: number;
  extent: BoundingBox;
}

async function readMainHeader(
  window: FileWindow,
  path: string,
  fileLength: number,
): Promise<MainHeader> {
  const bytes = await window.bytes(0, headerBytes);
  if (bytes.length < 4 || bytes.readInt32BE(0) !== 9994) {
    throw new AppError(
      "file.kind",
      `${path} 不是 Shapefile 文件(文件头不符)。请检查是否改过扩展名,${askAgain}`,
      { details: { path } },
    );
  }
  if (bytes.length < headerBytes) throw broken(path, "短于 100 字节的文件头");
  const lengthBytes = bytes.readInt32BE(24) * 2;
  if (lengthBytes < headerBytes) throw broken(path, "文件头里的长度不合规格");
  if (lengthBytes > fileLength) {
    throw broken(path, `应有 ${lengthBytes} 字节,实有 ${fileLength} 字节,后面缺了一段`);
  }
  const extent = [36, 44, 52, 60].map((at) => bytes.readDoubleLE(at));
  return {
    shapeType: bytes.readInt32LE(32),
    lengthBytes,
    extent: extent as unknown as BoundingBox,
  };
}

/** Shape types in tens: plain, Z (1x), M (2x); the digit tells point, line, polygon, multipoint. */
function kindOf(shapeType: number, path: string): Pick<ShpFacts, "geometryKind" | "hasZ" | "hasM"> {
  const kind = shapeType >= 0 && shapeType < 30 ? kinds[shapeType % 10] : undefined;
  if (kind)
    return { geometryKind: kind, hasZ: shapeType >= 10 && shapeType < 20, hasM: shapeType >= 20 };
  const name = shapeType === 0 ? "全部是空图形" : `图形类型 ${shapeType} 不能读取`;
  throw new AppError("file.kind", `${path} ${name}。请另存为点、线或面的 Shapefile 后重试。`, {
    details: { path, shapeType },
  });
}

/** Checks that a record's content holds the parts and points that it announces. */
async function checkContent(
  window: FileWindow,
  path: string,
  row: number,
  at: number,
  length: number,
  shapeType: number,
): Promise<void> {
  const head = Buffer.from(await window.bytes(at, Math.min(length, 44)));
  const type = head.readInt32LE(0);
  if (type === 0) return;
  if (type !== shapeType)
    throw broken(path, `第 ${row} 条记录的图形类型是 ${type},与文件头的 ${shapeType} 不同`, row);
  const short = () => broken(path, `第 ${row} 条记录放不下它注明的点数`, row);
  const digit = shapeType % 10;
  if (digit === 1) {
    if (length < 20) throw short();
    return;
  }
  if (length < (digit === 8 ? 40 : 44)) throw short();
  if (digit === 8) {
    const points = head.readInt32LE(36);
    if (points < 0 || 40 + points * 16 > length) throw short();
    return;
  }
  const parts = head.readInt32LE(36);
  const points = head.readInt32LE(40);
  if (parts < 0 || points < 0 || 44 + parts * 4 + points * 16 > length) throw short();
  if ((parts === 0) !== (points === 0))
    throw broken(path, `第 ${row} 条记录的部分数与点数不符`, row);
  await checkParts(window, path, row, at + 44, parts, points);
}

/** Checks that the parts of a record start at 0 and follow one another inside its points. */
async function checkParts(
  window: FileWindow,
  path: string,
  row: number,
  at: number,
  parts: number,
  points: number,
): Promise<void> {
  let previous = -1;
  const atOnce = windowBytes / 4;
  for (let first = 0; first < parts; first += atOnce) {
    const count = Math.min(atOnce, parts - first);
    const bytes = await window.bytes(at + first * 4, count * 4);
    for (let index = 0; index < count; index++) {
      const start = bytes.readInt32LE(index * 4);
      const isSound = previous < 0 ? start === 0 : start >= previous && start < points;
      if (!isSound) throw broken(path, `第 ${row} 条记录的部分起点不对`, row);
      previous = start;
    }
  }
}

async function checkIndexHeader(
  shx: FileWindow,
  paths: { shp: string; shx: string },
  main: MainHeader,
  shxLength: number,
): Promise<number> {
  const index = await readMainHeader(shx, paths.shx, shxLength);
  if (index.shapeType !== main.shapeType || (index.lengthBytes - headerBytes) % 8 !== 0) {
    throw broken(paths.shx, "与 .shp 不是同一套文件(类型或长度不符)");
  }
  return (index.lengthBytes - headerBytes) / 8;
}

/** Walks every record and compares it with its entry in the index. */
async function walkRecords(
  shp: FileWindow,
  shx: FileWindow,
  paths: { shp: string; shx: string },
  main: MainHeader,
  rowCount: number,
): Promise<void> {
  let at = headerBytes;
  for (let row = 1; row <= rowCount; row++) {
    if (at + 12 > main.lengthBytes) {
      throw broken(paths.shp, `只有 ${row - 1} 条记录,而 .shx 有 ${rowCount} 条`, row);
    }
    const entry = await shx.bytes(headerBytes + (row - 1) * 8, 8);
    const indexOffset = entry.readInt32BE(0) * 2;
    const indexLength = entry.readInt32BE(4) * 2;
    const length = (await shp.bytes(at, 8)).readInt32BE(4) * 2;
    if (indexOffset !== at || indexLength !== length) {
      throw broken(paths.shp, `第 ${row} 条记录与 .shx 的位置或长度不符`, row);
    }
    if (length < 4 || at + 8 + length > main.lengthBytes) {
      throw broken(paths.shp, `第 ${row} 条记录的长度不对`, row);
    }
    await checkContent(shp, paths.shp, row, at + 8, length, main.shapeType);
    at += 8 + length;
  }
  if (at !== main.lengthBytes) {
    throw broken(paths.shp, `在第 ${rowCount} 条记录之后还有数据,而 .shx 只有 ${rowCount} 条`);
  }
}

/**
 * Walks the record headers of a .shp against its .shx and the lengths of both files (D26), before
 * anything is read from it: the package that decodes the geometry takes a file cut at a record border
 * for a whole one. Throws `file.kind` and `file.broken` with the file, the row and what to do.
 * Source of the layout: ESRI Shapefile Technical Description, July 1998.
 */
export async function walkShapefile(paths: { shp: string; shx: string }): Promise<ShpFacts> {
  const shpLength = await readableFileLength(paths.shp);
  const shxLength = await readableFileLength(paths.shx);
  return withFileErrors(paths.shp, async () => {
    await using shpHandle = await open(paths.shp, "r");
    await using shxHandle = await open(paths.shx, "r");
    const shp = new FileWindow(shpHandle);
    const shx = new FileWindow(shxHandle);
    const main = await readMainHeader(shp, paths.shp, shpLength);
    const kind = kindOf(main.shapeType, paths.shp);
    const rowCount = await checkIndexHeader(shx, paths, main, shxLength);
    await walkRecords(shp, shx, paths, main, rowCount);
    return {
      shapeType: main.shapeType,
      ...kind,
      rowCount,
      extent: main.extent,
      lengthBytes: main.lengthBytes,
      trailingBytes: shpLength - main.lengthBytes,
    };
  });
}
