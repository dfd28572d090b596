import { given } from "../../../shared/contract/given.ts";
import { isCalendarDay } from "../../../shared/entry/read-date.ts";
import type { ListedEvent } from "../../core/project/event-reader.ts";
import { eventWords } from "../../core/reports/event-words.ts";
import { usageError } from "../arguments.ts";
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
  options: {
    by: { kind: "text", placeholder: "NAME", summary: "只看一个人的" },
    from: { kind: "text", placeholder: "DATE", summary: "从哪一天起" },
    to: { kind: "text", placeholder: "DATE", summary: "到哪一天止" },
    "after-posting": { kind: "flag", summary: "公示之后又改了所公示图斑的" },
    "after-report": { kind: "flag", summary: "报表冻结之后又改了已计入的记录的" },
    bulk: { kind: "flag", summary: "成批的:导入、套图,或一次改 20 行以上" },
    night: { kind: "flag", summary: "夜间(22 时至 6 时)的" },
  },
  writes: false,
  schema: logSchema,
  async run({ positionals, options, person }) {
    const [file = ""] = positionals;
    const { by, from, to, bulk, night } = options;
    for (const [name, date] of Object.entries({ from, to })) {
      if (date !== undefined && !isCalendarDay(date)) {
        throw usageError(`--${name} 应为 2026-11-24 这样的日期,给的是“${date}”。`);
      }
    }
    const filter = {
      ...given({ person: by, from, to }),
      ...{ bulk, night, afterPosting: options["after-posting"] },
      afterReport: options["after-report"],
    };
    const { filterEvents } = await import("../../core/reports/event-filter.ts");
    const events = await withProject(file, { mode: "read", person }, (project) =>
      filterEvents(project, filter),
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
        rows.length === 0
          ? ["没有这样的记录。"]
          : textTable(["序号", "时间", "操作人", "操作"], rows),
    };
  },
});
