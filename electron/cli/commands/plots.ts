import { plotClassName } from "../../../shared/land/land-class.ts";
import { formatMu, muOf } from "../../../shared/land/mu.ts";
import { shortPlotCode } from "../../../shared/land/plot-code.ts";
import type { PlotListItem } from "../../core/reports/plot-list.ts";
import { usageError } from "../arguments.ts";
import { defineCommand, projectFile } from "../command.ts";
import { csvLines } from "../csv.ts";
import { plotsSchema } from "../json-schemas.ts";
import { textTable } from "../text-table.ts";
import { withProject } from "../with-project.ts";

const columns: readonly [heading: string, cell: (plot: PlotListItem) => string][] = [
  ["图斑编号", ({ code }) => code],
  ["组代码", ({ group }) => group],
  ["组名称", ({ groupName }) => groupName],
  ["类别", (plot) => plotClassName(plot.class)],
  ["面积(平方米)", ({ planarM2 }) => planarM2.toFixed(4)],
  ["椭球面积(平方米)", ({ ellipsoidM2 }) => ellipsoidM2.toFixed(4)],
  ["亩", ({ planarM2 }) => formatMu(planarM2)],
  ["扣田坎后(平方米)", ({ ridgeFreeM2 }) => ridgeFreeM2.toFixed(4)],
  ["平均宽度(米)", ({ meanWidthM }) => meanWidthM.toFixed(1)],
  ["东至", ({ neighbours }) => neighbours.east ?? ""],
  ["南至", ({ neighbours }) => neighbours.south ?? ""],
  ["西至", ({ neighbours }) => neighbours.west ?? ""],
  ["北至", ({ neighbours }) => neighbours.north ?? ""],
  ["判定理由", ({ reason }) => reason],
  ["合同内", ({ contractName }) => contractName ?? ""],
  ["图幅号", ({ sheetCodes }) => sheetCodes.join("、")],
];

function listLines(plots: readonly PlotListItem[]): string[] {
  return csvLines(
    columns.map(([title]) => title),
    plots.map((plot) => columns.map(([, cell]) => cell(plot))),
  );
}

function textLines(plots: readonly PlotListItem[]): string[] {
  if (plots.length === 0) return ["没有非承包地图斑。还没核对过的,请先运行 qhs reconcile。"];
  const rows = plots.map((plot) => [
    shortPlotCode(plot.code),
    plot.groupName,
    `${plot.contractName === null ? "" : "合同内 "}${plotClassName(plot.class)}`,
    formatMu(plot.planarM2),
    plot.reason,
  ]);
  return [
    ...textTable(["编号", "组", "类别", "亩", "判定理由"], rows),
    `共 ${plots.length} 块。完整的列请用 --csv 或 --json。`,
  ];
}

export const plotsCommand = defineCommand({
  name: "plots",
  summary: "列出非承包地图斑",
  positionals: [projectFile],
  options: {
    group: { kind: "text", placeholder: "CODE", summary: "只列一个组(14 位组代码)" },
    csv: { kind: "flag", summary: "以 CSV 写到标准输出" },
  },
  writes: false,
  schema: plotsSchema,
  async run({ positionals, options, person }) {
    const [file = ""] = positionals;
    if (options.group !== undefined && !/^\d{14}$/.test(options.group)) {
      throw usageError(`--group 应为 14 位组代码,给的是“${options.group}”。`);
    }
    const { listPlots } = await import("../../core/reports/plot-list.ts");
    const plots = await withProject(file, { mode: "read", person }, (project) =>
      listPlots(project, options.group ?? null),
    );
    const data = plots.map((plot) => ({
      ...plot,
      shortCode: shortPlotCode(plot.code),
      mu: muOf(plot.planarM2),
    }));
    return { data: { plots: data }, lines: options.csv ? listLines(plots) : textLines(plots) };
  },
});
