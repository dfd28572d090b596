import type { Project } from "../project/project.ts";
import { drawMapPages } from "./group-pdf.ts";
import { layPapers } from "./office-paper.ts";
import { planPack } from "./pack-plan.ts";
import { PdfCanvas } from "./pdf-canvas.ts";
import { objectionRegister, postingProof } from "./posting-answers.ts";
import { loadPostingFacts } from "./posting-facts.ts";
import { postingTable } from "./posting-table.ts";

/**
 * The papers of a round as one PDF: 公示表, 公示图 at 1:2000 without coordinates (D29), 异议登记表, and the
 * proof once it is true. Nothing is recorded. Throws `posting.refused` for a round that was withdrawn.
 * @param asOf the day on which the proof has to be true, YYYY-MM-DD
 */
export async function drawPostingPapers(
  project: Project,
  uid: string,
  asOf: string,
): Promise<Buffer> {
  const facts = loadPostingFacts(project, uid, asOf);
  const canvas = new PdfCanvas({
    title: `${facts.unitName} 第 ${facts.round.number} 轮公示`,
    subject: "公示表、公示图、异议登记",
    date: new Date(facts.runStartedAt),
  });
  layPapers(canvas, [postingTable(facts)]);
  for (const { data } of facts.groups) {
    await drawMapPages(canvas, data, "A4", "posting", planPack(data, "A4"));
  }
  const proof = postingProof(facts);
  layPapers(canvas, [objectionRegister(facts), ...(proof === null ? [] : [proof])]);
  return await canvas.finish();
}
