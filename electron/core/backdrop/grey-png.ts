import { crc32, deflateSync } from "node:zlib";
import type { Rgba } from "./ground-picture.ts";

/** Darkest of the 16 greys that is used: lines and words on top must stay readable on a copy (V2). */
const darkest = 10;
const white = 15;

/** The picture as a pale grey PNG of 16 shades without opacity; null where it shows nothing at all. */
export function greyPng({ width, height, data }: Rgba): Buffer | null {
  const lineBytes = Math.ceil(width / 2) + 1;
  const lines = Buffer.alloc(lineBytes * height);
  let isEmpty = true;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = 4 * (row * width + column);
      let shade = white;
      if (data[at + 3]! > 127) {
        isEmpty = false;
        // Rec. 601, as black-and-white copies come out.
        const light = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
        shade = darkest + Math.round((light / 255) * (white - darkest));
      }
      const byte = row * lineBytes + 1 + (column >> 1);
      lines[byte] = lines[byte]! | (column % 2 === 0 ? shade << 4 : shade);
    }
  }
  if (isEmpty) return null;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 4;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const body = deflateSync(lines, { level: 9 });
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", body),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), body]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(body.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
