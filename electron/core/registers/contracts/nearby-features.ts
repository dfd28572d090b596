import type { BoundingBox, MultiPolygon } from "../../../../shared/geometry/types.ts";
import { decodeGeometry } from "../../project/geometry-blob.ts";
import type { Project } from "../../project/project.ts";

export interface NearbyFeature {
  readonly shape: MultiPolygon;
  /** In the order of the columns asked for. */
  readonly values: readonly (string | number | null)[];
}

/** Geometries kept at once; neighbouring land asks for the same patches again and again. */
const keptFeatures = 4000;

/**
 * Active features of an imported layer that meet a box, for thousands of small boxes in turn: statements
 * are prepared once, and what was decoded is kept for the next box.
 */
export function nearbyFeatures(
  { db }: Pick<Project, "db">,
  table: "survey_patch" | "baseline_patch" | "farmland_area" | "parcel",
  columns: readonly string[],
): (box: BoundingBox) => NearbyFeature[] {
  const find = db
    .prepare<[number, number, number, number], number>(
      `SELECT id FROM rtree_${table}_geom
       WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ? ORDER BY id`,
    )
    .pluck();
  const listed = ["geom", "active", ...columns].join(", ");
  const read = db.prepare<[number]>(`SELECT ${listed} FROM ${table} WHERE fid = ?`).raw();
  const kept = new Map<number, NearbyFeature | null>();
  const featureOf = (fid: number): NearbyFeature | null => {
    const known = kept.get(fid);
    if (known !== undefined) return known;
    const [blob, active, ...values] = read.get(fid) as [
      Buffer,
      number,
      ...(string | number | null)[],
    ];
    const geometry = active === 1 ? decodeGeometry(blob) : null;
    const feature = geometry?.type === "MultiPolygon" ? { shape: geometry.polygons, values } : null;
    if (kept.size >= keptFeatures) kept.clear();
    kept.set(fid, feature);
    return feature;
  };
  return ([minX, minY, maxX, maxY]) =>
    find.all(minX, maxX, minY, maxY).flatMap((fid) => featureOf(fid) ?? []);
}
