import { createHash } from "node:crypto";
import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { stopIfCancelled, type WorkContext } from "../../../shared/contract/progress.ts";
import type { BoundingBox } from "../../../shared/geometry/types.ts";
import { withSinks } from "../formats/file-sink.ts";
import { sha256OfFile } from "../project/reading-copy.ts";
import { packFileStem } from "./file-names.ts";
import { drawGroupPdf, type GroupPdf } from "./group-pdf.ts";
import {
  type GroupListing,
  groupListing,
  workbookDate,
  writeListingWorkbook,
} from "./listing-workbook.ts";
import { type AreaSum, planPack, sumAreas } from "./pack-plan.ts";
import { unionOfBoxes } from "./plane-box.ts";
import type { GroupSheetData, PackOptions } from "./sheet-data.ts";
import { groupPath } from "./sheet-words.ts";

/** What was written for one group. */
export interface PackReport {
  groupCode: string;
  groupName: string;
  pdfPath: string;
  xlsxPath: string;
  pdfSha256: string;
  version: number;
  pages: number;
  coverPages: number;
  mapPages: number;
  listPages: number;
  forms: number;
  /** The total that stands in PDF and XLSX (T7). */
  total: AreaSum;
  /** What the map pages cover, project metres; null for a group without plots. */
  extentM: BoundingBox | null;
  missingCharacters: readonly string[];
  labelsWithoutRoom: number;
  warnings: readonly string[];
  listing: GroupListing;
}

/** Maps of more continuous ground than this may be a state secret (land.md §8). */
const openCoverM2 = 25_000_000;

/**
 * Writes one group's PDF and XLSX into `outFolder`, each file whole or not at all. Equal data give equal
 * bytes (D9). Throws disk errors and `cancelled`.
 */
export async function writeGroupPack(
  data: GroupSheetData,
  options: PackOptions,
  context: WorkContext,
): Promise<PackReport> {
  stopIfCancelled(context);
  const drawn = await drawPack(data, options);
  return await storePack(data, options, drawn);
}

/** A pack in memory, before it is decided under which version it is stored. */
export interface DrawnPack {
  plan: ReturnType<typeof planPack>;
  pdf: GroupPdf;
  sha256: string;
}

export async function drawPack(data: GroupSheetData, options: PackOptions): Promise<DrawnPack> {
  const plan = planPack(data, options.paper);
  const pdf = await drawGroupPdf(data, options.paper, options.profile, plan);
  return { plan, pdf, sha256: createHash("sha256").update(pdf.bytes).digest("hex") };
}

export async function storePack(
  data: GroupSheetData,
  options: PackOptions,
  { plan, pdf, sha256 }: DrawnPack,
): Promise<PackReport> {
  const stem = join(
    options.outFolder,
    packFileStem(data.groupCode, data.groupName, options.profile, options.paper),
  );
  const pdfPath = `${stem}.pdf`;
  const xlsxPath = `${stem}.xlsx`;
  const listing = groupListing(data, options.profile, plan);
  await withSinks([pdfPath], async ([sink]) => {
    await sink?.write(pdf.bytes);
    await sink?.finish();
  });
  await writeListingWorkbook(xlsxPath, groupPath(data), [listing], workbookDate(data));
  const extentM =
    plan.pages.length === 0 ? null : unionOfBoxes(plan.pages.map((page) => page.boxM));
  const { bytes: _bytes, ...counts } = pdf;
  return {
    groupCode: data.groupCode,
    groupName: data.groupName,
    pdfPath,
    xlsxPath,
    pdfSha256: sha256,
    version: data.version,
    ...counts,
    total: sumAreas(data.plots, data.muDecimals),
    extentM,
    warnings: packWarnings(data, extentM, pdf),
    listing,
  };
}

/**
 * Before a new version takes its place, the PDF that went out before stays in the folder under its number,
 * so that it can be shown again byte for byte; other bytes under its name are none of ours.
 */
export function keepFormerPack(
  { groupCode, groupName }: GroupSheetData,
  { outFolder, profile, paper }: PackOptions,
  former: { readonly version: number; readonly sha256: string },
): void {
  const stem = join(outFolder, packFileStem(groupCode, groupName, profile, paper));
  if (!existsSync(`${stem}.pdf`) || sha256OfFile(`${stem}.pdf`) !== former.sha256) return;
  copyFileSync(`${stem}.pdf`, `${stem}_第${former.version}版.pdf`);
}

function packWarnings(data: GroupSheetData, extentM: BoundingBox | null, pdf: GroupPdf): string[] {
  const warnings: string[] = [];
  const cover = coverWarning(`${data.groupName}的图`, extentM);
  if (cover !== null) warnings.push(cover);
  if (pdf.missingCharacters.length > 0) {
    const characters = pdf.missingCharacters.join(" ");
    warnings.push(`${data.groupName}:字库没有 ${characters},图上印作〓,请手工补写。`);
  }
  return warnings;
}

/** The warning about ground cover over 25 km² (land.md §8, issue 2 §6); null below. */
export function coverWarning(what: string, extentM: BoundingBox | null): string | null {
  if (extentM === null) return null;
  const coverM2 = (extentM[2] - extentM[0]) * (extentM[3] - extentM[1]);
  if (coverM2 <= openCoverM2) return null;
  const km2 = (coverM2 / 1e6).toFixed(1);
  return `${what}外包范围 ${km2} 平方公里,超过 25 平方公里:连成片的大比例尺图可能涉密,请按规定定密、保管,分发前先问自然资源部门。`;
}
