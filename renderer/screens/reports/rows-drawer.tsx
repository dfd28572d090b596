import type { CallOutput } from "../../../shared/contract/calls.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useQuery } from "../../app/use-query.ts";
import { scopeOf } from "../../app/use-scope.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { goToRecord } from "./go-to-record.ts";
import { useOpenRows } from "./use-open-rows.ts";

type FigureRow = CallOutput<"indicators.rows">["rows"][number];

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

/** The rows behind the opened number; each leads to its record. They add up to the number. */
export function RowsDrawer() {
  const [opened, open] = useOpenRows();
  const asOf = useAsOf();
  const answer = useQuery(
    "indicators.rows",
    opened === null
      ? null
      : {
          asOf,
          scope: scopeOf(opened.unitCode),
          indicator: opened.indicator,
          part: opened.part,
        },
  );
  return (
    <RecordDrawer
      open={opened !== null}
      title={answer.value === undefined ? "明细" : `${answer.value.name}:${answer.value.partName}`}
      onClose={() => open(null)}
    >
      <AsyncState answer={answer}>
        {({ rows, total, unitName }) => (
          <div className="rows-list">
            <p>
              共 {rows.length} 行,合计 <strong>{total}</strong> {unitName}。双击一行打开原记录。
            </p>
            <div className="rows-grid">
              <GridPage
                label="明细"
                rows={rows}
                rowKey={rowKey}
                columns={columns}
                onOpen={(key) => {
                  const row = rows.find((one) => rowKey(one) === key);
                  if (row !== undefined) goToRecord(row);
                }}
                empty="这个数是 0,没有明细。"
              />
            </div>
          </div>
        )}
      </AsyncState>
    </RecordDrawer>
  );
}

const rowKey = ({ register, uid, part }: FigureRow): string => `${register} ${uid} ${part}`;
