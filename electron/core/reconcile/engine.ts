import type { GridPolygon, Region } from "./grid.ts";

/** A region cut in two by others: what of it they cover, and what they leave. */
export interface Split {
  inside: Region;
  outside: Region;
}

/**
 * The polygon booleans a run needs. Two engines implement it: Clipper2 carries every run, Turf checks it
 * (D13). Regions go in and come out as `Region` says; results are in canonical order (`canonical.ts`).
 * Making input valid is not here: both engines work on the same repaired regions (`repair.ts`).
 */
export interface OverlayEngine {
  readonly name: "clipper" | "turf";
  intersection(subject: Region, clip: Region): Region;
  difference(subject: Region, clip: Region): Region;
  /** Intersection and difference at once. */
  split(subject: Region, clip: Region): Split;
  /** Connected parts, each with its holes. */
  parts(region: Region): readonly GridPolygon[];
}
