import type { Project } from "../project/project.ts";
import { drawMapPages } from "./group-pdf.ts";
import { layPapers } from "./office-paper.ts";
import { planPack } from "./pack-plan.ts";
import { PdfCanvas } from "./pdf-canvas.ts";
import { objectionRegister, postingProof } from "./posting-answers.ts";
import { loadPostingFacts } from "./posting-facts.ts";
import { groupOverview, villageOverview } from "./posting-overview.ts";
import { postingTable } from "./posting-table.ts";
import type { Paper } from "./sheet-data.ts";

/**
 * The papers of a round as one PDF: 公示表, an overview before the 公示图 at 1:2000 without coordinates
 * (D29), 异议登记表, and the proof once it is true. Overviews and maps are on `paper`, the rest on A4 (D28). Nothing is recorded. Throws `posting.refused` for a round that was withdrawn.
 * @param given `asOf` is the day on which the proof has to be true, YYYY-MM-DD
 */
export async function drawPostingPapers(
  project: Project,
  uid: string,
  { asOf, paper }: { readonly asOf: string; readonly paper: Paper },
): Promise<Buffer> {
  const facts = loadPostingFacts(project, uid, asOf, paper);
  const canvas = new PdfCanvas({
    title: `${facts.unitName} 第 ${facts.round.number} 轮公示`,
    subject: "公示表、公示图、异议登记",
    date: new Date(facts.runStartedAt),
  });
  layPapers(canvas, [postingTable(facts)]);
  const groups = facts.groups.map((group) => ({ ...group, plan: planPack(group.data, paper) }));
  if (groups.length > 1) layPapers(canvas, [villageOverview(facts, groups, paper)]);
  for (const group of groups) {
    layPapers(canvas, [groupOverview(facts, group, paper)]);
    await drawMapPages(canvas, group.data, paper, "posting", group.plan);
  }
  const proof = postingProof(facts);
  layPapers(canvas, [objectionRegister(facts), ...(proof === null ? [] : [proof])]);
  return await canvas.finish();
}
