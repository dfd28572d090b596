import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FrozenFigure, figureChanges } from "./snapshot-rows.ts";

const village = "140725101201";

function figure(
  id: "I3" | "I9" | "I2",
  numerator: number,
  denominator: number | null,
): FrozenFigure {
  const text = denominator === null ? `${numerator}` : `${numerator}/${denominator}`;
  return {
    unitCode: village,
    id,
    name: id,
    numerator: String(numerator),
    denominator: denominator === null ? null : String(denominator),
    value: text,
    text,
    unitName: denominator === null ? "亩" : "%",
    exceptions: 0,
  };
}

const wentBack = (before: FrozenFigure, after: FrozenFigure) =>
  figureChanges([before], [after]).map((change) => change.wentBack);

describe("two freezes side by side", () => {
  it("a lower rate or total went back; a rate that falls because more is asked too", () => {
    expect(wentBack(figure("I3", 5, 10), figure("I3", 4, 10))).toEqual([true]);
    expect(wentBack(figure("I3", 5, 10), figure("I3", 5, 11))).toEqual([true]);
    expect(wentBack(figure("I9", 50, null), figure("I9", 40, null))).toEqual([true]);
    expect(wentBack(figure("I3", 5, 10), figure("I3", 6, 11))).toEqual([false]);
  });

  it("the share of problem contracts may fall without a reason", () => {
    expect(wentBack(figure("I2", 5, 10), figure("I2", 4, 10))).toEqual([false]);
  });

  it("the same figures are no change", () => {
    expect(figureChanges([figure("I3", 5, 10)], [figure("I3", 5, 10)])).toEqual([]);
  });

  it("of two different rates exactly one direction went back", () => {
    const side = fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 50 }));
    fc.assert(
      fc.property(side, side, ([n1, d1], [n2, d2]) => {
        const forth = wentBack(figure("I3", n1, d1), figure("I3", n2, d2))[0] ?? false;
        const back = wentBack(figure("I3", n2, d2), figure("I3", n1, d1))[0] ?? false;
        expect(Number(forth) + Number(back)).toBe(n1 * d2 === n2 * d1 ? 0 : 1);
      }),
    );
  });
});
