import Feature from "ol/Feature.js";
import Polygon, { fromExtent } from "ol/geom/Polygon.js";
import { defaults as defaultInteractions } from "ol/interaction/defaults.js";
import OlMap from "ol/Map.js";
import VectorSource from "ol/source/Vector.js";
import type { MapLayer } from "../../shared/contract/calls/map-calls.ts";
import type { PlotChangeKind } from "../../shared/contract/calls/past-calls.ts";
import type { Client } from "../../shared/contract/client.ts";
import type { AppError } from "../../shared/contract/errors.ts";
import type { BoundingBox } from "../../shared/geometry/types.ts";
import type { PlotClass } from "../../shared/land/land-class.ts";
import { todayHere } from "../app/use-as-of.ts";
import { createBackdropLayer } from "./backdrop-layer.ts";
import { type Comparison, createComparison, geometryOf, type PlainPolygons } from "./comparison.ts";
import { createDrawing, type DrawKind } from "./drawing.ts";
import type { MapFacts } from "./features-from-block.ts";
import { createLayerLoader, type LayerLoader } from "./layer-loader.ts";
import { createMapLayers, switchableLayers } from "./map-layers.ts";
import { listenToPointer } from "./map-pointer.ts";
import { createMarks } from "./marks.ts";
import { createMeasuring, type Measured, type MeasureKind } from "./measuring.ts";
import { boxContains, createPlaneView, grownBox, scaleDenominator } from "./plane-view.ts";

/** A frame that the sheets put on the map. */
export interface MapPage {
  readonly label: string;
  readonly box: BoundingBox;
  readonly extra: boolean;
}

export interface MapEvents {
  /** Plots under a click, or in a box; `add` with Ctrl held. */
  onPick(codes: string[], add: boolean): void;
  onOpen(code: string): void;
  /** Project's plane, metres; null when the pointer leaves. */
  onPointer(position: readonly [eastM: number, northM: number] | null): void;
  onScale(scale: { denominator: number; metresPerPixel: number }): void;
  onTruncated(layers: readonly MapLayer[]): void;
  onBusy(busy: boolean): void;
  onFailure(error: AppError): void;
  onMeasured(measured: Measured | null): void;
  /** x0,y0,x1,y1,… in the project's plane. */
  onDrawn(points: number[]): void;
  /** Outlines of contracts under a click. */
  onContracts(contracts: readonly MapFacts[]): void;
}

/** The map as the rest of the page may handle it. */
export interface MapHandle {
  attach(element: HTMLElement | null): void;
  fit(box: BoundingBox, leastM?: number): void;
  /** Moves to a point that lies outside the window; one inside is left where it is. */
  reveal(eastM: number, northM: number): void;
  showLayers(layers: ReadonlySet<MapLayer>): void;
  showBackdrop(shown: boolean): void;
  filterPlots(classes: readonly PlotClass[] | undefined): void;
  /** Contracts are judged by this day. */
  judgeBy(asOf: string): void;
  /** Plots as they were, or as they are, with what became of them; null for plots of today alone. */
  lookBack(past: Past | null): void;
  select(codes: ReadonlySet<string>): void;
  showPages(pages: readonly MapPage[]): void;
  showSpot(box: BoundingBox | null): void;
  /** A ring x0,y0,x1,y1,… in the project's plane; empty for none. */
  showOutline(ring: readonly number[]): void;
  /** The project has changed: everything is asked for again. */
  refresh(): void;
  measure(kind: MeasureKind | null): void;
  draw(kind: DrawKind | null): void;
  compare(shown: Comparison | null): void;
  /** The land of the contract that is looked at; empty for none. */
  showContractLand(shapes: PlainPolygons): void;
  close(): void;
}

/** What a screen shows of another moment. */
export interface Past {
  /** Last event of the log that counts; null for the plots of today. */
  readonly until: number | null;
  readonly marks: ReadonlyMap<string, PlotChangeKind>;
}

/** Pause after the last movement before the core is asked. */
const settleMs = 80;

