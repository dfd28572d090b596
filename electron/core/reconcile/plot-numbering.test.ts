import { describe, expect, it } from "vitest";
import type { PlotClass } from "../../../shared/land/land-class.ts";
import { splitCode } from "../../../shared/land/plot-code.ts";
import { numberPlots, type UnnumberedPlot } from "./plot-numbering.ts";

const group = "99072510120101";

function plot(
  labelX: number,
  labelY: number,
  plotClass: PlotClass = "unconfirmed",
): UnnumberedPlot {
  return { groupCode: group, class: plotClass, labelX, labelY, digest: `${labelX}${labelY}` };
}

describe("plot codes (D2)", () => {
  it("D2: bands of 100 m from north to south, west to east, one counter over all letters", () => {
    const codes = numberPlots(
      [plot(50, 110), plot(10, 190, "added_block"), plot(90, 250), plot(0, 20, "undetermined")],
      [],
    );
    expect(codes).toEqual([`${group}W0003`, `${group}X0002`, `${group}W0001`, `${group}D0004`]);
  });

  it("D2: goes on above every code ever given and never fills gaps", () => {
    expect(numberPlots([plot(0, 0)], [`${group}X0007`, `${group}W0003-2`])).toEqual([
      `${group}W0008`,
    ]);
  });

  it("D2: above 9,999 is an error that names the group", () => {
    expect(() => numberPlots([plot(0, 0)], [`${group}W9999`])).toThrow(group);
  });

  it("D3: split parts take the next suffix", () => {
    expect(splitCode(`${group}W0003`, [`${group}W0003`])).toBe(`${group}W0003-1`);
    expect(splitCode(`${group}W0003`, [`${group}W0003-1`, `${group}W0004-5`])).toBe(
      `${group}W0003-2`,
    );
  });
});
