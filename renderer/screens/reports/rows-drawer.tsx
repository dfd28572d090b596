import { useAsOf } from "../../app/use-as-of.ts";
import { useQuery } from "../../app/use-query.ts";
import { scopeOf } from "../../app/use-scope.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { FigureRows } from "./figure-rows.tsx";
import { useOpenRows } from "./use-open-rows.ts";

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
            <FigureRows rows={rows} />
          </div>
        )}
      </AsyncState>
    </RecordDrawer>
  );
}
