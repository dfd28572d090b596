import type { BoundingBox, MultiPolygon } from "../../../shared/geometry/types.ts";
import { isCultivated, landClassName } from "../../../shared/land/land-class.ts";
import { featuresInBox, type StoredFeature } from "../project/feature-store.ts";
import type { FeatureTable } from "../project/tables.ts";
import type { HolderBook } from "./holder-book.ts";
import type { SheetBackground } from "./sheet-data.ts";
import type { SheetSource } from "./sheet-source.ts";

/** Everything that shows behind the plots on the given pages (boxes in metres), each thing once. */
export function loadBackground(
  source: SheetSource,
  holders: HolderBook,
  boxesM: readonly BoundingBox[],
): SheetBackground {
  const parcels = inBoxes(source, boxesM, "parcel", ["dkbm", "dkmc", "dklb"]);
  const survey = inBoxes(source, boxesM, "survey_patch", ["dlbm"]);
  return {
    parcels: parcels.map(({ geometry, values }) => {
      const parcelCode = String(values[0] ?? "");
      return {
        parcelCode,
        holderName: holders.nameOf(parcelCode),
        placeName: String(values[1] ?? ""),
        otherContract: holders.isOtherContract(parcelCode),
        polygons: polygonsOf(geometry),
      };
    }),
    surveyPatches: survey
      .filter(({ values }) => !isCultivated(String(values[0] ?? "")))
      .map(({ geometry, values }) => ({
        landClassCode: String(values[0] ?? ""),
        landClassName: landClassName(String(values[0] ?? "")),
        polygons: polygonsOf(geometry),
      })),
    landmarks: inBoxes(source, boxesM, "landmark", ["name", "kind"]).map(
      ({ geometry, values }) => ({
        name: String(values[0] ?? ""),
        kind: String(values[1] ?? ""),
        geometry,
      }),
    ),
    groupBoundaries: inBoxes(source, boxesM, "group_area", []).map(({ geometry }) =>
      polygonsOf(geometry),
    ),
  };
}

function inBoxes(
  source: SheetSource,
  boxesM: readonly BoundingBox[],
  table: FeatureTable,
  columns: readonly string[],
): StoredFeature[] {
  const found = new Map<number, StoredFeature>();
  for (const box of boxesM) {
    for (const feature of featuresInBox(source.project.db, table, box, columns)) {
      found.set(feature.fid, feature);
    }
  }
  return [...found.values()].sort((a, b) => a.fid - b.fid);
}

function polygonsOf(geometry: StoredFeature["geometry"]): MultiPolygon {
  return geometry.type === "MultiPolygon" ? geometry.polygons : [];
}
