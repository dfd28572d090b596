import { createElement } from "react";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { Mark } from "../../parts/mark.tsx";
import { SeverityMark } from "../../parts/severity-mark.tsx";
import type { ContractRow } from "./contract-fields.ts";

const moneyColumn = (
  key: "totalFen" | "dueFen" | "paidFen",
  title: string,
): GridColumn<ContractRow> => ({
  key,
  title,
  kind: "number",
  widthPx: 100,
  value: ({ values }) => values[key],
  text: ({ values }) => (values[key] === null ? "" : groupedYuanText(values[key])),
});

const stageKinds = {
  unjudged: "plain",
  clean: "good",
  problem: "warning",
  closed: "good",
} as const;

/** 合同台账 as a list. */
export const contractColumns: readonly GridColumn<ContractRow>[] = [
  {
    key: "number",
    title: "合同编号",
    kind: "code",
    widthPx: 182,
    value: (row) => row.values.number,
  },
  { key: "village", title: "村", kind: "text", widthPx: 80, value: (row) => row.villageName },
  { key: "lessee", title: "承包方", kind: "text", widthPx: 84, value: (row) => row.values.lessee },
  {
    key: "name",
    title: "合同名称",
    kind: "text",
    widthPx: 90,
    grows: true,
    value: (row) => row.values.name,
  },
  { key: "kind", title: "类型", kind: "text", widthPx: 84, value: (row) => row.words.kind ?? "" },
  {
    key: "mu",
    title: "面积(亩)",
    kind: "number",
    widthPx: 76,
    value: ({ values }) => (values.contractMu === null ? null : Number(values.contractMu)),
    text: ({ values }) => values.contractMu ?? "",
  },
  {
    key: "end",
    title: "终止日期",
    kind: "text",
    widthPx: 100,
    value: (row) => row.words.endOn ?? row.values.endOn,
  },
  moneyColumn("dueFen", "应缴(元)"),
  moneyColumn("paidFen", "已缴(元)"),
  {
    key: "findings",
    title: "疑似",
    kind: "text",
    widthPx: 86,
    value: (row) => row.findings.map(({ rule }) => rule).join(" "),
    render: (row) =>
      row.worst === null
        ? null
        : createElement(
            "span",
            { className: "contract-hits" },
            createElement(SeverityMark, { severity: row.worst }),
            `${row.findings.length} 条`,
          ),
  },
  {
    key: "stage",
    title: "阶段",
    kind: "text",
    widthPx: 92,
    value: (row) => (row.standing === "registered" ? row.stageName : row.standingName),
    render: (row) =>
      row.standing === "registered"
        ? createElement(Mark, { kind: stageKinds[row.stage], text: row.stageName })
        : createElement(Mark, { kind: "plain", text: row.standingName }),
  },
  {
    key: "doubts",
    title: "存疑",
    kind: "number",
    widthPx: 58,
    value: (row) => Object.keys(row.doubts).length || null,
  },
];
