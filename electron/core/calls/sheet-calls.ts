import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { AppError } from "../../../shared/contract/errors.ts";
import { type Project, projectInfo } from "../project/project.ts";
import { stateOf } from "../project/project-state.ts";
import { getOption } from "../project/settings.ts";
import { sheetsFolder } from "../project/sheets-folder.ts";
import { unitNames } from "../project/unit-names.ts";
import { inputStates } from "../reports/inputs-present.ts";
import { listPrintJobs } from "../reports/print-jobs.ts";
import type { PackReport } from "../sheets/group-pack.ts";
import { groupPages } from "../sheets/group-pages.ts";
import { areaWords } from "./area-words.ts";
import type { HandlersOf } from "./handler.ts";
import { handoverFacts } from "./handover-facts.ts";
import { plainBytes } from "./plain-bytes.ts";

/** A file of the project's own folder of sheets, known by its name. */
function fileFacts(file: string, groupCode: string | null) {
  return {
    id: path.basename(file),
    name: path.basename(file),
    path: file,
    kind: path.extname(file) === ".pdf" ? ("pdf" as const) : ("xlsx" as const),
    bytes: statSync(file).size,
    groupCode,
  };
}

function packFacts(pack: PackReport, muText: (planarM2: number) => string) {
  return {
    groupCode: pack.groupCode,
    groupName: pack.groupName,
    version: pack.version,
    pages: {
      all: pack.pages,
      cover: pack.coverPages,
      map: pack.mapPages,
      list: pack.listPages,
      forms: pack.forms,
    },
    plots: pack.total.plots,
    planarM2: pack.total.planarM2,
    muText: muText(pack.total.planarM2),
    pdf: path.basename(pack.pdfPath),
    xlsx: path.basename(pack.xlsxPath),
  };
}

/** Only what lies in that folder is handed out, whatever name is asked for. */
function printedFile(project: Project, id: string): Buffer {
  const folder = sheetsFolder(project.path);
  const known = existsSync(folder) ? readdirSync(folder) : [];
  if (known.includes(id)) return readFileSync(path.join(folder, id));
  throw new AppError("file.missing", `找不到图册文件 ${id},它可能已被移走。请重新出图。`, {
    details: { folder },
  });
}

export const sheetHandlers: HandlersOf<"sheets" | "letter"> = {
  "sheets.pages": ({ groupCode, paper }, session) => ({
    pages: groupPages(session.project(), groupCode, paper).map((page) => ({
      number: page.number,
      box: page.boxM,
      extra: page.extra,
      plots: page.plots.map(({ code }) => code),
    })),
  }),
  "sheets.preview": async (request, session) => {
    const { previewGroup } = await import("../sheets/print-groups.ts");
    return plainBytes(await previewGroup(session.project(), request));
  },
  "sheets.print": async (request, session, context) => {
    const { printGroups } = await import("../sheets/print-groups.ts");
    const project = session.project();
    const { muText } = areaWords(project);
    const folder = sheetsFolder(project.path);
    const report = await printGroups(project, { ...request, outFolder: folder }, context);
    return {
      folder,
      packs: report.packs.map((pack) => packFacts(pack, muText)),
      files: [
        ...report.packs.flatMap((pack) =>
          [pack.pdfPath, pack.xlsxPath].map((file) => fileFacts(file, pack.groupCode)),
        ),
        ...report.townWorkbooks.map((file) => fileFacts(file, null)),
      ],
      pages: report.pages,
      planarM2: report.planarM2,
      muText: report.mu,
      warnings: report.warnings,
    };
  },
  "sheets.file": ({ id }, session) => plainBytes(printedFile(session.project(), id)),
  "sheets.jobs": (_input, session) => {
    const project = session.project();
    const nameOf = unitNames(project);
    return {
      jobs: listPrintJobs(project).map((job) => ({ ...job, groupName: nameOf(job.groupCode) })),
    };
  },
  "letter.dataRequest": async (_input, session) => {
    const { drawDataRequestLetter } = await import("../sheets/data-request-letter.ts");
    const project = session.project();
    const letter = await drawDataRequestLetter({
      projectName: projectInfo(project).project_name ?? "",
      telephone: getOption(project, "telephone"),
      inputs: inputStates(project),
      date: stateOf(project).clock(),
    });
    return plainBytes(letter);
  },
  "letter.handover": async (_input, session) => {
    const { drawHandoverPage } = await import("../sheets/handover-page.ts");
    const project = session.project();
    const page = await drawHandoverPage(handoverFacts(project), stateOf(project).clock());
    return plainBytes(page);
  },
};
