import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { mostRows } from "../../../shared/contract/calls/common.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useDetail } from "../../app/position.ts";
import { todayHere, useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { PrintListButton } from "../../parts/print-list-button.tsx";
import { StatusLine } from "../../parts/status-line.tsx";
import { LockButton } from "./lock-button.tsx";
import { type MoneyRow, moneyColumns } from "./money-columns.ts";
import { MoneyDrawer } from "./money-drawer.tsx";
import type { sheetTitles } from "./sheet-titles.ts";

interface SideTabProps {
  readonly side: "claim" | "debt";
  readonly onImport: (register: keyof typeof sheetTitles) => void;
}

const none: ReadonlySet<string> = new Set();

/** One side of the ledger, never netted against the other (A5). */
export function SideTab({ side, onImport }: SideTabProps) {
  const scope = useScope();
  const asOf = useAsOf();
  const [openOnly, setOpenOnly] = useState(false);
  const [searchText, setSearchText] = useState("");
  const [selected, setSelected] = useState<ReadonlySet<string>>(none);
  const [opened, setOpened] = useDetail("record");
  const answer = useQuery("money.list", {
    side,
    scope,
    asOf,
    openOnly,
    offset: 0,
    limit: mostRows,
  });
  const rows = answer.value?.rows ?? [];
  const uids = rows.filter(({ uid }) => selected.has(uid)).map(({ uid }) => uid);
  const register = side === "claim" ? "claims" : "debts";
  return (
    <div className="list-rows">
      <div className="panel list-bar">
        <Input
          allowClear
          aria-label="在本表中查找"
          placeholder="在本表中查找:编号、对象、类型"
          value={searchText}
          onChange={(event) => setSearchText(event.target.value)}
        />
        <Checkbox checked={openOnly} onChange={(event) => setOpenOnly(event.target.checked)}>
          只看有余额的
        </Checkbox>
        <VerifyButton uids={uids} />
        <LockButton side={side} />
        <Button onClick={() => onImport(register)}>导入表格…</Button>
        <Button onClick={() => onImport("settlements")}>导入化解…</Button>
        <PrintListButton list={register} />
      </div>
      <div className="panel list-panel">
        <AsyncState answer={answer}>
          {({ total, totals }) => (
            <>
              <GridPage
                label={side === "claim" ? "债权台账" : "债务台账"}
                rows={rows}
                rowKey={rowKey}
                columns={moneyColumns}
                searchText={searchText}
                selected={selected}
                onSelect={(keys) => setSelected(new Set(keys))}
                onOpen={setOpened}
                empty={
                  <span>
                    这里还没有{side === "claim" ? "债权" : "债务"}。把村里的台账{" "}
                    <Button onClick={() => onImport(register)}>导入或粘贴进来</Button>。
                  </span>
                }
              />
              <StatusLine>
                <strong>
                  共 {total} 笔,原值 {groupedYuanText(totals.baseFen)} = 已化解{" "}
                  {groupedYuanText(totals.settledFen)}(现金 {groupedYuanText(totals.cashFen)})+ 余额{" "}
                  {groupedYuanText(totals.balanceFen)} 元
                </strong>
              </StatusLine>
            </>
          )}
        </AsyncState>
      </div>
      <MoneyDrawer uid={opened} onClose={() => setOpened("")} />
    </div>
  );
}

const rowKey = ({ uid }: MoneyRow): string => uid;

function VerifyButton({ uids }: { readonly uids: readonly string[] }) {
  const run = useCommand();
  const person = useQuery("project.state", {}).value?.person ?? "";
  return (
    <Button
      disabled={uids.length === 0 || person === ""}
      title={uids.length === 0 ? "先在表里选中要核实的行" : ""}
      onClick={() =>
        void run("money.verify", {
          uids: [...uids],
          verifiedBy: person,
          verifiedOn: todayHere(),
        })
      }
    >
      选中的记为已核实
    </Button>
  );
}
