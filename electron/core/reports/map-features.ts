import type { MapLayer } from "../../../shared/contract/calls/map-calls.ts";
import type { BlockFeature, FeatureBlock } from "../../../shared/contract/feature-block.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { decodeGeometry } from "../project/geometry-blob.ts";
import type { Project } from "../project/project.ts";
import { mapLayerSources } from "./map-layers.ts";
import { thinOutline } from "./thin-outline.ts";

export interface MapRequest {
  layer: MapLayer;
  /** Project's plane, metres. */
  box: BoundingBox;
  limit: number;
  /** Only these classes; every class when left out. */
  classes?: readonly string[] | undefined;
  /** How coarse the drawing is; outlines are thinned to it. */
  metresPerPixel?: number | undefined;
}

interface FeatureRow {
  fid: number;
  geom: Buffer;
  key: string | null;
  class: string | null;
  label: string | null;
}

/** Features of one layer whose box meets the given one, at most `limit` of them, by the R-tree. */
export function mapFeatures(project: Project, request: MapRequest): FeatureBlock {
  const { layer, box, limit, classes, metresPerPixel } = request;
  const source = mapLayerSources[layer];
  const chosen = classes === undefined ? "" : `AND ${source.class} IN (${classes.map(() => "?")})`;
  // CROSS JOIN keeps the R-tree in front; left to itself SQLite may walk every active row instead.
  const rows = project.db
    .prepare<(string | number)[], FeatureRow>(
      `SELECT f.fid, f.geom, ${source.key} AS key, ${source.class} AS class, ${source.label} AS label
       FROM rtree_${source.table}_geom r CROSS JOIN ${source.table} f ON f.fid = r.id ${source.join}
       WHERE r.minx <= ? AND r.maxx >= ? AND r.miny <= ? AND r.maxy >= ? AND ${source.where} ${chosen}
       LIMIT ?`,
    )
    .iterate(box[2], box[0], box[3], box[1], ...(classes ?? []), limit + 1);
  const features: BlockFeature[] = [];
  let truncated = false;
  for (const row of rows) {
    truncated = features.length === limit;
    if (truncated) break;
    const geometry = decodeGeometry(row.geom);
    features.push({
      fid: row.fid,
      key: row.key ?? "",
      class: row.class ?? "",
      label: row.label ?? "",
      geometry: metresPerPixel === undefined ? geometry : thinOutline(geometry, metresPerPixel),
    });
  }
  return { features, truncated };
}
