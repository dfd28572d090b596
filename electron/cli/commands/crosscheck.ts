import { usageError } from "../arguments.ts";
import { defineCommand, projectFile } from "../command.ts";
import { crosscheckSchema } from "../json-schemas.ts";
import { withProject } from "../with-project.ts";

const usualSample = 200;
const usualSeed = 1;

function sampleSize(text: string | undefined): number | "all" {
  if (text === undefined) return usualSample;
  if (text === "all") return "all";
  if (!/^[1-9]\d*$/.test(text)) throw usageError(`--sample 应为正整数或 all,给的是“${text}”。`);
  return Number(text);
}

export const crosscheckCommand = defineCommand({
  name: "crosscheck",
  summary: "用第二个计算引擎(Turf)复核最近一次核对",
  positionals: [projectFile],
  options: {
    sample: { kind: "text", placeholder: "N|all", summary: `抽多少块(默认 ${usualSample}),或全部` },
    seed: {
      kind: "number",
      placeholder: "S",
      smallest: 0,
      whole: true,
      summary: `抽样种子(默认 ${usualSeed}),同一种子抽同样的块`,
    },
  },
  writes: false,
  schema: crosscheckSchema,
  async run({ positionals, options, person, context }) {
    const [file = ""] = positionals;
    const request = { sample: sampleSize(options.sample), seed: options.seed ?? usualSeed };
    const { crosscheck } = await import("../../core/reconcile/turf-check.ts");
    const report = await withProject(file, { mode: "read", person }, (project) =>
      crosscheck(project, request, context),
    );
    const { patches, patchesInRun, maxDifferenceM2, beyondTolerance, failures, seed } = report;
    return {
      data: report,
      lines: [
        `Turf 复核 ${patches} 块(共 ${patchesInRun} 块,种子 ${seed}),最大差 ${maxDifferenceM2.toFixed(6)} m²`,
        ...beyondTolerance.map(
          ({ patchUid, differenceM2, toleranceM2 }) =>
            `  ${patchUid} 差 ${differenceM2.toFixed(4)} m²,允许 ${toleranceM2.toFixed(4)} m²`,
        ),
        ...failures.map(({ patchUid, failure }) => `  ${patchUid} 算不出:${failure}`),
        beyondTolerance.length === 0 ? "复核通过。" : "复核未通过。",
      ],
      failedCheck: beyondTolerance.length > 0,
    };
  },
});
