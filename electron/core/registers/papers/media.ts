import { AppError } from "../../../../shared/contract/errors.ts";

export type MediaType = "image/png" | "image/jpeg" | "application/pdf";

/** What a file is by its own bytes, whatever its name says; pixels are null for a PDF. */
export interface Media {
  readonly mediaType: MediaType;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Recognises PNG (ISO/IEC 15948, 5.2 and 11.2.2), JPEG (ISO/IEC 10918-1, B.2.2) and PDF. Throws
 * `paper.refused` for anything else and for a picture that is cut off before its size.
 */
export function readMedia(content: Buffer, fileName: string): Media {
  if (content.subarray(0, 1024).includes("%PDF-")) {
    return { mediaType: "application/pdf", widthPx: null, heightPx: null };
  }
  const isPng =
    content.subarray(0, 8).equals(pngStart) && content.toString("latin1", 12, 16) === "IHDR";
  if (isPng && content.length >= 24) {
    const size = { widthPx: content.readUInt32BE(16), heightPx: content.readUInt32BE(20) };
    return { mediaType: "image/png", ...size };
  }
  const size = jpegSize(content);
  if (size !== null) return { mediaType: "image/jpeg", ...size };
  throw new AppError(
    "paper.refused",
    `“${fileName}”不是能读的 PNG、JPG 或 PDF 文件。请另存为这三种格式之一再添加。`,
    { details: { fileName } },
  );
}

/** Start-of-frame markers carry the size: C0–CF without C4 (tables), C8 (reserved) and CC (arithmetic). */
const frameMarkers = new Set(
  [0, 1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15].map((number) => 0xc0 + number),
);

function jpegSize(content: Buffer): { widthPx: number; heightPx: number } | null {
  if (content.length < 4 || content.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= content.length && content[at] === 0xff) {
    const marker = content[at + 1]!;
    if (frameMarkers.has(marker)) {
      return { heightPx: content.readUInt16BE(at + 5), widthPx: content.readUInt16BE(at + 7) };
    }
    // A marker may be padded with any number of FF.
    at += marker === 0xff ? 1 : 2 + content.readUInt16BE(at + 2);
  }
  return null;
}
