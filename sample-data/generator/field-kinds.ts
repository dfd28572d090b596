import { type FieldBlock, householdStrip } from "./field-block.ts";
import type { Rect } from "./outline.ts";
import type { Expectation, FieldPlan, StripPlan } from "./plan-types.ts";

type Widths = readonly [number, number];
export type FieldKind = (block: FieldBlock, widthM: Widths) => FieldPlan;

/** Registered land must reach this far into what was not arable before: the older survey lies off. */
const baselineMarginM = 4;

function expectation(
  block: FieldBlock,
  kind: string,
  found: Pick<Expectation, "class" | "history" | "rects" | "note"> & Partial<Expectation>,
): Expectation {
  return {
    kind,
    subClass: null,
    pieces: found.rects.length,
    patch: block.leaf.rect,
    baselineCutM: 0,
    strips: [],
    ...found,
  };
}

/** Registered from end to end. */
export const covered: FieldKind = (block, widthM) =>
  block.plan(block.strips(block.acrossStart, block.acrossEnd, widthM), { covered: true });

/** Two cultivated patches side by side in one block, both wholly registered. */
export const coveredPair: FieldKind = (block, widthM) => {
  const middle = Math.round((block.acrossStart + block.acrossEnd) / 2);
  const halves = [
    [block.acrossStart, middle],
    [middle, block.acrossEnd],
  ] as const;
  return block.plan(
    halves.flatMap(([from, to]) => block.strips(from, to, widthM)),
    {
      covered: true,
      patches: halves.map(([from, to]) => ({
        rect: block.rect(block.alongStart, block.alongEnd, from, to),
        ownership: "30",
        ridgeShare: 0,
        terraced: false,
        alone: false,
      })),
    },
  );
};

/** Terraces: strips with ridges of 3.5 to 5.5 m between. `shareOfGaps` sets KCXS. */
function terraces(block: FieldBlock, shareOfGaps: number): { plan: FieldPlan; gaps: Rect[] } {
  const strips: StripPlan[] = [];
  const gaps: Rect[] = [];
  let from = block.acrossStart;
  for (;;) {
    const to = from + block.acrossDm(block.random.between(12, 17), block.alongMiddle, from);
    const next = to + block.acrossDm(block.random.between(3.6, 5.2), block.alongMiddle, to);
    const last = block.acrossEnd - next < block.acrossDm(10, block.alongMiddle, next);
    strips.push(
      householdStrip(
        block.rect(block.alongStart, block.alongEnd, from, last ? block.acrossEnd : to),
      ),
    );
    if (last) break;
    gaps.push(block.rect(block.alongStart, block.alongEnd, to, next));
    from = next;
  }
  const { rect } = block.leaf;
  const gapArea = gaps.reduce((sum, gap) => sum + (gap.x1 - gap.x0) * (gap.y1 - gap.y0), 0);
  const share = gapArea / ((rect.x1 - rect.x0) * (rect.y1 - rect.y0));
  const plan = block.plan(strips, {
    patches: [
      {
        rect,
        ownership: "30",
        ridgeShare: Math.round((share * shareOfGaps + 0.004) * 10_000) / 10_000,
        terraced: true,
        alone: false,
      },
    ],
  });
  return { plan, gaps };
}

/** Terraces whose left-over is what the survey deducts as ridges (D18). */
export const terraceRidges: FieldKind = (block) => {
  const { plan, gaps } = terraces(block, 1.05);
  plan.expectations.push(
    expectation(block, "terrace_ridges", {
      class: "ridge",
      history: "arable_before",
      rects: gaps,
      note: "梯田田坎:剩余不超过扣除面积的 1.2 倍,窄于 8 米",
    }),
  );
  return plan;
};

/** Terraces with more between the strips than the survey deducts: no ridges (D18). */
export const terraceBeyondDeduction: FieldKind = (block) => {
  const { plan, gaps } = terraces(block, 0.3);
  plan.expectations.push(
    expectation(block, "terrace_beyond_deduction", {
      class: "unconfirmed",
      history: "arable_before",
      rects: gaps,
      note: "梯田,但剩余远大于扣除面积,不按田坎处理",
    }),
  );
  return plan;
};

