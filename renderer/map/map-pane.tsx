import { type ReactNode, useEffect, useRef, useState } from "react";
import "ol/ol.css";
import type { MapLayer } from "../../shared/contract/calls/map-calls.ts";
import type { BoundingBox } from "../../shared/geometry/types.ts";
import type { PlotClass } from "../../shared/land/land-class.ts";
import { useAsOf } from "../app/use-as-of.ts";
import { useClient } from "../app/use-client.ts";
import { useEscape } from "../app/use-escape.ts";
import { useProjectVersion, useQuery } from "../app/use-query.ts";
import { StatusLine } from "../parts/status-line.tsx";
import { useBackdropShown, useChosenLayers } from "./chosen-layers.ts";
import type { Comparison, PlainPolygons } from "./comparison.ts";
import { ContractsHere } from "./contracts-here.tsx";
import type { DrawKind } from "./drawing.ts";
import type { MapFacts } from "./features-from-block.ts";
import {
  createMap,
  type MapEvents,
  type MapHandle,
  type MapPage,
  type Past,
} from "./map-handle.ts";
import { switchableLayers } from "./map-layers.ts";
import { MapTools } from "./map-tools.tsx";
import "./map-pane.css";
import { measuredText, positionText, scaleText } from "./map-words.ts";
import type { Measured, MeasureKind } from "./measuring.ts";
import { ScaleBar } from "./scale-bar.tsx";

/** Where the map should go; a new object makes it go there again. */
export type MapTarget =
  | { readonly box: BoundingBox }
  /** Only if it lies outside the window. */
  | { readonly eastM: number; readonly northM: number };

export interface MapPaneProps {
  /** Where the map opens and what 全图 shows; null while it is not known. */
  readonly home: BoundingBox | null;
  readonly target?: MapTarget | null;
  /** Plot codes. */
  readonly selected?: ReadonlySet<string>;
  readonly onPick?: (codes: string[], add: boolean) => void;
  readonly onOpen?: (code: string) => void;
  /** Only plots of these classes; all where it is left out. */
  readonly plotClasses?: readonly PlotClass[] | undefined;
  readonly pages?: readonly MapPage[] | undefined;
  /** A place to frame in red. */
  readonly spot?: BoundingBox | null;
  /** An outline to draw in red over everything: x0,y0,x1,y1,… in the project's plane. */
  readonly outline?: readonly number[];
  /** A shape that is there and one that would take its place. */
  readonly comparison?: Comparison | null;
  /** Another moment's plots, and what became of them. */
  readonly past?: Past | null;
  /** The land of the contract that is looked at. */
  readonly contractLand?: PlainPolygons;
  /** What the person is to draw; the map's own clicks rest until `onDrawn`. */
  readonly drawing?: DrawKind | null;
  readonly onDrawn?: (points: number[]) => void;
  /** Layers that this screen shows before anybody has chosen otherwise. */
  readonly usualLayers?: readonly MapLayer[];
  readonly label: string;
  readonly children?: ReactNode;
}

const usual: readonly MapLayer[] = [
  ...(["parcels", "plots", "contracted", "contracts", "groups", "villages", "landmarks"] as const),
];
const nothing: ReadonlySet<string> = new Set();
const noOutline: readonly number[] = [];
const noLand: PlainPolygons = [];
/** Ground shown around one thing, however small it is. */
const closeAroundM = 60;

