import type { Rect } from "./outline.ts";

/** A village group (村民小组) as designed. */
export interface GroupPlan {
  code: string;
  name: string;
  rect: Rect;
  households: HouseholdPlan[];
  lastParcelSerial: number;
}

export interface HouseholdPlan {
  /** CBFBM, 18 digits. */
  code: string;
  name: string;
  members: readonly string[];
}

/** What the ground is used for in a leaf of the layout, before fields are designed. */
export interface LeafPlan {
  /** Without the lanes around it. */
  rect: Rect;
  /** With its half of the lanes: the older survey drew lanes as lines, not areas. */
  cell: Rect;
  group: GroupPlan;
  surveyClass: string;
  hill: number;
}

export interface LanePlan {
  rect: Rect;
  surveyClass: "1006" | "1107";
  group: GroupPlan | null;
}

export interface PatchPlan {
  rect: Rect;
  surveyClass: string;
  group: GroupPlan | null;
  /** QSXZ; empty where the survey forgot it. */
  ownership: string;
  /** Share of ridges (KCXS), 0 on anything but terraces. */
  ridgeShare: number;
  terraced: boolean;
  hill: number;
  number: number;
  /** Nobody's parcel touches it: the fallbacks of D21 have only its owner code to go by. */
  alone: boolean;
}

export type ParcelFault = "bow_tie" | "duplicate_vertices" | "zero_area";

/** A strip as registered: contract land of a household, or land the collective kept. */
export interface StripPlan {
  rect: Rect;
  /** DKLB. */
  parcelClass: "10" | "21" | "22" | "23" | "99";
  /** CBJYQQDFS. */
  acquisition: "110" | "121" | "122" | "123";
  /** The holder is the one of the strip before. */
  sameHolder: boolean;
  /** False: the archive has no register row for it. */
  inRegister: boolean;
  fault: ParcelFault | null;
}

export interface ParcelPlan extends StripPlan {
  code: string;
  group: GroupPlan;
  holder: HouseholdPlan | null;
  placeName: string;
  /** Registration error of the whole field, m. */
  shiftM: readonly [number, number];
  /** East, south, west, north as the archive words them. */
  neighbours: readonly [string, string, string, string];
  farmland: boolean;
  surveyClass: string;
}

export interface BaselinePlan {
  rect: Rect;
  /** Three-digit class; null where the older survey has a hole. */
  baselineClass: string | null;
}

/** What reconciling should find, as designed. */
export interface Expectation {
  kind: string;
  /** Plot class, or the disposition of the patch or feature. */
  class: string;
  history: string | null;
  /** DKLB for registered land, CBJYQQDFS for other contracts. */
  subClass: string | null;
  pieces: number;
  rects: readonly Rect[];
  /** Patch that the rectangles lie in. */
  patch: Rect;
  /** Length of lines that only the older survey draws, m: it lies a few metres off. */
  baselineCutM: number;
  /** Strips that the finding names. */
  strips: readonly StripPlan[];
  note: string;
}

export interface FieldPlan {
  patches: {
    rect: Rect;
    ownership: string;
    ridgeShare: number;
    terraced: boolean;
    alone: boolean;
  }[];
  strips: StripPlan[];
  alongAxis: "x" | "y";
  baseline: BaselinePlan[];
  expectations: Expectation[];
  /** Nothing but registration error is left over. */
  covered: boolean;
}

export type VillageRole = "ordinary" | "without_group_layer" | "shares_only";

export interface VillagePlan {
  index: number;
  code: string;
  name: string;
  townName: string;
  role: VillageRole;
  rect: Rect;
  groups: readonly GroupPlan[];
  patches: readonly PatchPlan[];
  parcels: readonly ParcelPlan[];
  baseline: readonly BaselinePlan[];
  farmlandRects: readonly { rect: Rect; group: GroupPlan }[];
  expectations: readonly { expectation: Expectation; patch: PatchPlan; parcels: ParcelPlan[] }[];
  coveredPatches: readonly PatchPlan[];
  leaves: readonly LeafPlan[];
  lanes: readonly LanePlan[];
  orphanRegisterRows: number;
}