/** A field with one strip of the given ground width set apart in its middle. */
export function withMiddleStrip(
  block: FieldBlock,
  widthM: Widths,
  middleWidthM: number,
): { below: StripPlan[]; middle: Rect; above: StripPlan[] } {
  const middle = Math.round((block.acrossStart + block.acrossEnd) / 2);
  const half = Math.round(block.acrossDm(middleWidthM, block.alongMiddle, middle) / 2);
  return {
    below: block.strips(block.acrossStart, middle - half, widthM),
    middle: block.rect(block.alongStart, block.alongEnd, middle - half, middle + half),
    above: block.strips(middle + half, block.acrossEnd, widthM),
  };
}

/** A strip between two households that nobody registered, arable before. */
export const forgottenStrip: FieldKind = (block, widthM) => {
  const { below, middle, above } = withMiddleStrip(block, widthM, block.random.between(13, 16));
  return block.plan([...below, ...above], {
    expectations: [
      expectation(block, "forgotten_strip", {
        class: "unconfirmed",
        history: "arable_before",
        rects: [middle],
        note: "漏确的一条,两侧是不同农户",
      }),
    ],
  });
};

/** A forgotten strip of which the older survey calls one half waste land: cut by history (D17). */
export const forgottenStripHalfAdded: FieldKind = (block, widthM) => {
  const { below, middle, above } = withMiddleStrip(block, widthM, block.random.between(15, 17));
  const margin = block.acrossDm(baselineMarginM, block.alongMiddle, block.acrossStart);
  const halfWay = block.alongMiddle;
  const [across0, across1] =
    block.alongAxis === "x" ? [middle.y0, middle.y1] : [middle.x0, middle.x1];
  const arable = block.rect(block.alongStart, halfWay, across0, across1);
  const waste = block.rect(halfWay, block.alongEnd, across0, across1);
  const reach = block.rect(halfWay, block.alongEnd + 200, across0 - margin, across1 + margin);
  const shared = { baselineCutM: (across1 - across0) / 10, note: "同一条按二调切成两块" };
  return block.plan([...below, ...above], {
    baseline: block.baselineWith(reach, "043"),
    expectations: [
      expectation(block, "forgotten_strip_half", {
        ...shared,
        class: "unconfirmed",
        history: "arable_before",
        rects: [arable],
      }),
      expectation(block, "added_strip_half", {
        ...shared,
        class: "added_block",
        history: "not_arable_before",
        rects: [waste],
      }),
    ],
  });
};

/** A corner of 13 by 22 m at the end of a strip, beside two strips of one household. */
function corner(block: FieldBlock, widthM: Widths): { strips: StripPlan[]; corner: Rect } {
  const across0 = block.acrossEnd - block.acrossDm(13, block.alongEnd - 100, block.acrossEnd - 65);
  const along0 = block.alongEnd - block.alongDm(22, block.alongEnd - 110, block.acrossEnd - 65);
  const strips = block.strips(block.acrossStart, across0, widthM);
  const last = householdStrip(block.rect(block.alongStart, along0, across0, block.acrossEnd));
  strips.push({ ...last, sameHolder: true });
  return { strips, corner: block.rect(along0, block.alongEnd, across0, block.acrossEnd) };
}

/** Land added at the end of one household's strip: waste before, under 0.6 mu, at least 10 m wide. */
export const addedEdge: FieldKind = (block, widthM) => {
  const { strips, corner: edge } = corner(block, widthM);
  const margin = block.acrossDm(baselineMarginM, block.alongEnd, block.acrossEnd);
  const reach = {
    x0: edge.x0 - margin,
    y0: edge.y0 - margin,
    x1: block.leaf.cell.x1,
    y1: block.leaf.cell.y1,
  };
  return block.plan(strips, {
    baseline: block.baselineWith(reach, "043"),
    expectations: [
      expectation(block, "added_edge", {
        class: "added_edge",
        history: "not_arable_before",
        rects: [edge],
        strips: strips.slice(-2),
        note: "一户地头新增,宽于 10 米、小于 0.6 亩",
      }),
    ],
  });
};

/** The same corner where the older survey already shows arable land: creep of one household. */
export const overflowSmall: FieldKind = (block, widthM) => {
  const { strips, corner: edge } = corner(block, widthM);
  return block.plan(strips, {
    expectations: [
      expectation(block, "overflow_small", {
        class: "overflow",
        history: "arable_before",
        rects: [edge],
        strips: strips.slice(-2),
        note: "一户地头,二调已是耕地,小于 0.6 亩",
      }),
    ],
  });
};

