import type { CornerIndex, Rect } from "./outline.ts";
import type { Expectation, ParcelPlan, PatchPlan, VillagePlan } from "./plan-types.ts";
import type { Preset } from "./presets.ts";
import { groundRing } from "./shapes.ts";
import { patchBsm, patchRing, ringAreaM2, surveyCorners } from "./survey-rows.ts";
import type { Terrain } from "./terrain.ts";

/** One situation that the design put in, as truth.json words it (snake_case, m²). */
export interface TruthSituation {
  id: string;
  kind: string;
  village: string;
  group: string | null;
  /** BSM of the survey patch it lies in. */
  patch: string;
  expected: { class: string; sub_class: string | null; history: string | null };
  pieces: number;
  planar_m2: number;
  tolerance_m2: number;
  /** A point inside each piece, survey coordinates. */
  points: [number, number][];
  /** DKBM of the parcels that the finding names. */
  parcels: string[];
  note: string;
}

/** Sums of whole patches, exact but for rounding; parcels do not enter them. */
export interface TruthTotals {
  survey_m2: number;
  other_m2: number;
  cultivated_m2: number;
  state_owned_m2: number;
  no_owner_m2: number;
  shares_only_m2: number;
  collective_cultivated_m2: number;
}

export interface VillageTruth {
  situations: TruthSituation[];
  coveredPatches: string[];
  totals: TruthTotals;
}

/** How far a registered line may lie from the patch's own border, m: error and coarser vertices. */
const registrationToleranceM = 1;
/** How far two registered lines or their designed place may differ, m: coarser vertices alone. */
const chordToleranceM = 0.35;
/** How far a line of the older survey may lie from its design, m. */
const baselineToleranceM = 2;
/** Corners that opening by 2 m rounds off, m² a piece. */
const openingToleranceM2 = 4;

/** The truth of one village, from the design and the terrain alone. */
export function villageTruth(village: VillagePlan, terrain: Terrain, preset: Preset): VillageTruth {
  const corners = surveyCorners(village);
  const situations = village.expectations.map(({ expectation, patch, parcels }, i) =>
    situation(village, expectation, patch, parcels, i, { terrain, preset, corners }),
  );
  return {
    situations,
    coveredPatches: village.coveredPatches
      .filter((patch) => patch.surveyClass.startsWith("01"))
      .map((patch) => patchBsm(village, patch)),
    totals: villageTotals(village, terrain, preset),
  };
}

interface Ground {
  terrain: Terrain;
  preset: Preset;
  corners: CornerIndex;
}

function situation(
  village: VillagePlan,
  expectation: Expectation,
  patch: PatchPlan,
  parcels: readonly ParcelPlan[],
  index: number,
  ground: Ground,
): TruthSituation {
  const { terrain, preset } = ground;
  const isNothing = expectation.class === "unprocessed";
  let areaM2 = 0;
  let toleranceM2 = expectation.baselineCutM * baselineToleranceM;
  const points: [number, number][] = [];
  for (const rect of expectation.rects) {
    const whole = rect === patch.rect;
    const ring = whole
      ? patchRing(terrain, preset, patch, ground.corners)
      : groundRing(terrain, rect, null, preset.surveySpacingDm);
    areaM2 += ringAreaM2(ring);
    toleranceM2 += whole ? openingToleranceM2 : sideTolerance(rect, patch.rect);
    points.push(terrain.toPlane((rect.x0 + rect.x1) / 20, (rect.y0 + rect.y1) / 20));
  }
  return {
    id: `${village.code}-${String(index + 1).padStart(2, "0")}`,
    kind: expectation.kind,
    village: village.code,
    group: patch.group?.code ?? null,
    patch: patchBsm(village, patch),
    expected: {
      class: expectation.class,
      sub_class: expectation.subClass,
      history: expectation.history,
    },
    pieces: expectation.pieces,
    planar_m2: isNothing ? 0 : round(areaM2),
    tolerance_m2: isNothing ? 0 : round(toleranceM2),
    points,
    parcels: parcels.map((parcel) => parcel.code),
    note: expectation.note,
  };
}

/** Sides on the patch's border meet a registered end with its error; the others only chords. */
function sideTolerance(rect: Rect, patch: Rect): number {
  const widthM = (rect.x1 - rect.x0) / 10;
  const heightM = (rect.y1 - rect.y0) / 10;
  const side = (lengthM: number, onBorder: boolean) =>
    lengthM * (onBorder ? registrationToleranceM : chordToleranceM);
  return (
    side(widthM, rect.y0 === patch.y0) +
    side(widthM, rect.y1 === patch.y1) +
    side(heightM, rect.x0 === patch.x0) +
    side(heightM, rect.x1 === patch.x1) +
    openingToleranceM2
  );
}

function villageTotals(village: VillagePlan, terrain: Terrain, preset: Preset): TruthTotals {
  const corners = surveyCorners(village);
  const totals: TruthTotals = {
    survey_m2: 0,
    other_m2: 0,
    cultivated_m2: 0,
    state_owned_m2: 0,
    no_owner_m2: 0,
    shares_only_m2: 0,
    collective_cultivated_m2: 0,
  };
  for (const patch of village.patches) {
    const areaM2 = ringAreaM2(patchRing(terrain, preset, patch, corners));
    totals.survey_m2 += areaM2;
    if (!patch.surveyClass.startsWith("01")) {
      totals.other_m2 += areaM2;
      continue;
    }
    totals.cultivated_m2 += areaM2;
    if (patch.ownership === "10" || patch.ownership === "20") totals.state_owned_m2 += areaM2;
    else if (patch.ownership === "") totals.no_owner_m2 += areaM2;
    else if (village.role === "shares_only") totals.shares_only_m2 += areaM2;
    else totals.collective_cultivated_m2 += areaM2;
  }
  return totals;
}

/** Adds a village's sums to the township's. */
export function addTotals(sum: TruthTotals, part: TruthTotals): TruthTotals {
  return Object.fromEntries(
    Object.entries(sum).map(([key, value]) => [key, value + part[key as keyof TruthTotals]]),
  ) as unknown as TruthTotals;
}

export function round(areaM2: number): number {
  return Math.round(areaM2 * 100) / 100;
}
