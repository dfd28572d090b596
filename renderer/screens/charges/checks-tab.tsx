import { Button, Select } from "antd";
import { useState } from "react";
import type { CallInput, CallOutput } from "../../../shared/contract/calls.ts";
import { useDetail } from "../../app/position.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { useVillage } from "../../app/use-village.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import { CheckView } from "./check-view.tsx";

export type OutgoingCheck = CallOutput<"outgoing.list">["checks"][number];
type Paper = CallInput<"outgoing.check">["paper"];

const papers: readonly { readonly value: Paper; readonly label: string }[] = [
  { value: "chargeNotice", label: "缴费通知" },
  { value: "demand", label: "催收通知书" },
  { value: "tender", label: "竞价公告" },
];

/** 出账前体检: what may go out and what may not, with its reasons; signed before anything is printed. */
export function ChecksTab() {
  const scope = useScope();
  const onDay = useAsOf();
  const run = useCommand();
  const { unitCode, isVillage, hint } = useVillage();
  const [paper, setPaper] = useState<Paper>("chargeNotice");
  const [opened, setOpened] = useDetail("check");
  const answer = useQuery("outgoing.list", { scope });
  const checks = answer.value?.checks ?? [];
  const shown = checks.find(({ uid }) => uid === opened) ?? checks[0];
  const check = async () => {
    const made = await run("outgoing.check", { paper, unitCode, onDay });
    if (made !== null) setOpened(made.uid);
  };
  return (
    <div className="charges-columns">
      <div className="list-rows">
        <div className="panel list-bar">
          <Select
            aria-label="体检哪种文书"
            className="list-wide"
            value={paper}
            onChange={setPaper}
            options={[...papers]}
          />
          <Button type="primary" disabled={!isVillage} title={hint} onClick={() => void check()}>
            体检
          </Button>
        </div>
        <Panel title="体检记录">
          <AsyncState
            answer={answer}
            isEmpty={() => checks.length === 0}
            empty={
              <Notice text="还没有体检过。先选一个村和文书,点“体检”;没有签字的体检不能打印通知。" />
            }
          >
            {() => (
              <ul className="charges-choice">
                {checks.map((one) => (
                  <li key={one.uid}>
                    <button
                      type="button"
                      aria-current={one.uid === shown?.uid}
                      onClick={() => setOpened(one.uid)}
                    >
                      <strong>
                        第 {one.number} 号 {one.paperName}
                      </strong>
                      <span>{one.headline}</span>
                      <span className="soft">
                        {one.unitName} {one.checkedOn}
                        {one.signedBy === null ? ",未签字" : `,${one.signedBy} 签字`}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </AsyncState>
        </Panel>
      </div>
      {shown === undefined ? (
        <Panel title="可发、停发">
          <Notice text="体检以后,这里逐份列出可发的和停发的,停发的写明理由和缺的材料。" />
        </Panel>
      ) : (
        <CheckView key={shown.uid} check={shown} />
      )}
    </div>
  );
}
