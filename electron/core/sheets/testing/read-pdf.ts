import { inflateSync } from "node:zlib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A run of text as a reader finds it; position in millimetres from the upper left corner. */
export interface PdfText {
  text: string;
  xMm: number;
  yMm: number;
  sizePt: number;
}

export interface PdfPage {
  widthMm: number;
  heightMm: number;
  texts: PdfText[];
  /** All texts of the page joined. */
  words: string;
}

const mmPerPoint = 25.4 / 72;

/** Reads a PDF's pages with another program than the one that wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<PdfPage[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [, , widthPt = 0, heightPt = 0] = page.view;
    const { items } = await page.getTextContent();
    const texts: PdfText[] = [];
    for (const item of items) {
      if (!("str" in item) || item.str === "") continue;
      const [a, b, , , x, y] = item.transform as number[];
      texts.push({
        text: item.str,
        xMm: x! * mmPerPoint,
        yMm: (heightPt - y!) * mmPerPoint,
        sizePt: Math.hypot(a!, b!),
      });
    }
    const words = texts.map(({ text }) => text).join("");
    pages.push({ widthMm: widthPt * mmPerPoint, heightMm: heightPt * mmPerPoint, texts, words });
  }
  await task.destroy();
  return pages;
}

/** One path as it stands in a page's content stream, vertices in millimetres, y down. */
export interface PdfPath {
  subpaths: number[][];
  /** S, f, f*, B … as the stream ends the path. */
  paint: string;
}

/** The paths of each page, read from the inflated content streams themselves (T6). */
export function readPaths(bytes: Buffer): PdfPath[][] {
  return contentStreams(bytes).map(pathsOf);
}

function contentStreams(bytes: Buffer): string[] {
  const streams: string[] = [];
  let at = 0;
  for (;;) {
    const start = bytes.indexOf("stream\n", at);
    if (start < 0) return streams;
    const end = bytes.indexOf("\nendstream", start);
    at = end + 10;
    try {
      const text = inflateSync(bytes.subarray(start + 7, end)).toString("latin1");
      if (text.startsWith("1 0 0 -1 0 ")) streams.push(text);
    } catch {
      // Fonts and the like may be stored in other ways; pages never are.
    }
  }
}

function pathsOf(stream: string): PdfPath[] {
  const paths: PdfPath[] = [];
  let subpaths: number[][] = [];
  for (const line of stream.split("\n")) {
    const parts = line.split(" ");
    const operator = parts.at(-1);
    if (operator === "m") subpaths.push([]);
    if (operator === "m" || operator === "l") {
      subpaths.at(-1)?.push(Number(parts[0]) * mmPerPoint, Number(parts[1]) * mmPerPoint);
    }
    if (operator !== undefined && ["S", "f", "f*", "B", "B*", "n"].includes(operator)) {
      paths.push({ subpaths, paint: operator });
      subpaths = [];
    }
  }
  return paths;
}
