import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import PDFDocument from "pdfkit";

/** What pdfkit's font parser offers and its types do not tell. */
export interface ParsedFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
  readonly layout: unknown;
}

export interface FontShelf {
  regular: ParsedFont;
  bold: ParsedFont;
}

const fontFiles = {
  regular: "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
  bold: "@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
} as const;

let shelf: FontShelf | undefined;

/**
 * The two faces, parsed once for all documents of the process: pdfkit takes a parsed font in place
 * of a file, and then keeps its decoded glyphs from one group's pack to the next.
 */
export function openFontShelf(): FontShelf {
  shelf ??= { regular: parseFont(fontFiles.regular), bold: parseFont(fontFiles.bold) };
  return shelf;
}

function parseFont(file: string): ParsedFont {
  const document = new PDFDocument({ autoFirstPage: false, font: "" });
  document.font(readFileSync(createRequire(import.meta.url).resolve(file)));
  // The parser is pdfkit's own dependency; this is the one way to it that needs no second copy.
  return (document as unknown as { _font: { font: ParsedFont } })._font.font;
}
