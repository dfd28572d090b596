import type { PlotClass } from "../../../shared/land/land-class.ts";
import type { History } from "./history.ts";
import type { ReconcileSettings } from "./settings.ts";

/** Everything a run says, in the shape that `qhs reconcile --json` prints in snake_case (D20). */
export interface ReconcileReport {
  run: {
    id: number;
    status: "accepted" | "proposed" | "failed";
    engine: "clipper" | "turf";
    parameters: Omit<ReconcileSettings, "workers" | "forceReason" | "engine">;
    inputs: RunInput[];
    resultSha256: string;
    turfCheck: { patches: number; maxDifferenceM2: number };
    forcedReason: string | null;
    seconds: number;
  };
  /** Why the run failed and where; empty for a good run (D13). */
  problems: string[];
  /** Share of the household area inside the survey's outline that lies on 01xx and 02xx (D24). */
  householdOnFarmlandShare: number | null;
  totals: RunTotals;
  groups: GroupTotals[];
  resources: ResourceTotal[];
  omissions: ReportedFinding[];
  parcelOverlaps: ReportedFinding[];
  surveyOverlaps: ReportedFinding[];
  repaired: ReportedFinding[];
  unprocessed: { layer: string; feature: string; reason: string; planarM2: number }[];
  plotChanges: PlotChange[];
  /** Sentences for people: what is missing and what it costs. */
  notices: string[];
}

export interface RunInput {
  layer: string;
  file: string;
  sha256: string;
  features: number;
}

export interface RunTotals {
  surveyM2: number;
  otherM2: number;
  cultivatedM2: number;
  stateOwnedM2: number;
  excludedM2: number;
  unprocessedM2: number;
  collectiveCultivatedM2: number;
  householdCoveredM2: number;
  otherContractM2: number;
  leftOverM2: number;
  balanceErrorM2: number;
}

export interface AreaTotal {
  planarM2: number;
  ellipsoidM2: number;
  mu: number;
}

export interface GroupTotals {
  code: string;
  name: string;
  plots: number;
  byHistory: Record<History, AreaTotal>;
  byClass: Record<PlotClass, AreaTotal & { pieces: number }>;
}

export interface ResourceTotal {
  group: string;
  dlbm: string;
  patches: number;
  planarM2: number;
}

export interface ReportedFinding {
  layer: string;
  subject: string;
  otherSubject: string | null;
  group: string | null;
  reason: string;
  planarM2: number;
  /** Whether a person has accepted it for exactly these values (D5). */
  exception: "none" | "valid" | "reopened";
}

export interface PlotChange {
  kind: "new" | "gone" | "changed" | "would_change";
  code: string;
  planarM2Before: number | null;
  planarM2After: number | null;
  reason: string;
}
