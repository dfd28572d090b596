import { isCalendarDay } from "../../../shared/entry/read-date.ts";
import { usageError } from "../arguments.ts";
import { defineCommand, projectFile } from "../command.ts";
import { scopeCodeOf, scopeOptions } from "../cut-offs.ts";
import { matchSchema } from "../schemas/audit-schema.ts";
import { textTable } from "../text-table.ts";
import { withProject } from "../with-project.ts";

export const matchCommand = defineCommand({
  name: "match",
  summary: "外部对数:三资平台、年报等的记录与本项目台账逐条相对,两边对不上的都列出",
  positionals: [projectFile],
  options: {
    source: { kind: "text", placeholder: "NAME", summary: "来源,如 三资平台", required: true },
    subject: {
      kind: "choice",
      choices: ["contract", "claim", "debt"],
      summary: "对合同、债权或债务",
      required: true,
    },
    "as-of": { kind: "text", placeholder: "DATE", summary: "外部数据的截至日期", required: true },
    ...scopeOptions,
    project: {
      kind: "text",
      placeholder: "FILE.gpkg",
      summary: "审计文件里的外部数据与哪个项目文件对",
    },
  },
  writes: false,
  schema: matchSchema,
  async run({ positionals, options, person }) {
    const [file = ""] = positionals;
    const { source, subject } = options;
    const asOf = options["as-of"];
    if (!isCalendarDay(asOf)) throw usageError(`--as-of 应为日期,给的是“${asOf}”。`);
    const question = { source, subject, asOf, scopeCode: scopeCodeOf(options) };
    const { withAudited } = await import("../../core/calls/audit-desk.ts");
    const { matchExternal } = await import("../../core/reports/external-match.ts");
    const match = await withProject(file, { mode: "read", person }, (project) =>
      options.project === undefined
        ? matchExternal(project, project, question)
        : withAudited(project, options.project, (ours) => matchExternal(ours, project, question)),
    );
    const { both, onlyOurs, onlyTheirs } = match;
    const differing = both.filter(({ differs }) => differs);
    const list = (title: string, rows: readonly (readonly string[])[], head: readonly string[]) =>
      rows.length === 0
        ? [`${title}:没有。`]
        : [`${title} ${rows.length} 条:`, ...textTable(head, rows)];
    return {
      data: match,
      lines: [
        `${source} ${asOf}:对上 ${both.length} 条,其中数额不同 ${differing.length} 条。`,
        ...list(
          "数额不同",
          differing.map(({ key, ours, theirs }) => [key, ours ?? "", theirs ?? ""]),
          ["编号", "本项目", source],
        ),
        ...list(
          "只有本项目有",
          onlyOurs.map(({ key, unitCode, amount }) => [key, unitCode, amount ?? ""]),
          ["编号", "单位", "数额"],
        ),
        ...list(
          `只有${source}有`,
          onlyTheirs.map(({ key, unitCode, amount }) => [key, unitCode, amount ?? ""]),
          ["编号", "单位", "数额"],
        ),
      ],
    };
  },
});
