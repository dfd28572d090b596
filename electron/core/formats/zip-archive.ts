import { type FileHandle, open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { AppError } from "../../../shared/contract/errors.ts";
import { readableFileLength, withFileErrors } from "./file-errors.ts";

interface ZipEntry {
  name: string;
  method: number;
  isEncrypted: boolean;
  crc: number;
  packedBytes: number;
  bytes: number;
  headerOffset: number;
}

/** A ZIP opened for reading; entries are inflated as a stream and checked against the directory. */
export interface ZipArchive {
  entryNames: readonly string[];
  /** Bytes of one entry. Throws `file.broken` where length or checksum differ from the directory. */
  read(name: string): AsyncIterable<Buffer>;
  /** Length of one entry when unpacked, or null where there is none of that name. */
  lengthOf(name: string): number | null;
  close(): Promise<void>;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;
/** What a workbook may unpack to. Real sheets shrink 10 to 50 times; a bomb shrinks up to 1,032 times. */
const largestTotalBytes = 4 * 2 ** 30;
const suspiciousBytes = 64 * 2 ** 20;
const suspiciousRatio = 200;

const broken = (path: string, what: string, cause?: unknown) =>
  new AppError(
    "file.broken",
    `${path} ${what}。文件不完整或已损坏,请重新拷贝,或用 Excel、WPS 打开后另存。`,
    {
      details: { path },
      ...(cause === undefined ? {} : { cause }),
    },
  );

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await handle.read(bytes, 0, length, position);
  return bytes.subarray(0, bytesRead);
}

async function readDirectory(
  handle: FileHandle,
  path: string,
  fileLength: number,
): Promise<ZipEntry[]> {
  const tailLength = Math.min(fileLength, endBytes + 0xffff);
  const tail = await readAt(handle, fileLength - tailLength, tailLength);
  let end = tail.length - endBytes;
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end--;
  if (end < 0) throw broken(path, "缺少压缩包的结尾目录");
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  if (count === 0xffff || offset === 0xffffffff) throw broken(path, "是 ZIP64 压缩包,不能读取");
  if (offset + length > fileLength) throw broken(path, "的压缩目录超出文件");
  const bytes = await readAt(handle, offset, length);
  const entries: ZipEntry[] = [];
  for (let at = 0, index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature) {
      throw broken(path, "的压缩目录读不出来");
    }
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packedBytes: bytes.readUInt32LE(at + 20),
      bytes: bytes.readUInt32LE(at + 24),
      headerOffset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Refuses an archive that would unpack to far more than a workbook does (a "ZIP bomb"). */
function checkSizes(entries: readonly ZipEntry[], path: string): void {
  const total = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const bomb = entries.find(
    (entry) => entry.bytes > suspiciousBytes && entry.bytes > entry.packedBytes * suspiciousRatio,
  );
  if (total <= largestTotalBytes && !bomb) return;
  throw new AppError(
    "file.broken",
    `${path} 解压后大得不正常(${Math.round(total / 2 ** 20)} MB),已拒绝读取。请用 Excel、WPS 打开,删去空白的格式行后另存。`,
    { details: { path, bytes: total } },
  );
}

async function* packedChunks(
  handle: FileHandle,
  start: number,
  length: number,
): AsyncGenerator<Buffer> {
  for (let done = 0; done < length; ) {
    const chunk = await readAt(handle, start + done, Math.min(1 << 18, length - done));
    if (chunk.length === 0) return;
    done += chunk.length;
    yield chunk;
  }
}

async function* readEntry(
  handle: FileHandle,
  path: string,
  entry: ZipEntry,
): AsyncGenerator<Buffer> {
  const local = await readAt(handle, entry.headerOffset, 30);
  if (local.length < 30 || local.readUInt32LE(0) !== localSignature) {
    throw broken(path, `里的 ${entry.name} 找不到`);
  }
  if (entry.isEncrypted) {
    throw new AppError("file.password", `${path} 设有密码。请去掉密码另存后重新导入。`, {
      details: { path },
    });
  }
  if (entry.method !== 0 && entry.method !== 8)
    throw broken(path, `里的 ${entry.name} 压缩方式不能读取`);
  const start = entry.headerOffset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = packedChunks(handle, start, entry.packedBytes);
  let length = 0;
  let crc = 0;
  for await (const chunk of entry.method === 0 ? packed : inflate(packed, path, entry.name)) {
    length += chunk.length;
    crc = crc32(chunk, crc);
    if (length > entry.bytes) throw broken(path, `里的 ${entry.name} 比目录注明的长`);
    yield chunk;
  }
  if (length !== entry.bytes || crc !== entry.crc)
    throw broken(path, `里的 ${entry.name} 校验不符`);
}

async function* inflate(
  packed: AsyncGenerator<Buffer>,
  path: string,
  name: string,
): AsyncGenerator<Buffer> {
  const inflater = createInflateRaw({ chunkSize: 1 << 18 });
  // What goes wrong comes out of the loop below; the pipeline only passes it on and tidies up.
  pipeline(packed, inflater, () => {});
  try {
    for await (const chunk of inflater) yield chunk as Buffer;
  } catch (error) {
    throw broken(path, `里的 ${name} 解压失败`, error);
  }
}

/**
 * Opens a ZIP (no ZIP64) such as an XLSX and reads its directory. Throws `file.missing`, `file.empty`,
 * `file.kind` where it is no ZIP, `file.broken` for one that is cut or would unpack to absurd sizes.
 * Layout: PKWARE APPNOTE 6.3.
 */
export async function openZip(path: string): Promise<ZipArchive> {
  const fileLength = await readableFileLength(path);
  const handle = await withFileErrors(path, () => open(path, "r"));
  try {
    const start = await readAt(handle, 0, 4);
    if (start.length < 4 || start.readUInt32LE(0) !== localSignature) {
      throw new AppError(
        "file.kind",
        `${path} 不是 XLSX 文件。请用 Excel、WPS 打开后另存为 .xlsx。`,
        {
          details: { path },
        },
      );
    }
    const entries = await readDirectory(handle, path, fileLength);
    checkSizes(entries, path);
    const byName = new Map(entries.map((entry) => [entry.name, entry]));
    return {
      entryNames: entries.map((entry) => entry.name),
      lengthOf: (name) => byName.get(name)?.bytes ?? null,
      read: (name) => {
        const entry = byName.get(name);
        if (!entry) throw broken(path, `里缺少 ${name}`);
        return readEntry(handle, path, entry);
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
