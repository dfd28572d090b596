import { decimetresPerMetre, type Rect, rectHeightM, rectWidthM } from "./outline.ts";
import type { BaselinePlan, FieldPlan, LeafPlan, StripPlan } from "./plan-types.ts";
import type { Random } from "./random.ts";
import type { Terrain } from "./terrain.ts";

/**
 * A leaf to be made a field: strips run along the shorter side and are laid side by side across it.
 * Lengths given here are metres on the ground; they are turned into design decimetres by the
 * terrain's local stretch, so that a strip meant to be 3.6 m wide is.
 */
export class FieldBlock {
  readonly leaf: LeafPlan;
  readonly random: Random;
  readonly alongAxis: "x" | "y";
  readonly alongStart: number;
  readonly alongEnd: number;
  readonly acrossStart: number;
  readonly acrossEnd: number;
  readonly #terrain: Terrain;

  constructor(leaf: LeafPlan, random: Random, terrain: Terrain) {
    this.leaf = leaf;
    this.random = random;
    this.#terrain = terrain;
    const { rect } = leaf;
    this.alongAxis = rectWidthM(rect) <= rectHeightM(rect) ? "x" : "y";
    const alongX = this.alongAxis === "x";
    this.alongStart = alongX ? rect.x0 : rect.y0;
    this.alongEnd = alongX ? rect.x1 : rect.y1;
    this.acrossStart = alongX ? rect.y0 : rect.x0;
    this.acrossEnd = alongX ? rect.y1 : rect.x1;
  }

  rect(along0: number, along1: number, across0: number, across1: number): Rect {
    return this.alongAxis === "x"
      ? { x0: along0, x1: along1, y0: across0, y1: across1 }
      : { y0: along0, y1: along1, x0: across0, x1: across1 };
  }

  /** Design decimetres for a length on the ground across the strips, near a place. */
  acrossDm(lengthM: number, along: number, across: number): number {
    return Math.round((lengthM * decimetresPerMetre) / this.#stretch(along, across, "across"));
  }

  /** Design decimetres for a length on the ground along the strips, near a place. */
  alongDm(lengthM: number, along: number, across: number): number {
    return Math.round((lengthM * decimetresPerMetre) / this.#stretch(along, across, "along"));
  }

  #stretch(along: number, across: number, direction: "along" | "across"): number {
    const reachDm = 60;
    const a = direction === "along" ? reachDm : 0;
    const b = direction === "across" ? reachDm : 0;
    const low = this.rect(along - a, along - a, across - b, across - b);
    const high = this.rect(along + a, along + a, across + b, across + b);
    const from = this.#terrain.toPlane(low.x0 / 10, low.y0 / 10);
    const to = this.#terrain.toPlane(high.x0 / 10, high.y0 / 10);
    return Math.hypot(to[0] - from[0], to[1] - from[1]) / ((2 * reachDm) / 10);
  }

  get alongMiddle(): number {
    return Math.round((this.alongStart + this.alongEnd) / 2);
  }

  /** Places that cut a stretch across into strips; the last takes what is left. */
  stripCuts(across0: number, across1: number, widthM: readonly [number, number]): number[] {
    const cuts = [across0];
    for (;;) {
      const from = cuts[cuts.length - 1]!;
      const next = from + this.acrossDm(this.random.between(...widthM), this.alongMiddle, from);
      if (across1 - next < this.acrossDm(widthM[0] * 0.9, this.alongMiddle, next)) break;
      cuts.push(next);
    }
    cuts.push(across1);
    return cuts;
  }

  /** Household strips over the whole length, side by side. */
  strips(across0: number, across1: number, widthM: readonly [number, number]): StripPlan[] {
    const cuts = this.stripCuts(across0, across1, widthM);
    return cuts
      .slice(1)
      .map((to, i) => householdStrip(this.rect(this.alongStart, this.alongEnd, cuts[i]!, to)));
  }

  /** A field of one patch, wholly registered and arable before; kinds change what they need. */
  plan(strips: StripPlan[], changes: Partial<FieldPlan> = {}): FieldPlan {
    const { rect, cell, surveyClass } = this.leaf;
    return {
      patches: [{ rect, ownership: "30", ridgeShare: 0, terraced: false, alone: false }],
      strips,
      alongAxis: this.alongAxis,
      baseline: [{ rect: cell, baselineClass: baselineClassOf(surveyClass) }],
      expectations: [],
      covered: false,
      ...changes,
    };
  }

  /**
   * The cell cut into parts of another baseline class: `inside` (cut to the cell) and the rest of it,
   * in upright rectangles.
   */
  baselineWith(inside: Rect, baselineClass: string | null): BaselinePlan[] {
    const { cell, surveyClass } = this.leaf;
    const x0 = Math.max(cell.x0, inside.x0);
    const x1 = Math.min(cell.x1, inside.x1);
    const y0 = Math.max(cell.y0, inside.y0);
    const y1 = Math.min(cell.y1, inside.y1);
    const rest: Rect[] = [
      { ...cell, y1: y0 },
      { ...cell, y0: y1 },
      { x0: cell.x0, x1: x0, y0, y1 },
      { x0: x1, x1: cell.x1, y0, y1 },
    ].filter((rect) => rect.x1 > rect.x0 && rect.y1 > rect.y0);
    const arable = baselineClassOf(surveyClass);
    return [
      { rect: { x0, y0, x1, y1 }, baselineClass },
      ...rest.map((rect) => ({ rect, baselineClass: arable })),
    ];
  }
}

export function householdStrip(rect: Rect): StripPlan {
  return {
    rect,
    parcelClass: "10",
    acquisition: "110",
    sameHolder: false,
    inRegister: true,
    fault: null,
  };
}

const baselineClasses: Readonly<Record<string, string>> = {
  "0102": "012",
  "0103": "013",
  "0201": "021",
  "0301": "031",
  "0307": "033",
  "0404": "043",
  "0702": "203",
  "1104": "114",
};

/** The older survey's class of ground that has not changed since (dltb.md §8). */
export function baselineClassOf(surveyClass: string): string {
  return baselineClasses[surveyClass]!;
}
