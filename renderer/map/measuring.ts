import LineString from "ol/geom/LineString.js";
import Polygon from "ol/geom/Polygon.js";
import Draw from "ol/interaction/Draw.js";
import VectorLayer from "ol/layer/Vector.js";
import type OlMap from "ol/Map.js";
import { unByKey } from "ol/Observable.js";
import VectorSource from "ol/source/Vector.js";
import { polygonAreaM2 } from "../../shared/geometry/measure.ts";
import { measureStyle } from "./layer-styles.ts";

export type MeasureKind = "distance" | "area";

/** Planar measures in the project's plane (D11). */
export interface Measured {
  kind: MeasureKind;
  lengthM: number;
  /** 0 for a distance. */
  areaM2: number;
}

export interface Measuring {
  /** Begins anew; null ends measuring and takes the drawing away. */
  start(kind: MeasureKind | null): void;
  isActive(): boolean;
}

export function createMeasuring(
  map: OlMap,
  onMeasured: (measured: Measured | null) => void,
): Measuring {
  const source = new VectorSource({ wrapX: false });
  map.addLayer(new VectorLayer({ source, style: measureStyle, zIndex: 50 }));
  let draw: Draw | null = null;

  const stop = () => {
    if (draw !== null) map.removeInteraction(draw);
    draw = null;
    source.clear();
    onMeasured(null);
  };
  return {
    start: (kind) => {
      stop();
      if (kind === null) return;
      draw = new Draw({
        source,
        type: kind === "distance" ? "LineString" : "Polygon",
        style: measureStyle,
      });
      draw.on("drawstart", ({ feature }) => {
        source.clear();
        const geometry = feature.getGeometry();
        const listening = geometry?.on("change", () => onMeasured(measured(kind, geometry)));
        draw?.once("drawend", () => {
          if (listening !== undefined) unByKey(listening);
        });
      });
      map.addInteraction(draw);
    },
    isActive: () => draw !== null,
  };
}

function measured(kind: MeasureKind, geometry: unknown): Measured | null {
  if (geometry instanceof LineString) return { kind, lengthM: geometry.getLength(), areaM2: 0 };
  if (!(geometry instanceof Polygon)) return null;
  const ring = Float64Array.from(geometry.getFlatCoordinates());
  return { kind, lengthM: lengthOf(ring), areaM2: polygonAreaM2([ring]) };
}

/** Length of a closed ring; OpenLayers repeats the first point at the end. */
function lengthOf(ring: Float64Array): number {
  let lengthM = 0;
  for (let at = 2; at + 1 < ring.length; at += 2) {
    lengthM += Math.hypot(ring[at]! - ring[at - 2]!, ring[at + 1]! - ring[at - 1]!);
  }
  return lengthM;
}
