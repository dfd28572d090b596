import { createElement } from "react";
import type { GridColumn } from "../../grid/grid-column.ts";
import { SeverityMark } from "../../parts/severity-mark.tsx";
import type { Candidate } from "./use-judge.ts";

const order = ["red", "orange", "yellow", "hint"] as const;

const worstOf = ({ findings }: Candidate) =>
  order.find((severity) => findings.some((finding) => finding.severity === severity)) ?? "hint";

/** Candidates as a list. */
export const candidateColumns: readonly GridColumn<Candidate>[] = [
  { key: "number", title: "合同编号", kind: "code", widthPx: 100, value: (one) => one.number },
  { key: "village", title: "村", kind: "text", widthPx: 80, value: (one) => one.villageName },
  {
    key: "lessee",
    title: "承包方",
    kind: "text",
    widthPx: 80,
    grows: true,
    value: (one) => one.lessee,
  },
  {
    key: "worst",
    title: "轻重",
    kind: "text",
    widthPx: 62,
    value: (one) => order.indexOf(worstOf(one)),
    text: () => "",
    render: (one) => createElement(SeverityMark, { severity: worstOf(one) }),
  },
  {
    key: "open",
    title: "待认定",
    kind: "number",
    widthPx: 92,
    value: (one) => one.openFindings,
    text: (one) => `${one.openFindings} / ${one.findings.length}`,
  },
];
