import { createElement } from "react";
import type { PlotRow } from "../../../shared/contract/calls/plot-calls.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { ClassSample } from "../../map/class-sample.tsx";
import { groupNameInVillage } from "../../parts/unit-words.ts";

/** The list of plots: what the paper list has, in its order. */
export const plotColumns: readonly GridColumn<PlotRow>[] = [
  { key: "code", title: "编号", kind: "code", widthPx: 98, value: (plot) => plot.shortCode },
  {
    key: "class",
    title: "类别",
    kind: "text",
    widthPx: 132,
    value: (plot) => plot.className,
    render: (plot) =>
      createElement(
        "span",
        { className: "plot-class" },
        createElement(ClassSample, { plotClass: plot.class }),
        plot.className,
      ),
  },
  {
    key: "mu",
    title: "亩",
    kind: "number",
    widthPx: 70,
    value: (plot) => plot.mu,
    text: (plot) => plot.muText,
  },
  { key: "village", title: "村", kind: "text", widthPx: 82, value: (plot) => plot.villageName },
  {
    key: "group",
    title: "组",
    kind: "text",
    widthPx: 110,
    grows: true,
    value: (plot) => groupNameInVillage(plot.groupName, plot.villageName),
  },
  {
    key: "contract",
    title: "合同内",
    kind: "text",
    widthPx: 84,
    value: (plot) => plot.contractName ?? "",
  },
  {
    key: "printed",
    title: "作业图",
    kind: "text",
    widthPx: 66,
    value: (plot) => (plot.printed ? "已印" : "未印"),
  },
];
