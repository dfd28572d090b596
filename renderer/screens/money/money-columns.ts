import { createElement } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { Mark } from "../../parts/mark.tsx";

export type MoneyRow = CallOutput<"money.list">["rows"][number];

const stateKinds = { open: "warning", verified: "plain", posted: "plain", locked: "good" } as const;

const sum = (
  key: "baseFen" | "settledFen" | "balanceFen",
  title: string,
): GridColumn<MoneyRow> => ({
  key,
  title,
  kind: "number",
  widthPx: 122,
  value: (row) => row[key],
  text: (row) => groupedYuanText(row[key]),
});

/** What the period of limitation says at the day; the claim itself never lapses (民法典 192). */
export function limitationText({ limitation }: Pick<MoneyRow, "limitation">): string {
  if (limitation.kind === "exempt") return "不适用";
  if (limitation.kind === "unknownDue") return "到期日未填";
  const { daysLeft, expiresOn } = limitation.present;
  return daysLeft < 0 ? `已届满(${expiresOn})` : `剩 ${daysLeft} 天`;
}

/** Claims or debts as a list: base = settled + balance in every row. */
export const moneyColumns: readonly GridColumn<MoneyRow>[] = [
  { key: "number", title: "编号", kind: "code", widthPx: 110, value: (row) => row.number },
  { key: "village", title: "村", kind: "text", widthPx: 86, value: (row) => row.villageName },
  {
    key: "party",
    title: "对象",
    kind: "text",
    widthPx: 116,
    value: (row) => row.party,
  },
  {
    key: "type",
    title: "类型",
    kind: "text",
    widthPx: 150,
    grows: true,
    value: (row) => row.typeName,
  },
  sum("baseFen", "原值(元)"),
  sum("settledFen", "已化解(元)"),
  sum("balanceFen", "余额(元)"),
  {
    key: "state",
    title: "状态",
    kind: "text",
    widthPx: 84,
    value: (row) => row.stateName,
    render: (row) => createElement(Mark, { kind: stateKinds[row.state], text: row.stateName }),
  },
  {
    key: "lacking",
    title: "缺件",
    kind: "number",
    widthPx: 62,
    value: (row) => (row.lacking === 0 ? null : row.lacking),
  },
  { key: "limitation", title: "时效", kind: "text", widthPx: 160, value: limitationText },
];
