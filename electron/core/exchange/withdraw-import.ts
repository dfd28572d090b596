import { AppError } from "../../../shared/contract/errors.ts";
import { type ListedEvent, listEvents } from "../project/event-reader.ts";
import type { Project } from "../project/project.ts";
import { undoEvent } from "../project/undo.ts";
import { withdrawnImports } from "../project/withdrawn-imports.ts";

/**
 * Takes back the whole import of a sheet by one event: every row is as it was before. The batch stays in
 * the books as withdrawn, and the file may be imported again. Returns the event that was taken back.
 * Throws `value.invalid` for a batch that there is not, one that is no sheet's and one that is withdrawn
 * already; `undo.conflict` where rows were changed since or others stand on them.
 */
export function withdrawImport(project: Project, batchId: number): ListedEvent {
  const batch = project.db
    .prepare<[number], { uid: string; target: string }>(
      "SELECT uid, target FROM import_batch WHERE id = ?",
    )
    .get(batchId);
  if (batch === undefined) throw invalid("没有这一批导入,请刷新后重试。", { batchId });
  if (!batch.target.startsWith("table:")) {
    throw invalid("图层和权属数据不能整批撤回。要换掉它们,请用新的数据“替换”导入。", { batchId });
  }
  if (withdrawnImports(project).has(batch.uid)) throw invalid("这次导入已经撤回。", { batchId });
  const event = listEvents(project, { command: "import" }).find(
    ({ kind, body }) => kind === "rows" && body.summary.batch === batch.uid,
  );
  if (event === undefined) throw invalid("这次导入没有改动记录,没有可撤回的。", { batchId });
  return undoEvent(project, event);
}

function invalid(message: string, details: Record<string, unknown>): AppError {
  return new AppError("value.invalid", message, { details });
}
