import { usageError } from "../arguments.ts";
import { defineCommand, projectFile } from "../command.ts";
import { newSchema } from "../json-schemas.ts";

export const newCommand = defineCommand({
  name: "new",
  summary: "新建项目文件",
  positionals: [projectFile],
  options: {
    name: { kind: "text", placeholder: "NAME", summary: "项目名称", required: true },
    county: { kind: "text", placeholder: "140725", summary: "县级行政区代码,6 位数字" },
  },
  writes: true,
  schema: newSchema,
  async run({ positionals, options, person }) {
    const [file = ""] = positionals;
    const { name, county } = options;
    if (county !== undefined && !/^\d{6}$/.test(county)) {
      throw usageError(`--county 应为 6 位数字,给的是“${county}”。`);
    }
    const { createProject, closeProject } = await import("../../core/project/project.ts");
    const countyCode = county === undefined ? {} : { countyCode: county };
    closeProject(createProject(file, { name, person, ...countyCode }));
    return {
      data: { file, name, countyCode: county ?? null },
      lines: [`已新建项目“${name}”:${file}`],
    };
  },
});
