import { Tabs } from "antd";
import { useState } from "react";
import { useDetail } from "../../app/position.ts";
import { useGoTo } from "../../app/use-places.ts";
import { useQuery } from "../../app/use-query.ts";
import { scopeOf } from "../../app/use-scope.ts";
import { GridPage } from "../../grid/grid-page.tsx";
import { MapLegend } from "../../map/map-legend.tsx";
import { MapPane, type MapTarget } from "../../map/map-pane.tsx";
import { RecordPapers } from "../../parts/papers-box.tsx";
import { StatusLine } from "../../parts/status-line.tsx";
import { ObjectionsTab } from "./objections-tab.tsx";
import { PapersTab } from "./papers-tab.tsx";
import { roundPlotColumns } from "./plot-columns.ts";
import { PlotDrawer } from "./plot-drawer.tsx";
import type { RoundDetails, RoundObjection, RoundPlot } from "./posting-words.ts";
import { RoundActions } from "./round-actions.tsx";
import { type RoundAction, RoundHead } from "./round-head.tsx";

interface RoundViewProps {
  readonly round: RoundDetails;
  readonly asOf: string;
  /** Goes to another round, such as the one that a correction has made. */
  readonly onRound: (uid: string) => void;
}

const none: ReadonlySet<string> = new Set();

/** One round: head, plots on list and map as one selection, objections, photos, papers. */
export function RoundView({ round, asOf, onRound }: RoundViewProps) {
  const [tab, setTab] = useDetail("tab");
  const [opened, setOpened] = useDetail("plot");
  const [selected, setSelected] = useState<ReadonlySet<string>>(none);
  const [action, setAction] = useState<RoundAction | RoundObjection | null>(null);
  const [target, setTarget] = useState<MapTarget | null>(null);
  const extent = useQuery("map.extent", { scope: scopeOf(round.unitCode) });
  const goTo = useGoTo((box) => setTarget({ box }));
  const codes = new Set(round.posted.map(({ code }) => code));
  const plot = round.posted.find(({ code }) => code === opened);
  const select = (chosen: readonly string[]) => {
    setSelected(new Set(chosen.filter((code) => codes.has(code))));
  };
  const selectInList = (chosen: string[]) => {
    select(chosen);
    const [only] = chosen;
    if (chosen.length === 1 && only !== undefined) goTo({ kind: "plot", code: only });
  };
  const act = (next: RoundAction | RoundObjection) => {
    setOpened("");
    setAction(next);
  };
  const shownTab = tab === "" ? "plots" : tab;
  return (
    <>
      <RoundHead round={round} chosen={selected.size} onAction={act} />
      <section className="panel posting-view" aria-label="本轮内容">
        <Tabs
          activeKey={shownTab}
          onChange={setTab}
          items={[
            { key: "plots", label: `图斑(${round.posted.length})` },
            { key: "objections", label: `异议(${round.objected.length})` },
            { key: "photos", label: `张贴照片(${round.photos})` },
            { key: "papers", label: "公示件" },
          ]}
        />
        {shownTab === "plots" ? (
          <div className="posting-plots">
            <GridPage
              label="本轮图斑"
              rows={round.posted}
              rowKey={plotKey}
              columns={roundPlotColumns}
              selected={selected}
              onSelect={selectInList}
              onOpen={setOpened}
              empty="本轮没有图斑。"
            />
            <MapPane
              label="公示地图"
              home={extent.value?.box ?? null}
              target={target}
              selected={selected.size > 0 ? selected : codes}
              onPick={select}
              onOpen={(code) => codes.has(code) && setOpened(code)}
            >
              <MapLegend />
            </MapPane>
            <StatusLine>
              {selected.size === 0 ? null : <strong>选中 {selected.size} 块</strong>}
            </StatusLine>
          </div>
        ) : null}
        {shownTab === "objections" ? (
          <ObjectionsTab objections={round.objected} onDecide={act} />
        ) : null}
        {shownTab === "photos" ? (
          <RecordPapers
            key={round.uid}
            title="张贴照片"
            hint="张贴当天、期满当天各拍一张,公示栏和内容都要看得清。"
            record={{ register: "posting", recordUid: round.uid }}
            takesPaste
          />
        ) : null}
        {shownTab === "papers" ? <PapersTab round={round} asOf={asOf} /> : null}
      </section>
      {plot === undefined ? null : (
        <PlotDrawer key={plot.code} plot={plot} onClose={() => setOpened("")} />
      )}
      <RoundActions
        round={round}
        chosen={[...selected]}
        action={action}
        onClose={() => setAction(null)}
        onObjected={() => {
          setAction(null);
          setTab("objections");
        }}
        onCorrected={(uid) => {
          setAction(null);
          onRound(uid);
        }}
      />
    </>
  );
}

const plotKey = ({ code }: RoundPlot): string => code;
