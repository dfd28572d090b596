import LineString from "ol/geom/LineString.js";
import Polygon from "ol/geom/Polygon.js";
import Draw from "ol/interaction/Draw.js";
import type OlMap from "ol/Map.js";
import { drawnStyle } from "./layer-styles.ts";

/** A line that cuts, or an outline. */
export type DrawKind = "line" | "area";

export interface Drawing {
  /** Takes one drawing of that kind; null ends it. */
  start(kind: DrawKind | null): void;
  isActive(): boolean;
}

/** Lets a person draw on the map; `onDrawn` gets x0,y0,x1,y1,… in the project's plane, rings not closed. */
export function createDrawing(map: OlMap, onDrawn: (points: number[]) => void): Drawing {
  let draw: Draw | null = null;
  const stop = () => {
    if (draw !== null) map.removeInteraction(draw);
    draw = null;
  };
  return {
    start: (kind) => {
      stop();
      if (kind === null) return;
      draw = new Draw({ type: kind === "line" ? "LineString" : "Polygon", style: drawnStyle });
      draw.on("drawend", ({ feature }) => onDrawn(pointsOf(feature.getGeometry())));
      map.addInteraction(draw);
    },
    isActive: () => draw !== null,
  };
}

function pointsOf(geometry: unknown): number[] {
  if (geometry instanceof LineString) return [...geometry.getFlatCoordinates()];
  // OpenLayers repeats a ring's first point at its end.
  return geometry instanceof Polygon ? geometry.getFlatCoordinates().slice(0, -2) : [];
}
