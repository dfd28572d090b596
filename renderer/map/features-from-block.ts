import Feature from "ol/Feature.js";
import type Geometry from "ol/geom/Geometry.js";
import MultiLineString from "ol/geom/MultiLineString.js";
import MultiPoint from "ol/geom/MultiPoint.js";
import MultiPolygon from "ol/geom/MultiPolygon.js";
import { type BlockFeature, decodeFeatureBlock } from "../../shared/contract/feature-block.ts";
import type { PlaneGeometry, Ring } from "../../shared/geometry/types.ts";

/** What a feature of the map carries besides its geometry. */
export interface MapFacts {
  key: string;
  class: string;
  label: string;
}

const chunkLength = 1500;

/**
 * Unpacks a feature block for the map, in chunks with a breath between them, so that the page is never
 * held up. Returns null when `signal` fires on the way.
 */
export async function featuresFromBlock(
  block: ArrayBuffer,
  signal: AbortSignal,
): Promise<{ features: Feature[]; truncated: boolean } | null> {
  const { features, truncated } = decodeFeatureBlock(block);
  const made: Feature[] = [];
  for (let at = 0; at < features.length; at += chunkLength) {
    if (at > 0) await breath();
    if (signal.aborted) return null;
    for (const feature of features.slice(at, at + chunkLength)) made.push(mapFeature(feature));
  }
  return { features: made, truncated };
}

export function factsOf(feature: { get(name: string): unknown }): MapFacts {
  return feature.get("facts") as MapFacts;
}

function mapFeature({ fid, key, class: code, label, geometry }: BlockFeature): Feature {
  const feature = new Feature(mapGeometry(geometry));
  feature.setId(fid);
  feature.set("facts", { key, class: code, label } satisfies MapFacts, true);
  return feature;
}

/** Lets clicks and frames through between two chunks. */
function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

export function mapGeometry(geometry: PlaneGeometry): Geometry {
  if (geometry.type === "MultiPoint") return new MultiPoint([...geometry.points], "XY");
  const flat: number[] = [];
  if (geometry.type === "MultiLineString") {
    const ends = geometry.lines.map((line) => append(flat, line));
    return new MultiLineString(flat, "XY", ends);
  }
  const ends = geometry.polygons.map((rings) =>
    rings.map((ring) => {
      append(flat, ring);
      return flat.push(ring[0] ?? 0, ring[1] ?? 0);
    }),
  );
  return new MultiPolygon(flat, "XY", ends);
}

/** Returns the length afterwards, which is what OpenLayers calls the end of a line. */
function append(flat: number[], points: Ring): number {
  for (const value of points) flat.push(value);
  return flat.length;
}
