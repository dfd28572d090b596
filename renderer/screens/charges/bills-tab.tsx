import { Button, Input } from "antd";
import { useState } from "react";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useDetail } from "../../app/position.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { PrintListButton } from "../../parts/print-list-button.tsx";
import { StatusLine } from "../../parts/status-line.tsx";
import { billColumns } from "./bill-columns.ts";
import { BillDrawer } from "./bill-drawer.tsx";
import { DrawUpDrawer } from "./draw-up-drawer.tsx";
import { RulesPanel } from "./rules-panel.tsx";

/** 收费: how each village charges, and the bills drawn up by that. They go out through the check only. */
export function BillsTab() {
  const scope = useScope();
  const asOf = useAsOf();
  const [searchText, setSearchText] = useState("");
  const [drawingUp, setDrawingUp] = useState(false);
  const [opened, setOpened] = useDetail("bill");
  const rules = useQuery("charges.rules", { scope });
  const answer = useQuery("charges.list", { scope, asOf });
  const charges = answer.value?.charges ?? [];
  const noRule = rules.value === undefined || rules.value.rules.length === 0;
  return (
    <div className="charges-columns">
      <RulesPanel answer={rules} />
      <div className="list-rows">
        <div className="panel list-bar">
          <Input
            allowClear
            className="list-wide"
            aria-label="在本表中查找"
            placeholder="在本表中查找:编号、缴费人"
            value={searchText}
            onChange={(event) => setSearchText(event.target.value)}
          />
          <Button
            type="primary"
            disabled={noRule}
            title={noRule ? "先登记本村的收费办法" : ""}
            onClick={() => setDrawingUp(true)}
          >
            出账单…
          </Button>
          <PrintListButton list="charges" />
        </div>
        <div className="panel list-panel">
          <AsyncState answer={answer}>
            {({ dueFen, receivedFen, arrearsFen }) => (
              <>
                <GridPage
                  label="缴费单"
                  rows={charges}
                  rowKey={({ uid }) => uid}
                  columns={billColumns}
                  searchText={searchText}
                  selected={new Set(opened === "" ? [] : [opened])}
                  onOpen={setOpened}
                  empty="还没有账单。先在左边登记会议表决过的收费办法,再“出账单”;通知要过“出账前体检”才能打印。"
                />
                <StatusLine>
                  <strong>
                    应收 {groupedYuanText(dueFen)},已收 {groupedYuanText(receivedFen)},欠缴{" "}
                    {groupedYuanText(arrearsFen)} 元
                  </strong>
                </StatusLine>
              </>
            )}
          </AsyncState>
        </div>
      </div>
      <BillDrawer
        bill={charges.find(({ uid }) => uid === opened) ?? null}
        onClose={() => setOpened("")}
      />
      <DrawUpDrawer
        open={drawingUp}
        rules={rules.value?.rules ?? []}
        onClose={() => setDrawingUp(false)}
      />
    </div>
  );
}
