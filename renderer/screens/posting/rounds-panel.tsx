import { Button } from "antd";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import type { Answer } from "../../app/use-query.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Panel } from "../../parts/panel.tsx";
import { periodText, roundMark } from "./posting-words.ts";

interface RoundsPanelProps {
  readonly answer: Answer<CallOutput<"posting.list">>;
  readonly chosen: string;
  readonly onChoose: (uid: string) => void;
  readonly onPrepare: () => void;
}

/** The rounds of the scope, newest first. */
export function RoundsPanel({ answer, chosen, onChoose, onPrepare }: RoundsPanelProps) {
  const prepare = (
    <Button type="primary" size="small" onClick={onPrepare}>
      准备一轮
    </Button>
  );
  return (
    <Panel title="公示轮次" extra={prepare} className="posting-rounds">
      <AsyncState
        answer={answer}
        isEmpty={({ rounds }) => rounds.length === 0}
        empty="这里还没有公示。核查表办到“已核查”以后,选好村或组,点“准备一轮”。"
      >
        {({ rounds }) => (
          <ul>
            {rounds.map((round) => (
              <li key={round.uid}>
                <button
                  type="button"
                  aria-pressed={round.uid === chosen}
                  onClick={() => onChoose(round.uid)}
                >
                  <strong>
                    第 {round.number} 轮 {round.unitName}
                  </strong>
                  <Mark kind={roundMark(round)} text={round.statusName} />
                  <span className="soft">{periodText(round)}</span>
                  <span className="soft">
                    {round.plots} 块
                    {round.openObjections > 0 ? `,异议未结 ${round.openObjections}` : ""}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </AsyncState>
    </Panel>
  );
}
