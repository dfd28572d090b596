import type { CallOutput } from "../../../shared/contract/calls.ts";
import { formatMu } from "../../../shared/land/mu.ts";
import type { GridColumn } from "../../grid/grid-column.ts";

type Finding = CallOutput<"findings.list">["findings"][number];

export function exceptionTitle(status: Finding["exception"]["status"]): string {
  return { none: "", valid: "例外", reopened: "失效" }[status];
}

export const findingColumns: readonly GridColumn<Finding>[] = [
  { key: "title", title: "问题", kind: "text", widthPx: 166, value: ({ title }) => title },
  { key: "subject", title: "对象", kind: "code", widthPx: 184, value: ({ subject }) => subject },
  {
    key: "mu",
    title: "亩",
    kind: "number",
    widthPx: 62,
    value: ({ planarM2 }) => planarM2,
    text: ({ planarM2 }) => (planarM2 === 0 ? "" : formatMu(planarM2)),
  },
  {
    key: "group",
    title: "组",
    kind: "text",
    widthPx: 80,
    grows: true,
    value: ({ groupName }) => groupName,
  },
  {
    key: "exception",
    title: "例外",
    kind: "text",
    widthPx: 62,
    value: ({ exception }) => exceptionTitle(exception.status),
  },
];
