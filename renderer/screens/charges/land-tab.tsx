import { Button } from "antd";
import { useState } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { useVillage } from "../../app/use-village.ts";
import type { GridColumn } from "../../grid/grid-column.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { PrintListButton } from "../../parts/print-list-button.tsx";
import { LandDrawer, newLandEvent } from "./land-drawer.tsx";

export type LandEvent = CallOutput<"land.list">["events"][number];

const money = (key: "yearlyGainFen" | "oneOffFen", title: string): GridColumn<LandEvent> => ({
  key,
  title,
  kind: "number",
  widthPx: 116,
  value: (row) => row[key],
  text: (row) => groupedYuanText(row[key]),
});

const columns: readonly GridColumn<LandEvent>[] = [
  { key: "number", title: "编号", kind: "code", widthPx: 110, value: (row) => row.number },
  { key: "kind", title: "事项", kind: "text", widthPx: 110, value: (row) => row.kindName },
  { key: "village", title: "村", kind: "text", widthPx: 100, value: (row) => row.villageName },
  { key: "on", title: "日期", kind: "text", widthPx: 104, value: (row) => row.happenedOn },
  {
    key: "mu",
    title: "面积(亩)",
    kind: "number",
    widthPx: 96,
    value: (row) => Number(row.mu),
    text: (row) => row.mu,
  },
  {
    key: "from",
    title: "从谁",
    kind: "text",
    widthPx: 110,
    grows: true,
    value: (row) => row.fromWhom,
  },
  { key: "to", title: "给谁", kind: "text", widthPx: 110, grows: true, value: (row) => row.toWhom },
  money("yearlyGainFen", "年增收(元)"),
  money("oneOffFen", "一次性(元)"),
  { key: "paper", title: "凭据", kind: "text", widthPx: 140, value: (row) => row.paper },
];

/** 收回盘活: land taken back, let, entrusted or brought in as shares, and dormant enterprises revived. */
export function LandTab() {
  const scope = useScope();
  const asOf = useAsOf();
  const { villageCode, isVillage, hint } = useVillage();
  const [opened, setOpened] = useState<string | null>(null);
  const answer = useQuery("land.list", { scope });
  const events = answer.value?.events ?? [];
  return (
    <div className="list-rows">
      <div className="panel list-bar">
        <span className="list-wide soft">收回、发包、托管、入股和僵尸企业盘活,一事一行。</span>
        <Button disabled={!isVillage} title={hint} onClick={() => setOpened("new")}>
          登记一条…
        </Button>
        <PrintListButton list="land" />
      </div>
      <div className="panel list-panel">
        <AsyncState answer={answer}>
          {() => (
            <GridPage
              label="收回盘活"
              rows={events}
              rowKey={({ uid }) => uid}
              columns={columns}
              selected={new Set(opened === null ? [] : [opened])}
              onOpen={setOpened}
              empty="还没有登记。先选一个村,点“登记一条”。"
            />
          )}
        </AsyncState>
      </div>
      {opened === null ? null : (
        <LandDrawer
          key={opened}
          event={events.find(({ uid }) => uid === opened) ?? newLandEvent(villageCode, asOf)}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}
