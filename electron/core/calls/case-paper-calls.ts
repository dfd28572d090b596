import { AppError } from "../../../shared/contract/errors.ts";
import { type WorkbookSheet, workbookBytes } from "../formats/xlsx-writer.ts";
import { type Project, projectInfo } from "../project/project.ts";
import { getOption } from "../project/settings.ts";
import { unitNames } from "../project/unit-names.ts";
import type { StoredContract } from "../registers/contracts/contract-row.ts";
import { existingContract } from "../registers/contracts/save-contract.ts";
import type { PaperContract } from "../sheets/contracts/contract-paper.ts";
import { contractStatementPaper } from "../sheets/contracts/contract-statement.ts";
import { firstJudgementPaper, firstJudgementSheet } from "../sheets/contracts/first-judgement.ts";
import { reminderPaper } from "../sheets/contracts/payment-reminder.ts";
import { rectificationPaper, rectificationSheet } from "../sheets/contracts/rectification-list.ts";
import { supplementPaper } from "../sheets/contracts/supplement.ts";
import { terminationPaper } from "../sheets/contracts/termination-notice.ts";
import { drawOfficePapers, type OfficePaper } from "../sheets/office-paper.ts";
import { candidatesByVillage, rectificationLines } from "./case-paper-facts.ts";
import { contractPaperFacts } from "./contract-paper-facts.ts";
import type { HandlersOf, ParsedInput } from "./handler.ts";
import { plainBytes } from "./plain-bytes.ts";

export const casePaperHandlers: HandlersOf<"casePapers"> = {
  "casePapers.list": async (input, session) => {
    const project = session.project();
    const { paper, scope, asOf } = input;
    const unitName = scope.code === "" ? projectName(project) : unitNames(project)(scope.code);
    if (paper === "first_judgement") {
      const papers = candidatesByVillage(project, scope.code, asOf).map(
        ({ villageName, ...list }) => firstJudgementPaper(villageName, list, asOf),
      );
      const none = { candidates: [], exceptions: 0 };
      const nothing = [firstJudgementPaper(unitName, none, asOf)];
      return await pdfOf(project, papers.length === 0 ? nothing : papers, asOf);
    }
    if (paper === "first_judgement_xlsx") {
      const villages = candidatesByVillage(project, scope.code, asOf);
      const list = {
        candidates: villages.flatMap(({ candidates }) => candidates),
        exceptions: villages.reduce((sum, { exceptions }) => sum + exceptions, 0),
      };
      return await xlsxOf(firstJudgementSheet(unitName, list, asOf), asOf);
    }
    const lines = rectificationLines(project, scope.code, asOf);
    if (paper === "rectification") {
      return await pdfOf(project, [rectificationPaper(unitName, lines, asOf)], asOf);
    }
    return await xlsxOf(rectificationSheet(unitName, lines, asOf), asOf);
  },
  "casePapers.contract": async (input, session) => {
    const project = session.project();
    return await pdfOf(project, [contractPaper(project, input)], input.asOf);
  },
};

function contractPaper(
  project: Project,
  { paper, contractUid, asOf }: ParsedInput<"casePapers.contract">,
): OfficePaper {
  const stored = existingContract(project, contractUid);
  const contract = paperContract(project, stored);
  const facts = contractPaperFacts(project, stored, asOf);
  const refusal = facts.refusals[paper];
  if (refusal !== undefined) throw new AppError("value.invalid", refusal, { details: { paper } });
  switch (paper) {
    case "statement":
      return contractStatementPaper(contract);
    case "supplement":
      return supplementPaper(contract, facts.changes);
    case "termination":
      return terminationPaper(contract, facts);
    case "reminder":
      return reminderPaper(contract, {
        ...{ asOf, lines: facts.lines, payBy: null },
        ...moneyContacts(project, stored),
      });
  }
}

function paperContract(project: Project, { values }: StoredContract): PaperContract {
  const nameOf = unitNames(project);
  return {
    values,
    villageName: values.villageCode === null ? "" : nameOf(values.villageCode),
    groupName: values.groupCode === null ? "" : nameOf(values.groupCode),
  };
}

/** Where money is paid to and whom to ask; the village's own, else the project's telephone. */
function moneyContacts(project: Project, { values }: StoredContract) {
  const unit = project.db
    .prepare<[string], { collectiveAccount: string | null; telephone: string | null }>(
      `SELECT collective_account AS collectiveAccount, phone AS telephone
       FROM unit_fact WHERE unit_code = ?`,
    )
    .get(values.villageCode ?? "");
  const own = getOption(project, "telephone");
  return {
    collectiveAccount: unit?.collectiveAccount ?? null,
    telephone: unit?.telephone ?? (own === "" ? null : own),
  };
}

const projectName = (project: Project) => projectInfo(project).project_name ?? "";

const xlsxOf = async (sheet: WorkbookSheet, asOf: string): Promise<ArrayBuffer> =>
  plainBytes(await workbookBytes([sheet], asOf));

async function pdfOf(
  project: Project,
  papers: readonly OfficePaper[],
  asOf: string,
): Promise<ArrayBuffer> {
  const date = new Date(`${asOf}T00:00:00Z`);
  const title = papers[0]?.title ?? "";
  const { pdf } = await drawOfficePapers(papers, { title, subject: projectName(project), date });
  return plainBytes(pdf);
}
