import { createElement } from "react";
import type { PlotState } from "../../../shared/land/field-form.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { Mark } from "../../parts/mark.tsx";
import type { FieldPlot } from "./entry-draft.ts";

const markOfState: Readonly<Record<PlotState, "good" | "warning" | "plain">> = {
  to_check: "plain",
  checked: "good",
  posted: "warning",
  confirmed: "good",
  disposed: "plain",
};

/** The list of forms: what was computed beside what was signed. */
export const fieldColumns: readonly GridColumn<FieldPlot>[] = [
  { key: "code", title: "编号", kind: "code", widthPx: 96, value: (plot) => plot.shortCode },
  { key: "class", title: "拟类别", kind: "text", widthPx: 102, value: (plot) => plot.className },
  {
    key: "final",
    title: "认定",
    kind: "text",
    widthPx: 92,
    value: (plot) => plot.finalClassName,
  },
  {
    key: "mu",
    title: "量算亩",
    kind: "number",
    widthPx: 66,
    value: (plot) => plot.planarM2,
    text: (plot) => plot.muText,
  },
  {
    key: "measured",
    title: "丈量亩",
    kind: "number",
    widthPx: 66,
    value: (plot) => (plot.measuredMu === null ? null : Number(plot.measuredMu)),
    text: (plot) => plot.measuredMu ?? "",
  },
  {
    key: "difference",
    title: "差",
    kind: "number",
    widthPx: 62,
    value: (plot) => (plot.difference === null ? null : Number(plot.difference.muText)),
    text: (plot) => plot.difference?.muText ?? "",
  },
  {
    key: "tiller",
    title: "现耕种人",
    kind: "text",
    widthPx: 72,
    grows: true,
    value: (plot) => plot.tillerName,
  },
  {
    key: "state",
    title: "状态",
    kind: "text",
    widthPx: 78,
    value: (plot) => plot.stateName,
    render: (plot) => createElement(Mark, { kind: markOfState[plot.state], text: plot.stateName }),
  },
  {
    key: "missing",
    title: "缺",
    kind: "number",
    widthPx: 40,
    value: (plot) => (plot.formStatus === "draft" ? plot.missing : null),
    text: (plot) => (plot.formStatus === "draft" ? String(plot.missing) : ""),
  },
  {
    key: "contract",
    title: "合同内",
    kind: "text",
    widthPx: 84,
    value: (plot) => plot.contractName ?? "",
  },
];
