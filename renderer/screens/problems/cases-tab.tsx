import { Button, Select } from "antd";
import { mostRows } from "../../../shared/contract/calls/common.ts";
import {
  type ProblemState,
  problemStateNames,
  problemStates,
} from "../../../shared/ledger/contracts/problem-words.ts";
import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { useDetail } from "../../app/position.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useClient } from "../../app/use-client.ts";
import { useGiveBytes } from "../../app/use-give-bytes.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { StatusLine } from "../../parts/status-line.tsx";
import { type CaseRow, caseColumns } from "./case-columns.ts";
import { CaseDrawer } from "./case-drawer.tsx";

/** 整改: confirmed problem contracts by state and deadline. */
export function CasesTab() {
  const scope = useScope();
  const asOf = useAsOf();
  const [state, setState] = useDetail("case-state");
  const [opened, setOpened] = useDetail("case");
  const states = state === "" ? {} : { states: [state as ProblemState] };
  const answer = useQuery("problems.list", { scope, asOf, ...states, offset: 0, limit: mostRows });
  return (
    <div className="list-rows">
      <div className="panel judging-bar">
        <Select
          aria-label="状态"
          value={state}
          onChange={setState}
          style={{ width: 170 }}
          options={[
            { value: "", label: "全部状态" },
            ...problemStates.map((one) => ({
              value: one,
              label: `${problemStateNames[one]}(${answer.value?.counts[one] ?? 0})`,
            })),
          ]}
        />
        <PrintButtons />
      </div>
      <div className="panel list-panel">
        <AsyncState answer={answer}>
          {({ problems, total, arrearsFen, yearlyGainFen }) => (
            <>
              <GridPage
                label="整改台账"
                rows={problems}
                rowKey={caseKey}
                columns={caseColumns}
                selected={new Set(opened === "" ? [] : [opened])}
                onOpen={setOpened}
                empty="还没有核定的问题合同。先在“初判”里逐条认定,再由乡镇核定。"
              />
              <StatusLine>
                <strong>
                  共 {total} 份,补缴 {groupedYuanText(arrearsFen)} 元(一次性),年增收{" "}
                  {groupedYuanText(yearlyGainFen)} 元
                </strong>
              </StatusLine>
            </>
          )}
        </AsyncState>
      </div>
      <CaseDrawer key={opened} uid={opened} onClose={() => setOpened("")} />
    </div>
  );
}

const caseKey = ({ uid }: CaseRow): string => uid;

function PrintButtons() {
  const scope = useScope();
  const asOf = useAsOf();
  const client = useClient();
  const giveBytes = useGiveBytes();
  const print = (name: string, paper: "rectification" | "rectification_xlsx") =>
    giveBytes(name, client.call("casePapers.list", { paper, scope, asOf }));
  return (
    <>
      <Button onClick={() => void print("整改台账.pdf", "rectification")}>打印整改台账</Button>
      <Button onClick={() => void print("整改台账.xlsx", "rectification_xlsx")}>导出 XLSX</Button>
    </>
  );
}
