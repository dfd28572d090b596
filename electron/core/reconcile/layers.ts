import type { Database } from "better-sqlite3";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { isCultivated } from "../../../shared/land/land-class.ts";
import { decodeRings } from "../project/geometry-blob.ts";
import { compareRegions } from "./canonical.ts";
import type { ClipperEngine } from "./clipper-engine.ts";
import { frameAt, type GridFrame, regionBox, snapRing, unitsPerM } from "./grid.ts";
import { createLayerReader, type LayerReader } from "./layer-reader.ts";
import { type RepairedFeature, repairRings } from "./repair.ts";
import type { SegmentIndex } from "./segment-index.ts";

interface PlacedFeature {
  /** Orders features by their standard code; those of one code by their shape. */
  key: string;
  feature: RepairedFeature;
  box: BoundingBox;
}

export interface SurveyPatch extends PlacedFeature {
  uid: string;
  dlbm: string;
  dlmc: string | null;
  qsxz: string;
  qsdwdm: string;
  zldwdm: string;
  /** Share of ridges, 0 ≤ KCXS < 1. */
  ridgeShare: number;
  /** The survey's own deduction for ridges (KCMJ) in m², 0 where none. */
  deductionM2: number;
}

/**
 * What lists and exceptions call a patch: its BSM, which stays through a new import (T10); its uid where
 * the file has none.
 */
export function patchName(patch: SurveyPatch): string {
  return patch.key === "" ? patch.uid : patch.key;
}

/** What a parcel is to a run (D15); `unknown` is listed and not subtracted. */
export type ParcelRole = "household" | "other_contract" | "registered" | "unknown";

export interface Parcel extends PlacedFeature {
  uid: string;
  dkbm: string;
  dkmc: string | null;
  dklb: string;
  role: ParcelRole;
  /** CBFBM where the register is loaded, else the parcel itself stands for its household. */
  household: string;
}

export interface BaselinePatch extends PlacedFeature {
  arable: boolean;
}

export interface GroupArea extends PlacedFeature {
  code: string;
  /** Its border, indexed when first asked for: large polygons meet many patches. */
  sides: SegmentIndex | null;
}

/** All that a worker reads, through one connection. */
export interface RunLayers {
  survey: LayerReader<SurveyPatch>;
  parcels: LayerReader<Parcel>;
  baseline: LayerReader<BaselinePatch>;
  groups: LayerReader<GroupArea>;
  hasBaseline: boolean;
  hasGroups: boolean;
  /** Group codes that occur among the parcels (D21). */
  parcelGroupCodes: ReadonlySet<string>;
  /** Villages that confirmed shares instead of plots (D14). */
  sharesOnlyVillages: ReadonlySet<string>;
}

/** Opens the layers of a project file for a run. */
export function openRunLayers(db: Database, engine: ClipperEngine): RunLayers {
  const frame = frameOfRun(db);
  const place = (key: string, geom: Uint8Array): PlacedFeature => {
    const rings = decodeRings(geom, (ring) => snapRing(ring, frame));
    const feature = repairRings(engine, rings, frame);
    return { key, feature, box: boxInMetres(feature) };
  };
  return {
    survey: surveyReader(db, place),
    parcels: parcelReader(db, place),
    baseline: createLayerReader(
      db,
      "baseline_patch",
      "f.geom, f.dlbm",
      (row: { geom: Uint8Array; dlbm: string }): BaselinePatch => ({
        ...place(row.dlbm, row.geom),
        arable: isCultivated(row.dlbm),
      }),
      compareFeatures,
    ),
    groups: createLayerReader(
      db,
      "group_area",
      "f.geom, f.zjqydm",
      (row: { geom: Uint8Array; zjqydm: string }): GroupArea => ({
        ...place(row.zjqydm, row.geom),
        code: row.zjqydm,
        sides: null,
      }),
      compareFeatures,
    ),
    hasBaseline: hasActive(db, "baseline_patch"),
    hasGroups: hasActive(db, "group_area"),
    parcelGroupCodes: new Set(
      db
        .prepare("SELECT DISTINCT substr(dkbm, 1, 14) FROM parcel WHERE active = 1")
        .pluck()
        .all() as string[],
    ),
    sharesOnlyVillages: readSharesOnlyVillages(db),
  };
}

/**
 * One frame for all features of a run, so that nothing is moved before it is cut. It begins west and
 * south of the survey (Clipper2 rounds towards zero, so all coordinates should be positive) at a multiple
 * of 10 km, so that another village does not move it.
 */
