import { defineCommand, projectFile } from "../command.ts";
import { backupSchema } from "../json-schemas.ts";

export const backupCommand = defineCommand({
  name: "backup",
  summary: "备份项目文件(打开着也可以),并检查副本",
  positionals: [projectFile, { name: "COPY.gpkg", summary: "备份写到哪里" }],
  options: {},
  writes: false,
  schema: backupSchema,
  async run({ positionals }) {
    const [file = "", copy = ""] = positionals;
    const { backupProject } = await import("../../core/project/backup.ts");
    backupProject(file, copy);
    return { data: { file, copy }, lines: [`已备份到 ${copy},副本检查无误。`] };
  },
});
