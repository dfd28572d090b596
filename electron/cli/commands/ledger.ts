import { groupedYuanText } from "../../../shared/ledger/money/amount-words.ts";
import { defineCommand, projectFile } from "../command.ts";
import { cutOffOptions, cutOffsOf, scopeCodeOf, scopeOptions } from "../cut-offs.ts";
import { ledgerSchema } from "../schemas/ledger-schema.ts";
import { textTable } from "../text-table.ts";
import { withProject } from "../with-project.ts";

const columns = {
  lockedFen: "锁定",
  settledFen: "已化解",
  cashFen: "现金",
  forgivenFen: "减免",
  setoffFen: "抵销",
  transferredFen: "划转抵债",
  writtenOffFen: "核销",
  balanceFen: "余额",
} as const;
type Column = keyof typeof columns;

export const ledgerCommand = defineCommand({
  name: "ledger",
  summary: "债权、债务、收费和资源盘活的合计(截至某日)",
  positionals: [projectFile],
  options: { ...cutOffOptions, ...scopeOptions },
  writes: false,
  schema: ledgerSchema,
  async run({ positionals, options, person }) {
    const [file = ""] = positionals;
    const question = { ...cutOffsOf(options), unitCode: scopeCodeOf(options) };
    const { ledgerOf } = await import("../../core/reports/ledger/ledger.ts");
    const ledger = await withProject(file, { mode: "read", person }, (project) =>
      ledgerOf(project, question),
    );
    const { claims, debts, charges, land } = ledger;
    const keys = Object.keys(columns) as Column[];
    const sideLine = (title: string, side: typeof claims) => [
      title,
      String(side.count),
      ...keys.map((key) => groupedYuanText(side[key])),
    ];
    return {
      data: ledger,
      lines: [
        ...textTable(
          ["", "笔数", ...Object.values(columns)],
          [sideLine("债权", claims), sideLine("债务", debts)],
        ),
        `收费:应收 ${groupedYuanText(charges.dueFen)} 元,已收 ${groupedYuanText(charges.receivedFen)} 元,欠缴 ${groupedYuanText(charges.arrearsFen)} 元。`,
        `资源:收回 ${land.takenBackM2} m²,发包收费 ${land.letM2} m²,托管 ${land.entrustedM2} m²;年增收 ${groupedYuanText(land.yearlyGainFen)} 元,一次性 ${groupedYuanText(land.oneOffFen)} 元。`,
        `截至 ${ledger.asOf}${question.knownAt === null ? "" : `,只计 ${question.knownAt} 前录入的`}。金额单位:元;债权、债务各自列示,不相抵。`,
      ],
    };
  },
});
