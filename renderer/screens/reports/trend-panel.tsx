import { useMemo } from "react";
import { go } from "../../app/position.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { Chart } from "../../charts/chart.tsx";
import { lineOption } from "../../charts/chart-options.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import type { IndicatorId } from "./dashboard-tab.tsx";

/** The chosen indicator over the frozen weeks; a point opens the freezes. */
export function TrendPanel({ indicator }: { readonly indicator: IndicatorId }) {
  const scope = useScope();
  const answer = useQuery("indicators.trend", { scope, indicator, kind: "weekly" });
  const points = answer.value?.points;
  const option = useMemo(
    () => lineOption((points ?? []).map(({ asOf, value, text }) => ({ name: asOf, value, text }))),
    [points],
  );
  return (
    <Panel title="每周变化">
      <AsyncState
        answer={answer}
        isEmpty={(value) => value.points.length === 0}
        empty={<Notice text="还没有定稿。每周在“定稿”里存一次,这里就有每周变化。" />}
      >
        {() => (
          <Chart
            label="每周变化"
            option={option}
            onPick={() => go({ details: { tab: "snapshots" } })}
          />
        )}
      </AsyncState>
    </Panel>
  );
}
