import { Button } from "antd";
import type { TodayOverview } from "../../../shared/contract/calls/today-calls.ts";
import { go } from "../../app/position.ts";
import { screenTitles } from "../../app/screen-titles.ts";
import { Notice } from "../../parts/async-state.tsx";
import { Panel } from "../../parts/panel.tsx";

/** What waits for somebody, each with the way to where it is done. */
export function WaitingPanel({ waiting, inputs }: Pick<TodayOverview, "waiting" | "inputs">) {
  return (
    <Panel
      title="等着办的"
      extra={waiting.length === 0 ? null : <span className="soft">{waiting.length} 项</span>}
    >
      {waiting.length === 0 ? (
        <NothingWaits inputs={inputs} />
      ) : (
        <ul className="today-waiting">
          {waiting.map(({ kind, text, target }) => (
            <li key={kind}>
              <span>{text}</span>
              <Button type="link" onClick={() => goTo(target)}>
                去{screenTitles[target.screen]}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

type Target = TodayOverview["waiting"][number]["target"];

function goTo({ screen, groupCode, tab }: Target): void {
  go({
    screen,
    ...(groupCode === null ? {} : { scope: groupCode }),
    ...(tab === undefined ? {} : { details: { tab } }),
  });
}

function NothingWaits({ inputs }: Pick<TodayOverview, "inputs">) {
  const needed = inputs.filter(({ key }) => key === "survey" || key === "parcels");
  if (needed.every(({ present }) => present)) {
    return <Notice text="眼下没有等着办的事。" />;
  }
  return (
    <Notice
      text="先导入三调图斑和确权矢量,就可以套图核对。合同、债权债务不用等,在各自的栏里导入或粘贴。"
      action={
        <Button type="primary" onClick={() => go({ screen: "import" })}>
          去导入
        </Button>
      }
    />
  );
}
