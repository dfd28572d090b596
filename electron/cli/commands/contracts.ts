import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { isCalendarDay } from "../../../shared/entry/read-date.ts";
import { contractRules } from "../../../shared/ledger/contracts/contract-rules.ts";
import { severityNames } from "../../../shared/ledger/contracts/rule.ts";
import type { RegisterCheck } from "../../core/registers/contracts/check.ts";
import { usageError } from "../arguments.ts";
import { defineCommand, projectFile } from "../command.ts";
import { contractsSchema } from "../schemas/contracts-schema.ts";
import { textTable } from "../text-table.ts";
import { withProject } from "../with-project.ts";

const shownFindings = 30;
const rules = new Map<string, (typeof contractRules)[number]>(
  contractRules.map((rule) => [rule.id, rule]),
);

function checkData({ setAside, findings, ...check }: RegisterCheck) {
  return {
    ...check,
    exceptions: setAside.length,
    findings: findings.map((finding) => ({
      contract: finding.contract,
      contractUid: finding.contractUid,
      plot: finding.plot,
      villageCode: finding.villageCode,
      rule: finding.rule,
      title: finding.title,
      severity: finding.severity,
      values: finding.values,
      text: finding.text,
      basis: finding.basis,
      rectification: finding.rectification,
    })),
  };
}

function checkLines(check: RegisterCheck): string[] {
  const { contracts, candidates, hints, findings, setAside } = check;
  const counted = Object.entries(check.byRule).map(([id, count]) => {
    const rule = rules.get(id);
    const severity = rule === undefined ? "" : severityNames[rule.severity];
    return [id, rule?.title ?? "", severity, String(count)];
  });
  const notChecked = Object.entries(check.notChecked).flatMap(([id, reasons]) =>
    Object.entries(reasons).map(([reason, count]) => [id, reason, String(count)]),
  );
  const shown = findings
    .slice(0, shownFindings)
    .map(
      ({ contract, plot, text, basis }) => `  ${contract ?? plot ?? "无编号"} ${text}(${basis})`,
    );
  return [
    `截至 ${check.asOf}:合同 ${contracts} 份,疑似问题 ${candidates} 份(另有例外 ${setAside.length} 处),仅有提示 ${hints} 份。疑似不是结论,由村初定、乡镇核定。`,
    ...(counted.length > 0 ? textTable(["规则", "名称", "级别", "处"], counted) : []),
    ...(notChecked.length > 0
      ? ["没有核查的:", ...textTable(["规则", "原因", "份"], notChecked)]
      : []),
    ...shown,
    ...(findings.length > shownFindings ? [`  ……共 ${findings.length} 处,全部请用 --json。`] : []),
  ];
}

export const contractsCommand = defineCommand({
  name: "contracts",
  summary: "合同台账:查规则(check)、从权属数据提出登记(propose)、导出(export)",
  positionals: [{ name: "check|propose|export", summary: "做什么" }, projectFile],
  options: {
    "as-of": { kind: "text", placeholder: "YYYY-MM-DD", summary: "截至哪一天(check 必须给)" },
    unit: { kind: "text", placeholder: "CODE", summary: "只取一个县、乡、村或组" },
    out: { kind: "text", placeholder: "FILE.xlsx", summary: "export 写到哪个文件" },
  },
  writes: true,
  schema: contractsSchema,
  async run({ positionals, options, person }) {
    const [action = "", file = ""] = positionals;
    const unit = options.unit ?? "";
    if (!/^(\d{6}|\d{9}|\d{12}|\d{14})?$/.test(unit)) {
      throw usageError(`--unit 应为 6、9、12 或 14 位代码,给的是“${unit}”。`);
    }
    switch (action) {
      case "check": {
        const asOf = options["as-of"] ?? "";
        if (!isCalendarDay(asOf)) {
          throw usageError(`--as-of 应为 YYYY-MM-DD 的日期,给的是“${asOf}”。`);
        }
        const { checkRegister } = await import("../../core/registers/contracts/check.ts");
        const check = await withProject(file, { mode: "read", person }, (project) =>
          checkRegister(project, asOf, unit),
        );
        return { data: checkData(check), lines: checkLines(check) };
      }
      case "propose": {
        const { proposeContracts } = await import("../../core/registers/contracts/propose.ts");
        const done = await withProject(file, { mode: "write", person }, proposeContracts);
        return {
          data: done,
          lines: [
            `提出待登记合同 ${done.proposed} 份;合同里已有的 12x 地块 ${done.known} 块。请在“合同台账”里核对后登记。`,
          ],
        };
      }
      case "export": {
        if (options.out === undefined) throw usageError("export 缺少 --out(写到哪个文件)。");
        const out = resolve(options.out);
        const { contractWorkbook } = await import("../../core/exchange/contract-export.ts");
        const { withFileErrors } = await import("../../core/formats/file-errors.ts");
        const { readContracts } = await import("../../core/registers/contracts/contract-row.ts");
        const { today } = await import("../../core/project/today.ts");
        return await withProject(file, { mode: "read", person }, async (project) => {
          const bytes = await contractWorkbook(project, unit, today(project));
          await withFileErrors(out, () => writeFile(out, bytes));
          const all = readContracts(project, unit);
          const contracts = all.filter(({ standing }) => standing === "registered").length;
          return { data: { file: out, contracts }, lines: [`${contracts} 份合同已写到 ${out}。`] };
        });
      }
      default:
        throw usageError(`应为 check、propose 或 export,给的是“${action}”。`);
    }
  },
});
