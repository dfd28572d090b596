import { eventWords } from "../../core/reports/event-words.ts";
import { defineCommand, projectFile } from "../command.ts";
import { undoSchema } from "../json-schemas.ts";
import { withProject } from "../with-project.ts";

export const undoCommand = defineCommand({
  name: "undo",
  summary: "撤销本人最近一次可撤销的操作(导入和核对不在此列)",
  positionals: [projectFile],
  options: {},
  writes: true,
  schema: undoSchema,
  async run({ positionals, person }) {
    const [file = ""] = positionals;
    const { undoLast } = await import("../../core/project/undo.ts");
    const event = await withProject(file, { mode: "write", person }, undoLast);
    const { id, uid, at, command } = event;
    return {
      data: { undone: { id, uid, at, command } },
      lines: [`已撤销 ${at} 的操作:${eventWords(command)}。`],
    };
  },
});
