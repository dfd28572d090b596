import { App, Tabs } from "antd";
import { useEffect, useState } from "react";
import { mostRows } from "../../../shared/contract/calls/common.ts";
import type { PlotState } from "../../../shared/land/field-form.ts";
import { useDetail } from "../../app/position.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useCommand } from "../../app/use-command.ts";
import { useGoTo, usePlaceOfAddress } from "../../app/use-places.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import type { Comparison } from "../../map/comparison.ts";
import { MapPane, type MapTarget } from "../../map/map-pane.tsx";
import { AsyncState } from "../../parts/async-state.tsx";
import { EntryStrip } from "./entry-strip.tsx";
import { FormDrawer } from "./form-drawer.tsx";
import { FormsTab } from "./forms-tab.tsx";
import { HandoutsTab } from "./handouts-tab.tsx";
import { MeasuredTab } from "./measured-tab.tsx";
import { drawKindOf, ShapeTools, type ShapeWork } from "./shape-tools.tsx";
import "./field.css";

const none: ReadonlySet<string> = new Set();

/** 现场核查: signed forms come in by keyboard, boundaries from the land, sheets go out and come back. */
export function FieldScreen() {
  const scope = useScope();
  const asOf = useAsOf();
  const run = useCommand();
  const { message } = App.useApp();
  const extent = useQuery("map.extent", { scope });
  const answer = useQuery("field.plots", { scope, offset: 0, limit: mostRows, asOf });
  const muDecimals = useQuery("project.state", {}).value?.muDecimals ?? 2;
  const [selected, setSelected] = useState<ReadonlySet<string>>(none);
  const [state, setState] = useState<PlotState | undefined>();
  const [target, setTarget] = useState<MapTarget | null>(null);
  const [work, setWork] = useState<ShapeWork | null>(null);
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [opened, setOpened] = useDetail("plot");
  const [tab, setTab] = useDetail("tab");
  const goTo = useGoTo((box) => setTarget({ box }));
  usePlaceOfAddress(goTo);
  useEffect(() => {
    if (opened !== "") setSelected(new Set([opened]));
  }, [opened]);

  const plots = answer.value?.plots ?? [];
  const chosen = plots.filter(({ code }) => selected.has(code));
  const select = (codes: readonly string[]) => {
    setSelected(new Set(codes));
    const only = plots.find(({ code }) => codes.length === 1 && code === codes[0]);
    if (only !== undefined) setTarget({ eastM: only.labelEastM, northM: only.labelNorthM });
  };
  const drawn = async (points: number[]) => {
    if (work === null) return;
    setWork(null);
    const { kind, plotCode } = work;
    if (kind === "split") {
      const split = plotCode === null ? null : await run("plots.split", { plotCode, line: points });
      if (split !== null) message.success(`已分成 ${split.plots.length} 块。可按 Ctrl+Z 撤销。`);
      return;
    }
    const made = await run("measured.draw", { source: "drawn", ring: points, plotCode });
    if (made !== null) setTab("measured");
  };
  return (
    <div className="screen field">
      <EntryStrip plots={plots} muDecimals={muDecimals} onFound={({ code }) => select([code])} />
      <div className="panel field-lists">
        <Tabs
          activeKey={tab === "" ? "forms" : tab}
          onChange={setTab}
          items={[
            { key: "forms", label: "核查表" },
            { key: "measured", label: "实测界线" },
            { key: "handouts", label: "图纸收发" },
          ]}
        />
        {tab === "measured" ? (
          <MeasuredTab
            scope={scope}
            chosen={chosen.length === 1 ? chosen[0] : undefined}
            onCompare={setComparison}
            onShow={(code) => goTo({ kind: "plot", code })}
          />
        ) : tab === "handouts" ? (
          <HandoutsTab scope={scope} asOf={asOf} />
        ) : (
          <AsyncState answer={answer}>
            {(value) => (
              <FormsTab
                answer={value}
                muDecimals={muDecimals}
                selected={selected}
                onSelect={select}
                onOpen={setOpened}
                state={state}
                onState={setState}
              />
            )}
          </AsyncState>
        )}
      </div>
      <div className="panel field-map">
        <MapPane
          label="地图"
          home={extent.value?.box ?? null}
          target={target}
          selected={selected}
          onPick={(codes, add) => setSelected(new Set(add ? [...selected, ...codes] : codes))}
          onOpen={setOpened}
          comparison={comparison}
          drawing={drawKindOf(work)}
          onDrawn={(points) => void drawn(points)}
        >
          <ShapeTools
            selected={chosen}
            work={work}
            onWork={setWork}
            onMerged={(code) => select([code])}
          />
        </MapPane>
      </div>
      <FormDrawer
        code={opened}
        onClose={() => setOpened("")}
        onShow={(code) => goTo({ kind: "plot", code })}
      />
    </div>
  );
}
