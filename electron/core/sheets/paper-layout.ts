import type { BoundingBox } from "../../../shared/geometry/types.ts";
import type { Paper } from "./sheet-data.ts";

/** The scale of every map page: one millimetre on paper is two metres on the ground (issue 2 §6). */
export const metresPerMm = 2;

/** Neighbouring pages repeat at least this much of each other (D28). */
export const overlapMm = 10;

export interface BoxMm {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where things stand on a map page, millimetres from the upper left corner of the paper. */
export interface MapPaperLayout {
  widthMm: number;
  heightMm: number;
  title: BoxMm;
  /** Inside the neat line: what is drawn at 1:2000. */
  window: BoxMm;
  outerFrame: BoxMm;
  footer: BoxMm;
}

/** Printers leave a border of about 4 mm; nothing of ours comes nearer than this. */
const edgeMm = 6;
const titleMm = 13;
const footerMm = 47;

/**
 * Neat line to outer frame. Full map sheets use 12 mm (sheets.md §3); an office page spends that
 * space on the map and keeps just enough for the km values.
 */
const frameGapMm = 7;

const paperMm: Record<Paper, readonly [width: number, height: number]> = {
  A4: [210, 297],
  A3: [297, 420],
};

/** The layout of a map page on upright paper. */
export function mapPaperLayout(paper: Paper): MapPaperLayout {
  const [widthMm, heightMm] = paperMm[paper];
  const inner = widthMm - 2 * edgeMm;
  const outerTop = edgeMm + titleMm;
  const outerHeight = heightMm - outerTop - footerMm - edgeMm;
  return {
    widthMm,
    heightMm,
    title: { left: edgeMm, top: edgeMm, width: inner, height: titleMm },
    outerFrame: { left: edgeMm, top: outerTop, width: inner, height: outerHeight },
    window: {
      left: edgeMm + frameGapMm,
      top: outerTop + frameGapMm,
      width: inner - 2 * frameGapMm,
      height: outerHeight - 2 * frameGapMm,
    },
    footer: { left: edgeMm, top: outerTop + outerHeight, width: inner, height: footerMm },
  };
}

/** Turns project metres into page millimetres for one map page and back to nothing else. */
export interface MapTransform {
  xMm: (eastM: number) => number;
  yMm: (northM: number) => number;
  pathMm: (ring: ArrayLike<number>) => Float64Array;
}

/** The exact 1:2000 transform that puts the box's south-west corner at the window's lower left. */
export function mapTransform(window: BoxMm, boxM: BoundingBox): MapTransform {
  const xMm = (eastM: number): number => window.left + (eastM - boxM[0]) / metresPerMm;
  const yMm = (northM: number): number =>
    window.top + window.height - (northM - boxM[1]) / metresPerMm;
  const pathMm = (ring: ArrayLike<number>): Float64Array => {
    const path = new Float64Array(ring.length);
    for (let index = 0; index + 1 < ring.length; index += 2) {
      path[index] = xMm(ring[index]!);
      path[index + 1] = yMm(ring[index + 1]!);
    }
    return path;
  };
  return { xMm, yMm, pathMm };
}
