import { Button } from "antd";
import type { PlotChange } from "../../../shared/contract/calls/past-calls.ts";
import { useQuery } from "../../app/use-query.ts";
import { AsyncState } from "../../parts/async-state.tsx";
import { FactGroup, FactLine } from "../../parts/facts.tsx";
import { RecordDrawer } from "../../parts/record-drawer.tsx";
import { clockOf } from "../../parts/texts.ts";

interface PastDrawerProps {
  /** "" while no plot is open. */
  readonly code: string;
  readonly change: PlotChange | null;
  readonly onClose: () => void;
  /** Opens the plot of today; only for one that is there. */
  readonly onPlot: (code: string) => void;
}

/** What happened to a plot, also to one that is no more: what it was, what it is, and every step between. */
export function PastDrawer({ code, change, onClose, onPlot }: PastDrawerProps) {
  const answer = useQuery("past.plot", code === "" ? null : { code });
  const past = answer.value?.code === code ? answer.value : undefined;
  return (
    <RecordDrawer
      open={code !== ""}
      title={`${past?.shortCode ?? "图斑"} 的经过`}
      onClose={onClose}
      actions={
        past?.isOpen === true ? <Button onClick={() => onPlot(code)}>图斑详情</Button> : null
      }
    >
      <AsyncState answer={{ ...answer, value: past }}>
        {({ shapes, events }) => (
          <div className="fact-list">
            {change === null ? null : (
              <FactGroup title={`变化:${change.kindName}`}>
                <FactLine name="变更前">{sideText(change.before)}</FactLine>
                <FactLine name="变更后">{sideText(change.after)}</FactLine>
                <FactLine name="差">{change.differenceMuText} 亩</FactLine>
                <FactLine name="说明">{change.note}</FactLine>
              </FactGroup>
            )}
            <FactGroup title="图形">
              <ul className="plot-history">
                {shapes.map(({ uid, current, source, muText, at }) => (
                  <li key={uid}>
                    {clockOf(at)} {current ? "最后的形状" : "原来的形状"}:{source},{muText} 亩
                  </li>
                ))}
              </ul>
            </FactGroup>
            <FactGroup title="操作">
              <ul className="plot-history">
                {events.map(({ at, person, title }) => (
                  <li key={`${at} ${title}`}>
                    {clockOf(at)} {title}({person})
                  </li>
                ))}
              </ul>
            </FactGroup>
          </div>
        )}
      </AsyncState>
    </RecordDrawer>
  );
}

function sideText(side: PlotChange["before"]): string {
  return side === null ? "没有这块图斑" : `${side.className},${side.muText} 亩`;
}
