import { holderName, memberNames, placeName } from "./names.ts";
import type { Rect } from "./outline.ts";
import type { GroupPlan, HouseholdPlan, ParcelPlan, StripPlan } from "./plan-types.ts";
import type { Random } from "./random.ts";
import type { PlannedLeaf } from "./village-plan.ts";

/** Strips to a household, on average. */
const stripsPerHousehold = 5.5;

/** Unit vectors of the registration error; no trigonometry, so equal on every machine. */
const directions: readonly (readonly [number, number])[] = [
  [1, 0],
  [0.8, 0.6],
  [0.6, 0.8],
  [0, 1],
  [-0.6, 0.8],
  [-0.8, 0.6],
  [-1, 0],
  [-0.8, -0.6],
  [-0.6, -0.8],
  [0, -1],
  [0.6, -0.8],
  [0.8, -0.6],
];

interface HeldStrip {
  strip: StripPlan;
  parcel: ParcelPlan;
}

/**
 * Gives every strip its code, holder and neighbours. Households take their strips in turn, so that
 * neighbouring strips belong to different ones unless the design says otherwise, and each household
 * has land in several fields. Fills the groups' households.
 */
export function holdParcels(
  fields: readonly PlannedLeaf[],
  groups: readonly GroupPlan[],
  random: Random,
): HeldStrip[] {
  for (const group of groups) {
    const own = fields.filter((field) => field.leaf.group === group);
    const strips = own.reduce((sum, field) => sum + field.plan.strips.length, 0);
    group.households = makeHouseholds(group, Math.max(8, Math.ceil(strips / stripsPerHousehold)));
  }
  const turns = new Map<GroupPlan, number>();
  return fields.flatMap((field) => holdField(field, turns, random));
}

function makeHouseholds(group: GroupPlan, count: number): HouseholdPlan[] {
  return Array.from({ length: count }, (_, i) => {
    const name = holderName(i);
    return {
      code: `${group.code}${String(i + 1).padStart(4, "0")}`,
      name,
      members: [name, ...memberNames(name, i, 1 + (i % 4))],
    };
  });
}

function holdField(field: PlannedLeaf, turns: Map<GroupPlan, number>, random: Random): HeldStrip[] {
  const { leaf, plan } = field;
  const { group } = leaf;
  const name = placeName(random);
  const [directionX, directionY] = random.pick(directions);
  const errorM = random.between(0.3, 0.6);
  const shiftM = [roundMm(directionX * errorM), roundMm(directionY * errorM)] as const;
  const lanes = [random.pick(["路", "沟"]), random.pick(["路", "沟"])] as const;
  let before: HouseholdPlan | null = null;
  const holders = plan.strips.map((strip) => {
    if (strip.parcelClass !== "10" && strip.parcelClass !== "21") return null;
    if (strip.sameHolder && before) return before;
    const turn = turns.get(group) ?? 0;
    turns.set(group, turn + 1);
    before = group.households[turn % group.households.length]!;
    return before;
  });
  return plan.strips.map((strip, i) => {
    group.lastParcelSerial++;
    const parcel: ParcelPlan = {
      ...strip,
      code: `${group.code}${String(group.lastParcelSerial).padStart(5, "0")}`,
      group,
      holder: holders[i]!,
      placeName: name,
      shiftM,
      neighbours: neighbourWords(plan.strips, holders, i, plan.alongAxis, lanes),
      farmland: plan.covered,
      surveyClass: leaf.surveyClass,
    };
    return { strip, parcel };
  });
}

function roundMm(valueM: number): number {
  return Math.round(valueM * 1000) / 1000;
}

/** East, south, west, north: lanes at the ends, holders beside, 空地 where nobody is registered. */
function neighbourWords(
  strips: readonly StripPlan[],
  holders: readonly (HouseholdPlan | null)[],
  at: number,
  alongAxis: "x" | "y",
  lanes: readonly [string, string],
): readonly [string, string, string, string] {
  const [low, high] = alongAxis === "x" ? (["y0", "y1"] as const) : (["x0", "x1"] as const);
  const rect: Rect = strips[at]!.rect;
  const beside = (own: number, side: "y0" | "y1" | "x0" | "x1") => {
    const found = strips.findIndex((other, i) => i !== at && other.rect[side] === own);
    return found < 0 ? "空地" : (holders[found]?.name ?? "集体地");
  };
  const lowWord = beside(rect[low], high);
  const highWord = beside(rect[high], low);
  return alongAxis === "x"
    ? [lanes[1], lowWord, lanes[0], highWord]
    : [highWord, lanes[0], lowWord, lanes[1]];
}
