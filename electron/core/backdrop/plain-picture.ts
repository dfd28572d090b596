import { readFile } from "node:fs/promises";
import { AppError } from "../../../shared/contract/errors.ts";
import { drawScaled, emptyRgba, type GroundPicture, type Rgba } from "./ground-picture.ts";
import { decodeJpeg, jpegFacts } from "./jpeg-decoder.ts";
import { decodePng } from "./png-decoder.ts";
import { worldFileOf } from "./world-file.ts";

/** Held in memory as a whole, four bytes a pixel; a GeoTIFF with a pyramid has no such limit. */
const mostPixels = 50_000_000;

/** A JPG or PNG with its world file. Throws `crs.unknown` without one, `file.kind` where it is too large. */
export async function openPlainPicture(path: string): Promise<GroundPicture> {
  const toGround = worldFileOf(path);
  if (toGround === null) {
    throw new AppError(
      "crs.unknown",
      `${path} 旁边没有坐标文件(如 .jgw、.pgw、.wld),不知道它在哪里。请把坐标文件放在同一文件夹、用同一文件名。`,
    );
  }
  const bytes = await readFile(path);
  const { width, height } = sizeOf(bytes, path);
  if (width * height > mostPixels) {
    throw new AppError(
      "file.kind",
      `${path} 有 ${width} × ${height} 像素,太大。请在 QGIS 里另存为带金字塔的 GeoTIFF 再用。`,
    );
  }
  let picture: Promise<Rgba> | null = null;
  return {
    kindTitle: isPng(bytes) ? "PNG" : "JPG",
    widthPx: width,
    heightPx: height,
    crs: { kind: "project" },
    toGround,
    coarsestStep: Number.POSITIVE_INFINITY,
    read: async (window, targetWidth, targetHeight) => {
      picture ??= decode(bytes, path);
      const target = emptyRgba(targetWidth, targetHeight);
      drawScaled(await picture, [0, 0, width, height], target, window);
      return target;
    },
    close: async () => {
      picture = null;
    },
  };
}

const isPng = (bytes: Buffer) => bytes.readUInt32BE(0) === 0x89504e47;

function sizeOf(bytes: Buffer, path: string): { width: number; height: number } {
  try {
    if (!isPng(bytes)) return jpegFacts(bytes);
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

async function decode(bytes: Buffer, path: string): Promise<Rgba> {
  try {
    return isPng(bytes) ? decodePng(bytes) : await decodeJpeg(bytes);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause: unknown): AppError {
  return new AppError("file.broken", `${path} 不是能读的 JPG 或 PNG。请另存一份再用。`, { cause });
}
