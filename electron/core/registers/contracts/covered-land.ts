import { boundingBoxOfGeometry } from "../../../../shared/geometry/measure.ts";
import type {
  BoundingBox,
  MultiPolygon,
  PlaneGeometry,
} from "../../../../shared/geometry/types.ts";
import { readFeatures } from "../../project/feature-store.ts";
import type { Project } from "../../project/project.ts";

/** A piece of land that a contract names: a plot of ours, a parcel of the archive or an imported area. */
export interface CoveredLand {
  readonly code: string;
  readonly kind: "plot" | "parcel" | "area";
  readonly villageCode: string;
  readonly shape: MultiPolygon;
  readonly box: BoundingBox;
  /** A point inside where the books have one (plots); else the middle of the shape is taken. */
  readonly labelPoint: readonly [number, number] | null;
  /** Uid of the survey patch that a plot was left over of. */
  readonly patchUid: string | null;
  /** SYQXZ and DKLB of a parcel. */
  readonly ownership: string | null;
  readonly parcelKind: string | null;
}

/**
 * Reads the shapes of the given codes; a code that names no land of the project has none. A parcel whose
 * parts lie in several rows is one piece of land.
 */
export function readCoveredLand(
  project: Pick<Project, "db">,
  codes: ReadonlySet<string>,
): Map<string, CoveredLand> {
  const land = new Map<string, CoveredLand>();
  const list = JSON.stringify([...codes]);
  for (const one of [...plots(project, list), ...parcels(project, list), ...areas(project, list)]) {
    const known = land.get(one.code);
    if (known === undefined) land.set(one.code, one);
    else if (known.kind === one.kind) land.set(one.code, joined(known, one));
  }
  return land;
}

function* plots({ db }: Pick<Project, "db">, list: string): Generator<CoveredLand> {
  const columns = ["plot_code", "label_x", "label_y", "patch_uid"];
  const where = "t.current = 1 AND t.plot_code IN (SELECT value FROM json_each(?))";
  for (const feature of readFeatures(db, "plot_shape", columns, { where, parameters: [list] })) {
    const [code, x, y, patchUid] = feature.values;
    yield {
      ...placed(String(code), "plot", feature.geometry),
      labelPoint: [Number(x), Number(y)],
      patchUid: String(patchUid),
    };
  }
}

function* parcels({ db }: Pick<Project, "db">, list: string): Generator<CoveredLand> {
  const columns = ["dkbm", "syqxz", "dklb"];
  const where = "t.active = 1 AND t.dkbm IN (SELECT value FROM json_each(?))";
  for (const feature of readFeatures(db, "parcel", columns, { where, parameters: [list] })) {
    const [code, ownership, parcelKind] = feature.values;
    yield {
      ...placed(String(code), "parcel", feature.geometry),
      ownership: ownership === null || ownership === undefined ? null : String(ownership),
      parcelKind: String(parcelKind),
    };
  }
}

function* areas({ db }: Pick<Project, "db">, list: string): Generator<CoveredLand> {
  const columns = ["area_code", "village_code"];
  const where = "t.active = 1 AND t.area_code IN (SELECT value FROM json_each(?))";
  for (const feature of readFeatures(db, "contract_area", columns, { where, parameters: [list] })) {
    const [code, villageCode] = feature.values;
    yield {
      ...placed(String(code), "area", feature.geometry),
      villageCode: villageCode === null ? "" : String(villageCode),
    };
  }
}

function joined(one: CoveredLand, other: CoveredLand): CoveredLand {
  const shape = [...one.shape, ...other.shape];
  const box = boundingBoxOfGeometry({ type: "MultiPolygon", polygons: shape });
  return { ...one, shape, box };
}

function placed(code: string, kind: CoveredLand["kind"], geometry: PlaneGeometry): CoveredLand {
  return {
    code,
    kind,
    villageCode: code.slice(0, 12),
    shape: geometry.type === "MultiPolygon" ? geometry.polygons : [],
    box: boundingBoxOfGeometry(geometry),
    labelPoint: null,
    patchUid: null,
    ownership: null,
    parcelKind: null,
  };
}
