import { pointInMultiPolygon } from "../../../../shared/geometry/measure.ts";
import { overlapOf } from "../../../../shared/geometry/overlap.ts";
import { pointInside } from "../../../../shared/geometry/point-inside.ts";
import type { BoundingBox } from "../../../../shared/geometry/types.ts";
import { formatMu } from "../../../../shared/land/mu.ts";
import type { LandFacts } from "../../../../shared/ledger/contracts/context-facts.ts";
import type { Project } from "../../project/project.ts";
import { readForms, type StoredForm } from "../field/form-row.ts";
import { type CoveredLand, readCoveredLand } from "./covered-land.ts";
import { type NearbyFeature, nearbyFeatures } from "./nearby-features.ts";

/** Decimals of mu that are measured for the rules. */
const muDecimals = 4;
/** Obtained by tender, auction or agreement: no household land, whatever its kind (D15). */
const otherContractWay = /^12/;

/** What the land side knows about some plots, parcels and areas; see `readLand`. */
export function readLandFacts(
  project: Pick<Project, "db">,
  codes: ReadonlySet<string>,
  asOf: string,
): LandFacts[] {
  return readLand(project, codes, asOf).facts;
}

/**
 * What the land side knows about the plots, parcels and areas that contracts name, and about plots whose
 * signed form names a user, with their shapes. `asOf` is the day that idle years are counted to.
 */
export function readLand(
  project: Pick<Project, "db">,
  codes: ReadonlySet<string>,
  asOf: string,
): { readonly facts: LandFacts[]; readonly shapes: ReadonlyMap<string, CoveredLand> } {
  const forms = readForms(project, "");
  const used = [...forms].filter(([, form]) => isSigned(form) && form.values.tillerName !== null);
  const wanted = new Set([...codes, ...used.map(([code]) => code)]);
  const land = readCoveredLand(project, wanted);
  const layers = layersOf(project);
  const facts = [...wanted].sort().flatMap((code) => {
    const covered = land.get(code);
    if (covered === undefined) return [];
    const form = forms.get(code);
    const isNamed = codes.has(code);
    return [
      {
        plotCode: code,
        villageCode: covered.villageCode,
        hasShape: true,
        ...(isNamed ? layers.factsOf(covered) : noLayerFacts),
        ...formFacts(form !== undefined && isSigned(form) ? form : null, asOf),
      },
    ];
  });
  return { facts, shapes: land };
}

const isSigned = ({ status }: StoredForm) => status === "checked";

type LayerFacts = Pick<
  LandFacts,
  | "ownershipCode"
  | "surveyClass"
  | "baselineClass"
  | "parcelKind"
  | "householdOverlapMu"
  | "basicFarmlandMu"
>;

/** Land that is only asked for its user needs no look at the layers. */
const noLayerFacts: LayerFacts = {
  ownershipCode: null,
  surveyClass: null,
  baselineClass: null,
  parcelKind: null,
  householdOverlapMu: null,
  basicFarmlandMu: null,
};

function formFacts(
  form: StoredForm | null,
  asOf: string,
): Pick<
  LandFacts,
  | "signedMu"
  | "disputed"
  | "currentUse"
  | "idleYears"
  | "tillerName"
  | "tillerIdNumber"
  | "formContractNumber"
> {
  const values = form?.values;
  const use = values?.landUse ?? null;
  const isContracted = values?.hasContract === true ? "有,编号未填" : null;
  return {
    signedMu: values?.measuredMu ?? null,
    disputed: values === undefined ? null : values.owner === "disputed",
    currentUse: use,
    idleYears: idleYears(use, values?.sinceYear ?? null, asOf),
    tillerName: values?.tillerName ?? null,
    tillerIdNumber: values?.tillerIdNumber ?? null,
    formContractNumber: values?.contractNumber ?? isContracted,
  };
}

/** Whole years that a fallow plot has lain idle by its form; none for one that is used. */
function idleYears(use: string | null, sinceYear: string | null, asOf: string): number | null {
  if (use !== "fallow") return use === null ? null : 0;
  return sinceYear === null ? null : Number(asOf.slice(0, 4)) - Number(sinceYear);
}

function layersOf(project: Pick<Project, "db">) {
  const { db } = project;
  const hasRows = (table: string) =>
    db.prepare(`SELECT 1 FROM ${table} WHERE active = 1 LIMIT 1`).get() !== undefined;
  const hasFarmland = hasRows("farmland_area");
  const hasParcels = hasRows("parcel");
  const otherContracts = new Set(
    db
      .prepare<[], { dkbm: string; way: string | null }>(
        "SELECT dkbm, cbjyqqdfs AS way FROM register_parcel WHERE active = 1",
      )
      .all()
      .flatMap(({ dkbm, way }) => (otherContractWay.test(way ?? "") ? [dkbm] : [])),
  );
  const patchOf = db.prepare<[string], { dlbm: string; qsxz: string | null }>(
    "SELECT dlbm, qsxz FROM survey_patch WHERE uid = ? AND active = 1",
  );
  const surveyNear = nearbyFeatures(project, "survey_patch", ["dlbm", "qsxz"]);
  const baselineNear = nearbyFeatures(project, "baseline_patch", ["dlbm"]);
  const farmlandNear = nearbyFeatures(project, "farmland_area", []);
  const parcelsNear = nearbyFeatures(project, "parcel", ["dkbm", "dklb"]);
  const isHousehold = ({ values: [dkbm, kind] }: NearbyFeature) =>
    (kind === "10" || kind === "21") && !otherContracts.has(String(dkbm));
  const sharedM2 = (land: CoveredLand, others: readonly NearbyFeature[]) =>
    others.reduce((sum, { shape }) => sum + overlapOf(land.shape, shape).areaM2, 0);
  return {
    factsOf: (land: CoveredLand): LayerFacts => {
      const [x, y] = land.labelPoint ?? pointInside(land.shape);
      const patch =
        (land.patchUid === null ? undefined : patchOf.get(land.patchUid)) ??
        classAt(surveyNear, x, y);
      const baseline = classAt(baselineNear, x, y);
      const isOther = otherContracts.has(land.code);
      return {
        ownershipCode: land.ownership ?? patch?.qsxz ?? null,
        surveyClass: patch?.dlbm ?? null,
        baselineClass: baseline?.dlbm ?? null,
        parcelKind: land.parcelKind,
        householdOverlapMu: householdMu(land, isOther, () =>
          hasParcels ? sharedM2(land, parcelsNear(land.box).filter(isHousehold)) : null,
        ),
        basicFarmlandMu: hasFarmland
          ? formatMu(sharedM2(land, farmlandNear(land.box)), muDecimals)
          : null,
      };
    },
  };
}

/** A parcel is household land or not by its own kind; 12x parcels are not (D15). */
function householdMu(
  land: CoveredLand,
  isOtherContract: boolean,
  measure: () => number | null,
): string | null {
  if (land.kind === "parcel") return isOtherContract ? "0" : null;
  const sharedM2 = measure();
  return sharedM2 === null ? null : formatMu(sharedM2, muDecimals);
}

function classAt(
  near: (box: BoundingBox) => NearbyFeature[],
  x: number,
  y: number,
): { readonly dlbm: string; readonly qsxz: string | null } | undefined {
  const found = near([x, y, x, y]).find(({ shape }) => pointInMultiPolygon(shape, x, y));
  if (found === undefined) return undefined;
  const [dlbm, qsxz = null] = found.values;
  return { dlbm: String(dlbm), qsxz: qsxz === null ? null : String(qsxz) };
}
