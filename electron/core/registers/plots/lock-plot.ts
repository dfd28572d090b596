import { utcWithOffset } from "../../project/event-record.ts";
import type { Project } from "../../project/project.ts";
import { stateOf } from "../../project/project-state.ts";
import type { Recorder } from "../../project/recorder.ts";

/**
 * Notes why a plot keeps its shape and area when a later run comes to another result (D1), once for each
 * kind; undoing the command takes it away.
 * @param reference uid of the row that stands behind it
 */
export function lockPlot(
  project: Project,
  recorder: Recorder,
  lock: {
    readonly code: string;
    readonly kind: "form" | "shape" | "posted";
    readonly reference: string;
  },
): void {
  const { code, kind, reference } = lock;
  const present = project.db
    .prepare("SELECT 1 FROM plot_lock WHERE plot_code = ? AND kind = ?")
    .get(code, kind);
  if (present !== undefined) return;
  const locked_at = utcWithOffset(stateOf(project).clock());
  recorder.insert("plot_lock", { plot_code: code, kind, reference, locked_at });
}
