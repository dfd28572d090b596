import type { CallOutput } from "../../../shared/contract/calls.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { goToRecord } from "./go-to-record.ts";

export type FigureRow = CallOutput<"indicators.rows">["rows"][number];

const columns: readonly GridColumn<FigureRow>[] = [
  {
    key: "label",
    title: "编号",
    kind: "code",
    widthPx: 150,
    grows: true,
    value: (row) => row.label,
  },
  { key: "village", title: "村", kind: "text", widthPx: 100, value: (row) => row.villageName },
  {
    key: "amount",
    title: "数",
    kind: "number",
    widthPx: 120,
    value: (row) => row.amount,
    text: (row) => `${row.text} ${row.unitName}`,
  },
];

const rowKey = ({ register, uid, part }: FigureRow): string => `${register} ${uid} ${part}`;

/** The rows behind a number; each leads to its record (A1). */
export function FigureRows({ rows }: { readonly rows: readonly FigureRow[] }) {
  return (
    <div className="rows-grid">
      <GridPage
        label="明细"
        rows={rows}
        rowKey={rowKey}
        columns={columns}
        onOpen={(key) => {
          const row = rows.find((one) => rowKey(one) === key);
          if (row !== undefined) goToRecord(row.place);
        }}
        empty="这个数是 0,没有明细。"
      />
    </div>
  );
}
