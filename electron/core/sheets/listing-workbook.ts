import { finalClassName } from "../../../shared/land/final-class.ts";
import { formatMu, muOf, sumExact } from "../../../shared/land/mu.ts";
import { sheetPlotCode, shortPlotCode } from "../../../shared/land/plot-code.ts";
import { type WorkbookRow, type WorkbookSheet, writeWorkbook } from "../formats/xlsx-writer.ts";
import { decisionText, neighboursText, proposedText } from "./list-rows.ts";
import {
  plotColumns,
  resourceColumns,
  sheetColumns,
  shownOf,
  withUnits,
} from "./listing-columns.ts";
import type { PackPlan } from "./pack-plan.ts";
import type { GroupSheetData, KeptPlots, Profile, SheetPlot } from "./sheet-data.ts";
import {
  classText,
  contractRemark,
  contractWord,
  disclaimer,
  keptSentence,
  neighbourText,
  runDate,
} from "./sheet-words.ts";

/** One group's part of the listing; small enough to keep for a whole township. */
export interface GroupListing {
  groupCode: string;
  groupName: string;
  profile: Profile;
  muDecimals: number;
  hiddenFields: readonly string[];
  planarM2: number;
  plotRows: readonly WorkbookRow[];
  sheetRows: readonly WorkbookRow[];
  resourceRows: readonly WorkbookRow[];
  resourcesM2: number;
  kept: KeptPlots;
  notes: readonly string[];
}

/** The rows of one group in the three tables: plots, 1:2000 sheets, other resources. */
export function groupListing(data: GroupSheetData, profile: Profile, plan: PackPlan): GroupListing {
  const unit = { village: data.villageName, group: data.groupName, groupCode: data.groupCode };
  return {
    groupCode: data.groupCode,
    groupName: data.groupName,
    profile,
    muDecimals: data.muDecimals,
    hiddenFields: data.hiddenFields,
    planarM2: sumExact(data.plots.map((plot) => plot.planarM2)),
    plotRows: data.plots.map((plot, index) => ({
      values: { ...unit, number: index + 1, ...plotValues(plot, data, profile, plan) },
    })),
    sheetRows: sheetRows(data, profile, plan, unit),
    resourceRows: data.resources.map((resource) => ({
      values: {
        ...unit,
        landClass: `${resource.landClassCode} ${resource.landClassName}`,
        patches: resource.patches,
        planarM2: resource.planarM2,
        mu: muOf(resource.planarM2),
      },
    })),
    resourcesM2: sumExact(data.resources.map((resource) => resource.planarM2)),
    kept: data.kept,
    notes: [
      `${disclaimer(data, profile)}。${data.contractNote}。图斑号字母仅为编号,不代表认定结果。`,
      data.classDefinition,
      `${data.baselineNote}。${data.registerNote}`,
      "亩数=平面面积(平方米)×0.0015,先加总后取舍;各行按显示位数相加,与合计可有末位之差。",
      `坐标系:${data.crs.description}。数据:${data.dataDates.join("、")}。`,
    ],
  };
}

function plotValues(
  plot: SheetPlot,
  data: GroupSheetData,
  profile: Profile,
  plan: PackPlan,
): WorkbookRow["values"] {
  const { east, south, west, north } = plot.neighbours;
  const form = plan.formPlots.indexOf(plot) + 1;
  const declared = plot.patchDeclaredM2;
  return {
    code: plot.code,
    shortCode: shortPlotCode(plot.code),
    place: plot.placeName,
    east: neighbourText(east, profile),
    south: neighbourText(south, profile),
    west: neighbourText(west, profile),
    north: neighbourText(north, profile),
    landClass: plot.landClass,
    declaredMu: declared === null ? null : muOf(declared),
    planarM2: plot.planarM2,
    mu: muOf(plot.planarM2),
    ellipsoidM2: plot.ellipsoidM2,
    ridgeFreeMu: muOf(plot.ridgeFreeM2),
    widthM: plot.meanWidthM,
    neighbours: neighboursText(plot.neighbours, profile),
    proposed: proposedText(plot, data.hiddenFields),
    subClass: plot.subClass,
    shown: `${plot.contractName === null ? "" : `${contractWord}\n`}${classText(plot, profile)}`,
    reason: plot.reason,
    pages: (plan.pagesOfPlot.get(plot.code) ?? []).join("、"),
    nationalSheets: plot.nationalSheets.join("、"),
    form: profile === "work" && form > 0 ? `第 ${form} 张` : "",
    settledClass: plot.finalClass === null ? "" : finalClassName(plot.finalClass),
    owner: plot.posted?.ownerName ?? "",
    disposal: plot.posted?.routeName ?? "",
    signedMu: plot.posted?.signedMu ?? "",
    decision: decisionText(plot),
    remark: [data.kept.codes.includes(plot.code) ? "保留原图形" : "", contractRemark(plot, profile)]
      .filter(Boolean)
      .join("\n"),
  };
}

