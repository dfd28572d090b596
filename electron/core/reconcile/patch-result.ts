import type { PlotClass } from "../../../shared/land/land-class.ts";
import type { GroupSource } from "./groups.ts";
import type { History } from "./history.ts";
import type { Neighbours } from "./neighbours.ts";

/** What became of a survey patch. */
export type Disposition =
  | "reconciled"
  | "other_class"
  | "state_owned"
  | "no_owner"
  | "shares_only"
  | "unprocessed";

/** One part of the left-over. Slivers of one patch, group and history are kept together as one piece. */
export interface PieceResult {
  groupCode: string;
  groupSource: GroupSource;
  class: PlotClass;
  subClass: string;
  history: History;
  reason: string;
  /** GeoPackage blob in the project's plane: one array for each piece crosses between threads quickly. */
  shape: Uint8Array;
  /** How many connected parts the shape has. */
  parts: number;
  planarM2: number;
  ellipsoidM2: number;
  ridgeFreeM2: number;
  meanWidthM: number;
  /** SHA-256 over class, group, shape, areas and neighbours: the piece's word in the run's digest. */
  digest: string;
  /** Only for pieces that may become a plot. */
  plot: PlotFacts | null;
}

export interface PlotFacts {
  labelX: number;
  labelY: number;
  neighbours: Neighbours;
  sheetCodes: readonly string[];
}

export type FindingKind =
  | "unprocessed"
  | "repaired"
  | "omission"
  | "parcel_overlap"
  | "survey_overlap";

export interface FindingResult {
  kind: FindingKind;
  layer: "survey" | "parcels";
  /** BSM of a survey patch (its uid where it has none), DKBM of a parcel. */
  subject: string;
  otherSubject: string | null;
  groupCode: string | null;
  reason: string;
  planarM2: number;
}

/** The account of one survey patch (D20): planar = household + other contract + pieces + error. */
export interface PatchResult {
  uid: string;
  dlbm: string;
  disposition: Disposition;
  reason: string | null;
  /** Set for land of other classes that the collective owns. */
  resourceGroup: string | null;
  planarM2: number;
  /** Length of its border, outer and inner. */
  borderM: number;
  householdM2: number;
  otherContractM2: number;
  leftOverM2: number;
  balanceErrorM2: number;
  pieces: PieceResult[];
  findings: FindingResult[];
}
