import { nationalSheetsTouching } from "../../../shared/geodesy/sheet-number.ts";
import type { BoundingBox, MultiPolygon } from "../../../shared/geometry/types.ts";
import { formFromMu } from "../../../shared/land/field-form.ts";
import type { FinalClass } from "../../../shared/land/final-class.ts";
import { listedParts } from "../../../shared/land/hideable-fields.ts";
import type { ListedClass } from "../../../shared/land/land-class.ts";
import { landClassName, neighbourWord, plotSubClassName } from "../../../shared/land/land-class.ts";
import { sumExact } from "../../../shared/land/mu.ts";
import { decodeGeometry } from "../project/geometry-blob.ts";
import { getOption } from "../project/settings.ts";
import { type HolderBook, openHolderBook } from "./holder-book.ts";
import { loadBackground } from "./load-background.ts";
import { planGroupPages } from "./pack-plan.ts";
import { boxOfPolygons } from "./plane-box.ts";
import { commonConfirmation, postedFacts } from "./posted-facts.ts";
import {
  baselineNote,
  contractNote,
  crsText,
  dataDateTexts,
  engineText,
  parameterText,
  registerNote,
} from "./run-words.ts";
import type {
  FoldedClass,
  FoldedTotal,
  GroupSheetData,
  Neighbour,
  Paper,
  SheetParcel,
  SheetPlot,
} from "./sheet-data.ts";
import type { SheetSource } from "./sheet-source.ts";

const findingTitles = {
  omission: "确权地块而三调不是耕地",
  parcel_overlap: "确权地块互相重叠",
  survey_overlap: "三调图斑互相重叠",
  unprocessed: "图形有误未处理",
  repaired: "图形已修复",
} as const;

/**
 * Everything that one group's pack is made from. `paper` matters because background is read only where
 * pages will be. `version` is the pack's version for the codes on the forms.
 */
export function loadGroupSheetData(
  source: SheetSource,
  groupCode: string,
  paper: Paper,
  version: number,
): GroupSheetData {
  const { project, names, run } = source;
  const holders = openHolderBook(project);
  const bare = loadPlots(source, holders, groupCode);
  const pages = planGroupPages(bare, paper);
  const background = loadBackground(
    source,
    holders,
    pages.map((page) => page.boxM),
  );
  const placeOf = placeFinder(background.parcels);
  const plots = bare.map((plot) => ({ ...plot, placeName: placeOf(plot) }));
  return {
    projectUid: source.projectUid,
    groupCode,
    ...unitsOf(names, groupCode),
    run: {
      id: run.id,
      startedAt: run.startedAt,
      engine: engineText(run.engine),
      parameters: parameterText(run.parameters),
    },
    crs: {
      description: crsText(source.crs),
      nationalSheetsIn: (boxM) => nationalSheetsTouching(source.crs, [[boxRing(boxM)]]),
    },
    dataDates: dataDateTexts(source),
    classDefinition: getOption(project, "definition_text"),
    baselineNote: baselineNote(source, plots),
    contractNote: contractNote(source, groupCode, plots),
    registerNote: registerNote(source),
    secrecyMark: getOption(project, "secrecy_mark"),
    muDecimals: Number(getOption(project, "mu_decimals")),
    hiddenFields: listedParts(getOption(project, "hidden_fields")),
    logo: logoOf(getOption(project, "logo")),
    formFromMu,
    returnDate: getOption(project, "return_date"),
    returnPhone: getOption(project, "telephone"),
    posting: {
      period: getOption(project, "posting_period"),
      place: getOption(project, "posting_place"),
    },
    settled: {
      meeting: getOption(project, "meeting_name"),
      date: getOption(project, "meeting_date"),
      townApproval: getOption(project, "township_approval") || commonConfirmation(plots),
    },
    version,
    plots,
    folded: loadFolded(source, groupCode),
    kept: source.kept.get(groupCode) ?? { codes: [], differenceM2: 0 },
    resources: resourcesOf(source, groupCode),
    findings: findingsOf(source, groupCode),
    background,
    underlay: source.underlay,
  };
}

