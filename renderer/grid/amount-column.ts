import { groupedYuanText } from "../../shared/ledger/money/amount-words.ts";
import type { GridColumn } from "./grid-column.ts";

/** 金额(元) of a record; empty where it has none. */
export const amountColumn: GridColumn<{ readonly amountFen: number | null }> = {
  key: "amount",
  title: "金额(元)",
  kind: "number",
  widthPx: 120,
  value: (row) => row.amountFen,
  text: ({ amountFen }) => (amountFen === null ? "" : groupedYuanText(amountFen)),
};
