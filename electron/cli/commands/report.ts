import { headlineSentence } from "../../../shared/ledger/indicators/headline.ts";
import { reportKinds } from "../../../shared/ledger/reports/report-kinds.ts";
import { defineCommand, projectFile } from "../command.ts";
import { cutOffOptions, cutOffsOf, scopeCodeOf, scopeOptions } from "../cut-offs.ts";
import { reportSchema } from "../schemas/reports-schema.ts";
import { withProject } from "../with-project.ts";

export const reportCommand = defineCommand({
  name: "report",
  summary:
    "出乡镇报表和台账清单(PDF 和 XLSX):周报、旬报、排名、汇总表、债权、债务、化解、收费、竞价等",
  positionals: [projectFile],
  options: {
    kind: { kind: "choice", choices: reportKinds, summary: "哪一种报表", required: true },
    ...cutOffOptions,
    ...scopeOptions,
    out: { kind: "text", placeholder: "DIR", summary: "写到哪个文件夹", required: true },
  },
  writes: false,
  schema: reportSchema,
  async run({ positionals, options, person }) {
    const [file = ""] = positionals;
    const { kind, out } = options;
    const question = { ...cutOffsOf(options), scopeCode: scopeCodeOf(options) };
    const { reportBasis } = await import("../../core/reports/indicators/indicator-figures.ts");
    const work = await import("../../core/calls/township-reports.ts");
    return withProject(file, { mode: "read", person }, async (project) => {
      const basis = reportBasis(project, question);
      const headline = headlineSentence(basis.figures, basis.asOf, basis.rules);
      const tables = work.reportTables(project, kind, basis);
      const printed = await work.reportFiles(kind, basis, tables);
      const answers = kind === "audit-findings" ? [await work.answerFile(project, basis)] : [];
      const files = work.writeFiles([...printed, ...answers], out);
      const { asOf, knownAt, scopeCode, scopeName } = basis;
      return {
        data: { kind, asOf, knownAt, scope: { code: scopeCode, name: scopeName }, headline, files },
        lines: [headline, `已出${work.reportKindNames[kind]}:`, ...files],
      };
    });
  },
});