/** The map: layers of the project in its own plane, selection, measuring, coordinates below. */
export function MapPane(props: MapPaneProps) {
  const { home, usualLayers = usual } = props;
  const element = useRef<HTMLDivElement>(null);
  const [layers, toggleLayer] = useChosenLayers(usualLayers);
  const [backdropShown, showBackdrop] = useBackdropShown();
  const [measureKind, setMeasureKind] = useState<MeasureKind | null>(null);
  const { map, seen } = useMap(element, props);

  useEffect(() => map?.showLayers(layers), [map, layers]);
  const hasBackdrop = (useQuery("backdrop.list", {}).value?.files.length ?? 0) > 0;
  const showsBackdrop = hasBackdrop && backdropShown;
  useEffect(() => map?.showBackdrop(showsBackdrop), [map, showsBackdrop]);
  useEffect(() => map?.measure(measureKind), [map, measureKind]);
  useEscape(measureKind !== null, () => setMeasureKind(null));

  const tooMany = switchableLayers.filter(({ layer }) => seen.truncated.includes(layer));
  return (
    <div className="map-pane">
      <div
        ref={element}
        className="map-canvas"
        role="application"
        aria-label={props.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows and + and − move the focused map
        tabIndex={0}
      />
      <MapTools
        layers={layers}
        metresPerPixel={seen.metresPerPixel}
        onToggle={toggleLayer}
        backdropShown={backdropShown}
        onBackdrop={showBackdrop}
        measureKind={measureKind}
        onMeasure={setMeasureKind}
        onWhole={() => home !== null && map?.fit(home)}
      />
      <div className="map-notes">
        {seen.failure !== null && <div className="map-note map-note-bad">{seen.failure}</div>}
        {seen.busy && <div className="map-note">正在读取图形…</div>}
        {measureKind !== null && (
          <div className="map-note" role="status">
            {seen.measured === null ? "逐点单击,双击结束,Esc 退出" : measuredText(seen.measured)}
          </div>
        )}
        {seen.contracts.length > 0 && <ContractsHere contracts={seen.contracts} />}
        {tooMany.length > 0 && (
          <div className="map-note">
            {tooMany.map(({ title }) => title).join("、")}太多,只画了一部分,放大后可看全。
          </div>
        )}
      </div>
      {props.children}
      <ScaleBar metresPerPixel={seen.metresPerPixel} />
      <StatusLine>
        <span className="map-status">
          {scaleText(seen.denominator)}
          {seen.position === null ? "" : ` · ${positionText(seen.position)}`}
        </span>
      </StatusLine>
    </div>
  );
}

interface Seen {
  position: readonly [number, number] | null;
  metresPerPixel: number;
  denominator: number;
  truncated: readonly MapLayer[];
  busy: boolean;
  failure: string | null;
  measured: Measured | null;
  /** Outlines of contracts where the last click was. */
  contracts: readonly MapFacts[];
}

const unseen: Seen = {
  position: null,
  metresPerPixel: 1,
  denominator: 1000,
  truncated: [],
  busy: false,
  failure: null,
  measured: null,
  contracts: [],
};

/** Makes the map once and keeps it in step with the props; `seen` is what the map tells. */
function useMap(element: React.RefObject<HTMLDivElement | null>, props: MapPaneProps) {
  const client = useClient();
  const version = useProjectVersion();
  const [map, setMap] = useState<MapHandle | null>(null);
  const [seen, setSeen] = useState<Seen>(unseen);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const see = (change: Partial<Seen>) => setSeen((before) => ({ ...before, ...change }));
    const events: MapEvents = {
      onPick: (codes, add) => latest.current.onPick?.(codes, add),
      onOpen: (code) => latest.current.onOpen?.(code),
      onPointer: (position) => see({ position }),
      onScale: (scale) => see(scale),
      onTruncated: (truncated) => see({ truncated }),
      onBusy: (busy) => see(busy ? { busy, failure: null } : { busy }),
      onFailure: (error) => see({ failure: error.message }),
      onMeasured: (measured) => see({ measured }),
      onContracts: (contracts) => see({ contracts }),
      onDrawn: (points) => latest.current.onDrawn?.(points),
    };
    const made = createMap(client, events);
    made.attach(element.current);
    setMap(made);
    return () => {
      setMap(null);
      made.close();
    };
  }, [client, element]);

  const { home, target = null, selected = nothing, plotClasses, pages, spot = null } = props;
  const { outline = noOutline, comparison = null, drawing = null, contractLand = noLand } = props;
  const { past = null } = props;
  const asOf = useAsOf();
  const homeKey = home?.join(" ") ?? "";
  // A scope's box comes anew with every change of the project; only another box moves the map.
  useEffect(() => {
    if (homeKey !== "")
      map?.fit(homeKey.split(" ").map(Number) as [number, number, number, number]);
  }, [map, homeKey]);
  useEffect(() => {
    if (target === null) return;
    if ("box" in target) map?.fit(target.box, closeAroundM);
    else map?.reveal(target.eastM, target.northM);
  }, [map, target]);
  useEffect(() => map?.select(selected), [map, selected]);
  useEffect(() => map?.filterPlots(plotClasses), [map, plotClasses]);
  useEffect(() => map?.showPages(pages ?? []), [map, pages]);
  useEffect(() => map?.showSpot(spot), [map, spot]);
  useEffect(() => map?.showOutline(outline), [map, outline]);
  useEffect(() => map?.compare(comparison), [map, comparison]);
  useEffect(() => map?.judgeBy(asOf), [map, asOf]);
  useEffect(() => map?.lookBack(past), [map, past]);
  useEffect(() => map?.showContractLand(contractLand), [map, contractLand]);
  useEffect(() => map?.draw(drawing), [map, drawing]);
  const drawnVersion = useRef(version);
  useEffect(() => {
    if (drawnVersion.current === version) return;
    drawnVersion.current = version;
    map?.refresh();
  }, [map, version]);
  return { map, seen };
}
