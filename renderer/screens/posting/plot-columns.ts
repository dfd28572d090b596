import type { GridColumn } from "../../grid/grid-column.ts";
import { type RoundPlot, standingText } from "./posting-words.ts";

/** The plots of a round as its table posts them, and where each stands. */
export const roundPlotColumns: readonly GridColumn<RoundPlot>[] = [
  { key: "code", title: "编号", kind: "code", widthPx: 94, value: (plot) => plot.shortCode },
  { key: "state", title: "状态", kind: "text", widthPx: 92, grows: true, value: standingText },
  {
    key: "mu",
    title: "签字亩",
    kind: "number",
    widthPx: 74,
    value: (plot) => (plot.signedMu === null ? null : Number(plot.signedMu)),
    text: (plot) => plot.signedMu ?? "",
  },
  {
    key: "class",
    title: "认定类别",
    kind: "text",
    widthPx: 94,
    value: (plot) => plot.finalClassName,
  },
  { key: "owner", title: "归属", kind: "text", widthPx: 52, value: (plot) => plot.ownerName },
  { key: "route", title: "处置", kind: "text", widthPx: 80, value: (plot) => plot.routeName },
  { key: "tiller", title: "现耕种人", kind: "text", widthPx: 90, value: (plot) => plot.tillerName },
  {
    key: "contract",
    title: "合同内",
    kind: "text",
    widthPx: 84,
    value: (plot) => plot.contractName ?? "",
  },
];
