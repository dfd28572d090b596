import type { FieldBlock } from "./field-block.ts";
import type { FieldPlan } from "./plan-types.ts";

/**
 * Household land on a patch that the survey calls an orchard: registered and not cultivated, the
 * opposite error of a forgotten strip. It covers the middle third.
 */
export function orchardWithParcels(
  block: FieldBlock,
  widthM: readonly [number, number],
): FieldPlan {
  const third = Math.round((block.acrossEnd - block.acrossStart) / 3);
  const strips = block.strips(block.acrossStart + third, block.acrossEnd - third, widthM);
  return block.plan(strips, {
    expectations: [
      {
        kind: "household_land_in_orchard",
        class: "omission",
        history: null,
        subClass: null,
        pieces: strips.length,
        rects: strips.map((strip) => strip.rect),
        patch: block.leaf.rect,
        baselineCutM: 0,
        strips,
        note: "户地在三调果园图斑上",
      },
    ],
  });
}