/** Each page once; a plot's mu counts on its main page only, so that the column adds up. */
function sheetRows(
  data: GroupSheetData,
  profile: Profile,
  plan: PackPlan,
  unit: WorkbookRow["values"],
): WorkbookRow[] {
  return plan.pages.map((page) => {
    const counted = data.plots.filter(
      (plot) => plan.pagesOfPlot.get(plot.code)?.[0] === page.number,
    );
    const others = page.plots.filter(({ code }) => !counted.some((plot) => plot.code === code));
    const planarM2 = sumExact(counted.map((plot) => plot.planarM2));
    const posted = profile === "posting";
    return {
      values: {
        ...unit,
        page: `${page.number} / ${plan.pages.length}`,
        kind: page.extra ? "补幅" : "正幅",
        nationalSheets: posted ? "" : data.crs.nationalSheetsIn(page.boxM).join(" "),
        cornerX: posted ? null : page.boxM[1],
        cornerY: posted ? null : page.boxM[0],
        plots: counted.map((plot) => sheetPlotCode(plot.code)).join(" "),
        count: counted.length,
        planarM2,
        mu: muOf(planarM2),
        others: others.map(({ code }) => sheetPlotCode(code)).join(" "),
      },
    };
  });
}

/**
 * Writes the listing of one group or of many: three tables with totals (issue 2 §6, land.md §5). The
 * bytes depend on the listings and the run's date alone (D9).
 */
export async function writeListingWorkbook(
  path: string,
  title: string,
  listings: readonly GroupListing[],
  runDateIso: string,
): Promise<void> {
  const first = listings[0];
  if (!first) return;
  const { profile, muDecimals: decimals } = first;
  const kept = keptSentence(keptOfAll(listings), decimals);
  const foot = [...(kept === "" ? [] : [`${kept}。`]), ...first.notes];
  const many = listings.length > 1;
  const totalM2 = sumExact(listings.map((listing) => listing.planarM2));
  const resourcesM2 = sumExact(listings.map((listing) => listing.resourcesM2));
  const totals = (
    labelKey: string,
    rows: (listing: GroupListing) => readonly WorkbookRow[],
  ): WorkbookRow[] => [
    ...listings.flatMap((listing) => [
      ...rows(listing),
      ...(many ? [totalRow(labelKey, "小计", listing.planarM2, listing)] : []),
    ]),
    totalRow(labelKey, many ? "合计" : "全组合计", totalM2),
  ];
  const sheets: WorkbookSheet[] = [
    {
      name: "1比2000分幅清单",
      titleLines: [`${title} 1:2000 分幅清单`, `合计 ${formatMu(totalM2, decimals)} 亩`],
      ...withUnits(many, shownOf(plotColumns(profile, decimals), first.hiddenFields)),
      rows: totals("shortCode", (listing) => listing.plotRows),
      footLines: foot,
      paper: "A3",
      isLandscape: true,
    },
    {
      name: "图幅",
      titleLines: [`${title} 图幅与图斑`],
      ...withUnits(many, { printed: sheetColumns(profile, decimals), aside: [] }),
      rows: totals("page", (listing) => listing.sheetRows),
      footLines: ["一块图斑可见于几幅,亩数只计入它的主幅;“另可见”的图斑计入别的幅。"],
      paper: many ? "A3" : "A4",
      isLandscape: true,
    },
    {
      name: "其他集体资源",
      titleLines: [`${title} 其他集体资源(三调非耕地,不计入耕地)`],
      ...withUnits(many, { printed: resourceColumns(decimals), aside: [] }),
      rows: [
        ...listings.flatMap((listing) => listing.resourceRows),
        totalRow("landClass", "合计", resourcesM2),
      ],
      paper: "A4",
      isLandscape: false,
    },
  ];
  await writeWorkbook(path, sheets, runDateIso);
}

/** The day that goes into the file, from the run (D9). */
export function workbookDate(data: GroupSheetData): string {
  return runDate(data).toISOString().slice(0, 10);
}

function totalRow(
  labelKey: string,
  label: string,
  planarM2: number,
  of?: GroupListing,
): WorkbookRow {
  const unit = of ? { group: of.groupName, groupCode: of.groupCode } : {};
  return { values: { ...unit, [labelKey]: label, planarM2, mu: muOf(planarM2) }, isTotal: true };
}

/** What the groups of a township's listing keep, together. */
function keptOfAll(listings: readonly GroupListing[]): KeptPlots {
  return {
    codes: listings.flatMap(({ kept }) => kept.codes),
    differenceM2: sumExact(listings.map(({ kept }) => kept.differenceM2)),
  };
}