/** A margin of the given ground width along a field's last strip. */
function withMargin(
  block: FieldBlock,
  widthM: Widths,
  marginM: number,
): { strips: StripPlan[]; margin: Rect } {
  const from = block.acrossEnd - block.acrossDm(marginM, block.alongMiddle, block.acrossEnd - 20);
  return {
    strips: block.strips(block.acrossStart, from, widthM),
    margin: block.rect(block.alongStart, block.alongEnd, from, block.acrossEnd),
  };
}

/** A margin under 5 m along one household's strip, arable before. */
export const overflowNarrow: FieldKind = (block, widthM) => {
  const { strips, margin } = withMargin(block, widthM, 3.7);
  return block.plan(strips, {
    expectations: [
      expectation(block, "overflow_narrow", {
        class: "overflow",
        history: "arable_before",
        rects: [margin],
        strips: strips.slice(-1),
        note: "一户地边,二调已是耕地,窄于 5 米",
      }),
    ],
  });
};

/**
 * How far the older survey's error (`baselineShiftM`, turned by the terrain's 12°) moves its lines
 * across strips that run along x or y, m.
 */
const baselineDriftM = { x: -1.1, y: 0.9 } as const;

/**
 * A margin that the older survey calls waste for less than its tolerance of 10 m: nobody can tell
 * (D17). Its line runs `lineM` from the registered land: outside it, so that a strip of arable is left
 * over as well, or (negative) under it.
 */
function marginNarrow(kind: string, wasteM: number, lineM: number): FieldKind {
  return (block, widthM) => {
    const leftM = wasteM + Math.max(0, lineM);
    const { strips, margin } = withMargin(block, widthM, leftM);
    const alongX = block.alongAxis === "x";
    const from = alongX ? margin.y0 : margin.x0;
    const line = from + Math.sign(lineM) * block.acrossDm(Math.abs(lineM), block.alongMiddle, from);
    const drift = block.acrossDm(baselineDriftM[block.alongAxis], block.alongMiddle, from);
    const drawn = line - drift;
    const { cell } = block.leaf;
    const cutM = lineM > 0 ? (block.alongEnd - block.alongStart) / 10 : 0;
    const waste = block.rect(
      block.alongStart,
      block.alongEnd,
      Math.max(from, line),
      block.acrossEnd,
    );
    const expectations = [
      expectation(block, kind, {
        class: "undetermined",
        history: null,
        rects: [waste],
        baselineCutM: cutM,
        note: "二调非耕地的窄条,窄于二调误差 10 米,不能判定",
      }),
    ];
    if (lineM > 0) {
      expectations.push(
        expectation(block, `${kind}_arable_side`, {
          class: "overflow",
          history: "arable_before",
          rects: [block.rect(block.alongStart, block.alongEnd, from, line)],
          baselineCutM: cutM,
          strips: strips.slice(-1),
          note: "同一条靠户地的一侧,二调是耕地,只挨一户",
        }),
      );
    }
    return block.plan(strips, {
      baseline: block.baselineWith(alongX ? { ...cell, y0: drawn } : { ...cell, x0: drawn }, "043"),
      expectations,
    });
  };
}

/** The older survey's line runs through the margin. */
export const addedMarginNarrow = marginNarrow("added_margin_narrow", 6.6, 2.9);

/** The older survey's line runs under the registered land, 8.5 m from the patch's border. */
export const addedMarginUnderParcels = marginNarrow("added_margin_under_parcels", 6.2, -2.3);

/** The end of a field beside many households, waste before. */
export const addedPart: FieldKind = (block, widthM) => {
  const from = block.alongEnd - block.alongDm(28, block.alongEnd - 150, block.acrossStart + 400);
  const margin = block.alongDm(baselineMarginM, from, block.acrossStart);
  const strips = block
    .strips(block.acrossStart, block.acrossEnd, widthM)
    .map((strip) => ({ ...strip, rect: shortened(block, strip.rect, from) }));
  const { cell } = block.leaf;
  const reach =
    block.alongAxis === "x" ? { ...cell, x0: from - margin } : { ...cell, y0: from - margin };
  return block.plan(strips, {
    baseline: block.baselineWith(reach, "043"),
    expectations: [
      expectation(block, "added_part", {
        class: "added_block",
        history: "not_arable_before",
        rects: [block.rect(from, block.alongEnd, block.acrossStart, block.acrossEnd)],
        note: "地头成片新增,邻多户",
      }),
    ],
  });
};

