import { describe, expect, it } from "vitest";
import { type KnownPlot, recognisePlots } from "./plot-recognition.ts";

type Interval = readonly [number, number];

/** Plots and pieces as stretches of a field 1 m high: overlaps can be seen at a glance. */
function recognise(known: (Partial<KnownPlot> & { at: Interval })[], pieces: Interval[]) {
  const plots = known.map(({ at, ...rest }, index) => ({
    code: `p${index + 1}`,
    open: true,
    locked: false,
    decided: false,
    planarM2: at[1] - at[0],
    box: [at[0], 0, at[1], 1] as const,
    ...rest,
  }));
  return recognisePlots(
    plots,
    pieces.map(([from, to]) => ({ planarM2: to - from, box: [from, 0, to, 1] as const })),
    (k, p) => {
      const [a, b] = [known[k]!.at, pieces[p]!];
      return Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
    },
  );
}

describe("recognisePlots (D3)", () => {
  it("half of the smaller area is enough, less is a new plot", () => {
    expect(recognise([{ at: [0, 10] }], [[5, 15]]).fates).toEqual([{ kind: "same", code: "p1" }]);
    const { fates, gone } = recognise([{ at: [0, 10] }], [[5.1, 15.1]]);
    expect(fates).toEqual([{ kind: "new" }]);
    expect(gone).toEqual([{ code: "p1", mergedIntoPiece: null }]);
  });

  it("a split keeps the code in the largest part", () => {
    const { fates } = recognise(
      [{ at: [0, 10] }],
      [
        [0, 3],
        [3, 10],
      ],
    );
    expect(fates).toEqual([
      { kind: "split", fromCode: "p1" },
      { kind: "same", code: "p1" },
    ]);
  });

  it("a merge keeps the code with decisions, else the larger, else the lower", () => {
    const merge = (known: Parameters<typeof recognise>[0]) => recognise(known, [[0, 10]]);
    const larger = merge([{ at: [0, 4] }, { at: [4, 10] }]);
    expect(larger.fates).toEqual([{ kind: "same", code: "p2" }]);
    expect(larger.gone).toEqual([{ code: "p1", mergedIntoPiece: 0 }]);
    const decided = merge([{ at: [0, 4], decided: true }, { at: [4, 10] }]);
    expect(decided.fates).toEqual([{ kind: "same", code: "p1" }]);
    const equal = merge([{ at: [0, 5] }, { at: [5, 10] }]);
    expect(equal.fates).toEqual([{ kind: "same", code: "p1" }]);
  });

  it("D1: what falls off a locked plot is held back, not numbered", () => {
    const { fates } = recognise(
      [{ at: [0, 10], locked: true }],
      [
        [0, 6],
        [6, 10],
      ],
    );
    expect(fates).toEqual([
      { kind: "same", code: "p1" },
      { kind: "held", code: "p1" },
    ]);
  });

  it("land that went and comes back takes its old code, but not before an open plot", () => {
    expect(recognise([{ at: [0, 10], open: false }], [[0, 10]]).fates).toEqual([
      { kind: "same", code: "p1" },
    ]);
    const both = recognise([{ at: [0, 10], open: false }, { at: [0, 9] }], [[0, 10]]);
    expect(both.fates).toEqual([{ kind: "same", code: "p2" }]);
    expect(both.gone).toEqual([]);
  });
});
