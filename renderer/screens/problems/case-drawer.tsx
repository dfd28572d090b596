import { Button, ConfigProvider, Input } from "antd";
import { useState } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { go } from "../../app/position.ts";
import { todayHere, useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { FactGroup, FactLine } from "../../parts/facts.tsx";
import { Mark } from "../../parts/mark.tsx";
import { ReasonPrompt } from "../../parts/reason-prompt.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { CaseDecision } from "./case-decision.tsx";

export type CaseRecord = CallOutput<"problems.get">;

interface CaseDrawerProps {
  /** "" while no case is open. */
  readonly uid: string;
  readonly onClose: () => void;
}

/** One problem contract: what was confirmed, what is decided, and its way to 销号 and back. */
export function CaseDrawer({ uid, onClose }: CaseDrawerProps) {
  const asOf = useAsOf();
  const answer = useQuery("problems.get", uid === "" ? null : { uid, asOf });
  const problem = answer.value?.uid === uid ? answer.value : undefined;
  return (
    <RecordDrawer
      open={uid !== ""}
      title={
        problem === undefined ? (
          "问题合同"
        ) : (
          <span className="contract-title">
            <span className="code">{problem.number || "无编号"}</span>
            <strong>{problem.lessee}</strong>
            <Mark kind="plain" text={problem.stateName} />
          </span>
        )
      }
      onClose={onClose}
      actions={problem === undefined ? null : <CaseActions problem={problem} />}
    >
      <AsyncState answer={{ ...answer, value: problem }}>
        {(shown) => (
          <div className="fact-list">
            <FactGroup title="核定">
              <FactLine name="问题">
                {shown.rules.map(({ rule, title }) => `${rule} ${title}`).join("、")}
              </FactLine>
              <FactLine name="合同">
                <Button
                  type="link"
                  onClick={() =>
                    go({ screen: "contracts", details: { contract: shown.contractUid } })
                  }
                >
                  看合同 {shown.number || "(无编号)"}
                </Button>
              </FactLine>
              <FactLine name="核定">
                {shown.confirmedLevel} {shown.confirmedOn} {shown.confirmedBy}
              </FactLine>
            </FactGroup>
            <ConfigProvider componentDisabled={shown.state === "closed"}>
              <fieldset className="case-decision" disabled={shown.state === "closed"}>
                <CaseDecision problem={shown} />
              </fieldset>
            </ConfigProvider>
            {shown.state === "closed" ? <p className="soft">已销号:要改的,先重开。</p> : null}
            <FactGroup title="经过">
              {shown.events.map((event) => (
                <FactLine key={`${event.kind} ${event.happenedOn}`} name={event.happenedOn}>
                  {event.kindName} {event.decisionName} {event.paper} {event.person} {event.reason}
                </FactLine>
              ))}
            </FactGroup>
          </div>
        )}
      </AsyncState>
    </RecordDrawer>
  );
}

function CaseActions({ problem }: { readonly problem: CaseRecord }) {
  const { uid, state, missing } = problem;
  const run = useCommand();
  const [paper, setPaper] = useState("");
  const [reopening, setReopening] = useState(false);
  if (state === "closed") {
    return (
      <>
        <Button onClick={() => setReopening(true)}>重开…</Button>
        <ReasonPrompt
          open={reopening}
          title="重开这份问题合同"
          hint="写明为什么销号不成立。原来的销号记录仍在经过里。"
          onCancel={() => setReopening(false)}
          onReason={(reason) => {
            setReopening(false);
            void run("problems.reopen", { uid, reopenedOn: todayHere(), reason });
          }}
        />
      </>
    );
  }
  const lacking = missing.filter((one) => one !== "佐证材料" || paper.trim() === "");
  const close = () => run("problems.close", { uid, closedOn: todayHere(), paper: paper.trim() });
  return (
    <div className="case-closing">
      <Input
        aria-label="销号的佐证材料"
        placeholder="佐证:补充协议、收据、交还确认书编号"
        value={paper}
        onChange={(event) => setPaper(event.target.value)}
      />
      <Button
        type="primary"
        disabled={lacking.length > 0}
        title={lacking.length === 0 ? "" : `还缺:${lacking.join("、")}`}
        onClick={() => void close()}
      >
        销号
      </Button>
      {lacking.length === 0 ? null : <span className="soft">还缺:{lacking.join("、")}</span>}
    </div>
  );
}
