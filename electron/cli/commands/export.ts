import { formatMu } from "../../../shared/land/mu.ts";
import { exportLayers } from "../../core/exchange/export-columns.ts";
import { defineCommand, projectFile } from "../command.ts";
import { noticeLines } from "../import-lines.ts";
import { exportSchema } from "../json-schemas.ts";
import { withProject } from "../with-project.ts";

export const exportCommand = defineCommand({
  name: "export",
  summary: "导出一个图层",
  positionals: [projectFile],
  options: {
    layer: { kind: "choice", choices: exportLayers, summary: "导出哪个图层", required: true },
    format: {
      kind: "choice",
      choices: ["shp", "geojson", "gpkg", "xlsx", "csv"],
      summary: "格式",
      required: true,
    },
    out: { kind: "text", placeholder: "PATH", summary: "写到哪个文件", required: true },
  },
  writes: false,
  schema: exportSchema,
  async run({ positionals, options, person, context }) {
    const [file = ""] = positionals;
    const { layer, format, out } = options;
    const { exportLayer } = await import("../../core/exchange/export-layer.ts");
    const report = await withProject(file, { mode: "read", person }, (project) =>
      exportLayer(project, { layer, format, out }, context),
    );
    return {
      data: report,
      lines: [
        `已导出 ${report.rowCount} 条,面积合计 ${formatMu(report.planarAreaM2)} 亩,坐标系 ${report.crs}:`,
        ...report.files.map((name) => `  ${name}`),
        ...noticeLines(report.notices),
        ...(report.secrecyWarning === null ? [] : [report.secrecyWarning]),
      ],
    };
  },
});
