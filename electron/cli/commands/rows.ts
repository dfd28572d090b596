import { indicatorIds } from "../../../shared/ledger/indicators/indicator-definition.ts";
import { plainRows } from "../../../shared/ledger/indicators/plain-figure.ts";
import { defineCommand, projectFile } from "../command.ts";
import { csvLines } from "../csv.ts";
import { cutOffOptions, cutOffsOf, scopeCodeOf, scopeOptions } from "../cut-offs.ts";
import { rowsSchema } from "../schemas/indicators-schema.ts";
import { textTable } from "../text-table.ts";
import { withProject } from "../with-project.ts";

const heading = ["编号", "村", "村代码", "计入", "单位", "台账", "内部标识"];

export const rowsCommand = defineCommand({
  name: "rows",
  summary: "列出一个指标的分子或分母由哪些记录组成",
  positionals: [projectFile],
  options: {
    indicator: { kind: "choice", choices: indicatorIds, summary: "指标", required: true },
    part: {
      kind: "choice",
      choices: ["numerator", "denominator", "exceptions"],
      summary: "分子、分母或例外",
      required: true,
    },
    ...cutOffOptions,
    ...scopeOptions,
    csv: { kind: "flag", summary: "以 CSV 写到标准输出" },
  },
  writes: false,
  schema: rowsSchema,
  async run({ positionals, options, person }) {
    const [file = ""] = positionals;
    const { indicator, part } = options;
    const question = { ...cutOffsOf(options), scopeCode: scopeCodeOf(options) };
    const { reportBasis } = await import("../../core/reports/indicators/indicator-figures.ts");
    const basis = await withProject(file, { mode: "read", person }, (project) =>
      reportBasis(project, question),
    );
    const figure = basis.figures.find(({ id }) => id === indicator)!;
    const side = part === "exceptions" ? null : figure[part];
    const rows = plainRows(figure, part).map((row) => ({
      ...row,
      villageName: basis.nameOf(row.villageCode),
    }));
    const cells = rows.map((row) => [
      row.label,
      row.villageName,
      row.villageCode,
      row.text,
      row.unitName,
      row.register,
      row.uid,
    ]);
    const partName = side?.name ?? (part === "exceptions" ? "例外" : "没有分母");
    const total = side?.text ?? String(rows.length);
    const unit = side?.unitName ?? "份";
    return {
      data: {
        asOf: basis.asOf,
        knownAt: basis.knownAt,
        scope: { code: basis.scopeCode, name: basis.scopeName },
        indicator,
        name: figure.name,
        part,
        partName,
        total,
        unit,
        rows,
      },
      lines: options.csv
        ? csvLines(heading, cells)
        : [
            `${indicator} ${figure.name}:${partName},截至 ${basis.asOf},共 ${rows.length} 行,合计 ${total} ${unit}。`,
            ...(rows.length === 0 ? [] : textTable(heading, cells)),
          ],
    };
  },
});
