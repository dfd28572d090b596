import { headlineSentence } from "../../../shared/ledger/indicators/headline.ts";
import { defineCommand, projectFile } from "../command.ts";
import { cutOffOptions, cutOffsOf, scopeCodeOf, scopeOptions } from "../cut-offs.ts";
import { reportSchema } from "../schemas/reports-schema.ts";
import { withProject } from "../with-project.ts";

const kinds = [
  ...(["weekly", "ten-day", "ranking", "summary", "land-class", "village-file", "wall"] as const),
  "audit-findings",
] as const;

export const reportCommand = defineCommand({
  name: "report",
  summary:
    "出乡镇报表(PDF 和 XLSX):周报、旬报、排名、汇总表、地块类别汇总、一村一档、挂图作战、审计问题整改",
  positionals: [projectFile],
  options: {
    kind: { kind: "choice", choices: kinds, summary: "哪一种报表", required: true },
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
