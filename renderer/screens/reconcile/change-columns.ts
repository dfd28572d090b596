import type { PlotChange } from "../../../shared/contract/calls/past-calls.ts";
import type { GridColumn } from "../../grid/grid-column.ts";

const muOf = (side: PlotChange["before"]) => side?.planarM2 ?? null;

/** Plots that are not what they were: both classes and areas side by side. */
export const changeColumns: readonly GridColumn<PlotChange>[] = [
  { key: "code", title: "编号", kind: "code", widthPx: 98, value: (row) => row.shortCode },
  {
    key: "kind",
    title: "变化",
    kind: "text",
    widthPx: 104,
    grows: true,
    value: (row) => (row.note === "" ? row.kindName : `${row.kindName},${row.note}`),
  },
  {
    key: "classBefore",
    title: "原类别",
    kind: "text",
    widthPx: 96,
    value: (row) => row.before?.className ?? "",
  },
  {
    key: "muBefore",
    title: "原亩数",
    kind: "number",
    widthPx: 72,
    value: (row) => muOf(row.before),
    text: (row) => row.before?.muText ?? "",
  },
  {
    key: "classAfter",
    title: "现类别",
    kind: "text",
    widthPx: 96,
    value: (row) => row.after?.className ?? "",
  },
  {
    key: "muAfter",
    title: "现亩数",
    kind: "number",
    widthPx: 72,
    value: (row) => muOf(row.after),
    text: (row) => row.after?.muText ?? "",
  },
  {
    key: "difference",
    title: "差(亩)",
    kind: "number",
    widthPx: 68,
    value: (row) => row.differenceM2,
    text: (row) => row.differenceMuText,
  },
  { key: "group", title: "组", kind: "text", widthPx: 120, value: (row) => row.groupName },
];