/** The bytes of a `data:` address; null for none. */
export function logoOf(address: string): Buffer | null {
  const [, packed = ""] = address.split(",");
  return packed === "" ? null : Buffer.from(packed, "base64");
}

/** 县, 乡镇, 村, 组 by name; an issuer's full name does not repeat the units above it. */
function unitsOf(
  names: SheetSource["names"],
  groupCode: string,
): Pick<GroupSheetData, "groupName" | "villageName" | "townName" | "countyName"> {
  const countyName = named(names, groupCode.slice(0, 6));
  const townName = below(countyName, named(names, groupCode.slice(0, 9)));
  const villageName = below(townName, named(names, groupCode.slice(0, 12)));
  return { countyName, townName, villageName, groupName: below(villageName, names(groupCode)) };
}

/** What follows the upper unit's name in the lower one's. */
function below(upper: string, name: string): string {
  const at = upper === "" ? -1 : name.indexOf(upper);
  return at < 0 ? name : name.slice(at + upper.length) || name;
}

/** A unit's name, or nothing where nobody has named it: a code in a title reads like a mistake. */
function named(names: SheetSource["names"], code: string): string {
  const name = names(code);
  return name === code ? "" : name;
}

function boxRing([minX, minY, maxX, maxY]: BoundingBox): Float64Array {
  return Float64Array.of(minX, minY, maxX, minY, maxX, maxY, minX, maxY);
}

interface PlotRow {
  code: string;
  proposedClass: ListedClass;
  subClass: string;
  reason: string;
  finalClass: FinalClass | null;
  geom: Uint8Array;
  patchUid: string;
  planarM2: number;
  ellipsoidM2: number;
  ridgeFreeM2: number;
  meanWidthM: number;
  labelX: number;
  labelY: number;
  east: string | null;
  south: string | null;
  west: string | null;
  north: string | null;
  sheetCodes: string;
}

function loadPlots(source: SheetSource, holders: HolderBook, groupCode: string): SheetPlot[] {
  const rows = source.project.db
    .prepare(
      `SELECT p.code, p.proposed_class AS proposedClass, p.proposed_sub_class AS subClass, p.reason,
         p.final_class AS finalClass, s.geom, s.patch_uid AS patchUid, s.planar_m2 AS planarM2,
         s.ellipsoid_m2 AS ellipsoidM2, s.ridge_free_m2 AS ridgeFreeM2, s.mean_width_m AS meanWidthM,
         s.label_x AS labelX, s.label_y AS labelY, s.neighbour_east AS east,
         s.neighbour_south AS south, s.neighbour_west AS west, s.neighbour_north AS north,
         s.sheet_codes AS sheetCodes
       FROM plot p JOIN plot_shape s ON s.plot_code = p.code AND s.current = 1
       WHERE p.group_code = ? AND p.state = 'open' ORDER BY p.number, p.suffix`,
    )
    .all(groupCode) as PlotRow[];
  const posted = postedFacts(source.project, groupCode);
  const contracts = source.contractsOfPlots;
  return rows.map((row) => ({
    ...plotOfRow(row, source, holders),
    posted: posted.get(row.code) ?? null,
    contractName: contracts.get(row.code)?.[0]?.name ?? null,
  }));
}

function plotOfRow(
  row: PlotRow,
  source: SheetSource,
  holders: HolderBook,
): Omit<SheetPlot, "posted" | "contractName"> {
  const patch = source.patches.get(row.patchUid);
  const neighbour = (reference: string | null): Neighbour | null =>
    reference === null ? null : neighbourOf(reference, holders);
  return {
    code: row.code,
    plotClass: row.proposedClass,
    subClass: plotSubClassName(row.subClass),
    reason: row.reason,
    polygons: polygonsOf(row.geom),
    planarM2: row.planarM2,
    ellipsoidM2: row.ellipsoidM2,
    ridgeFreeM2: row.ridgeFreeM2,
    meanWidthM: row.meanWidthM,
    labelEastM: row.labelX,
    labelNorthM: row.labelY,
    neighbours: {
      east: neighbour(row.east),
      south: neighbour(row.south),
      west: neighbour(row.west),
      north: neighbour(row.north),
    },
    nationalSheets: JSON.parse(row.sheetCodes) as string[],
    landClass: patch === undefined ? "" : `${patch.dlbm} ${landClassName(patch.dlbm)}`,
    patchDeclaredM2: patch?.tbmj ?? null,
    placeName: "",
    finalClass: row.finalClass,
  };
}

