import { useMemo, useState } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { Chart } from "../../charts/chart.tsx";
import { barOption } from "../../charts/chart-options.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { goToRecord } from "./go-to-record.ts";

type Age = CallOutput<"indicators.arrears">["ages"][number];
type OwedRow = Age["rows"][number];

const columns: readonly GridColumn<OwedRow>[] = [
  {
    key: "label",
    title: "编号",
    kind: "code",
    widthPx: 130,
    grows: true,
    value: (row) => row.label,
  },
  { key: "village", title: "村", kind: "text", widthPx: 90, value: (row) => row.villageName },
  { key: "since", title: "欠自", kind: "text", widthPx: 104, value: (row) => row.owedSince },
  {
    key: "fen",
    title: "欠缴(元)",
    kind: "number",
    widthPx: 110,
    value: (row) => row.fen,
    text: (row) => groupedYuanText(row.fen),
  },
];

/** What is still owed, by how long; an age opens its rows. */
export function ArrearsPanel() {
  const scope = useScope();
  const asOf = useAsOf();
  const answer = useQuery("indicators.arrears", { scope, asOf });
  const ages = answer.value?.ages;
  const [opened, setOpened] = useState<string | null>(null);
  const age = ages?.find(({ name }) => name === opened);
  const option = useMemo(
    () =>
      barOption(
        (ages ?? []).map(({ name, fen }) => ({
          name,
          value: fen,
          text: `${groupedYuanText(fen)} 元`,
        })),
      ),
    [ages],
  );
  return (
    <Panel title="欠款账龄">
      <AsyncState answer={answer}>
        {({ ages: shown }) => (
          <Chart
            label="欠款账龄"
            option={option}
            onPick={(index) => setOpened(shown[index]?.name ?? null)}
          />
        )}
      </AsyncState>
      <RecordDrawer
        open={age !== undefined}
        title={`欠款账龄:${opened ?? ""}`}
        onClose={() => setOpened(null)}
      >
        <GridPage
          label="欠款明细"
          rows={age?.rows ?? []}
          rowKey={({ register, uid }) => `${register} ${uid}`}
          columns={columns}
          onOpen={(key) => {
            const row = age?.rows.find(({ register, uid }) => `${register} ${uid}` === key);
            if (row !== undefined) goToRecord(row.place);
          }}
          empty="这一档没有欠款。"
        />
      </RecordDrawer>
    </Panel>
  );
}
