import type { BoundingBox } from "../../../shared/geometry/types.ts";
import type { FieldValue } from "../formats/feature-source.ts";
import type { FieldMapping } from "./field-mapping.ts";
import type { LayerName } from "./layer-definitions.ts";
import type { NoticeReport } from "./notice-tally.ts";
import type { RegisterMatch } from "./register-match.ts";

export type ImportMode = "add" | "replace";

/** A field of the file that fills a column. */
export interface UsedField {
  /** Standard name, such as DLBM. */
  name: string;
  title: string;
  /** Name in the file. */
  source: string;
}

export interface PreviewRow {
  row: number;
  /** By column of the project's table. */
  values: Readonly<Record<string, FieldValue>>;
}

/** How a layer file is understood, before or after its import. */
export interface LayerReading {
  layer: LayerName;
  title: string;
  file: string;
  encoding: { name: string; reason: string };
  /** What the coordinates are and why; `project` is the plane they are kept in. */
  crs: { text: string; reason: string; project: string };
  fieldsUsed: readonly UsedField[];
  fieldsUnused: readonly string[];
  /** The first ten rows that are stored. */
  firstRows: readonly PreviewRow[];
}

/** Rows of an import: `rowsRead` = `rowsStored` + `rowsSkipped`; `rowsRepaired` are among the stored. */
export interface RowCounts {
  rowsRead: number;
  rowsStored: number;
  rowsRepaired: number;
  rowsSkipped: number;
}

/** What an import has done. */
export interface ImportReport extends LayerReading, RowCounts {
  batchId: number;
  batchUid: string;
  sha256: string;
  mode: ImportMode;
  within: string | null;
  /** Rows of the file, and those of them that `--within` left out (not counted in `rowsRead`). */
  rowsInFile: number;
  rowsOutside: number;
  /** Rows of earlier imports that are no longer active (mode replace). */
  rowsReplaced: number;
  notices: NoticeReport;
  /** Extent of what was stored, in the project's plane. */
  extent: BoundingBox;
  /** Sum of the planar areas stored, m². */
  planarAreaM2: number;
  /** For parcels, when a household register is in: what does not match, both ways. */
  registerMatch: RegisterMatch | null;
}

/** The fields of a mapping as reports show them. */
export function usedFields(mapping: FieldMapping): UsedField[] {
  return mapping.used.map(({ definition, sourceName }) => ({
    name: definition.name,
    title: definition.title,
    source: sourceName,
  }));
}
