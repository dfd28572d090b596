import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { OverlayEngine } from "../../electron/core/reconcile/engine.ts";
import {
  type GridRing,
  type Region,
  regionAreaM2,
  regionBox,
  reversedRing,
  ringTwiceArea,
} from "../../electron/core/reconcile/grid.ts";
import { clipperEngine, compareWithAccepted, engines, faultOrFailure } from "./overlay-support.ts";
import { referenceDataFolder } from "./reference-data.ts";

const folder = referenceDataFolder();

interface Case {
  number: number;
  operation: "union" | "intersection" | "difference";
  fillRule: "EVENODD" | "NONZERO" | "POSITIVE" | "NEGATIVE";
  /** In square units of the file; null where the file gives none. */
  area: number | null;
  count: number | null;
  subjects: number[][];
  clips: number[][];
}

function readCases(file: string): Case[] {
  const text = readFileSync(join(folder!, "overlay/clipper2", file), "utf8");
  return text
    .split(/^CAPTION: /m)
    .slice(1)
    .map(readCase);
}

function readCase(block: string): Case {
  const field = (name: string) => new RegExp(`^${name}: *(\\S+)`, "m").exec(block)![1]!;
  const known = (name: string) => (Number(field(name)) < 0 ? null : Number(field(name)));
  const rings = (from: string) =>
    (new RegExp(`^${from}\\s*\\n((?:[-\\d].*\\n?)*)`, "m").exec(block)?.[1] ?? "")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => line.match(/-?\d+/g)!.map(Number));
  return {
    number: Number.parseInt(block, 10),
    operation: field("CLIPTYPE").toLowerCase() as Case["operation"],
    fillRule: field("FILLRULE") as Case["fillRule"],
    area: known("SOL_AREA"),
    count: known("SOL_COUNT"),
    subjects: rings("SUBJECTS"),
    clips: rings("CLIPS"),
  };
}

/** Units of our grid that one unit of the file becomes, so that a case is about 10⁷ units wide. */
function scaleOf({ subjects, clips }: Case): number {
  const [minX, minY, maxX, maxY] = regionBox(
    [...subjects, ...clips].map((ring) => Int32Array.from(ring)),
  );
  return Math.max(1, Math.floor(1e7 / Math.max(maxX - minX, maxY - minY)));
}

/** The rings as one valid region, by the case's own rule of what is inside. */
function regionOfRings(rings: readonly number[][], one: Case, scale: number): Region {
  const scaled: GridRing[] = rings
    .map((ring) => Int32Array.from(ring.map((value) => value * scale)))
    .filter((ring) => ringTwiceArea(ring) !== 0 || ring.length >= 8);
  return one.fillRule === "EVENODD" ? clipperEngine.repair(scaled) : clipperEngine.union(scaled);
}

/** The file's areas come from its own coarse grid: half a unit along the border may be rounding. */
function faultOfCase(engine: OverlayEngine, one: Case): string | null {
  const scale = scaleOf(one);
  const subject = regionOfRings(one.subjects, one, scale);
  const clip = regionOfRings(one.clips, one, scale);
  const result = resultOf(engine, one.operation, subject, clip);
  const found = result.reduce((sum, ring) => sum + ringTwiceArea(ring), 0) / 2 / scale ** 2;
  const border = result.reduce((sum, ring) => sum + lengthOf(ring), 0) / scale;
  const tolerance = scale === 1 ? 2 : Math.max(2, 0.35 * border);
  if (Math.abs(found - one.area!) <= tolerance) return null;
  return `area ${found.toFixed(1)} instead of ${one.area} (± ${tolerance.toFixed(1)})`;
}

function resultOf(
  engine: OverlayEngine,
  operation: Case["operation"],
  subject: Region,
  clip: Region,
): Region {
  if (operation !== "union") return engine[operation](subject, clip);
  return engine === clipperEngine
    ? clipperEngine.union([...subject, ...clip])
    : [...subject, ...engine.difference(clip, subject)];
}

function lengthOf(ring: GridRing): number {
  let length = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    length += Math.hypot(ring[i]! - ring[j]!, ring[i + 1]! - ring[j + 1]!);
  }
  return length;
}

describe.skipIf(folder === null)("the cases of Clipper2", () => {
  test("195 cases: both engines give the expected area, but for the accepted list", () => {
    const cases = readCases("Polygons.txt");
    expect(cases).toHaveLength(195);
    const offered = cases.filter(
      ({ fillRule, area }) => (fillRule === "EVENODD" || fillRule === "NONZERO") && area !== null,
    );
    // The others ask for the fill rules Positive and Negative, which nothing of ours uses.
    expect(offered).toHaveLength(188);
    const faults = new Map<string, string>();
    for (const one of offered) {
      for (const engine of engines) {
        const fault = faultOrFailure(() => faultOfCase(engine, one));
        if (fault !== null) faults.set(`${one.number} ${engine.name}`, fault);
      }
    }
    const { unexpected, stale } = compareWithAccepted("clipper2", faults);
    expect(unexpected).toEqual([]);
    expect(stale).toEqual([]);
  });

  test("PolytreeHoleOwner: four holes in one part, each inside its owner, no area lost", () => {
    const [one] = readCases("PolytreeHoleOwner.txt");
    const [subject, clip] = [one!.subjects, one!.clips].map((rings) =>
      clipperEngine.repair(rings.map((ring) => Int32Array.from(ring))),
    );
    const region = clipperEngine.intersection(subject!, clip!);
    for (const engine of engines) {
      const parts = engine.parts(region);
      expect(parts.map((part) => part.length)).toEqual([1, 5]);
      expect(regionAreaM2(parts.flat())).toBeCloseTo(regionAreaM2(region), 9);
      for (const [outer, ...holes] of parts) {
        expect(ringTwiceArea(outer!)).toBeGreaterThan(0);
        for (const hole of holes) {
          expect(ringTwiceArea(hole)).toBeLessThan(0);
          expect(regionAreaM2(clipperEngine.difference([reversedRing(hole)], [outer!]))).toBe(0);
        }
      }
    }
  });
});