function shortened(block: FieldBlock, rect: Rect, alongEnd: number): Rect {
  return block.alongAxis === "x" ? { ...rect, x1: alongEnd } : { ...rect, y1: alongEnd };
}

/** A patch that nobody registered; `baselineClass` tells what it was before. */
export function wholePatch(
  kind: string,
  found: { class: string; history: string | null; ownership?: string; note: string },
  baselineClass?: string | null,
): FieldKind {
  return (block) => {
    const { rect, cell } = block.leaf;
    const plan = block.plan([], {
      patches: [
        {
          rect,
          ownership: found.ownership ?? "30",
          ridgeShare: 0,
          terraced: false,
          alone: true,
        },
      ],
      expectations: [expectation(block, kind, { ...found, rects: [rect] })],
    });
    if (baselineClass !== undefined) plan.baseline = [{ rect: cell, baselineClass }];
    return plan;
  };
}

/** A forgotten strip where the older survey has a hole. */
export const undeterminedHole: FieldKind = (block, widthM) => {
  const { below, middle, above } = withMiddleStrip(block, widthM, block.random.between(13, 15));
  const margin = block.acrossDm(baselineMarginM, block.alongMiddle, block.acrossStart);
  const { cell } = block.leaf;
  const reach =
    block.alongAxis === "x"
      ? { ...cell, y0: middle.y0 - margin, y1: middle.y1 + margin }
      : { ...cell, x0: middle.x0 - margin, x1: middle.x1 + margin };
  return block.plan([...below, ...above], {
    baseline: block.baselineWith(reach, null),
    expectations: [
      expectation(block, "undetermined_hole", {
        class: "undetermined",
        history: "unknown",
        rects: [middle],
        note: "二调在此有空白",
      }),
    ],
  });
};

/** A strip of another parcel class or acquisition in the middle of a field. */
export function middleParcel(
  kind: string,
  found: Pick<Expectation, "class" | "history" | "subClass" | "note">,
  change: Partial<StripPlan>,
): FieldKind {
  return (block, widthM) => {
    const { below, middle, above } = withMiddleStrip(block, widthM, block.random.between(11, 14));
    const strip: StripPlan = { ...householdStrip(middle), ...change };
    return block.plan([...below, strip, ...above], {
      covered: found.class !== "unconfirmed",
      expectations: [expectation(block, kind, { ...found, rects: [middle], strips: [strip] })],
    });
  };
}

/** Two neighbours' strips registered 2 m into each other. */
export const overlappingParcels: FieldKind = (block, widthM) => {
  const strips = block.strips(block.acrossStart, block.acrossEnd, widthM);
  const at = Math.floor(strips.length / 2);
  const { rect } = strips[at]!;
  const grow = block.acrossDm(2, block.alongMiddle, block.acrossStart);
  const acrossEnd = block.alongAxis === "x" ? rect.y1 : rect.x1;
  strips[at]!.rect =
    block.alongAxis === "x" ? { ...rect, y1: acrossEnd + grow } : { ...rect, x1: acrossEnd + grow };
  return block.plan(strips, {
    covered: true,
    expectations: [
      expectation(block, "parcel_overlap", {
        class: "parcel_overlap",
        history: null,
        rects: [block.rect(block.alongStart, block.alongEnd, acrossEnd, acrossEnd + grow)],
        strips: [strips[at]!, strips[at + 1]!],
        note: "相邻两块确权地块重叠约 2 米",
      }),
    ],
  });
};

/** A survey patch drawn a second time inside a wholly registered field. */
export const overlappingSurvey: FieldKind = (block, widthM) => {
  const plan = covered(block, widthM);
  const { x0, y0 } = block.leaf.rect;
  const twice = { x0: x0 + 200, y0: y0 + 200, x1: x0 + 500, y1: y0 + 500 };
  plan.patches.push({
    rect: twice,
    ownership: "30",
    ridgeShare: 0,
    terraced: false,
    alone: false,
  });
  plan.expectations.push(
    expectation(block, "survey_overlap", {
      class: "survey_overlap",
      history: null,
      rects: [twice],
      note: "同一块地在三调里画了两次",
    }),
  );
  return plan;
};
