import { commonBorderM, greatestKey, walkBorder } from "./border.ts";
import { gridUnitM, type Region, regionAreaM2, regionBox, regionPerimeterM } from "./grid.ts";
import type { GroupArea, Parcel } from "./layers.ts";
import { overlapToleranceM2 } from "./overlaps.ts";
import { grown, type PatchScene } from "./patch-scene.ts";
import { regionInFrame } from "./repair.ts";
import { createSegmentIndex, regionContains } from "./segment-index.ts";
import { sharedAreaM2 } from "./shared-area.ts";

/** Where the group of a piece comes from (D21). */
export type GroupSource = "group_area" | "survey_unit" | "common_border" | "nearest" | "village";

export interface GroupAnswer {
  code: string;
  source: GroupSource;
}

export interface GroupShare extends GroupAnswer {
  region: Region;
}

/** Cuts a region of the patch by village group: by polygons where they are, the rest by what follows. */
export function cutByGroup(scene: PatchScene, region: Region): GroupShare[] {
  const { engine } = scene.tools;
  const areas = groupAreas(scene);
  if (areas.whole !== null) return [{ code: areas.whole, source: "group_area", region }];
  const shares: GroupShare[] = [];
  let rest = region;
  for (const { code, region: area } of areas.crossing) {
    const wholeM2 = regionAreaM2(rest);
    const sharedM2 = sharedAreaM2(rest, area);
    // What rounding leaves on either side of a line is no land of its own, and needs no cut.
    if (sharedM2 <= Math.min(overlapToleranceM2, wholeM2 / 2)) continue;
    const isWhole = wholeM2 - sharedM2 <= overlapToleranceM2;
    const cut = isWhole ? { inside: rest, outside: [] } : engine.split(rest, area);
    if (cut.inside.length > 0) shares.push({ code, source: "group_area", region: cut.inside });
    rest = cut.outside;
  }
  if (rest.length > 0) shares.push({ ...groupWithoutArea(scene, rest), region: rest });
  return shares;
}

/** The one group of a whole patch, for lists that do not cut: the polygon with the greatest share. */
export function groupOfPatch(scene: PatchScene): GroupAnswer {
  const areas = groupAreas(scene);
  if (areas.whole !== null) return { code: areas.whole, source: "group_area" };
  const sharesM2 = new Map<string, number>();
  for (const { code, region } of areas.crossing) {
    const areaM2 = sharedAreaM2(scene.region, region);
    if (areaM2 > 0) sharesM2.set(code, (sharesM2.get(code) ?? 0) + areaM2);
  }
  const code = greatestKey(sharesM2);
  return code === null ? groupWithoutArea(scene, scene.region) : { code, source: "group_area" };
}

interface GroupAreas {
  /** The group whose polygon holds the whole patch. */
  whole: string | null;
  /** Else the polygons whose border comes near the patch or which contain part of it. */
  crossing: { code: string; region: Region }[];
}

function groupAreas(scene: PatchScene): GroupAreas {
  const { layers } = scene.tools;
  const crossing: GroupAreas["crossing"] = [];
  if (!layers.hasGroups) return { whole: null, crossing };
  for (const area of layers.groups.near(scene.patch.box)) {
    const place = placeInGroup(scene, area);
    if (place === "inside") return { whole: area.code, crossing: [] };
    if (place === "border") {
      crossing.push({ code: area.code, region: regionInFrame(area.feature, scene.frame) });
    }
  }
  return { whole: null, crossing };
}

function placeInGroup(scene: PatchScene, area: GroupArea): "inside" | "border" | "outside" {
  area.sides ??= createSegmentIndex([area.feature.region]);
  const dx = scene.frame.originX - area.feature.frame.originX;
  const dy = scene.frame.originY - area.feature.frame.originY;
  const [minX, minY, maxX, maxY] = regionBox(scene.region);
  if (area.sides?.meetsBox(minX + dx, minY + dy, maxX + dx, maxY + dy)) return "border";
  const [x, y] = scene.region[0]!;
  return regionContains(area.feature.region, x! + dx, y! + dy) ? "inside" : "outside";
}

/** Group by parcel code: NY/T 2538, the issuer's 14 digits lead every DKBM. */
export function groupOfParcel(parcel: Parcel): string {
  return parcel.dkbm.slice(0, 14);
}

/** D21 without a group polygon: the survey's owner unit, the longest common border, the nearest parcel. */
function groupWithoutArea(scene: PatchScene, region: Region): GroupAnswer {
  const { layers, settings } = scene.tools;
  const owner = scene.patch.qsdwdm;
  const unit = settings.codeMap[owner] ?? settings.codeMap[owner.slice(0, 14)] ?? owner;
  if (layers.parcelGroupCodes.has(unit.slice(0, 14))) {
    return { code: unit.slice(0, 14), source: "survey_unit" };
  }
  const stretches = walkBorder(region, scene.sides(), borderStepM(region));
  const bordering = greatestKey(
    commonBorderM(stretches, (owner) => groupOfParcel(scene.parcels[owner]!.item)),
  );
  if (bordering !== null) return { code: bordering, source: "common_border" };
  const nearest = nearestGroup(scene, region);
  if (nearest !== null) return { code: nearest, source: "nearest" };
  return { code: `${unit.slice(0, 12)}00`, source: "village" };
}

/** Long webs of slivers are looked at in at most about 400 places; plots in steps of a metre. */
function borderStepM(region: Region): number {
  return Math.max(1, regionPerimeterM(region) / 400);
}

function nearestGroup(scene: PatchScene, region: Region): string | null {
  for (const reachM of [50, 200, 1_000, 5_000, 50_000]) {
    const near = scene.tools.layers.parcels.near(grown(scene.patch.box, reachM));
    if (near.length === 0) continue;
    const distances = new Map<string, number>();
    for (const parcel of near) {
      const distance = vertexDistanceM(region, regionInFrame(parcel.feature, scene.frame));
      const code = groupOfParcel(parcel);
      if (distance < (distances.get(code) ?? Infinity)) distances.set(code, distance);
    }
    return greatestKey(new Map([...distances].map(([code, distance]) => [code, -distance])));
  }
  return null;
}

function vertexDistanceM(a: Region, b: Region): number {
  let least = Infinity;
  for (const ringA of a) {
    for (const ringB of b) {
      for (let i = 0; i < ringA.length; i += 2) {
        for (let j = 0; j < ringB.length; j += 2) {
          const d = Math.hypot(ringA[i]! - ringB[j]!, ringA[i + 1]! - ringB[j + 1]!);
          if (d < least) least = d;
        }
      }
    }
  }
  return least * gridUnitM;
}
