import { fromArrayBuffer } from "geotiff";
import type { Rgba } from "./ground-picture.ts";

/** Start-of-frame markers, all kinds but the ones that stand for tables (ITU-T T.81 table B.1). */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

interface JpegFacts {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** Size of a JPEG without decoding it. Throws an Error where there is no frame. */
export function jpegFacts(bytes: Uint8Array): JpegFacts {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < file.length && file[at] === 0xff; ) {
    const marker = file[at + 1] ?? 0;
    if (isFrame(marker)) {
      return {
        height: file.readUInt16BE(at + 5),
        width: file.readUInt16BE(at + 7),
        channels: file[at + 9] ?? 0,
      };
    }
    at += 2 + file.readUInt16BE(at + 2);
  }
  throw new Error("not a JPEG");
}

/**
 * Decodes a JPEG, grey or YCbCr. The TIFF reader brings a decoder of its own, so the picture is handed to
 * it as the only strip of a TIFF in memory.
 */
export async function decodeJpeg(bytes: Uint8Array): Promise<Rgba> {
  const facts = jpegFacts(bytes);
  const tiff = await fromArrayBuffer(tiffAround(bytes, facts));
  const image = await tiff.getImage();
  const raster = await image.readRGB({ interleave: true });
  const { width, height } = facts;
  const data = new Uint8ClampedArray(4 * width * height);
  for (let from = 0, to = 0; to < data.length; from += 3, to += 4) {
    data[to] = Number(raster[from]);
    data[to + 1] = Number(raster[from + 1]);
    data[to + 2] = Number(raster[from + 2]);
    data[to + 3] = 255;
  }
  return { width, height, data };
}

const short = 3;
const long = 4;

function tiffAround(jpeg: Uint8Array, { width, height, channels }: JpegFacts): ArrayBuffer {
  if (channels !== 1 && channels !== 3) throw new Error(`JPEG with ${channels} channels`);
  const bitsAt = 8;
  const directoryAt = bitsAt + 8;
  const entries: readonly (readonly [tag: number, type: number, count: number, value: number])[] = [
    [256, long, 1, width],
    [257, long, 1, height],
    channels === 1 ? [258, short, 1, 8] : [258, short, 3, bitsAt],
    [259, short, 1, 7],
    [262, short, 1, channels === 1 ? 1 : 6],
    [273, long, 1, directoryAt + 2 + 12 * 9 + 4],
    [277, short, 1, channels],
    [278, long, 1, height],
    [279, long, 1, jpeg.length],
  ];
  const stripAt = directoryAt + 2 + 12 * entries.length + 4;
  const buffer = new ArrayBuffer(stripAt + jpeg.length);
  const view = new DataView(buffer);
  view.setUint32(0, 0x49492a00);
  view.setUint32(4, directoryAt, true);
  for (let channel = 0; channel < 3; channel++) view.setUint16(bitsAt + 2 * channel, 8, true);
  view.setUint16(directoryAt, entries.length, true);
  entries.forEach(([tag, type, count, value], index) => {
    const at = directoryAt + 2 + 12 * index;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, count, true);
    if (type === short && count === 1) view.setUint16(at + 8, value, true);
    else view.setUint32(at + 8, value, true);
  });
  new Uint8Array(buffer).set(jpeg, stripAt);
  return buffer;
}
