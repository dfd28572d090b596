import type { GridColumn } from "../../grid/grid-column.ts";
import type { Proposal } from "./measured-tab.tsx";

/** Boundaries that wait, with the plot they are for. */
export const proposalColumns: readonly GridColumn<Proposal>[] = [
  {
    key: "plot",
    title: "图斑",
    kind: "code",
    widthPx: 96,
    value: (one) => one.shortCode ?? "未对上",
  },
  { key: "match", title: "怎样对上", kind: "text", widthPx: 106, value: (one) => one.matchName },
  {
    key: "before",
    title: "原来亩",
    kind: "number",
    widthPx: 76,
    value: (one) => one.before?.planarM2 ?? null,
    text: (one) => one.before?.muText ?? "",
  },
  {
    key: "after",
    title: "实测亩",
    kind: "number",
    widthPx: 76,
    value: (one) => one.after.planarM2,
    text: (one) => one.after.muText,
  },
  {
    key: "difference",
    title: "差",
    kind: "number",
    widthPx: 70,
    value: (one) => (one.difference === null ? null : Number(one.difference.muText)),
    text: (one) => one.difference?.muText ?? "",
  },
  {
    key: "warnings",
    title: "提示",
    kind: "number",
    widthPx: 58,
    value: (one) => one.warnings.length,
  },
  {
    key: "origin",
    title: "来源",
    kind: "text",
    widthPx: 130,
    grows: true,
    value: (one) => [one.sourceName, one.origin, one.label].filter((text) => text !== "").join(" "),
  },
];
