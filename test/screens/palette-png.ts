import { crc32, deflateSync } from "node:zlib";
import type { Rgba } from "../../electron/core/backdrop/ground-picture.ts";

const mostColours = 256;

/**
 * The picture as a PNG of at most 256 colours, a third of the usual size: the commonest colours stay, every
 * other becomes the nearest of them.
 */
export function palettePng({ width, height, data }: Rgba): Buffer {
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = colourAt(data, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [...counts].sort((one, other) => other[1] - one[1]).slice(0, mostColours);
  const colours = palette.map(([colour]) => colour);
  const indexes = new Map(colours.map((colour, index) => [colour, index]));
  const lines = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const colour = colourAt(data, 4 * (row * width + column));
      const index = indexes.get(colour) ?? nearest(colours, colour);
      indexes.set(colour, index);
      lines[row * (width + 1) + 1 + column] = index;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(colours.flatMap((colour) => partsOf(colour)))),
    chunk("IDAT", deflateSync(lines, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const colourAt = (data: Uint8ClampedArray, at: number): number =>
  (data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!;
const partsOf = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255];

function nearest(colours: readonly number[], colour: number): number {
  const [red = 0, green = 0, blue = 0] = partsOf(colour);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  colours.forEach((candidate, index) => {
    const away =
      ((candidate >> 16) - red) ** 2 +
      (((candidate >> 8) & 255) - green) ** 2 +
      ((candidate & 255) - blue) ** 2;
    if (away >= least) return;
    least = away;
    best = index;
  });
  return best;
}

function chunk(kind: string, body: Buffer): Buffer {
  const whole = Buffer.alloc(body.length + 12);
  whole.writeUInt32BE(body.length, 0);
  whole.write(kind, 4, "latin1");
  body.copy(whole, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, body.length + 8)), body.length + 8);
  return whole;
}
