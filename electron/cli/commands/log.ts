import type { ListedEvent } from "../../core/project/event-reader.ts";
import { eventWords } from "../../core/reports/event-words.ts";
import { defineCommand, projectFile } from "../command.ts";
import { logSchema } from "../json-schemas.ts";
import { textTable } from "../text-table.ts";
import { withProject } from "../with-project.ts";

function eventFacts(event: ListedEvent) {
  const { id, uid, at, person, command, kind, undoable, undoOf, body } = event;
  return { id, uid, at, person, command, kind, undoable, undoOf, rows: body.rows.length };
}

export const logCommand = defineCommand({
  name: "log",
  summary: "列出操作日志,新的在前",
  positionals: [projectFile],
  options: {},
  writes: false,
  schema: logSchema,
  async run({ positionals, person }) {
    const [file = ""] = positionals;
    const { listEvents } = await import("../../core/project/event-reader.ts");
    const events = await withProject(file, { mode: "read", person }, (project) =>
      listEvents(project),
    );
    const rows = events.map((event) => [
      String(event.id),
      event.at,
      event.person,
      event.kind === "undo" ? `撤销:${eventWords(event.command)}` : eventWords(event.command),
    ]);
    return {
      data: { events: events.map(eventFacts) },
      lines:
        rows.length === 0 ? ["日志是空的。"] : textTable(["序号", "时间", "操作人", "操作"], rows),
    };
  },
});
