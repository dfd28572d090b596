import type BaseLayer from "ol/layer/Base.js";
import VectorLayer from "ol/layer/Vector.js";
import VectorSource from "ol/source/Vector.js";
import type { MapLayer } from "../../shared/contract/calls/map-calls.ts";
import type { BackdropLayer } from "./backdrop-layer.ts";
import {
  contractLandStyle,
  layerStyle,
  pageStyle,
  selectionStyle,
  spotStyle,
} from "./layer-styles.ts";

/** A layer that can be switched: its name for people and from which scale on it is drawn. */
export interface SwitchableLayer {
  readonly layer: MapLayer;
  readonly title: string;
  /** Nothing is asked for and nothing drawn above this many metres a pixel. */
  readonly coarsestMetresPerPixel: number;
}

/** From the ground upwards; where labels meet, the upper layer has its way. */
export const switchableLayers: readonly SwitchableLayer[] = [
  { layer: "survey", title: "三调地类", coarsestMetresPerPixel: 10 },
  { layer: "baseline", title: "二调地类", coarsestMetresPerPixel: 10 },
  { layer: "farmland", title: "永久基本农田", coarsestMetresPerPixel: 30 },
  { layer: "parcels", title: "确权地块", coarsestMetresPerPixel: 2.2 },
  { layer: "pieces", title: "碎斑、田坎、溢出", coarsestMetresPerPixel: 2.2 },
  { layer: "landmarks", title: "地物", coarsestMetresPerPixel: 6 },
  { layer: "plots", title: "非承包地图斑", coarsestMetresPerPixel: 1000 },
  { layer: "contracted", title: "合同内图斑", coarsestMetresPerPixel: 1000 },
  { layer: "contracts", title: "合同界线", coarsestMetresPerPixel: 30 },
  { layer: "groups", title: "组界", coarsestMetresPerPixel: 40 },
  { layer: "villages", title: "村界", coarsestMetresPerPixel: 1000 },
];

export interface MapLayers {
  readonly sources: ReadonlyMap<MapLayer, VectorSource>;
  readonly layers: ReadonlyMap<MapLayer, VectorLayer>;
  /** Bottom to top. */
  readonly all: readonly BaseLayer[];
  readonly selection: VectorLayer;
  readonly pages: VectorSource;
  readonly spot: VectorSource;
  readonly outline: VectorSource;
  /** Land of the contract that is looked at. */
  readonly contractLand: VectorSource;
}

/** Makes the map's layers; `isSelected` is asked by plot code whenever the selection is drawn. */
export function createMapLayers(
  backdrop: BackdropLayer,
  isSelected: (key: string) => boolean,
): MapLayers {
  const sources = new Map<MapLayer, VectorSource>();
  const layers = new Map<MapLayer, VectorLayer>();
  switchableLayers.forEach(({ layer, coarsestMetresPerPixel }, index) => {
    const source = new VectorSource({ wrapX: false });
    const style = layerStyle(layer);
    const maxResolution = coarsestMetresPerPixel;
    sources.set(layer, source);
    layers.set(
      layer,
      new VectorLayer({ source, style, maxResolution, declutter: true, zIndex: index }),
    );
  });
  const plots = sources.get("plots") ?? new VectorSource();
  const selection = new VectorLayer({
    source: plots,
    style: selectionStyle(isSelected),
    zIndex: 20,
  });
  const pages = new VectorSource({ wrapX: false });
  const spot = new VectorSource({ wrapX: false });
  const outline = new VectorSource({ wrapX: false });
  const contractLand = new VectorSource({ wrapX: false });
  const all = [
    backdrop,
    ...layers.values(),
    new VectorLayer({ source: contractLand, style: contractLandStyle, zIndex: 19 }),
    selection,
    new VectorLayer({ source: pages, style: pageStyle(), zIndex: 30 }),
    new VectorLayer({ source: spot, style: spotStyle, zIndex: 40 }),
    new VectorLayer({ source: outline, style: spotStyle, zIndex: 41 }),
  ];
  return { sources, layers, all, selection, pages, spot, outline, contractLand };
}
