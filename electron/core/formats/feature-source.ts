import type { PlaneGeometry } from "../../../shared/geometry/types.ts";

/**
 * A value as a file holds it: text stays text (codes keep their zeros), numbers are finite, a date is
 * YYYY-MM-DD, a logical value is 1 or 0, and an empty cell is null.
 */
export type FieldValue = string | number | null;

export interface SourceField {
  name: string;
  /** DBF letter of the type: C text, N or F number, D date, L logical. XLSX columns are C. */
  type: "C" | "N" | "F" | "D" | "L";
  length: number;
  /** Digits after the point of N and F; 0 for every other type. */
  decimals: number;
}

/** Something about a row that the import's report has to say. Rows count from 1. */
export interface SourceNotice {
  row: number | null;
  level: "repaired" | "skipped" | "warning";
  /** Stable word for tests and filters, such as `geometry.null` or `dbf.deleted`. */
  code: string;
  message: string;
}

/** One row of a layer in the file's own coordinates. */
export interface SourceFeature {
  row: number;
  geometry: PlaneGeometry;
  attributes: Readonly<Record<string, FieldValue>>;
}

/** A row is either a feature (with what was repaired on the way) or skipped with its reason. */
export interface SourceRow {
  row: number;
  feature: SourceFeature | null;
  notices: readonly SourceNotice[];
}

/** A layer file opened for reading. Nothing is held in memory but the row at hand. */
export interface FeatureSource {
  fields: readonly SourceField[];
  /** Rows counted in the file, deleted ones included: every one of them comes out of `rows()`. */
  rowCount: number;
  geometryKind: "polygon" | "line" | "point";
  /** Extent as written in the header, in the file's coordinates. */
  extent: readonly [number, number, number, number];
  /** Text of the .prj, or null where there is none. */
  prjText: string | null;
  encoding: { name: string; reason: string };
  /** Notices about the file as a whole. */
  notices: readonly SourceNotice[];
  /** Every row from the first to the last; may be called again, and may be left early. */
  rows(): AsyncIterable<SourceRow>;
  close(): Promise<void>;
}
