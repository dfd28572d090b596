import { defineCommand, projectFile } from "../command.ts";
import { restoreSchema } from "../json-schemas.ts";

export const restoreCommand = defineCommand({
  name: "restore",
  summary: "用备份恢复项目文件,原文件移到副本文件夹留存",
  positionals: [projectFile, { name: "COPY.gpkg", summary: "从哪个备份恢复" }],
  options: {},
  writes: false,
  schema: restoreSchema,
  async run({ positionals }) {
    const [file = "", copy = ""] = positionals;
    const { restoreProject } = await import("../../core/project/backup.ts");
    const { keptAside } = restoreProject(copy, file);
    const kept = keptAside === null ? [] : [`原来的文件留存在 ${keptAside}。`];
    return { data: { file, copy, keptAside }, lines: [`已从 ${copy} 恢复 ${file}。`, ...kept] };
  },
});
