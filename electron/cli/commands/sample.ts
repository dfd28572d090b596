import {
  auditRegisterNames,
  auditRegisters,
  strata,
} from "../../../shared/ledger/audit/audit-words.ts";
import { usageError } from "../arguments.ts";
import { defineCommand, projectFile } from "../command.ts";
import { sampleSchema } from "../schemas/audit-schema.ts";
import { textTable } from "../text-table.ts";
import { withProject } from "../with-project.ts";

/** `5` for every stratum, or `外部人员=5` for one, any number of times. */
export function sampleSizes(
  given: readonly string[],
  present: readonly string[],
): Record<string, number> {
  const sizes: Record<string, number> = {};
  for (const text of given) {
    const match = /^(?:(.+)=)?(\d+)$/.exec(text);
    if (match === null) throw usageError(`--size 应写成 5 或 分层=5,给的是“${text}”。`);
    const [, stratum, size] = match;
    for (const name of stratum === undefined ? present : [stratum]) sizes[name] = Number(size);
  }
  return sizes;
}

export const sampleCommand = defineCommand({
  name: "sample",
  summary: "分层抽样:同一个种子在任何机器上抽出同样的记录",
  positionals: [projectFile],
  options: {
    register: { kind: "choice", choices: auditRegisters, summary: "抽哪个台账", required: true },
    by: { kind: "choice", choices: strata, summary: "按什么分层(默认按村)" },
    seed: { kind: "text", placeholder: "TEXT", summary: "种子,写进底稿", required: true },
    size: { kind: "texts", placeholder: "N|分层=N", summary: "每层抽几个,或某层抽几个,可多次" },
  },
  writes: false,
  schema: sampleSchema,
  async run({ positionals, options, person }) {
    const [file = ""] = positionals;
    const { register, seed, by = "village" } = options;
    if (options.size.length === 0) throw usageError("缺少 --size(每层抽几个)。");
    const { auditRows, drawnStrata, strataOf } = await import("../../core/reports/audit-rows.ts");
    const rows = await withProject(file, { mode: "read", person }, (project) =>
      auditRows(project, register, by),
    );
    const present = strataOf(rows).map(({ stratum }) => stratum);
    const drawn = drawnStrata(rows, seed, sampleSizes(options.size, present)).map(
      ({ rows: own, ...stratum }) => ({
        ...stratum,
        rows: own.map(({ stratum: _, ...row }) => row),
      }),
    );
    const lines = drawn.flatMap(({ stratum, rows: own }) =>
      own.map(({ label, villageName, uid }) => [stratum, label, villageName, uid]),
    );
    return {
      data: { register, stratifiedBy: by, seed, drawn },
      lines: [
        `种子“${seed}”,从${auditRegisterNames[register]} ${rows.length} 条里抽 ${lines.length} 条:`,
        ...textTable(["分层", "编号", "村", "内部标识"], lines),
      ],
    };
  },
});
