import { given } from "../../../shared/contract/given.ts";
import { readCodeMap } from "../code-map.ts";
import { defineCommand, projectFile } from "../command.ts";
import { reconcileSchema } from "../json-schemas.ts";
import { reconcileLines } from "../reconcile-lines.ts";
import { withProject } from "../with-project.ts";

export const reconcileCommand = defineCommand({
  name: "reconcile",
  summary: "套图核对:三调耕地图斑减确权地块,得非承包地图斑",
  positionals: [projectFile],
  options: {
    "dry-run": { kind: "flag", summary: "只试算,不改动图斑" },
    "min-width-m": {
      kind: "number",
      placeholder: "2",
      smallest: 0,
      summary: "处处窄于此的是碎斑(米)",
    },
    "min-area-mu": {
      kind: "number",
      placeholder: "0.1",
      smallest: 0,
      summary: "小于此的是碎斑(亩)",
    },
    "edge-width-m": { kind: "number", placeholder: "5", smallest: 0, summary: "边延宽度上限(米)" },
    "edge-area-mu": {
      kind: "number",
      placeholder: "0.6",
      smallest: 0,
      summary: "边延面积上限(亩)",
    },
    "baseline-tolerance-m": {
      kind: "number",
      placeholder: "10",
      smallest: 0,
      summary: "二调边界误差(米),窄于此的不作新增依据",
    },
    "no-baseline-rule": {
      kind: "choice",
      choices: ["a", "b"],
      summary: "无二调数据时:a 待定(默认),b 疑似新增",
    },
    engine: { kind: "choice", choices: ["clipper", "turf"], summary: "计算引擎(默认 clipper)" },
    workers: {
      kind: "number",
      placeholder: "N",
      smallest: 1,
      whole: true,
      summary: "并行线程数,不影响结果",
    },
    codes: {
      kind: "text",
      placeholder: "CSV",
      summary: "三调单位代码到确权代码的对照表(两列 CSV)",
    },
    force: {
      kind: "text",
      placeholder: "REASON",
      summary: "两个图层对不上时仍要核对的理由,留存备查",
    },
  },
  writes: true,
  schema: reconcileSchema,
  async run({ positionals, options, person, context }) {
    const [file = ""] = positionals;
    const { reconcile } = await import("../../core/reconcile/reconcile.ts");
    const request = given({
      minWidthM: options["min-width-m"],
      minAreaMu: options["min-area-mu"],
      edgeWidthM: options["edge-width-m"],
      edgeAreaMu: options["edge-area-mu"],
      baselineToleranceM: options["baseline-tolerance-m"],
      noBaselineRule: options["no-baseline-rule"],
      engine: options.engine,
      workers: options.workers,
      forceReason: options.force,
      codeMap: options.codes === undefined ? undefined : readCodeMap(options.codes),
      dryRun: options["dry-run"],
    });
    const report = await withProject(file, { mode: "write", person }, (project) =>
      reconcile(project, request, context),
    );
    return {
      data: report,
      lines: reconcileLines(report),
      failedCheck: report.run.status === "failed",
    };
  },
});
