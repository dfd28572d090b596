import { formatMu } from "../../../shared/land/mu.ts";
import { defineCommand, projectFile } from "../command.ts";
import { infoSchema } from "../json-schemas.ts";
import { textTable } from "../text-table.ts";
import { withProject } from "../with-project.ts";

export const infoCommand = defineCommand({
  name: "info",
  summary: "项目概况:图层、面积、最近一次核对",
  positionals: [projectFile],
  options: {},
  writes: false,
  schema: infoSchema,
  async run({ positionals, person }) {
    const [file = ""] = positionals;
    const { projectOverview } = await import("../../core/reports/project-overview.ts");
    const overview = await withProject(file, { mode: "read", person }, projectOverview);
    const layers = overview.layers.map(({ title, features, planarM2 }) => [
      title,
      String(features),
      formatMu(planarM2),
    ]);
    return {
      data: { file, ...overview },
      lines: [
        `项目:${overview.name}${overview.countyCode ? `(县 ${overview.countyCode})` : ""}`,
        `坐标系:${overview.crs ?? "未定(导入第一个图层时确定)"}`,
        ...textTable(["图层", "要素数", "量算面积(亩)"], layers),
        `承包方 ${overview.holders} 户;非承包地图斑 ${overview.plots} 块;核对 ${overview.runs} 次;日志 ${overview.events} 条`,
        overview.lastRun === null
          ? "还没有核对过。"
          : `最近一次核对:${overview.lastRun.startedAt},结果指纹 ${overview.lastRun.resultSha256.slice(0, 16)}`,
      ],
    };
  },
});
