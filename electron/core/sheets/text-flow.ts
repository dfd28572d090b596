import { mmPerPoint, type PdfCanvas, type TextStyle } from "./pdf-canvas.ts";

/** Distance of base lines for a size, millimetres. */
export function lineHeightMm(sizePt: number): number {
  return sizePt * mmPerPoint * 1.28;
}

/** From the middle of a line of Chinese text down to its base line, millimetres. */
export function baselineDropMm(sizePt: number): number {
  return sizePt * mmPerPoint * 0.36;
}

/** Marks that never begin a line. */
const closing = new Set("、,。;:?!)》〉」』”’%,.;:)]…");

/**
 * Breaks text into lines that fit the width. Chinese breaks anywhere, Latin words and numbers stay
 * together unless they alone are too long; a closing mark never begins a line and an
 * opening one never ends it.
 */
export function wrapText(
  canvas: PdfCanvas,
  text: string,
  style: TextStyle,
  widthMm: number,
): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    let lineMm = 0;
    for (const token of tokensOf(canvas, paragraph, style, widthMm)) {
      const tokenMm = canvas.textWidthMm(token, style);
      if (line !== "" && lineMm + tokenMm > widthMm && !closing.has(token)) {
        lines.push(line.trimEnd());
        line = "";
        lineMm = 0;
        if (token === " ") continue;
      }
      line += token;
      lineMm += tokenMm;
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** At most `count` lines; what is cut off is shown by an ellipsis. */
export function firstLines(lines: readonly string[], count: number): string[] {
  if (lines.length <= count) return [...lines];
  const kept = lines.slice(0, count);
  const last = kept.pop() ?? "";
  return [...kept, `${last.slice(0, -1)}…`];
}

/** One line cut to the width with an ellipsis. */
export function fitLine(
  canvas: PdfCanvas,
  text: string,
  style: TextStyle,
  widthMm: number,
): string {
  if (canvas.textWidthMm(text, style) <= widthMm) return text;
  let kept = "";
  for (const character of text) {
    if (canvas.textWidthMm(`${kept}${character}…`, style) > widthMm) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Writes lines downward from `top`; returns the y below the last. */
export function drawLines(
  canvas: PdfCanvas,
  lines: readonly string[],
  x: number,
  top: number,
  style: TextStyle,
): number {
  const step = lineHeightMm(style.sizePt);
  lines.forEach((line, index) => {
    canvas.text(line, x, top + (index + 0.5) * step + baselineDropMm(style.sizePt), style);
  });
  return top + lines.length * step;
}

function tokensOf(canvas: PdfCanvas, text: string, style: TextStyle, widthMm: number): string[] {
  const tokens = text.match(/_+|[□(《“]?(?:[A-Za-z0-9./\-+%*²]+|[\s\S])/gu) ?? [];
  return tokens.flatMap((token) =>
    token.length > 1 && canvas.textWidthMm(token, style) > widthMm ? [...token] : [token],
  );
}
