import { App, Button, Input, Select } from "antd";
import { useState } from "react";
import { mostRows } from "../../../shared/contract/calls/common.ts";
import {
  type ContractStage,
  contractStageNames,
  contractStages,
} from "../../../shared/ledger/contracts/problem-words.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useDetail } from "../../app/position.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useClient } from "../../app/use-client.ts";
import { useCommand } from "../../app/use-command.ts";
import { useGiveBytes } from "../../app/use-give-bytes.ts";
import { usePaste } from "../../app/use-paste.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { StatusLine } from "../../parts/status-line.tsx";
import { BulkEdit } from "./bulk-edit.tsx";
import { contractColumns } from "./contract-columns.ts";
import { ContractDrawer } from "./contract-drawer.tsx";
import type { ContractRow } from "./contract-fields.ts";
import { DecisionsLine } from "./decisions-line.tsx";
import { NewContract } from "./new-contract.tsx";

interface RegisterTabProps {
  readonly onImport: () => void;
  readonly onPaste: (text: string) => void;
}

const none: ReadonlySet<string> = new Set();

/** 台账: every collective contract, filtered, edited in bulk, opened one by one. */
export function RegisterTab({ onImport, onPaste }: RegisterTabProps) {
  const scope = useScope();
  const asOf = useAsOf();
  const [stage, setStage] = useDetail("stage");
  const [opened, setOpened] = useDetail("contract");
  const [searchText, setSearchText] = useDetail("search");
  const [selected, setSelected] = useState<ReadonlySet<string>>(none);
  usePaste(opened === "", onPaste);
  const stages = stage === "" ? {} : { stages: [stage as ContractStage] };
  const answer = useQuery("contracts.list", { scope, asOf, ...stages, offset: 0, limit: mostRows });
  const shown = answer.value?.rows ?? [];
  const uids = shown.filter(({ uid }) => selected.has(uid)).map(({ uid }) => uid);
  return (
    <div className="list-rows contracts">
      <div className="panel list-bar">
        <Select
          aria-label="阶段"
          value={stage}
          onChange={setStage}
          style={{ width: 150 }}
          options={[
            { value: "", label: "全部阶段" },
            ...contractStages.map((one) => ({
              value: one,
              label: `${contractStageNames[one]}(${answer.value?.stages[one] ?? 0})`,
            })),
          ]}
        />
        <Input
          allowClear
          aria-label="在本表中查找"
          placeholder="在本表中查找:编号、承包方、名称、HT-20"
          value={searchText}
          onChange={(event) => setSearchText(event.target.value)}
        />
        <NewContract onAdded={setOpened} />
        <ProposeButton />
        <Button onClick={onImport}>导入表格…</Button>
        <ExportButton />
      </div>
      <div className="panel list-panel">
        <AsyncState answer={answer}>
          {({ rows, total, sums }) => (
            <>
              <GridPage
                label="合同台账"
                rows={rows}
                rowKey={rowKey}
                columns={contractColumns}
                searchText={searchText}
                selected={selected}
                onSelect={(keys) => setSelected(new Set(keys))}
                onOpen={setOpened}
                empty={<NoContracts onImport={onImport} />}
              />
              <StatusLine>
                <strong>
                  共 {total} 份,合同面积 {sums.contractMu} 亩,应缴 {groupedYuanText(sums.dueFen)}{" "}
                  元,已缴 {groupedYuanText(sums.paidFen)} 元
                  {total > rows.length ? `;只列出前 ${rows.length} 份,请选范围或阶段` : ""}
                </strong>
              </StatusLine>
            </>
          )}
        </AsyncState>
        {uids.length === 0 ? null : <BulkEdit uids={uids} />}
      </div>
      <DecisionsLine />
      <ContractDrawer uid={opened} onClose={() => setOpened("")} />
    </div>
  );
}

const rowKey = ({ uid }: ContractRow): string => uid;

function NoContracts({ onImport }: { readonly onImport: () => void }) {
  return (
    <span>
      这里还没有合同。把村里的合同表 <Button onClick={onImport}>导入或粘贴进来</Button>
      ,也可以先在上方选一个村,再逐份登记。
    </span>
  );
}

function ExportButton() {
  const scope = useScope();
  const client = useClient();
  const giveBytes = useGiveBytes();
  return (
    <Button
      onClick={() => void giveBytes("合同台账.xlsx", client.call("contracts.export", { scope }))}
    >
      导出 XLSX
    </Button>
  );
}

/** Contracts that the household register holds beside household land (12x) become entries to look at. */
function ProposeButton() {
  const run = useCommand();
  const { message } = App.useApp();
  const propose = async () => {
    const made = await run("contracts.propose", {});
    if (made === null) return;
    message.info(
      made.proposed === 0
        ? "权属库里没有还没登记的非家庭承包地块。"
        : `提出 ${made.proposed} 份待登记的合同,逐份核对后登记。`,
    );
  };
  return (
    <Button
      title="权属库里以其他方式承包的地块(承包方式 12x),逐块提出一份待登记的合同"
      onClick={() => void propose()}
    >
      从权属库提出
    </Button>
  );
}
