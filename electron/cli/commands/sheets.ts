import path from "node:path";
import { muOf } from "../../../shared/land/mu.ts";
import type { PackReport } from "../../core/sheets/group-pack.ts";
import type { PrintReport } from "../../core/sheets/print-groups.ts";
import { usageError } from "../arguments.ts";
import { defineCommand, projectFile } from "../command.ts";
import { sheetsSchema } from "../json-schemas.ts";
import { textTable } from "../text-table.ts";
import { withProject } from "../with-project.ts";

function packFacts(pack: PackReport) {
  const { plots, planarM2, mu } = pack.total;
  return {
    group: pack.groupCode,
    groupName: pack.groupName,
    pdf: pack.pdfPath,
    pdfSha256: pack.pdfSha256,
    xlsx: pack.xlsxPath,
    version: pack.version,
    pages: {
      all: pack.pages,
      cover: pack.coverPages,
      map: pack.mapPages,
      list: pack.listPages,
      forms: pack.forms,
    },
    plots,
    planarM2,
    mu: muOf(planarM2),
    printedMu: mu,
    extent: pack.extentM,
    missingCharacters: pack.missingCharacters,
    labelsWithoutRoom: pack.labelsWithoutRoom,
  };
}

/** What was printed, as facts and for people; `qhs demo` shows the same. */
export function sheetsOutcome(report: PrintReport) {
  const rows = report.packs.map((pack) => [
    pack.groupCode,
    pack.groupName,
    String(pack.total.plots),
    pack.total.mu,
    String(pack.pages),
    path.basename(pack.pdfPath),
  ]);
  return {
    data: {
      runId: report.runId,
      packs: report.packs.map(packFacts),
      townWorkbooks: report.townWorkbooks,
      planarM2: report.planarM2,
      mu: muOf(report.planarM2),
      printedMu: report.mu,
      pages: report.pages,
      warnings: report.warnings,
    },
    lines: [
      `已出图 ${report.packs.length} 个组,共 ${report.pages} 页,图斑合计 ${report.mu} 亩:`,
      ...textTable(["组代码", "组名称", "图斑", "亩", "页", "文件"], rows),
      ...report.townWorkbooks.map((file) => `全乡镇清单:${file}`),
      ...report.warnings,
    ],
  };
}

export const sheetsCommand = defineCommand({
  name: "sheets",
  summary: "出图:每组一个 PDF(封面、1:2000 分幅图、清单、核查表)和 XLSX",
  positionals: [projectFile],
  options: {
    out: { kind: "text", placeholder: "DIR", summary: "写到哪个文件夹", required: true },
    group: { kind: "text", placeholder: "CODE", summary: "只出一个组(14 位组代码)" },
    paper: { kind: "choice", choices: ["A4", "A3"], summary: "纸张(默认 A4)" },
    profile: {
      kind: "choice",
      choices: ["work", "posting", "result"],
      summary: "用途:核查(默认)、公示、认定结果",
    },
  },
  writes: true,
  schema: sheetsSchema,
  async run({ positionals, options, person, context }) {
    const [file = ""] = positionals;
    const { out, group, paper = "A4", profile = "work" } = options;
    if (group !== undefined && !/^\d{14}$/.test(group)) {
      throw usageError(`--group 应为 14 位组代码,给的是“${group}”。`);
    }
    const groupCodes = group === undefined ? "all" : [group];
    const { printGroups } = await import("../../core/sheets/print-groups.ts");
    const report = await withProject(file, { mode: "write", person }, (project) =>
      printGroups(project, { groupCodes, paper, profile, outFolder: out }, context),
    );
    return sheetsOutcome(report);
  },
});
