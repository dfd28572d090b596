import { Button } from "antd";
import { useState } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import type { Answer } from "../../app/use-query.ts";
import { useVillage } from "../../app/use-village.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import { newRule, RuleDrawer } from "./rule-drawer.tsx";

export type ChargeRule = CallOutput<"charges.rules">["rules"][number];

interface RulesPanelProps {
  readonly answer: Answer<CallOutput<"charges.rules">>;
}

/** What each village voted. */
export function RulesPanel({ answer }: RulesPanelProps) {
  const { villageCode, isVillage, hint } = useVillage();
  const [opened, setOpened] = useState<string | null>(null);
  const rules = answer.value?.rules ?? [];
  const rule = rules.find(({ uid }) => uid === opened);
  return (
    <>
      <Panel
        title="收费办法"
        extra={
          <Button disabled={!isVillage} title={hint} onClick={() => setOpened("new")}>
            登记办法…
          </Button>
        }
      >
        <AsyncState
          answer={answer}
          isEmpty={() => rules.length === 0}
          empty={<Notice text="还没有收费办法。选一个村,把会议表决过的价格登记进来。" />}
        >
          {() => (
            <ul className="charges-choice">
              {rules.map((one) => (
                <li key={one.uid}>
                  <button
                    type="button"
                    aria-current={one.uid === opened}
                    onClick={() => setOpened(one.uid)}
                  >
                    <strong>{one.name}</strong>
                    <span className="soft">
                      {one.startYear} 年起,{one.prices.length} 档价格
                      {one.meetingUid === null ? ",没有决议" : ""}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </AsyncState>
      </Panel>
      {opened === null ? null : (
        <RuleDrawer
          key={opened}
          rule={rule ?? { uid: null, ...newRule(villageCode) }}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}
