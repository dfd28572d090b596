import { inflateSync } from "node:zlib";
import type { Rgba } from "./ground-picture.ts";

/** Channels by colour type: grey, RGB, palette, grey with opacity, RGB with opacity (ISO 15948 §11.2.2). */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colourType: number;
  readonly channels: number;
}

/** Decodes a PNG of any colour type and depth, not interlaced. Throws an Error that says what is wrong. */
export function decodePng(bytes: Uint8Array): Rgba {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.readUInt32BE(0) !== 0x89504e47) throw new Error("not a PNG");
  let header: Header | null = null;
  let palette: Buffer | null = null;
  let opacities: Buffer | null = null;
  const packed: Buffer[] = [];
  for (let at = 8; at + 8 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const kind = file.toString("latin1", at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (kind === "IHDR") header = headerOf(body);
    else if (kind === "PLTE") palette = body;
    else if (kind === "tRNS") opacities = body;
    else if (kind === "IDAT") packed.push(body);
    else if (kind === "IEND") break;
    at += 12 + length;
  }
  if (header === null) throw new Error("PNG without header");
  const lines = unfiltered(inflateSync(Buffer.concat(packed)), header);
  return toRgba(lines, header, palette, opacities);
}

function headerOf(body: Buffer): Header {
  const colourType = body[9] ?? 0;
  const channels = channelsOf[colourType];
  if (channels === undefined) throw new Error(`PNG colour type ${colourType}`);
  if (body[12] !== 0) throw new Error("interlaced PNG");
  return {
    width: body.readUInt32BE(0),
    height: body.readUInt32BE(4),
    depth: body[8] ?? 8,
    colourType,
    channels,
  };
}

/** Takes the line filters away (ISO 15948 §9.2), in place. */
function unfiltered(data: Buffer, { width, height, depth, channels }: Header): Buffer[] {
  const lineBytes = Math.ceil((width * depth * channels) / 8);
  const back = Math.max(1, (depth * channels) >> 3);
  const lines: Buffer[] = [];
  let above: Buffer = Buffer.alloc(lineBytes);
  for (let row = 0; row < height; row++) {
    const start = row * (lineBytes + 1);
    const filter = data[start] ?? 0;
    const line = data.subarray(start + 1, start + 1 + lineBytes);
    if (line.length < lineBytes) throw new Error("PNG ends too early");
    for (let at = 0; at < lineBytes; at++) {
      const left = at < back ? 0 : line[at - back]!;
      const up = above[at]!;
      const corner = at < back ? 0 : above[at - back]!;
      line[at] = line[at]! + predicted(filter, left, up, corner);
    }
    lines.push(line);
    above = line;
  }
  return lines;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [guess - left, guess - up, guess - corner].map(Math.abs);
  if (toLeft! <= toUp! && toLeft! <= toCorner!) return left;
  return toUp! <= toCorner! ? up : corner;
}

function toRgba(
  lines: readonly Buffer[],
  { width, height, depth, colourType, channels }: Header,
  palette: Buffer | null,
  opacities: Buffer | null,
): Rgba {
  const data = new Uint8ClampedArray(4 * width * height);
  const largest = 2 ** depth - 1;
  /** Value of one sample, 0–255; palette indexes stay as they are. */
  const sample = (line: Buffer, index: number): number => {
    if (depth === 8) return line[index]!;
    if (depth === 16) return line[2 * index]!;
    const bit = index * depth;
    const value = (line[bit >> 3]! >> (8 - depth - (bit & 7))) & largest;
    return colourType === 3 ? value : (value * 255) / largest;
  };
  lines.forEach((line, row) => {
    for (let column = 0; column < width; column++) {
      const at = 4 * (row * width + column);
      const first = sample(line, column * channels);
      if (colourType === 3) {
        data.set(palette?.subarray(3 * first, 3 * first + 3) ?? [], at);
        data[at + 3] = opacities?.[first] ?? 255;
        continue;
      }
      const isGrey = channels < 3;
      data[at] = first;
      data[at + 1] = isGrey ? first : sample(line, column * channels + 1);
      data[at + 2] = isGrey ? first : sample(line, column * channels + 2);
      data[at + 3] = channels % 2 === 0 ? sample(line, (column + 1) * channels - 1) : 255;
    }
  });
  return { width, height, data };
}
