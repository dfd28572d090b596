import type { BlockFeature, FeatureBlock } from "../../../../shared/contract/feature-block.ts";
import { boxesMeet } from "../../../../shared/geometry/measure.ts";
import type { BoundingBox } from "../../../../shared/geometry/types.ts";
import { decodeGeometry, geometryEnvelope } from "../../project/geometry-blob.ts";
import type { Project } from "../../project/project.ts";
import { thinOutline } from "../thin-outline.ts";
import { plotsThen } from "./plots-then.ts";

interface PastRequest {
  readonly box: BoundingBox;
  readonly limit: number;
  readonly until: number;
  readonly classes?: readonly string[] | undefined;
  readonly metresPerPixel?: number | undefined;
}

interface Candidate {
  readonly uid: string;
  readonly geom: Uint8Array;
}

/** Plots as they stood at a moment, for the map: those whose box meets the given one, at most `limit`. */
export function plotFeaturesThen(project: Project, request: PastRequest): FeatureBlock {
  const { box, limit, until, classes, metresPerPixel } = request;
  const { plots, logged } = plotsThen(project, until);
  const byShape = new Map([...plots.values()].map((plot) => [plot.shapeUid, plot]));
  const features: BlockFeature[] = [];
  for (const { uid, geom } of shapesIn(project, logged, box)) {
    const plot = byShape.get(uid);
    if (plot === undefined || classes?.includes(plot.class) === false) continue;
    if (features.length === limit) return { features, truncated: true };
    const geometry = decodeGeometry(geom);
    features.push({
      // Numbers of this answer alone: a shape that only the log has is in no table.
      fid: features.length + 1,
      key: plot.code,
      class: plot.class,
      label: plot.code.slice(14),
      geometry: metresPerPixel === undefined ? geometry : thinOutline(geometry, metresPerPixel),
    });
  }
  return { features, truncated: false };
}

function* shapesIn(
  { db }: Project,
  logged: ReadonlyMap<string, Uint8Array>,
  box: BoundingBox,
): Generator<Candidate> {
  const [minX, minY, maxX, maxY] = box;
  yield* db
    .prepare<[number, number, number, number], Candidate>(
      `SELECT f.uid, f.geom FROM rtree_plot_shape_geom r CROSS JOIN plot_shape f ON f.fid = r.id
       WHERE r.minx <= ? AND r.maxx >= ? AND r.miny <= ? AND r.maxy >= ?`,
    )
    .all(maxX, minX, maxY, minY);
  for (const [uid, geom] of logged) {
    const own = geometryEnvelope(geom);
    if (own !== null && boxesMeet(own, box)) yield { uid, geom };
  }
}
