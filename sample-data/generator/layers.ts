import type { SourceField } from "../../electron/core/formats/feature-source.ts";
import type { WrittenFeature } from "../../electron/core/formats/shapefile-writer.ts";
import { farmlandRows, groupRows, landmarkRows, parcelRows, villageRows } from "./archive-rows.ts";
import {
  baselineFields,
  farmlandFields,
  groupFields,
  landmarkFields,
  parcelFields,
  surveyFields,
  villageFields,
} from "./field-layouts.ts";
import { countyCode } from "./names.ts";
import type { VillagePlan } from "./plan-types.ts";
import type { Preset } from "./presets.ts";
import { baselineRows, surveyRows } from "./survey-rows.ts";
import type { Terrain } from "./terrain.ts";

function prj(name: string, falseEastingM: number): string {
  return (
    `PROJCS["${name}",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",` +
    `DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],` +
    `PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],` +
    `PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${falseEastingM}.0],` +
    `PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],` +
    `PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`
  );
}

/** EPSG:4547, without zone prefix: what the land survey delivers. */
const surveyPrj = prj("CGCS2000_3_Degree_GK_CM_114E", 500_000);
/** EPSG:4526, zone 38 in front of the easting: what the contract archive delivers. */
const archivePrj = prj("CGCS2000_3_Degree_GK_Zone_38", 38_500_000);

export interface SampleLayer {
  name: string;
  /** Path below the sample's folder, as the two offices deliver it. */
  file: string;
  fields: readonly SourceField[];
  geometryKind: "polygon" | "line" | "point";
  prjText: string;
  rows(village: VillagePlan, terrain: Terrain, preset: Preset): Iterable<WrittenFeature>;
}

/** Year of the contract archive: part of its file names (dk.md §6). */
export const archiveYear = "2016";

function archiveFile(layer: string): string {
  return `矢量数据/${layer}${countyCode}${archiveYear}.shp`;
}

function landmarkLayer(shape: "point" | "line" | "polygon", code: string): SampleLayer {
  return {
    name: `landmarks_${shape}`,
    file: `地物/${code}.shp`,
    fields: landmarkFields,
    geometryKind: shape,
    prjText: surveyPrj,
    rows: (village, terrain) => landmarkRows(village, terrain, shape),
  };
}

/** Every layer of a delivery, survey first. */
export const sampleLayers: readonly SampleLayer[] = [
  {
    name: "survey",
    file: "三调/DLTB.shp",
    fields: surveyFields,
    geometryKind: "polygon",
    prjText: surveyPrj,
    rows: surveyRows,
  },
  {
    name: "parcels",
    file: archiveFile("DK"),
    fields: parcelFields,
    geometryKind: "polygon",
    prjText: archivePrj,
    rows: parcelRows,
  },
  {
    name: "groups",
    file: archiveFile("ZJQY"),
    fields: groupFields,
    geometryKind: "polygon",
    prjText: archivePrj,
    rows: groupRows,
  },
  {
    name: "villages",
    file: archiveFile("CJQY"),
    fields: villageFields,
    geometryKind: "polygon",
    prjText: archivePrj,
    rows: villageRows,
  },
  {
    name: "baseline",
    file: "二调/DLTB.shp",
    fields: baselineFields,
    geometryKind: "polygon",
    prjText: surveyPrj,
    rows: baselineRows,
  },
  {
    name: "farmland",
    file: archiveFile("JBNTBHQ"),
    fields: farmlandFields,
    geometryKind: "polygon",
    prjText: archivePrj,
    rows: farmlandRows,
  },
  landmarkLayer("point", "DZDW"),
  landmarkLayer("line", "XZDW"),
  landmarkLayer("polygon", "MZDW"),
];