/** `parcel:DKBM` and `land:DLBM`, as the run keeps neighbours; anything else is printed as it is. */
function neighbourOf(reference: string, holders: HolderBook): Neighbour {
  const value = reference.slice(reference.indexOf(":") + 1);
  if (reference.startsWith("parcel:")) {
    return {
      kind: "parcel",
      parcelCode: value,
      holderName: holders.nameOf(value),
      placeName: holders.placeOf(value),
    };
  }
  return { kind: "land", word: reference.startsWith("land:") ? neighbourWord(value) : reference };
}

function polygonsOf(blob: Uint8Array): MultiPolygon {
  const geometry = decodeGeometry(blob);
  return geometry.type === "MultiPolygon" ? geometry.polygons : [];
}

/** A parcel farther away than this says nothing about what people call a plot's place. */
const placeNameReachM = 60;

/** Looks up DKMC of the parcel nearest to a plot that has one. */
function placeFinder(parcels: readonly SheetParcel[]): (plot: SheetPlot) => string {
  const named = parcels
    .filter((parcel) => parcel.placeName !== "")
    .map((parcel) => ({ name: parcel.placeName, box: boxOfPolygons(parcel.polygons) }));
  return (plot) => {
    const [minX, minY, maxX, maxY] = boxOfPolygons(plot.polygons);
    let best = "";
    let bestM = placeNameReachM;
    for (const { name, box } of named) {
      const awayX = Math.max(0, minX - box[2], box[0] - maxX);
      const awayY = Math.max(0, minY - box[3], box[1] - maxY);
      const offCentreM = Math.hypot(
        (box[0] + box[2]) / 2 - plot.labelEastM,
        (box[1] + box[3]) / 2 - plot.labelNorthM,
      );
      // Of parcels whose boxes touch the plot's, the one around its label counts.
      const distanceM = Math.hypot(awayX, awayY) + offCentreM * 1e-3;
      if (distanceM >= bestM) continue;
      bestM = distanceM;
      best = name;
    }
    return best;
  };
}

function loadFolded(source: SheetSource, groupCode: string): FoldedTotal[] {
  const rows = source.project.db
    .prepare(
      `SELECT class, geom, planar_m2 AS planarM2 FROM piece
       WHERE run_id = ? AND group_code = ? AND class IN ('overflow', 'ridge', 'sliver')`,
    )
    .all(source.run.id, groupCode) as { class: FoldedClass; geom: Uint8Array; planarM2: number }[];
  return (["overflow", "ridge", "sliver"] as const)
    .map((plotClass) => {
      const members = rows.filter((row) => row.class === plotClass);
      return {
        plotClass,
        pieces: members.reduce((sum, row) => sum + polygonsOf(row.geom).length, 0),
        planarM2: sumExact(members.map((row) => row.planarM2)),
      };
    })
    .filter((total) => total.pieces > 0);
}

function resourcesOf(source: SheetSource, groupCode: string): GroupSheetData["resources"] {
  return (source.resources.get(groupCode) ?? []).map(({ dlbm, patches, planarM2 }) => ({
    landClassCode: dlbm,
    landClassName: landClassName(dlbm),
    patches,
    planarM2,
  }));
}

function findingsOf(source: SheetSource, groupCode: string): GroupSheetData["findings"] {
  return (source.findings.get(groupCode) ?? [])
    .filter(({ kind }) => Object.hasOwn(findingTitles, kind))
    .map(({ kind, count }) => ({
      title: findingTitles[kind as keyof typeof findingTitles],
      count,
    }));
}
