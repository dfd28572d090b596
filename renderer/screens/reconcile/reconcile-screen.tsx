import { Tabs } from "antd";
import { useEffect, useState } from "react";
import type { PlotChange } from "../../../shared/contract/calls/past-calls.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import type { PlotClass } from "../../../shared/land/land-class.ts";
import { useDetail } from "../../app/position.ts";
import { useAsOf } from "../../app/use-as-of.ts";
import { useGoTo, usePlaceOfAddress } from "../../app/use-places.ts";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { MapLegend } from "../../map/map-legend.tsx";
import { MapPane, type MapTarget } from "../../map/map-pane.tsx";
import { CompareTab } from "./compare-tab.tsx";
import { ContractLandNote, useContractLand } from "./contract-land.tsx";
import { FindingsTab } from "./findings-tab.tsx";
import { PastDrawer } from "./past-drawer.tsx";
import { PlotDrawer } from "./plot-drawer.tsx";
import { PlotsTab } from "./plots-tab.tsx";
import { RunDrawer } from "./run-drawer.tsx";
import { RunLine } from "./run-line.tsx";
import { useComparison } from "./use-comparison.ts";
import "./reconcile.css";

const none: ReadonlySet<string> = new Set();

/** 套图核对: the run, its plots on map and list as one selection, and what the run found. */
export function ReconcileScreen() {
  const scope = useScope();
  const extent = useQuery("map.extent", { scope });
  const plots = useQuery("plots.list", { scope, asOf: useAsOf() });
  const [selected, setSelected] = useState<ReadonlySet<string>>(none);
  const [classes, setClasses] = useState<readonly PlotClass[] | undefined>();
  const [target, setTarget] = useState<MapTarget | null>(null);
  const [spot, setSpot] = useState<BoundingBox | null>(null);
  const [opened, setOpened] = useDetail("plot");
  const [tab, setTab] = useDetail("tab");
  const [pastCode, setPastCode] = useDetail("past");
  const comparison = useComparison(tab === "compare", scope);
  const [running, setRunning] = useState(false);
  const goTo = useGoTo((box, place) => {
    setTarget({ box });
    setSpot(place.kind === "plot" ? null : box);
  });
  usePlaceOfAddress(goTo);
  const contract = useContractLand((plotCodes, box) => {
    setSelected(new Set(plotCodes));
    if (box !== null) setTarget({ box });
  });
  useEffect(() => {
    if (opened !== "") setSelected(new Set([opened]));
  }, [opened]);

  const open = (code: string) => {
    if (code === opened) goTo({ kind: "plot", code });
    setOpened(code);
  };
  const selectInList = (codes: string[]) => {
    setSelected(new Set(codes));
    const only = plots.value?.plots.find(({ code }) => codes.length === 1 && code === codes[0]);
    if (only !== undefined) setTarget({ eastM: only.labelEastM, northM: only.labelNorthM });
  };
  const selectChanges = (changes: readonly PlotChange[]) => {
    setSelected(new Set(changes.map(({ code }) => code)));
    const [only] = changes;
    if (only !== undefined && changes.length === 1) setTarget({ box: only.box });
  };
  const pickOnMap = (codes: string[], add: boolean) => {
    setSelected(picked(selected, codes, add));
    setSpot(null);
  };
  return (
    <div className="screen reconcile">
      <RunLine onRun={() => setRunning(true)} />
      <div className="panel reconcile-map">
        {contract === null ? null : <ContractLandNote land={contract} />}
        <MapPane
          label="地图"
          home={extent.value?.box ?? null}
          target={target}
          selected={selected}
          onPick={pickOnMap}
          onOpen={tab === "compare" ? setPastCode : open}
          plotClasses={classes}
          spot={spot}
          past={comparison.past}
          {...(contract === null ? {} : { contractLand: contract.shapes })}
        >
          <MapLegend />
        </MapPane>
      </div>
      <div className="panel reconcile-lists">
        <Tabs
          activeKey={tab === "" ? "plots" : tab}
          onChange={setTab}
          items={[
            { key: "plots", label: "图斑" },
            { key: "findings", label: "问题清单" },
            { key: "compare", label: "前后对比" },
          ]}
        />
        {tab === "findings" ? <FindingsTab scope={scope} onShow={goTo} /> : null}
        {tab === "compare" ? (
          <CompareTab
            comparison={comparison}
            selected={selected}
            onSelect={selectChanges}
            onOpen={setPastCode}
          />
        ) : null}
        {tab === "findings" || tab === "compare" ? null : (
          <PlotsTab
            answer={plots}
            scope={scope}
            selected={selected}
            onSelect={selectInList}
            onOpen={open}
            classes={classes}
            onClasses={setClasses}
            onRun={() => setRunning(true)}
          />
        )}
      </div>
      <PlotDrawer code={opened} onClose={() => setOpened("")} onShow={goTo} />
      <PastDrawer
        code={pastCode}
        change={comparison.answer.value?.changes.find(({ code }) => code === pastCode) ?? null}
        onClose={() => setPastCode("")}
        onPlot={(code) => {
          setPastCode("");
          open(code);
        }}
      />
      <RunDrawer open={running} onClose={() => setRunning(false)} />
    </div>
  );
}

/** With `add` one plot changes sides and a box only adds; without, what was chosen before is left. */
function picked(
  before: ReadonlySet<string>,
  codes: readonly string[],
  add: boolean,
): ReadonlySet<string> {
  const next = new Set(add ? before : []);
  const [only] = codes;
  if (add && codes.length === 1 && only !== undefined && next.delete(only)) return next;
  for (const code of codes) next.add(code);
  return next;
}
