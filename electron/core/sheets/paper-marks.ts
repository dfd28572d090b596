import type { PdfCanvas, TextStyle } from "./pdf-canvas.ts";

/** One line of names to sign. */
export const signatureMm = 14;
/** The dashed line with its words. */
export const tearOffMm = 12;

const rule = { widthMm: 0.2 };

/** Names side by side, each with a line to sign on. */
export function drawSignatures(
  canvas: PdfCanvas,
  names: readonly string[],
  style: TextStyle,
  place: { left: number; top: number; stepMm: number },
): void {
  const baseline = place.top + signatureMm * 0.6;
  const line = place.top + signatureMm * 0.65;
  names.forEach((name, index) => {
    const left = place.left + index * place.stepMm;
    canvas.text(`${name}:`, left, baseline, style);
    const from = left + canvas.textWidthMm(`${name}:`, style);
    canvas.line(from, line, left + place.stepMm - 4, line, rule);
  });
}

/** A dashed line with words in its middle. */
export function drawTearOff(
  canvas: PdfCanvas,
  words: string,
  style: TextStyle,
  place: { left: number; top: number; widthMm: number },
): void {
  const { left, top, widthMm } = place;
  const middle = top + tearOffMm / 2;
  const textMm = canvas.textWidthMm(words, style) + 4;
  const dash = { ...rule, dashMm: [2, 1.5] as const };
  const gap = left + (widthMm - textMm) / 2;
  canvas.line(left, middle, gap, middle, dash);
  canvas.line(gap + textMm, middle, left + widthMm, middle, dash);
  canvas.text(words, left + widthMm / 2, middle + 1.2, { ...style, align: "center" });
}
