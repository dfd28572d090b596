import { createElement } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { Mark } from "../../parts/mark.tsx";

export type CaseRow = CallOutput<"problems.list">["problems"][number];

const stateKinds = {
  undecided: "warning",
  decided: "plain",
  overdue: "bad",
  closed: "good",
} as const;

const money = (key: "arrearsFen" | "yearlyGainFen", title: string): GridColumn<CaseRow> => ({
  key,
  title,
  kind: "number",
  widthPx: 108,
  value: (row) => row[key],
  text: (row) => (row[key] === null ? "" : groupedYuanText(row[key])),
});

/** 整改台账 as a list. */
export const caseColumns: readonly GridColumn<CaseRow>[] = [
  { key: "number", title: "合同编号", kind: "code", widthPx: 182, value: (row) => row.number },
  { key: "village", title: "村", kind: "text", widthPx: 90, value: (row) => row.villageName },
  { key: "lessee", title: "承包方", kind: "text", widthPx: 100, value: (row) => row.lessee },
  {
    key: "rules",
    title: "问题",
    kind: "text",
    widthPx: 150,
    grows: true,
    value: (row) => row.rules.map(({ rule, title }) => `${rule} ${title}`).join("、"),
  },
  {
    key: "decision",
    title: "整改方式",
    kind: "text",
    widthPx: 92,
    value: (row) => row.decisionName,
  },
  { key: "deadline", title: "期限", kind: "text", widthPx: 104, value: (row) => row.deadline },
  {
    key: "responsible",
    title: "责任人",
    kind: "text",
    widthPx: 90,
    value: (row) => row.responsible,
  },
  money("arrearsFen", "补缴(元)"),
  money("yearlyGainFen", "年增收(元)"),
  {
    key: "state",
    title: "状态",
    kind: "text",
    widthPx: 110,
    value: (row) => row.stateName,
    render: (row) => createElement(Mark, { kind: stateKinds[row.state], text: row.stateName }),
  },
];
