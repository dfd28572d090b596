import { useMemo, useState } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { useDetail } from "../../app/position.ts";
import { useQuery } from "../../app/use-query.ts";
import { scopeOf, useScope } from "../../app/use-scope.ts";
import type { MapPage } from "../../map/map-handle.ts";
import { MapLegend } from "../../map/map-legend.tsx";
import { MapPane } from "../../map/map-pane.tsx";
import { GroupsPanel } from "./groups-panel.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { PrintPanel } from "./print-panel.tsx";
import { usePrintSettings } from "./print-settings.ts";
import "./sheets.css";

/** 分幅出图: groups, their pages on the map, the real PDF before printing, and every file printed. */
export function SheetsScreen() {
  const scope = useScope();
  const [detail, setGroup] = useDetail("group");
  const groupCode = scope.level === "group" ? scope.code : detail;
  const [settings, setSettings] = usePrintSettings();
  const [previewing, setPreviewing] = useState(false);
  const shownScope = groupCode === "" ? scope : scopeOf(groupCode);
  const extent = useQuery("map.extent", { scope: shownScope });
  const pages = useQuery(
    "sheets.pages",
    groupCode === "" ? null : { groupCode, paper: settings.paper },
  ).value?.pages;
  const framed = useMemo(() => pages?.map(pageOnMap), [pages]);
  const home = joined([extent.value?.box ?? null, ...(framed ?? []).map(({ box }) => box)]);
  return (
    <div className="screen sheets">
      <GroupsPanel scope={scope} chosen={groupCode} onChoose={setGroup} settings={settings} />
      <PrintPanel
        scope={scope}
        groupCode={groupCode}
        settings={settings}
        onSettings={setSettings}
        previewing={previewing}
        onPreview={setPreviewing}
      />
      <div className="panel sheets-view">
        {previewing && groupCode !== "" ? (
          <PreviewPanel
            key={`${groupCode} ${settings.paper} ${settings.profile}`}
            groupCode={groupCode}
            settings={settings}
            onClose={() => setPreviewing(false)}
          />
        ) : (
          <MapPane label="分幅图" home={home} pages={framed}>
            <MapLegend />
          </MapPane>
        )}
      </div>
    </div>
  );
}

/** The box around all of them. */
function joined(boxes: readonly (BoundingBox | null)[]): BoundingBox | null {
  const given = boxes.filter((box) => box !== null);
  if (given.length === 0) return null;
  return [
    Math.min(...given.map((box) => box[0])),
    Math.min(...given.map((box) => box[1])),
    Math.max(...given.map((box) => box[2])),
    Math.max(...given.map((box) => box[3])),
  ];
}

function pageOnMap({ number, box, extra }: CallOutput<"sheets.pages">["pages"][number]): MapPage {
  return { label: extra ? `${number}(补)` : String(number), box, extra };
}
