import { Button, Segmented, Select } from "antd";
import { useState } from "react";
import { mostRows } from "../../../shared/contract/calls/common.ts";
import { judgementLevelNames } from "../../../shared/ledger/contracts/problem-words.ts";
import { useDetail } from "../../app/position.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useClient } from "../../app/use-client.ts";
import { useGiveBytes } from "../../app/use-give-bytes.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { StatusLine } from "../../parts/status-line.tsx";
import { candidateColumns } from "./candidate-columns.ts";
import { JudgingPanel } from "./judging-panel.tsx";
import { type Candidate, useJudge } from "./use-judge.ts";

const states = [
  { value: "open", label: "待初判" },
  { value: "judged", label: "待核定" },
  { value: "all", label: "全部" },
];

/** Candidates in the order of their numbers; the chosen one beside the list, one key for each decision. */
export function JudgingTab() {
  const scope = useScope();
  const asOf = useAsOf();
  const judging = useJudge();
  const [state, setState] = useDetail("state");
  const [chosen, setChosen] = useState("");
  const wanted = state === "judged" || state === "all" ? state : "open";
  const input = { scope, asOf, state: "all", offset: 0, limit: mostRows } as const;
  const answer = useQuery("judgements.candidates", input);
  // The one at hand stays until it is concluded or another is chosen, also when nothing of it is open.
  const candidates = (answer.value?.candidates ?? []).filter(
    ({ contractUid, openFindings }) =>
      wanted === "all" || contractUid === chosen || (wanted === "open") === openFindings > 0,
  );
  const current = candidates.find(({ contractUid }) => contractUid === chosen) ?? candidates[0];
  return (
    <div className="judging">
      <div className="panel judging-bar">
        <Segmented aria-label="哪些" value={wanted} onChange={setState} options={states} />
        <Select
          aria-label="认定级别"
          value={judging.level}
          onChange={judging.setLevel}
          style={{ width: 120 }}
          options={(["village", "town", "arbitration", "court"] as const).map((value) => ({
            value,
            label: judgementLevelNames[value],
          }))}
        />
        <span className="soft">Y 属实 · N 不属实 · J、K 换一条 · 全部认定后核定整份合同</span>
        <PrintButtons />
      </div>
      <AsyncState answer={answer}>
        {() => (
          <>
            <div className="panel list-panel">
              <GridPage
                label="疑似问题合同"
                rows={candidates}
                rowKey={candidateKey}
                columns={candidateColumns}
                selected={new Set(current === undefined ? [] : [current.contractUid])}
                onSelect={([uid = ""]) => setChosen(uid)}
                empty="没有等着认定的合同。合同在“合同”里导入或登记,改了事实会重新核对。"
              />
              <StatusLine>
                <strong>
                  共 {candidates.length} 份。所列都是疑似,认定以村级初定、乡镇核定为准。
                </strong>
              </StatusLine>
            </div>
            {current === undefined ? (
              <div className="panel">
                <Notice text="这里显示选中合同的疑似问题。" />
              </div>
            ) : (
              <JudgingPanel
                key={current.contractUid}
                candidate={current}
                judging={judging}
                onTouch={() => setChosen(current.contractUid)}
              />
            )}
          </>
        )}
      </AsyncState>
    </div>
  );
}

const candidateKey = ({ contractUid }: Candidate): string => contractUid;

function PrintButtons() {
  const scope = useScope();
  const asOf = useAsOf();
  const client = useClient();
  const giveBytes = useGiveBytes();
  const print = (name: string, paper: "first_judgement" | "first_judgement_xlsx") =>
    giveBytes(name, client.call("casePapers.list", { paper, scope, asOf }));
  return (
    <>
      <Button onClick={() => void print("问题合同初判表.pdf", "first_judgement")}>
        打印初判表
      </Button>
      <Button onClick={() => void print("问题合同初判表.xlsx", "first_judgement_xlsx")}>
        导出 XLSX
      </Button>
    </>
  );
}
