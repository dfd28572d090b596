import type { PlaneCrs } from "../../../shared/geodesy/crs.ts";

/** Red, green, blue and opacity of each pixel, line by line from the upper left. */
export interface Rgba {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Part of a picture in its own pixels; may reach over its edges. */
export type PixelWindow = readonly [left: number, top: number, right: number, bottom: number];

/**
 * What a picture's ground coordinates are. `project` where the file does not say: they are then taken
 * for the project's plane. Nothing is ever measured on a picture, so the 0.x m between WGS 84 and
 * CGCS2000 do no harm here, unlike in layers (D24).
 */
export type PictureCrs =
  | { readonly kind: "plane"; readonly crs: PlaneCrs }
  | { readonly kind: "degrees" }
  | { readonly kind: "mercator" }
  | { readonly kind: "project" };

/** Pixel to ground: x = a·column + b·row + c, y = d·column + e·row + f, from the pixel's corner. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** A picture of the ground that is read in parts. The caller closes it. */
export interface GroundPicture {
  readonly kindTitle: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly crs: PictureCrs;
  readonly toGround: Affine;
  /** Pixels across that one drawn pixel may stand for; beyond it, reading would take too long. */
  readonly coarsestStep: number;
  /** The window drawn into so many pixels; what lies outside the picture is transparent. */
  read(window: PixelWindow, width: number, height: number): Promise<Rgba>;
  close(): Promise<void>;
}

export function emptyRgba(width: number, height: number): Rgba {
  return { width, height, data: new Uint8ClampedArray(4 * width * height) };
}

/** The other way round: ground to pixel. */
export function inverseOf([a, b, c, d, e, f]: Affine): Affine {
  const determinant = a * e - b * d;
  return [
    e / determinant,
    -b / determinant,
    (b * f - c * e) / determinant,
    -d / determinant,
    a / determinant,
    (c * d - a * f) / determinant,
  ];
}

/** Puts the nearest pixel of a part of the picture into every pixel of the target. */
export function drawScaled(
  part: Rgba,
  partWindow: PixelWindow,
  target: Rgba,
  window: PixelWindow,
): void {
  const perColumn = (window[2] - window[0]) / target.width;
  const perRow = (window[3] - window[1]) / target.height;
  const scaleX = part.width / (partWindow[2] - partWindow[0]);
  const scaleY = part.height / (partWindow[3] - partWindow[1]);
  const from = new Uint32Array(part.data.buffer, part.data.byteOffset, part.data.length / 4);
  const to = new Uint32Array(target.data.buffer, target.data.byteOffset, target.data.length / 4);
  for (let row = 0; row < target.height; row++) {
    const y = Math.floor((window[1] + (row + 0.5) * perRow - partWindow[1]) * scaleY);
    if (y < 0 || y >= part.height) continue;
    for (let column = 0; column < target.width; column++) {
      const x = Math.floor((window[0] + (column + 0.5) * perColumn - partWindow[0]) * scaleX);
      if (x >= 0 && x < part.width) to[row * target.width + column] = from[y * part.width + x]!;
    }
  }
}
