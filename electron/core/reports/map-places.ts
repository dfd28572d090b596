import type { MapLayer } from "../../../shared/contract/calls/map-calls.ts";
import { AppError } from "../../../shared/contract/errors.ts";
import { boundingBoxOfGeometry } from "../../../shared/geometry/measure.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { geometryEnvelope } from "../project/geometry-blob.ts";
import type { Project } from "../project/project.ts";
import { landOfContract } from "../registers/contracts/live-contracts.ts";

/** Layers that tell where a unit lies, the best one first, each with its unit code. */
const unitSources = [
  ["group_area", "f.zjqydm", "f.active = 1"],
  ["village_area", "f.cjqydm", "f.active = 1"],
  ["parcel", "f.dkbm", "f.active = 1"],
  ["plot_shape", "f.plot_code", "f.current = 1"],
  ["survey_patch", "f.zldwdm", "f.active = 1"],
] as const;

/** The box of a unit (code prefix), or of the whole project for "". null where nothing lies. */
export function unitExtent(project: Project, unitCode: string): BoundingBox | null {
  if (unitCode === "") return projectExtent(project);
  for (const [table, code, where] of unitSources) {
    const box = project.db
      .prepare(
        `SELECT min(r.minx), min(r.miny), max(r.maxx), max(r.maxy) FROM ${table} f
         JOIN rtree_${table}_geom r ON r.id = f.fid
         WHERE ${where} AND substr(${code}, 1, length(?)) = ?`,
      )
      .raw()
      .get(unitCode, unitCode) as (number | null)[];
    if (typeof box[0] === "number") return box as unknown as BoundingBox;
  }
  return null;
}

/** By the land that is worked on; other layers may reach far beyond it. */
function projectExtent(project: Project): BoundingBox | null {
  for (const table of ["parcel", "survey_patch", "group_area", "village_area", "baseline_patch"]) {
    const box = project.db
      .prepare("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?")
      .raw()
      .get(table) as (number | null)[] | undefined;
    if (typeof box?.[0] === "number") return box as unknown as BoundingBox;
  }
  return null;
}

export type PlaceName =
  | { kind: "plot" | "parcel"; code: string }
  | { kind: "finding" | "notice"; id: number };

export interface FoundPlace {
  layer: MapLayer;
  fid: number;
  box: BoundingBox;
}

const layerTables: Partial<Record<MapLayer, string>> = {
  survey: "survey_patch",
  parcels: "parcel",
  groups: "group_area",
  villages: "village_area",
  baseline: "baseline_patch",
  farmland: "farmland_area",
  landmarks: "landmark",
};

/** Where a thing lies on the map; null where it has no place there (any more). */
export function locate(project: Project, place: PlaceName): FoundPlace | null {
  switch (place.kind) {
    case "plot":
      return feature(project, "plots", "plot_shape", "plot_code = ? AND current = 1", [place.code]);
    case "parcel":
      return feature(project, "parcels", "parcel", "dkbm = ? AND active = 1", [place.code]);
    case "finding":
      return findingPlace(project, place.id);
    case "notice":
      return noticePlace(project, place.id);
  }
}

function feature(
  project: Project,
  layer: MapLayer,
  table: string,
  where: string,
  parameters: readonly (string | number)[],
): FoundPlace | null {
  const row = project.db
    .prepare<(string | number)[], { fid: number; geom: Buffer }>(
      `SELECT fid, geom FROM ${table} WHERE ${where} LIMIT 1`,
    )
    .get(...parameters);
  const box = row === undefined ? null : geometryEnvelope(row.geom);
  return row === undefined || box === null ? null : { layer, fid: row.fid, box };
}

/** A finding speaks of a patch by its uid, of a parcel by DKBM, of a plot by its code. */
function findingPlace(project: Project, id: number): FoundPlace | null {
  const finding = project.db
    .prepare<[number], { layer: string; subject: string }>(
      "SELECT layer, subject FROM run_finding WHERE id = ?",
    )
    .get(id);
  if (finding === undefined) return null;
  const { layer, subject } = finding;
  if (layer === "survey") return feature(project, "survey", "survey_patch", "uid = ?", [subject]);
  if (layer === "parcels") return locate(project, { kind: "parcel", code: subject });
  return locate(project, { kind: "plot", code: subject });
}

/** The feature that a row of an import became; a skipped row became none. */
function noticePlace(project: Project, id: number): FoundPlace | null {
  const notice = project.db
    .prepare<[number], { target: string; batchId: number; row: number | null }>(
      `SELECT b.target, b.id AS batchId, n.source_row AS row FROM import_notice n
       JOIN import_batch b ON b.id = n.batch_id WHERE n.id = ?`,
    )
    .get(id);
  if (notice === undefined || notice.row === null) return null;
  const layer = notice.target as MapLayer;
  const table = layerTables[layer];
  if (table === undefined) return null;
  return feature(project, layer, table, "batch_id = ? AND source_row = ?", [
    notice.batchId,
    notice.row,
  ]);
}

/** Where a contract's land lies, with the shapes of it; see `map.contract`. */
export interface ContractOnMap {
  uid: string;
  name: string;
  plotCodes: readonly string[];
  shapes: readonly (readonly (readonly number[])[])[];
  box: BoundingBox | null;
}

/** Throws `value.invalid` where there is no such contract. */
export function contractOnMap(project: Project, uid: string): ContractOnMap {
  const name = project.db
    .prepare<[string], string>(
      "SELECT coalesce(number, lessee, '无编号') FROM contract WHERE uid = ?",
    )
    .pluck()
    .get(uid);
  if (name === undefined) {
    throw new AppError("value.invalid", "这份合同不存在或已撤销,请刷新后重试。", {
      details: { uid },
    });
  }
  const { land, plotCodes } = landOfContract(project, uid);
  const polygons = land.flatMap(({ shape }) => shape);
  const geometry = { type: "MultiPolygon", polygons } as const;
  return {
    uid,
    name,
    plotCodes,
    shapes: polygons.map((rings) => rings.map((ring) => [...ring])),
    box: polygons.length === 0 ? null : boundingBoxOfGeometry(geometry),
  };
}
