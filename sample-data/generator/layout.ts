import { type Rect, rectHeightM, rectWidthM } from "./outline.ts";
import type { GroupPlan, LanePlan, LeafPlan } from "./plan-types.ts";
import { mixBits, type Random } from "./random.ts";
import type { Terrain } from "./terrain.ts";

/** Half of the lane along a village's border, dm. */
export const frameDm = 30;

/** Lower left corner and size of the village at a place of the grid, dm: its neighbours agree. */
export function villageRect(seed: number, columns: number, index: number): Rect {
  const column = index % columns;
  const row = Math.floor(index / columns);
  const x0 = linePlace(seed, 1, column, 9_400);
  const y0 = linePlace(seed, 2, row, 7_400);
  return {
    x0,
    y0,
    x1: linePlace(seed, 1, column + 1, 9_400),
    y1: linePlace(seed, 2, row + 1, 7_400),
  };
}

function linePlace(seed: number, axis: number, line: number, pitchDm: number): number {
  return line * pitchDm + (mixBits(seed, axis, line) % 900);
}

interface Part {
  rect: Rect;
  cell: Rect;
}

/** Cuts a part in two with a lane between; the lane's middle is the border of the cells. */
function cut(part: Part, share: number, laneDm: number): { low: Part; high: Part; lane: Rect } {
  const { rect, cell } = part;
  const acrossX = rect.x1 - rect.x0 >= rect.y1 - rect.y0;
  const start = acrossX ? rect.x0 : rect.y0;
  const length = acrossX ? rect.x1 - rect.x0 : rect.y1 - rect.y0;
  const from = start + Math.round((length - laneDm) * share);
  const to = from + laneDm;
  const middle = Math.round((from + to) / 2);
  if (acrossX) {
    return {
      low: { rect: { ...rect, x1: from }, cell: { ...cell, x1: middle } },
      high: { rect: { ...rect, x0: to }, cell: { ...cell, x0: middle } },
      lane: { ...rect, x0: from, x1: to },
    };
  }
  return {
    low: { rect: { ...rect, y1: from }, cell: { ...cell, y1: middle } },
    high: { rect: { ...rect, y0: to }, cell: { ...cell, y0: middle } },
    lane: { ...rect, y0: from, y1: to },
  };
}

/** The lanes along a village's border: no corner of theirs but the village's own lies on it. */
export function frameLanes(rect: Rect): Rect[] {
  const { x0, y0, x1, y1 } = rect;
  return [
    { x0, y0, x1, y1: y0 + frameDm },
    { x0, y0: y1 - frameDm, x1, y1 },
    { x0, y0: y0 + frameDm, x1: x0 + frameDm, y1: y1 - frameDm },
    { x0: x1 - frameDm, y0: y0 + frameDm, x1, y1: y1 - frameDm },
  ];
}

export interface GroupArea {
  /** What belongs to the group: its fields and the lane towards the group before. */
  rect: Rect;
  inside: Part;
  lane: Rect | null;
}

/** Cuts a village's inside into the areas of its groups. */
export function groupAreas(rect: Rect, count: number, random: Random): GroupArea[] {
  const inner = {
    x0: rect.x0 + frameDm,
    y0: rect.y0 + frameDm,
    x1: rect.x1 - frameDm,
    y1: rect.y1 - frameDm,
  };
  const divide = (part: Part, own: Rect, lane: Rect | null, left: number): GroupArea[] => {
    if (left === 1) return [{ rect: own, inside: part, lane }];
    const lowCount = Math.floor(left / 2);
    const halves = cut(part, lowCount / left + random.between(-0.04, 0.04), 65);
    const { x0, y0 } = halves.lane;
    const acrossX = x0 > part.rect.x0;
    return [
      ...divide(halves.low, acrossX ? { ...own, x1: x0 } : { ...own, y1: y0 }, lane, lowCount),
      ...divide(
        halves.high,
        acrossX ? { ...own, x0 } : { ...own, y0 },
        halves.lane,
        left - lowCount,
      ),
    ];
  };
  return divide({ rect: inner, cell: rect }, inner, null, count);
}

/** Cuts a group's inside into leaves of a field's size, with lanes (road or ditch) between. */
export function groupLeaves(
  area: GroupArea,
  group: GroupPlan,
  random: Random,
  terrain: Terrain,
): { leaves: LeafPlan[]; lanes: LanePlan[] } {
  const leaves: LeafPlan[] = [];
  const lanes: LanePlan[] = area.lane ? [{ rect: area.lane, surveyClass: "1006", group }] : [];
  const divide = (part: Part, depth: number) => {
    const longestM = Math.max(rectWidthM(part.rect), rectHeightM(part.rect));
    if (longestM <= random.between(135, 185)) {
      const hill = terrain.hillAt(
        (part.rect.x0 + part.rect.x1) / 20,
        (part.rect.y0 + part.rect.y1) / 20,
      );
      leaves.push({ ...part, group, surveyClass: "0103", hill });
      return;
    }
    const road = depth < 2 || random.next() < 0.3;
    const halves = cut(part, random.between(0.43, 0.57), road ? 65 : random.integer(55, 60));
    lanes.push({ rect: halves.lane, surveyClass: road ? "1006" : "1107", group });
    divide(halves.low, depth + 1);
    divide(halves.high, depth + 1);
  };
  divide(area.inside, 0);
  return { leaves, lanes };
}

/** Gives every leaf its class: the hamlet in the middle, woods and grass uphill, fields elsewhere. */
export function assignClasses(leaves: readonly LeafPlan[], random: Random): void {
  const centreX =
    leaves.reduce((sum, leaf) => sum + leaf.rect.x0 + leaf.rect.x1, 0) / leaves.length;
  const centreY =
    leaves.reduce((sum, leaf) => sum + leaf.rect.y0 + leaf.rect.y1, 0) / leaves.length;
  const distance = (leaf: LeafPlan) =>
    (leaf.rect.x0 + leaf.rect.x1 - centreX) ** 2 + (leaf.rect.y0 + leaf.rect.y1 - centreY) ** 2;
  const byDistance = [...leaves].sort((a, b) => distance(a) - distance(b));
  const hamlet = Math.max(1, Math.round(leaves.length / 14));
  for (const [i, leaf] of byDistance.entries()) {
    leaf.surveyClass = i < hamlet ? "0702" : landClass(leaf.hill, random);
  }
}

function landClass(hill: number, random: Random): string {
  const lot = random.next();
  if (hill > 0.74) return lot < 0.6 ? "0301" : "0307";
  if (hill > 0.68) return lot < 0.6 ? "0404" : "0201";
  if (lot < 0.03) return "1104";
  if (lot < 0.08) return "0201";
  if (lot < 0.11) return "0307";
  return hill < 0.42 ? "0102" : "0103";
}