function frameOfRun(db: Database): GridFrame {
  const corner = db.prepare("SELECT min(minx), min(miny) FROM rtree_survey_patch_geom").raw().get();
  const [minX, minY] = corner as [number, number];
  const below = (value: number) => Math.floor(value / 10_000) * 10_000 - 10_000;
  return frameAt(below(minX), below(minY));
}

type Place = (key: string, geom: Uint8Array) => PlacedFeature;

function surveyReader(db: Database, place: Place): LayerReader<SurveyPatch> {
  interface Row {
    geom: Uint8Array;
    uid: string;
    bsm: string | null;
    dlbm: string;
    dlmc: string | null;
    qsxz: string | null;
    qsdwdm: string | null;
    zldwdm: string | null;
    kcxs: number | null;
    kcmj: number | null;
    tbmj: number | null;
  }
  return createLayerReader(
    db,
    "survey_patch",
    "f.geom, f.uid, f.bsm, f.dlbm, f.dlmc, f.qsxz, f.qsdwdm, f.zldwdm, f.kcxs, f.kcmj, f.tbmj",
    (row: Row): SurveyPatch => {
      const ridgeShare = row.kcxs ?? 0;
      return {
        ...place(row.bsm ?? "", row.geom),
        uid: row.uid,
        dlbm: row.dlbm,
        dlmc: row.dlmc,
        qsxz: (row.qsxz ?? "").trim(),
        qsdwdm: (row.qsdwdm ?? "").trim(),
        zldwdm: (row.zldwdm ?? "").trim(),
        ridgeShare,
        deductionM2: row.kcmj ?? (row.tbmj ?? 0) * ridgeShare,
      };
    },
    compareFeatures,
  );
}

function parcelReader(db: Database, place: Place): LayerReader<Parcel> {
  interface Row {
    geom: Uint8Array;
    uid: string;
    dkbm: string;
    dkmc: string | null;
    dklb: string | null;
    acquisition: string | null;
    holder: string | null;
  }
  // min() over several register rows of one parcel: any household contract (110) outranks a 12x one.
  const register = "FROM register_parcel r WHERE r.dkbm = f.dkbm AND r.active = 1";
  return createLayerReader(
    db,
    "parcel",
    `f.geom, f.uid, f.dkbm, f.dkmc, f.dklb,
     (SELECT min(r.cbjyqqdfs) ${register}) AS acquisition,
     (SELECT min(r.cbfbm) ${register}) AS holder`,
    (row: Row): Parcel => {
      const dklb = (row.dklb ?? "").trim();
      return {
        ...place(row.dkbm, row.geom),
        uid: row.uid,
        dkbm: row.dkbm,
        dkmc: row.dkmc,
        dklb,
        role: parcelRole(dklb, row.acquisition),
        household: row.holder ?? `parcel:${row.dkbm}`,
      };
    },
    compareFeatures,
  );
}

/** D15 and the class codes of NY/T 2539 C.7 (DKLB) and C.10 (CBJYQQDFS). */
export function parcelRole(dklb: string, acquisition: string | null): ParcelRole {
  if (dklb === "21") return "household";
  if (dklb === "10") return acquisition?.startsWith("12") ? "other_contract" : "household";
  if (dklb === "22" || dklb === "23" || dklb === "99") return "registered";
  return "unknown";
}

function compareFeatures(a: PlacedFeature, b: PlacedFeature): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return compareRegions(a.feature.region, b.feature.region);
}

function boxInMetres({ frame, region }: RepairedFeature): BoundingBox {
  const [minX, minY, maxX, maxY] = regionBox(region);
  return [
    (minX + frame.originX) / unitsPerM,
    (minY + frame.originY) / unitsPerM,
    (maxX + frame.originX) / unitsPerM,
    (maxY + frame.originY) / unitsPerM,
  ];
}

function hasActive(db: Database, table: string): boolean {
  return db.prepare(`SELECT 1 FROM ${table} WHERE active = 1 LIMIT 1`).get() !== undefined;
}

/** Marked by a person, or every parcel of the village stands in the register with SFQQQG = 1. */
function readSharesOnlyVillages(db: Database): Set<string> {
  const marked = db
    .prepare("SELECT unit_code, shares_only FROM unit_setting WHERE shares_only IS NOT NULL")
    .all() as { unit_code: string; shares_only: number }[];
  const registered = db
    .prepare(
      `SELECT substr(dkbm, 1, 12) FROM register_parcel WHERE active = 1
       GROUP BY 1 HAVING min(coalesce(sfqqqg, '') = '1') = 1`,
    )
    .pluck()
    .all() as string[];
  const villages = new Set(registered);
  for (const { unit_code, shares_only } of marked) {
    if (shares_only === 1) villages.add(unit_code);
    else villages.delete(unit_code);
  }
  return villages;
}
