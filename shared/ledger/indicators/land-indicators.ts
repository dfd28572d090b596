import type { PlotFigures } from "./facts.ts";
import { by, each, type IndicatorDefinition, sums } from "./indicator-definition.ts";
import { muUnits } from "./quotient.ts";

/** Both kinds of new land that people find on the ground (`shared/land/final-class.ts`). */
const newLand = new Set<string | null>(["added_edge", "added_block"]);

/** A later run may no longer find a plot; from that day it is nobody's work (D3, D38). */
const isThere = (plot: PlotFigures, asOf: string) =>
  by(plot.proposedOn, asOf) && !by(plot.goneOn, asOf);
const isCheckedNewLand = (plot: PlotFigures, asOf: string) =>
  isThere(plot, asOf) && by(plot.signedOn, asOf) && newLand.has(plot.finalClass);
const isDoneNewLand = (plot: PlotFigures, asOf: string) =>
  isCheckedNewLand(plot, asOf) && by(plot.disposedOn, asOf);
const signedUnits = (plot: PlotFigures) => (plot.signedMu === null ? 0n : muUnits(plot.signedMu));
const bookUnits = (mu: string | null) => (mu === null ? 0n : muUnits(mu));

/** Signed mu are added as signed (D11). */
export const landIndicators: readonly IndicatorDefinition[] = [
  {
    id: "I7",
    name: "新增地源完成率(面积)",
    kind: "rate",
    isProgress: true,
    numerator: {
      name: "已核查并已处置的新增地",
      unit: "mu",
      rows: (facts, asOf) =>
        sums(facts.plots, (plot) => (isDoneNewLand(plot, asOf) ? signedUnits(plot) : 0n)),
    },
    denominator: {
      name: "核查认定的新增地",
      unit: "mu",
      rows: (facts, asOf) =>
        sums(facts.plots, (plot) => (isCheckedNewLand(plot, asOf) ? signedUnits(plot) : 0n)),
    },
  },
  {
    id: "I7b",
    name: "新增地源完成率(块数)",
    kind: "rate",
    isProgress: true,
    numerator: {
      name: "已核查并已处置的新增地",
      unit: "count",
      counter: "块",
      rows: (facts, asOf) => each(facts.plots, (plot) => isDoneNewLand(plot, asOf)),
    },
    denominator: {
      name: "核查认定的新增地",
      unit: "count",
      counter: "块",
      rows: (facts, asOf) => each(facts.plots, (plot) => isCheckedNewLand(plot, asOf)),
    },
  },
  {
    id: "I9",
    name: "非承包地收回",
    kind: "total",
    isProgress: true,
    numerator: {
      name: "已收回面积",
      unit: "mu",
      rows: (facts, asOf) =>
        sums(facts.landTakenBack, (row) => (by(row.on, asOf) ? muUnits(row.mu) : 0n)),
    },
    denominator: null,
  },
  {
    id: "I12",
    name: "亩均收入",
    kind: "price",
    isProgress: false,
    numerator: {
      name: "土地发包的年收入",
      unit: "fen",
      rows: (facts, asOf) =>
        sums(facts.incomes, (row) =>
          by(row.on, asOf) && row.letMu !== null ? BigInt(row.yearlyGainFen) : 0n,
        ),
    },
    denominator: {
      name: "发包面积",
      unit: "mu",
      rows: (facts, asOf) =>
        sums(facts.incomes, (row) =>
          by(row.on, asOf) && row.letMu !== null ? muUnits(row.letMu) : 0n,
        ),
    },
  },
  {
    id: "I13",
    name: "图斑核查率",
    kind: "rate",
    isProgress: true,
    numerator: {
      name: "核查表已签字的图斑",
      unit: "count",
      counter: "块",
      rows: (facts, asOf) =>
        each(facts.plots, (plot) => isThere(plot, asOf) && by(plot.signedOn, asOf)),
    },
    denominator: {
      name: "套图提出的图斑",
      unit: "count",
      counter: "块",
      rows: (facts, asOf) => each(facts.plots, (plot) => isThere(plot, asOf)),
    },
  },
  {
    id: "I15",
    name: "机动地占比",
    kind: "rate",
    isProgress: false,
    numerator: {
      name: "机动地",
      unit: "mu",
      rows: (facts) => sums(facts.villages, ({ reserveMu }) => bookUnits(reserveMu)),
    },
    denominator: {
      name: "台账耕地",
      unit: "mu",
      rows: (facts) => sums(facts.villages, ({ arableMu }) => bookUnits(arableMu)),
    },
    ceiling: { percent: 5n, basis: "农村土地承包法第六十七条:机动地不得超过耕地总面积的百分之五" },
  },
];
