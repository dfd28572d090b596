import Feature from "ol/Feature.js";
import MultiPolygon from "ol/geom/MultiPolygon.js";
import VectorLayer from "ol/layer/Vector.js";
import type OlMap from "ol/Map.js";
import VectorSource from "ol/source/Vector.js";
import { afterStyle, beforeStyle } from "./layer-styles.ts";

/** Polygons of flat rings x0,y0,x1,y1,…, as calls carry them. */
export type PlainPolygons = readonly (readonly (readonly number[])[])[];

/** The shape that is there and the one that would take its place. */
export interface Comparison {
  readonly before: PlainPolygons;
  readonly after: PlainPolygons;
}

/** Two shapes over the map: the old one grey and broken, the new one red. */
export function createComparison(map: OlMap): (shown: Comparison | null) => void {
  const before = new VectorSource({ wrapX: false });
  const after = new VectorSource({ wrapX: false });
  map.addLayer(new VectorLayer({ source: before, style: beforeStyle, zIndex: 42 }));
  map.addLayer(new VectorLayer({ source: after, style: afterStyle, zIndex: 43 }));
  return (shown) => {
    before.clear();
    after.clear();
    if (shown === null) return;
    before.addFeature(new Feature(geometryOf(shown.before)));
    after.addFeature(new Feature(geometryOf(shown.after)));
  };
}

/** Flat rings as a geometry of the map. */
export function geometryOf(polygons: PlainPolygons): MultiPolygon {
  return new MultiPolygon(polygons.map((polygon) => polygon.map(closedPoints)));
}

function closedPoints(ring: readonly number[]): number[][] {
  const points: number[][] = [];
  for (let at = 0; at + 1 < ring.length; at += 2) points.push([ring[at]!, ring[at + 1]!]);
  const [first] = points;
  return first === undefined ? [] : [...points, first];
}
