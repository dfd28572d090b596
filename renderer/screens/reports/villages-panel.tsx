import { Segmented } from "antd";
import { type ReactNode, useMemo } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { useDetail } from "../../app/position.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { Chart } from "../../charts/chart.tsx";
import { barOption } from "../../charts/chart-options.ts";
import { AsyncState, Notice } from "../../parts/async-state.tsx";
import type { IndicatorId } from "./dashboard-tab.tsx";
import { useOpenRows, useRowsAddress } from "./use-open-rows.ts";
import { VillageMap } from "./village-map.tsx";

type Village = CallOutput<"indicators.villages">["villages"][number];

interface VillagesPanelProps {
  readonly indicator: IndicatorId;
  /** Chooses the indicator. */
  readonly choice: ReactNode;
}

/** One indicator village by village, as bars or on the map; a village opens its rows. */
export function VillagesPanel({ indicator, choice }: VillagesPanelProps) {
  const scope = useScope();
  const asOf = useAsOf();
  const [view, setView] = useDetail("view");
  const answer = useQuery("indicators.villages", { scope, asOf, indicator });
  return (
    <section className="panel" aria-label="各村">
      <div className="panel-head">
        <h2>各村</h2>
        {choice}
        <Segmented
          aria-label="怎么看"
          value={view === "map" ? "map" : "bars"}
          onChange={setView}
          options={[
            { value: "bars", label: "条形" },
            { value: "map", label: "地图" },
          ]}
        />
      </div>
      <div className="panel-body">
        <AsyncState
          answer={answer}
          isEmpty={({ villages }) => villages.length === 0}
          empty={<Notice text="这个范围里还没有村。" />}
        >
          {({ villages }) =>
            view === "map" ? (
              <OnMap villages={villages} indicator={indicator} />
            ) : (
              <Bars villages={villages} indicator={indicator} />
            )
          }
        </AsyncState>
      </div>
    </section>
  );
}

interface ViewProps {
  readonly villages: readonly Village[];
  readonly indicator: IndicatorId;
}

const barHeightPx = 26;

function Bars({ villages, indicator }: ViewProps) {
  const [, open] = useOpenRows();
  const option = useMemo(
    () =>
      barOption(
        villages.map(({ name, figure }) => ({ name, value: figure.value, text: figure.text })),
      ),
    [villages],
  );
  return (
    <Chart
      label={`各村${villages[0]?.figure.name ?? ""}`}
      option={option}
      leastHeightPx={villages.length * barHeightPx}
      onPick={(index) => {
        const village = villages[index];
        if (village === undefined) return;
        open({ indicator, part: "numerator", unitCode: village.code });
      }}
    />
  );
}

function OnMap({ villages, indicator }: ViewProps) {
  const rowsAddress = useRowsAddress();
  const scope = useScope();
  const box = useQuery("map.extent", { scope }).value?.box;
  const most = Math.max(...villages.map(({ figure }) => figure.value ?? 0));
  const shades = new Map(
    villages.map(({ code, name, figure }) => [
      code,
      {
        name,
        text: figure.text,
        share: figure.value === null || most <= 0 ? null : figure.value / most,
      },
    ]),
  );
  if (box === undefined) return null;
  if (box === null) return <Notice text="没有村界,导入 CJQY 后可以看地图。" />;
  return (
    <VillageMap
      label="各村地图"
      box={box}
      shades={shades}
      addressOf={(unitCode) => rowsAddress({ indicator, part: "numerator", unitCode })}
    />
  );
}
