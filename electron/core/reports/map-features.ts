import type { MapLayer } from "../../../shared/contract/calls/map-calls.ts";
import type { BlockFeature, FeatureBlock } from "../../../shared/contract/feature-block.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { decodeGeometry } from "../project/geometry-blob.ts";
import type { Project } from "../project/project.ts";
import { today } from "../project/today.ts";
import { liveContractsOfPlots } from "../registers/contracts/live-contracts.ts";
import { plotFeaturesThen } from "./history/plot-features-then.ts";
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
  /** The day that contracts are judged by. */
  asOf?: string | undefined;
  /** Plots as they stood after this event. */
  until?: number | undefined;
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
  if (request.layer === "plots" && request.until !== undefined) {
    return plotFeaturesThen(project, { ...request, until: request.until });
  }
  const { layer, box, limit, classes, metresPerPixel } = request;
  const source = mapLayerSources[layer];
  const chosen =
    classes === undefined ? "" : `AND ${source.class} IN (SELECT value FROM json_each(:classes))`;
  const { asOf = today(project) } = request;
  const contracted = layer === "contracted" ? [...liveContractsOfPlots(project, asOf).keys()] : [];
  const [minX, minY, maxX, maxY] = box;
  // CROSS JOIN keeps the R-tree in front; left to itself SQLite may walk every active row instead.
  const rows = project.db
    .prepare<Record<string, string | number>, FeatureRow>(
      `SELECT f.fid, f.geom, ${source.key} AS key, ${source.class} AS class, ${source.label} AS label
       FROM rtree_${source.table}_geom r CROSS JOIN ${source.table} f ON f.fid = r.id ${source.join}
       WHERE r.minx <= :maxX AND r.maxx >= :minX AND r.miny <= :maxY AND r.maxy >= :minY
         AND ${source.where} ${chosen} LIMIT :most`,
    )
    .iterate({
      ...{ minX, minY, maxX, maxY, asOf, most: limit + 1 },
      ...{ classes: JSON.stringify(classes ?? []), contracted: JSON.stringify(contracted) },
    });
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
