import { drawCoverPages } from "./cover-page.ts";
import { drawFormPages } from "./form-pages.ts";
import { drawListPages } from "./list-pages.ts";
import { drawMapPage } from "./map-page.ts";
import type { PackPlan } from "./pack-plan.ts";
import { type MapPage, pageNeighbours } from "./page-grid.ts";
import { PdfCanvas } from "./pdf-canvas.ts";
import type { GroupSheetData, Paper, Profile } from "./sheet-data.ts";
import { groupPath, profileTitle, runDate } from "./sheet-words.ts";

/** A finished PDF and what is in it. */
export interface GroupPdf {
  bytes: Buffer;
  pages: number;
  coverPages: number;
  mapPages: number;
  listPages: number;
  forms: number;
  /** Characters printed as 〓 (D45). */
  missingCharacters: readonly string[];
  /** Background labels that found no room, over all pages. */
  labelsWithoutRoom: number;
}

/** Draws cover, maps, list and, for the field, forms. The bytes depend on nothing but the input (D9). */
export async function drawGroupPdf(
  data: GroupSheetData,
  paper: Paper,
  profile: Profile,
  plan: PackPlan,
): Promise<GroupPdf> {
  const canvas = new PdfCanvas({
    title: `${groupPath(data)} ${profileTitle[profile].title}`,
    subject: `${data.groupCode} 1:2000`,
    date: runDate(data),
  });
  const coverPages = drawCoverPages(canvas, { data, paper, profile, plan });
  const labelsWithoutRoom = await drawMapPages(canvas, data, paper, profile, plan);
  const listPages = drawListPages(canvas, data, profile, plan);
  const forms = profile === "work" ? drawFormPages(canvas, data, plan) : 0;
  return {
    bytes: await canvas.finish(),
    pages: canvas.pages,
    coverPages,
    mapPages: plan.pages.length,
    listPages,
    forms,
    missingCharacters: canvas.missingCharacters,
    labelsWithoutRoom,
  };
}

/** Draws all map pages of a plan; returns how many background labels found no room. */
export async function drawMapPages(
  canvas: PdfCanvas,
  data: GroupSheetData,
  paper: Paper,
  profile: Profile,
  plan: PackPlan,
): Promise<number> {
  let labelsWithoutRoom = 0;
  for (const page of plan.pages) {
    const underlay = profile === "work" ? ((await data.underlay?.png(page.boxM)) ?? null) : null;
    labelsWithoutRoom += drawMapPage(canvas, paper, {
      data,
      profile,
      page,
      pageCount: plan.pages.length,
      neighbours: pageNeighbours(page, plan.pages),
      elsewhere: otherPages(page, plan),
      underlay,
    });
  }
  return labelsWithoutRoom;
}

/** For the plots that a page cuts, where to look for the rest. */
function otherPages(page: MapPage, plan: PackPlan): Map<string, string> {
  const found = new Map<string, string>();
  for (const { code, whole } of page.plots) {
    if (whole) continue;
    const others = (plan.pagesOfPlot.get(code) ?? []).filter((number) => number !== page.number);
    const full = plan.pages.find(
      ({ number, plots }) =>
        number === others[0] && plots.some((plot) => plot.code === code && plot.whole),
    );
    if (full) found.set(code, `全貌见第 ${full.number} 幅`);
    else if (others.length > 0) {
      const numbers = others.sort((a, b) => a - b).join("、");
      found.set(code, `另见第 ${numbers} 幅`);
    }
  }
  return found;
}
