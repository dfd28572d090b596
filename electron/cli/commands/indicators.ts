import { reportedIndicators } from "../../../shared/ledger/indicators/county-rules.ts";
import { type Figure, faceText } from "../../../shared/ledger/indicators/figure.ts";
import { basesApart, headlineSentence } from "../../../shared/ledger/indicators/headline.ts";
import { plainFigure, plainRows } from "../../../shared/ledger/indicators/plain-figure.ts";
import { defineCommand, projectFile } from "../command.ts";
import { cutOffOptions, cutOffsOf, scopeCodeOf, scopeOptions } from "../cut-offs.ts";
import { indicatorsSchema } from "../schemas/indicators-schema.ts";
import { textTable } from "../text-table.ts";
import { withProject } from "../with-project.ts";

function figureFacts(figure: Figure, isReported: boolean) {
  const { id, name, numerator, denominator, value, text, unitName, definition, exceptions } =
    plainFigure(figure);
  const parts = ["numerator", "denominator", "exceptions"] as const;
  return {
    id,
    name,
    reported: isReported,
    numerator: numerator.amount,
    numeratorName: numerator.name,
    numeratorUnit: numerator.unitName,
    denominator: denominator?.amount ?? null,
    denominatorName: denominator?.name ?? null,
    denominatorUnit: denominator?.unitName ?? null,
    value,
    text,
    unit: unitName,
    definition,
    exceptions,
    rows: parts.flatMap((part) => plainRows(figure, part)),
  };
}

const lineOf = (figure: Figure) => [
  figure.id,
  figure.name,
  figure.text,
  `${faceText(figure, "numerator")} ${figure.numerator.unitName}`,
  figure.denominator === null
    ? ""
    : `${faceText(figure, "denominator")} ${figure.denominator.unitName}`,
  figure.definition,
];

export const indicatorsCommand = defineCommand({
  name: "indicators",
  summary: "算出指标 I1–I15:分子、分母、截至日期和口径",
  positionals: [projectFile],
  options: { ...cutOffOptions, ...scopeOptions },
  writes: false,
  schema: indicatorsSchema,
  async run({ positionals, options, person }) {
    const [file = ""] = positionals;
    const question = { ...cutOffsOf(options), scopeCode: scopeCodeOf(options) };
    const { reportBasis } = await import("../../core/reports/indicators/indicator-figures.ts");
    const basis = await withProject(file, { mode: "read", person }, (project) =>
      reportBasis(project, question),
    );
    const { asOf, knownAt, scopeCode, scopeName, figures, rules } = basis;
    const reported = new Set(reportedIndicators(rules));
    const headline = headlineSentence(figures, asOf, rules);
    const notes = basesApart(figures);
    return {
      data: {
        asOf,
        knownAt,
        scope: { code: scopeCode, name: scopeName },
        headline,
        notes,
        indicators: figures.map((figure) => figureFacts(figure, reported.has(figure.id))),
      },
      lines: [
        headline,
        ...notes,
        ...textTable(
          ["指标", "名称", "数值", "分子", "分母", "口径"],
          figures.filter(({ id }) => reported.has(id)).map(lineOf),
        ),
        `范围:${scopeName}。截至 ${asOf}${knownAt === null ? "" : `,只计 ${knownAt} 前录入的`}。数字背后的记录用 qhs rows 列出。`,
      ],
    };
  },
});
