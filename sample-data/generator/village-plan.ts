import { FieldBlock } from "./field-block.ts";
import { covered, coveredPair, type FieldKind } from "./field-kinds.ts";
import { holdParcels } from "./holders.ts";
import { assignClasses, frameLanes, groupAreas, groupLeaves, villageRect } from "./layout.ts";
import { countyCode, groupName, townName, villageName } from "./names.ts";
import { orchardWithParcels } from "./orchard.ts";
import { rectHeightM, rectWidthM } from "./outline.ts";
import type {
  FieldPlan,
  GroupPlan,
  LanePlan,
  LeafPlan,
  PatchPlan,
  VillagePlan,
  VillageRole,
} from "./plan-types.ts";
import type { Preset } from "./presets.ts";
import { type Random, seededRandom } from "./random.ts";
import { villageFaults, villageSituations } from "./situations.ts";
import type { Terrain } from "./terrain.ts";

/** Smallest side of a leaf that a designed situation needs, m. */
const situationSideM = 84;

/** Of every twelve villages one has no group layer and one confirmed shares instead of plots. */
function villageRole(index: number): VillageRole {
  if (index % 12 === 2) return "without_group_layer";
  return index % 12 === 3 ? "shares_only" : "ordinary";
}

/** The design of one village; nothing of it depends on other villages but their common border. */
export function planVillage(
  seed: number,
  preset: Preset,
  index: number,
  terrain: Terrain,
): VillagePlan {
  const random = seededRandom(seed, 7, index);
  const town = Math.floor(index / preset.villagesPerTown);
  const indexInTown = index % preset.villagesPerTown;
  const code = `${countyCode}${101 + town}${201 + indexInTown}`;
  const role = villageRole(index);
  const rect = villageRect(seed, preset.columns, index);
  const areas = groupAreas(rect, role === "ordinary" ? 3 : 2, random);
  const groups: GroupPlan[] = areas.map((area, i) => ({
    code: `${code}${String(i + 1).padStart(2, "0")}`,
    name: groupName(i),
    rect: area.rect,
    households: [],
    lastParcelSerial: 0,
  }));
  const lanes: LanePlan[] = frameLanes(rect).map((lane) => ({
    rect: lane,
    surveyClass: "1006",
    group: null,
  }));
  const leaves: LeafPlan[] = [];
  for (const [i, area] of areas.entries()) {
    const parts = groupLeaves(area, groups[i]!, random, terrain);
    assignClasses(parts.leaves, random);
    leaves.push(...parts.leaves);
    lanes.push(...parts.lanes);
  }
  const fields = planFields(leaves, index, role, preset, random, terrain);
  const patches = numberPatches(fields, lanes);
  const parcels = holdParcels(fields, groups, random);
  return {
    index,
    code,
    name: villageName(indexInTown),
    townName: townName(town),
    role,
    rect,
    groups,
    patches,
    parcels: parcels.map((held) => held.parcel),
    baseline: fields.flatMap((field) => field.plan.baseline),
    farmlandRects: fields
      .filter((field) => field.plan.covered)
      .map((field) => ({ rect: field.leaf.rect, group: field.leaf.group })),
    expectations: fields.flatMap((field) =>
      field.plan.expectations.map((expectation) => ({
        expectation,
        patch: patches.find((patch) => patch.rect === expectation.patch)!,
        parcels: expectation.strips.map(
          (strip) => parcels.find((held) => held.strip === strip)!.parcel,
        ),
      })),
    ),
    coveredPatches: fields
      .filter((field) => field.plan.covered)
      .flatMap((field) => field.plan.patches)
      .map((planned) => patches.find((patch) => patch.rect === planned.rect)!),
    leaves,
    lanes,
    orphanRegisterRows: role === "ordinary" ? 2 : 0,
  };
}

export interface PlannedLeaf {
  leaf: LeafPlan;
  plan: FieldPlan;
}

/** Makes every leaf a field or leaves it as it is; the designed situations are dealt out first. */
function planFields(
  leaves: readonly LeafPlan[],
  index: number,
  role: VillageRole,
  preset: Preset,
  random: Random,
  terrain: Terrain,
): PlannedLeaf[] {
  const isField = (leaf: LeafPlan) => leaf.surveyClass.startsWith("01");
  const roomy = random
    .shuffle(leaves.filter(isField))
    .filter(({ rect }) => Math.min(rectWidthM(rect), rectHeightM(rect)) >= situationSideM);
  const turn = index * 9;
  const situations = villageSituations.map(
    (_, i) => villageSituations[(i + turn) % villageSituations.length]!,
  );
  const dealt = new Map<LeafPlan, FieldKind>();
  for (const kind of [...(villageFaults[index] ?? []), ...situations]) {
    const leaf = roomy.pop();
    if (leaf) dealt.set(leaf, kind);
  }
  const orchard = leaves.find((leaf) => leaf.surveyClass === "0201");
  return leaves.map((leaf) => {
    const block = new FieldBlock(leaf, random, terrain);
    if (role === "shares_only") return { leaf, plan: block.plan([]) };
    if (leaf === orchard) return { leaf, plan: orchardWithParcels(block, preset.stripWidthM) };
    if (!isField(leaf)) return { leaf, plan: block.plan([]) };
    const kind = dealt.get(leaf) ?? plainKind(block);
    return { leaf, plan: kind(block, preset.stripWidthM) };
  });
}

function plainKind(block: FieldBlock): FieldKind {
  const acrossM = (block.acrossEnd - block.acrossStart) / 10;
  return acrossM > 80 && block.random.next() < 0.8 ? coveredPair : covered;
}

function numberPatches(fields: readonly PlannedLeaf[], lanes: readonly LanePlan[]): PatchPlan[] {
  const patches: PatchPlan[] = [];
  for (const { leaf, plan } of fields) {
    for (const part of plan.patches) {
      const plain = leaf.surveyClass.startsWith("01") && plan.covered && leaf.hill > 0.55;
      patches.push({
        ...part,
        surveyClass: leaf.surveyClass,
        group: leaf.group,
        hill: leaf.hill,
        number: patches.length + 1,
        ridgeShare: plain ? Math.round(leaf.hill * 1200) / 10_000 : part.ridgeShare,
      });
    }
  }
  for (const lane of lanes) {
    patches.push({
      rect: lane.rect,
      surveyClass: lane.surveyClass,
      group: lane.group,
      ownership: "30",
      ridgeShare: 0,
      terraced: false,
      hill: 0,
      number: patches.length + 1,
      alone: false,
    });
  }
  return patches;
}
