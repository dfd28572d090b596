import { readFile } from "node:fs/promises";
import type { MultiPolygon, Ring } from "../../../shared/geometry/types.ts";
import { readableFileLength, withFileErrors } from "./file-errors.ts";

/** A boundary as somebody measured it, in the file's own coordinates. Rows count from 1. */
export interface BoundaryShape {
  readonly row: number;
  /** What it was called; empty where nothing says it. */
  readonly label: string;
  readonly polygons: MultiPolygon;
}

/** The boundaries of one file, and what of it could be no boundary, with the reason. */
export interface BoundaryFile {
  readonly shapes: readonly BoundaryShape[];
  readonly skipped: readonly { readonly row: number; readonly reason: string }[];
}

/** The whole of a small file; throws `file.*` and `disk.*`. */
export async function smallFile(path: string): Promise<Buffer> {
  await readableFileLength(path);
  return withFileErrors(path, () => readFile(path));
}

/**
 * A ring from points x, y, without its first point repeated at the end and without standing still; null
 * where fewer than three points remain or one of them is no number.
 */
export function ringOf(points: readonly (readonly [number, number])[]): Ring | null {
  if (points.some((point) => !point.every(Number.isFinite))) return null;
  const kept = points.filter(([x, y], index) => {
    const [beforeX, beforeY] = points[index - 1] ?? [Number.NaN, Number.NaN];
    return x !== beforeX || y !== beforeY;
  });
  const [first] = kept;
  const last = kept.at(-1);
  if (kept.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1]) kept.pop();
  return kept.length < 3 ? null : Float64Array.from(kept.flat());
}
