import type { CallOutput } from "../../../shared/contract/calls.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import type { GridColumn } from "../../grid/grid-column.ts";

export type Bill = CallOutput<"charges.list">["charges"][number];

const sum = (key: "amountFen" | "receivedFen", title: string): GridColumn<Bill> => ({
  key,
  title,
  kind: "number",
  widthPx: 112,
  value: (row) => row[key],
  text: (row) => groupedYuanText(row[key]),
});

export const yearsText = ({ fromYear, toYear }: Pick<Bill, "fromYear" | "toYear">): string =>
  fromYear === toYear ? `${fromYear}` : `${fromYear}—${toYear}`;

/** Bills as a list; a withdrawn one stays in it and says so. */
export const billColumns: readonly GridColumn<Bill>[] = [
  { key: "number", title: "编号", kind: "code", widthPx: 130, value: (row) => row.number },
  { key: "village", title: "村", kind: "text", widthPx: 90, value: (row) => row.villageName },
  {
    key: "payer",
    title: "缴费人",
    kind: "text",
    widthPx: 100,
    grows: true,
    value: (row) => row.payer,
  },
  { key: "years", title: "年度", kind: "text", widthPx: 96, value: yearsText },
  { key: "plots", title: "块数", kind: "number", widthPx: 64, value: (row) => row.lines.length },
  sum("amountFen", "应缴(元)"),
  sum("receivedFen", "已缴(元)"),
  { key: "due", title: "缴费期限", kind: "text", widthPx: 104, value: (row) => row.dueOn },
  {
    key: "withdrawn",
    title: "作废",
    kind: "text",
    widthPx: 104,
    value: (row) => row.withdrawnOn,
  },
];
