import type { ListedClass } from "../../../shared/land/land-class.ts";
import type { PathMm, PdfCanvas, StrokeStyle } from "./pdf-canvas.ts";
import { boxOfRings } from "./plane-box.ts";

/** How a class looks: colour for the office, pattern for the photocopy (ui.md "Look", V2). */
interface ClassPattern {
  outline: StrokeStyle;
  draw: (canvas: PdfCanvas, parts: readonly PathMm[]) => void;
}

const amber = "#b86a00";
const teal = "#00736b";
const grey = "#4d4d4d";
const hatchMm = 0.2;

/** 未确权 amber diagonals, 新增 teal crossed lines, 待定 grey dots. */
const patterns: Record<ListedClass, ClassPattern> = {
  unconfirmed: {
    outline: { widthMm: 0.5, color: amber },
    draw: (canvas, parts) => drawDiagonals(canvas, parts, 1.8, amber, [1]),
  },
  added_edge: {
    outline: { widthMm: 0.5, color: teal },
    draw: (canvas, parts) => drawDiagonals(canvas, parts, 2.4, teal, [1, -1]),
  },
  added_block: {
    outline: { widthMm: 0.5, color: teal },
    draw: (canvas, parts) => drawDiagonals(canvas, parts, 2.4, teal, [1, -1]),
  },
  undetermined: {
    outline: { widthMm: 0.5, color: grey, dashMm: [2, 0.8] },
    draw: drawDots,
  },
};

/** Draws one plot (or a legend box): pattern cut to the shape, outline above it. Page millimetres. */
export function drawClassArea(
  canvas: PdfCanvas,
  plotClass: ListedClass,
  parts: readonly PathMm[],
): void {
  const pattern = patterns[plotClass];
  canvas.clipped(parts, () => pattern.draw(canvas, parts));
  canvas.path(parts, { stroke: pattern.outline }, true);
}

/**
 * Parallel lines over the shape's box. They start from a fixed raster of the paper, so that two
 * plots side by side carry one even pattern.
 */
function drawDiagonals(
  canvas: PdfCanvas,
  parts: readonly PathMm[],
  spacingMm: number,
  color: string,
  slopes: readonly (1 | -1)[],
): void {
  const [minX, minY, maxX, maxY] = boxOfRings(parts);
  const stepMm = spacingMm * Math.SQRT2;
  const height = maxY - minY;
  const lines: PathMm[] = [];
  for (const slope of slopes) {
    const low = slope > 0 ? minX + minY : minX - maxY;
    const high = slope > 0 ? maxX + maxY : maxX - minY;
    for (let at = Math.ceil(low / stepMm) * stepMm; at < high; at += stepMm) {
      const topX = slope > 0 ? at - minY : at + minY;
      lines.push([topX, minY, topX - slope * height, maxY]);
    }
  }
  canvas.path(lines, { stroke: { widthMm: hatchMm, color } }, false);
}

function drawDots(canvas: PdfCanvas, parts: readonly PathMm[]): void {
  const [minX, minY, maxX, maxY] = boxOfRings(parts);
  const stepMm = 1.8;
  const points: number[] = [];
  for (let row = Math.ceil(minY / stepMm); row * stepMm <= maxY; row += 1) {
    const shift = row % 2 === 0 ? 0 : stepMm / 2;
    for (let x = Math.ceil(minX / stepMm) * stepMm - shift; x <= maxX; x += stepMm) {
      points.push(x, row * stepMm);
    }
  }
  canvas.dots(points, 0.28, grey);
}