export function createMap(client: Client, events: MapEvents): MapHandle {
  let selected: ReadonlySet<string> = new Set();
  const backdrop = createBackdropLayer(client, events.onFailure);
  const made = createMapLayers(backdrop, (key) => selected.has(key));
  const view = createPlaneView();
  const map = new OlMap({
    view,
    layers: [...made.all],
    controls: [],
    interactions: defaultInteractions({
      doubleClickZoom: false,
      shiftDragZoom: false,
      altShiftDragRotate: false,
      pinchRotate: false,
    }),
  });
  const loaders = createLoaders(client, made.sources, events);
  const { wanted, settle, stop } = createLoading(map, made, loaders);
  const marks = createMarks(made.sources.get("plots") ?? new VectorSource());
  map.addLayer(marks.layer);
  const measuring = createMeasuring(map, events.onMeasured);
  const drawing = createDrawing(map, events.onDrawn);

  const tellScale = () => {
    const metresPerPixel = view.getResolution() ?? 1;
    events.onScale({ denominator: scaleDenominator(metresPerPixel), metresPerPixel });
  };
  map.on("moveend", settle);
  map.on("change:size", settle);
  view.on("change:resolution", tellScale);
  const isTaken = () => measuring.isActive() || drawing.isActive();
  listenToPointer(map, made, isTaken, events);

  return {
    attach: (element) => map.setTarget(element ?? undefined),
    fit: (box, leastM = 20) => {
      map.updateSize();
      view.fit([...grownBox(box, 0.06, leastM)]);
      settle();
    },
    reveal: (eastM, northM) => {
      const size = map.getSize();
      if (size === undefined) return;
      const window = grownBox(
        view.calculateExtent(size) as [number, number, number, number],
        -0.04,
      );
      if (!boxContains(window, [eastM, northM, eastM, northM])) view.setCenter([eastM, northM]);
    },
    showLayers: (layers) => {
      for (const [layer, shown] of made.layers) shown.setVisible(layers.has(layer));
      made.selection.setVisible(layers.has("plots"));
      marks.layer.setVisible(layers.has("plots"));
      settle();
    },
    showBackdrop: (shown) => backdrop.setVisible(shown),
    filterPlots: (classes) => {
      wanted.classes = classes;
      settle();
    },
    judgeBy: (asOf) => {
      wanted.asOf = asOf;
      settle();
    },
    lookBack: (past) => {
      wanted.until = past?.until ?? null;
      marks.show(past?.marks ?? new Map());
      // Which plots are 合同内 is told of today's.
      made.layers.get("contracted")?.setOpacity(wanted.until === null ? 1 : 0);
      settle();
    },
    select: (codes) => {
      selected = codes;
      made.selection.changed();
    },
    ...shownOver(made, view),
    refresh: () => {
      for (const loader of loaders.values()) loader.forget();
      backdrop.getSource()?.refresh();
      settle();
    },
    measure: measuring.start,
    draw: drawing.start,
    compare: createComparison(map),
    close: () => {
      stop();
      map.setTarget(undefined);
      map.dispose();
    },
  };
}

/** What else than the window decides what is asked for. */
interface Choice {
  classes: readonly PlotClass[] | undefined;
  until: number | null;
  asOf: string;
}

/** Fills the layers with what the window shows, once it has come to rest. */
function createLoading(
  map: OlMap,
  made: ReturnType<typeof createMapLayers>,
  loaders: ReadonlyMap<MapLayer, LayerLoader>,
) {
  const wanted: Choice = { classes: undefined, until: null, asOf: todayHere() };
  let settling: ReturnType<typeof setTimeout> | undefined;
  const load = () => {
    const size = map.getSize();
    const metresPerPixel = map.getView().getResolution();
    if (size === undefined || metresPerPixel === undefined) return;
    const box = map.getView().calculateExtent(size) as [number, number, number, number];
    for (const [layer, loader] of loaders) {
      const shown = made.layers.get(layer);
      if (!shown?.getVisible() || metresPerPixel >= shown.getMaxResolution()) continue;
      const classes = layer === "plots" || layer === "contracted" ? wanted.classes : undefined;
      const past = layer === "plots" && wanted.until !== null ? { until: wanted.until } : {};
      const { asOf } = wanted;
      loader.show({ box, metresPerPixel, classes: classes && [...classes], asOf, ...past });
    }
  };
  return {
    wanted,
    settle: () => {
      clearTimeout(settling);
      settling = setTimeout(load, settleMs);
    },
    stop: () => {
      clearTimeout(settling);
      for (const loader of loaders.values()) loader.close();
    },
  };
}

/** What screens put over the layers. */
function shownOver(
  made: ReturnType<typeof createMapLayers>,
  view: ReturnType<typeof createPlaneView>,
): Pick<MapHandle, "showPages" | "showSpot" | "showOutline" | "showContractLand"> {
  return {
    showPages: (pages) => {
      made.pages.clear();
      made.pages.addFeatures(pages.map(pageFeature));
    },
    showSpot: (box) => {
      made.spot.clear();
      if (box === null) return;
      const frame = grownBox(box, 0.15, 4 * (view.getResolution() ?? 1));
      made.spot.addFeature(new Feature(fromExtent([...frame])));
    },
    showOutline: (ring) => {
      made.outline.clear();
      if (ring.length > 0) made.outline.addFeature(new Feature(polygonOfRing(ring)));
    },
    showContractLand: (shapes) => {
      made.contractLand.clear();
      if (shapes.length > 0) made.contractLand.addFeature(new Feature(geometryOf(shapes)));
    },
  };
}

function createLoaders(
  client: Client,
  sources: ReturnType<typeof createMapLayers>["sources"],
  events: MapEvents,
): ReadonlyMap<MapLayer, LayerLoader> {
  const busy = new Set<MapLayer>();
  const truncated = new Set<MapLayer>();
  const own = {
    onBusy: (layer: MapLayer, isBusy: boolean) => {
      isBusy ? busy.add(layer) : busy.delete(layer);
      events.onBusy(busy.size > 0);
    },
    onTruncated: (layer: MapLayer, isTruncated: boolean) => {
      isTruncated ? truncated.add(layer) : truncated.delete(layer);
      events.onTruncated([...truncated]);
    },
    onFailure: events.onFailure,
  };
  return new Map(
    switchableLayers.flatMap(({ layer }) => {
      const source = sources.get(layer);
      return source === undefined
        ? []
        : [[layer, createLayerLoader(client, layer, source, own)] as const];
    }),
  );
}

function polygonOfRing(ring: readonly number[]): Polygon {
  return new Polygon([...ring, ...ring.slice(0, 2)], "XY", [ring.length + 2]);
}

function pageFeature({ label, box, extra }: MapPage): Feature {
  const feature = new Feature(fromExtent([...box]));
  const facts: MapFacts = { key: label, class: extra ? "extra" : "regular", label };
  feature.set("facts", facts, true);
  return feature;
}
