import type { BoundingBox, MultiPolygon, PlaneGeometry } from "../../../shared/geometry/types.ts";
import type { FinalClass } from "../../../shared/land/final-class.ts";
import type { ListedClass } from "../../../shared/land/land-class.ts";

/** The classes that are summed and folded away, without a code (D2, D18, D19). */
export type FoldedClass = "overflow" | "ridge" | "sliver";

/** What lies on one side of a plot: a parcel, or land of another class in one word. */
export type Neighbour =
  | { kind: "parcel"; parcelCode: string; holderName: string | null; placeName: string }
  | { kind: "land"; word: string };

/** 四至; null where the plot has no border facing that side or the survey ends. */
export interface PlotNeighbours {
  east: Neighbour | null;
  south: Neighbour | null;
  west: Neighbour | null;
  north: Neighbour | null;
}

/** One plot as it goes onto paper. Geometry in metres of the project CRS; areas in m², unrounded. */
export interface SheetPlot {
  code: string;
  plotClass: ListedClass;
  subClass: string;
  reason: string;
  polygons: MultiPolygon;
  planarM2: number;
  ellipsoidM2: number;
  ridgeFreeM2: number;
  meanWidthM: number;
  labelEastM: number;
  labelNorthM: number;
  neighbours: PlotNeighbours;
  nationalSheets: readonly string[];
  /** Survey class of the source patch: code and name. */
  landClass: string;
  /** TBMJ of the source patch as declared, null when the survey gave none. */
  patchDeclaredM2: number | null;
  /** DKMC of the nearest named parcel, empty when nothing near has a name. */
  placeName: string;
  /** The class that people found, null while only proposed (D1). */
  finalClass: FinalClass | null;
  /** What hangs, or hung, on the wall and what the township said to it; null before a posting. */
  posted: PostedFacts | null;
  /** The contract in force that it lies under (合同内, V7), by its number; null for none. */
  contractName: string | null;
}

/** A plot as its last round posted it (D10). */
export interface PostedFacts {
  /** As signed: what is posted and later billed (D37). */
  signedMu: string | null;
  ownerName: string;
  routeName: string;
  /** Who confirmed it on which day; null until then. */
  confirmation: { by: string; on: string } | null;
}

/** A household's parcel in the background. `holderName` is null without a household register. */
export interface SheetParcel {
  parcelCode: string;
  holderName: string | null;
  placeName: string;
  /** Held by tender, auction or agreement (D15): drawn and printed as 合同内. */
  otherContract: boolean;
  polygons: MultiPolygon;
}

export interface SheetSurveyPatch {
  landClassCode: string;
  landClassName: string;
  polygons: MultiPolygon;
}

export interface SheetLandmark {
  name: string;
  kind: string;
  geometry: PlaneGeometry;
}

export interface SheetResource {
  landClassCode: string;
  landClassName: string;
  patches: number;
  planarM2: number;
}

export interface FoldedTotal {
  plotClass: FoldedClass;
  pieces: number;
  planarM2: number;
}

/** Plots that are locked and that the run would have changed or taken away (D1, T7). */
export interface KeptPlots {
  codes: readonly string[];
  /** The run's area minus the kept one, over all of them. */
  differenceM2: number;
}

/** Layers drawn behind the plots, of the country that the map pages of the group cover. */
export interface SheetBackground {
  parcels: readonly SheetParcel[];
  surveyPatches: readonly SheetSurveyPatch[];
  landmarks: readonly SheetLandmark[];
  groupBoundaries: readonly MultiPolygon[];
}

/** The project's backdrop as work sheets print it. */
export interface SheetUnderlay {
  /** File names, for the line that says what a sheet was made from. */
  readonly title: string;
  /** PNG of a box of the project's plane, or null where no picture lies. */
  png(boxM: BoundingBox): Promise<Buffer | null>;
  close(): Promise<void>;
}

export interface SheetCrs {
  /** In words, with zone width, central meridian and false easting. */
  description: string;
  /** National 1:2000 sheet numbers that a box in project metres touches, in order (sheets.md §1). */
  nationalSheetsIn: (boxM: BoundingBox) => readonly string[];
}

export interface SheetRun {
  id: number;
  /** ISO time with offset, as the run row holds it; the only date that output may carry (D9). */
  startedAt: string;
  engine: string;
  /** The run's parameters in words, one line. */
  parameters: string;
}

/** Everything that one group's pack is made from. Nothing else reaches the layout. */
export interface GroupSheetData {
  projectUid: string;
  groupCode: string;
  groupName: string;
  villageName: string;
  townName: string;
  countyName: string;
  run: SheetRun;
  crs: SheetCrs;
  /** One line for each layer: what, file, when imported. */
  dataDates: readonly string[];
  /** County definition of 未确权 and 新增 (land.md §3: a setting printed on the sheet). */
  classDefinition: string;
  /** 口径 A or B and, when more than half is 待定, what to do about it (D19). */
  baselineNote: string;
  /** 合同未核对, or what the contract register says of the village (D22). */
  contractNote: string;
  /** 未导入权属数据…, or empty when the register is in. */
  registerNote: string;
  /** 秘密 or 内部 or whatever the county's data carry, empty for none (sheets.md §3). */
  secrecyMark: string;
  muDecimals: number;
  /** Titles of fields that the county leaves out of the XLSX lists. */
  hiddenFields: readonly string[];
  /** PNG or JPG for the cover; null for none. */
  logo: Buffer | null;
  /** Plots of at least this many mu get a form, smaller ones a write-in row (D30). */
  formFromMu: number;
  /** 2026-04-15 or empty: then the cover leaves room to write it in. */
  returnDate: string;
  returnPhone: string;
  posting: { period: string; place: string };
  /** Who settled the classes, for the result profile (D29); empty parts are left to write in. */
  settled: { meeting: string; date: string; townApproval: string };
  /** Rises when the content changes after a printing (D30, on the QR code). */
  version: number;
  plots: readonly SheetPlot[];
  folded: readonly FoldedTotal[];
  kept: KeptPlots;
  resources: readonly SheetResource[];
  /** How many findings of each kind the run has in this group, with the Chinese heading. */
  findings: readonly { title: string; count: number }[];
  background: SheetBackground;
  /** The pale picture behind the lines of work sheets; null for none. */
  underlay: SheetUnderlay | null;
}

export type Paper = "A4" | "A3";

/** Work sheet for the field check, sheet for posting, result sheet (D29). */
export type Profile = "work" | "posting" | "result";

export interface PackOptions {
  paper: Paper;
  profile: Profile;
  outFolder: string;
}
