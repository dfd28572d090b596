/** The beginning of a PNG of that size: signature and IHDR, no pixels. */
export function pngOf(widthPx: number, heightPx: number): Buffer {
  const header = Buffer.alloc(33);
  header.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  header.writeUInt32BE(13, 8);
  header.write("IHDR", 12, "latin1");
  header.writeUInt32BE(widthPx, 16);
  header.writeUInt32BE(heightPx, 20);
  return header;
}

/** The beginning of a JPEG of that size: an application segment, a padded marker, the frame, no pixels. */
export function jpegOf(widthPx: number, heightPx: number): Buffer {
  const application = Buffer.from([
    0xff,
    0xe0,
    0,
    16,
    ...Buffer.from("JFIF\0"),
    ...Array(9).fill(0),
  ]);
  const frame = Buffer.alloc(13);
  frame.set([0xff, 0xff, 0xc0, 0, 11, 8]);
  frame.writeUInt16BE(heightPx, 6);
  frame.writeUInt16BE(widthPx, 8);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), application, frame]);
}
