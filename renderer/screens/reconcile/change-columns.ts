import type { PlotChange } from "../../../shared/contract/calls/past-calls.ts";
import type { GridColumn } from "../../grid/grid-column.ts";

const muOf = (side: PlotChange["before"]) => side?.planarM2 ?? null;

/** `待定 → 新增地`, or the one class that it has or had. */
function classText({ before, after }: PlotChange): string {
  const names = [before, after].flatMap((side) => (side === null ? [] : [side.className]));
  return [...new Set(names)].join(" → ");
}

/** Plots that are not what they were: both classes and areas side by side. */
export const changeColumns: readonly GridColumn<PlotChange>[] = [
  { key: "code", title: "编号", kind: "code", widthPx: 112, value: (row) => row.shortCode },
  {
    key: "kind",
    title: "变化",
    kind: "text",
    widthPx: 88,
    grows: true,
    value: (row) => (row.note === "" ? row.kindName : `${row.kindName},${row.note}`),
  },
  { key: "class", title: "类别", kind: "text", widthPx: 118, value: classText },
  {
    key: "muBefore",
    title: "原亩数",
    kind: "number",
    widthPx: 72,
    value: (row) => muOf(row.before),
    text: (row) => row.before?.muText ?? "",
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
    widthPx: 76,
    value: (row) => row.differenceM2,
    text: (row) => row.differenceMuText,
  },
  { key: "group", title: "组", kind: "text", widthPx: 120, value: (row) => row.groupName },
];
