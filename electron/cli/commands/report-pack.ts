import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { usageError } from "../arguments.ts";
import { defineCommand, projectFile } from "../command.ts";
import { cutOffOptions, cutOffsOf, scopeCodeOf, scopeOptions } from "../cut-offs.ts";
import { reportPackSchema } from "../schemas/county-schema.ts";
import { withProject } from "../with-project.ts";

export const reportPackCommand = defineCommand({
  name: "report-pack",
  summary: "做报送县里的数据包:只有数字、口径和记录编号,没有姓名、证件和图形",
  positionals: [projectFile],
  options: {
    "as-of": cutOffOptions["as-of"],
    town: scopeOptions.town,
    out: { kind: "text", placeholder: "F.qhsreport", summary: "写到哪个文件", required: true },
  },
  writes: false,
  schema: reportPackSchema,
  async run({ positionals, options, person }) {
    const [file = ""] = positionals;
    const { out, town } = options;
    if (!out.endsWith(".qhsreport"))
      throw usageError(`--out 应以 .qhsreport 结尾,给的是“${out}”。`);
    const question = {
      ...cutOffsOf({ "as-of": options["as-of"], "known-at": undefined }),
      scopeCode: scopeCodeOf({ town, village: undefined }),
    };
    const { reportBasis } = await import("../../core/reports/indicators/indicator-figures.ts");
    const { packOf } = await import("../../core/calls/county-desk.ts");
    const { packBytes } = await import("../../core/exchange/report-pack/pack-file.ts");
    const pack = await withProject(file, { mode: "read", person }, (project) =>
      packOf(project, reportBasis(project, question)),
    );
    const bytes = packBytes(pack);
    writeFileSync(out, bytes);
    const written = path.resolve(out);
    const { townCode, townName, asOf, packedAt, units, rows } = pack;
    const villages = units.length - 1;
    return {
      data: {
        file: written,
        sha256: createHash("sha256").update(bytes).digest("hex"),
        ...{ townCode, townName, asOf, packedAt, villages, rows: rows.length },
      },
      lines: [
        `已做好 ${townName} 截至 ${asOf} 的报送包:${villages} 个村,${rows.length} 条记录的编号。`,
        written,
        "包里没有姓名、证件号、电话和图形。",
      ],
    };
  },
});
