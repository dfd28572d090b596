import { expect, test } from "vitest";
import { CornerIndex, rectOutline } from "./outline.ts";
import { presets } from "./presets.ts";
import { groundRing } from "./shapes.ts";
import { patchRing, ringAreaM2, surveyCorners } from "./survey-rows.ts";
import { createTerrain } from "./terrain.ts";
import { planVillage } from "./village-plan.ts";

const seed = 11;
const preset = { ...presets.sample, villages: 4 };
const terrain = createTerrain(seed);
const villages = [0, 1, 2, 3].map((index) => planVillage(seed, preset, index, terrain));
const twiceDrawn = new Set(
  villages.flatMap((village) =>
    village.expectations
      .filter(({ expectation }) => expectation.kind === "survey_overlap")
      .map(({ expectation }) => expectation.rects[0]!),
  ),
);

/** Directed edges of a ring, as "x,y>x,y". */
function edges(ring: Float64Array): [string, string][] {
  const vertices: string[] = [];
  for (let i = 0; i < ring.length; i += 2) vertices.push(`${ring[i]},${ring[i + 1]}`);
  return vertices.map((from, i) => [from, vertices[(i + 1) % vertices.length]!]);
}

function surveyRings() {
  return villages.flatMap((village) => {
    const corners = surveyCorners(village);
    return village.patches
      .filter((patch) => !twiceDrawn.has(patch.rect))
      .map((patch) => patchRing(terrain, preset, patch, corners));
  });
}

test("survey patches share every border vertex by vertex and leave no gap", () => {
  const rings = surveyRings();
  const counted = new Map<string, number>();
  for (const ring of rings) {
    for (const [from, to] of edges(ring)) {
      const back = counted.get(`${to}>${from}`) ?? 0;
      if (back > 0) counted.set(`${to}>${from}`, back - 1);
      else counted.set(`${from}>${to}`, (counted.get(`${from}>${to}`) ?? 0) + 1);
    }
  }
  const outline = [...counted].filter(([, count]) => count > 0).map(([key]) => key.split(">"));
  const next = new Map(outline.map(([from, to]) => [from!, to!]));
  expect(next.size).toBe(outline.length);
  const [start] = next.keys();
  const ring: number[] = [];
  let at = start!;
  do {
    ring.push(...at.split(",").map(Number));
    at = next.get(at)!;
  } while (at !== start);
  expect(ring.length / 2).toBe(outline.length);
  const total = rings.reduce((sum, patch) => sum + ringAreaM2(patch), 0);
  expect(Math.abs(ringAreaM2(Float64Array.from(ring)) - total)).toBeLessThan(0.01);
});

test("groups tile their village but for the lanes along its border", () => {
  for (const village of villages) {
    const corners = surveyCorners(village);
    const groups = village.groups.reduce(
      (sum, group) =>
        sum + ringAreaM2(groundRing(terrain, group.rect, corners, preset.surveySpacingDm)),
      0,
    );
    const borders = village.patches
      .filter((patch) => patch.group === null)
      .reduce((sum, patch) => sum + ringAreaM2(patchRing(terrain, preset, patch, corners)), 0);
    const ring = groundRing(terrain, village.rect, corners, preset.surveySpacingDm);
    expect(Math.abs(groups + borders - ringAreaM2(ring))).toBeLessThan(0.01);
  }
});

test("borders are winding lines, not straight ones", () => {
  const village = villages[0]!;
  const ring = patchRing(terrain, preset, village.patches[0]!, surveyCorners(village));
  const turns = edges(ring).length;
  expect(turns).toBeGreaterThan(30);
});

test("a corner of a neighbour is a vertex of both sides", () => {
  const corners = new CornerIndex();
  const left = { x0: 0, y0: 0, x1: 100, y1: 300 };
  const right = { x0: 100, y0: 120, x1: 200, y1: 300 };
  corners.add(left);
  corners.add(right);
  const outline = rectOutline(left, corners, 50);
  const onRight: number[] = [];
  for (let i = 0; i < outline.length; i += 2) {
    if (outline[i] === 100) onRight.push(outline[i + 1]!);
  }
  expect(onRight).toEqual([0, 50, 100, 120, 150, 200, 250, 300]);
});
