import { closeProject } from "../project/project.ts";
import {
  auditPackage,
  checkPaper,
  createAuditFile,
  listPapers,
} from "../registers/audit/audit-file.ts";
import { auditedStrata, drawSample, exportFindings, printWorkingPapers } from "./audit-desk.ts";
import type { HandlersOf } from "./handler.ts";
import { plainBytes } from "./plain-bytes.ts";
import { projectStateOf } from "./project-calls.ts";

export const workingPaperHandlers: HandlersOf<"workingPapers"> = {
  "workingPapers.begin": ({ path }, session) => {
    const { path: audited, person, mode } = session.project();
    // The copy that is read needs a file that nobody writes.
    session.close();
    try {
      closeProject(createAuditFile(path, audited, person));
    } catch (error) {
      session.open(audited, mode);
      throw error;
    }
    return projectStateOf(session.open(path));
  },
  "workingPapers.list": (_input, session) => {
    const project = session.project();
    const { projectName, fileName, sha256 } = auditPackage(project);
    return { audited: { name: projectName, fileName, sha256 }, papers: listPapers(project) };
  },
  "workingPapers.check": ({ uid, ...check }, session) => checkPaper(session.project(), uid, check),
  "workingPapers.strata": ({ audited, ...asked }, session) => ({
    strata: auditedStrata(session.project(), audited, asked),
  }),
  "workingPapers.draw": ({ audited, sizes, ...asked }, session) => {
    const papers = drawSample(session.project(), audited, { ...asked, sizesOf: () => sizes });
    return { papers: papers.length };
  },
  "workingPapers.print": async ({ audited, ...asked }, session, context) => {
    const { pdf } = await printWorkingPapers(session.project(), audited, asked, context);
    return plainBytes(pdf);
  },
  "workingPapers.findings": async (asked, session) => {
    const { workbook } = await exportFindings(session.project(), "审计问题清单.xlsx", asked);
    return plainBytes(workbook);
  },
};
