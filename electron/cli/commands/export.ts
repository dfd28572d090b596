import { writeFileSync } from "node:fs";
import path from "node:path";
import { formatMu } from "../../../shared/land/mu.ts";
import { exportLayers } from "../../core/exchange/export-columns.ts";
import { exportedRegisters } from "../../core/exchange/register-export.ts";
import { usageError } from "../arguments.ts";
import { defineCommand, projectFile } from "../command.ts";
import { noticeLines } from "../import-lines.ts";
import { exportCommandSchema } from "../schemas/export-schema.ts";
import { withProject } from "../with-project.ts";

export const exportCommand = defineCommand({
  name: "export",
  summary: "导出一个图层或一个台账",
  positionals: [projectFile],
  options: {
    layer: { kind: "choice", choices: exportLayers, summary: "导出哪个图层" },
    format: {
      kind: "choice",
      choices: ["shp", "geojson", "gpkg", "xlsx", "csv"],
      summary: "格式(图层)",
    },
    register: { kind: "choice", choices: exportedRegisters, summary: "导出哪个台账(XLSX)" },
    out: { kind: "text", placeholder: "PATH", summary: "写到哪个文件", required: true },
  },
  writes: false,
  schema: exportCommandSchema,
  async run({ positionals, options, person, context }) {
    const [file = ""] = positionals;
    const { layer, format, register, out } = options;
    const asReader = { mode: "read", person } as const;
    if (register !== undefined) {
      if (layer !== undefined) throw usageError("--layer 和 --register 只能给一个。");
      const { registerWorkbook } = await import("../../core/exchange/register-export.ts");
      const { today } = await import("../../core/project/today.ts");
      const { workbook, rows } = await withProject(file, asReader, (project) =>
        registerWorkbook(project, register, today(project)),
      );
      writeFileSync(out, workbook);
      return {
        data: { register, file: path.resolve(out), rows },
        lines: [`已导出 ${rows} 行到 ${out}。证件号、电话和账号不在其中,再导入时不变。`],
      };
    }
    if (layer === undefined || format === undefined) {
      throw usageError("要给 --layer 和 --format,或给 --register。");
    }
    const { exportLayer } = await import("../../core/exchange/export-layer.ts");
    const report = await withProject(file, asReader, (project) =>
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
